import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** Commands as people copy them: the lines of fenced blocks, and what stands between backticks in the text; a comment behind them goes. */
function commandsIn(file: string): string[] {
  const text = read(file);
  const fenced = [...text.matchAll(/^```[a-z]*\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const between = [...text.replaceAll(/^```.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code = '']) => code,
  );
  return [...fenced, ...between]
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => /^(?:[A-Z_]+=\S* )*(?:npm|node|npx|docker|git|cp|openssl) /.test(line));
}

const commands = [...new Set(['README.md', 'CONTRIBUTING.md'].flatMap(commandsIn))];

/** Run as they stand, with something of what they must print. */
const RUN: Record<string, RegExp> = {
  'npm run -s cli -- help': /parse FILE/,
  'npm run -s cli -- parse samples/08STATE22377.txt': /08 ?STATE ?22377[\s\S]*KOSOVO/,
  'npm run -s cli -- parse samples/08STATE22377.txt --json': /^\{[\s\S]*"mrn": ?"08STATE22377"/,
  'npm run -s cli -- parse samples --jsonl': /^(?:\{.*\}\n){4,}$/,
  'npm run -s cli -- manifest --url https://desk.example.org':
    /request_url: https:\/\/desk\.example\.org\/slack\/events/,
};

/** Not run here, each for the reason beside it. */
const NOT_RUN: ReadonlyArray<readonly [command: RegExp, why: string]> = [
  [
    /^npm ci$/,
    'needs the network, and takes the packages away from under this test; CI runs it first (.ci/run)',
  ],
  [/^npm ci && npm test$/, 'is what CI runs, this test in it'],
  [/^(?:BROWSER_TEST=1 )?npm test$/, 'is what CI runs, this test in it'],
  [/^(?:STORE_PICTURES=1 )?npm run unit --(?: test\/[a-z./]+)+$/, 'runs tests, as CI does'],
  [
    /^npm run (?:torture|bench|soak)(?: -- [a-z-]+)?$/,
    'takes minutes; test/torture and test/bench run their short forms',
  ],
  [/^npm audit(?: --omit=dev)?$/, 'asks the registry, whose answer changes without us'],
  [/^npm run format$/, 'writes to the files; `npm run lint` says in CI that nothing is left to write'],
  [/^npm run screenshots$/, 'needs a browser, and writes pictures'],
  [/^SLACK_\S+=\S* .*npm start$/, 'needs tokens of Slack; test/bench starts the same file over HTTP'],
  [
    /^npm run -s cli -- (?:export|import|check|backup|forget|doctor)\b/,
    'needs a ledger, or a token of Slack; test/cli.test.ts runs it on one',
  ],
  [
    /^(?:cp \.env\.example \.env|node --env-file=\.env src\/main\.js)$/,
    'needs tokens of Slack; test/deployment.test.ts compares the file with the settings',
  ],
  [
    /^docker compose (?:up --build|exec app node src\/cli\.js doctor)$/,
    'needs Docker and the network; test/deployment.test.ts reads what it is built from',
  ],
  [/^openssl rand -base64 32$/, 'is a tool of the system'],
];

/** Words of npm itself. */
const OF_NPM = ['ci', 'audit'];

const DEMO = 'npm ci && npm run demo';

describe('the commands of README.md and CONTRIBUTING.md', () => {
  it('are found, in blocks and in the text', () => {
    expect(commands).toContain(DEMO);
    expect(commands).toContain('npm run -s cli -- help');
  });

  it('are each run here, or named with the reason why not', () => {
    const undecided = commands.filter(
      (command) =>
        !(command in RUN) &&
        ![DEMO, 'npm run demo'].includes(command) &&
        !NOT_RUN.some(([one]) => one.test(command)),
    );
    expect(undecided).toEqual([]);
  });

  it('name scripts that package.json has', () => {
    const named = commands.flatMap((command) =>
      [...command.matchAll(/npm (?:run (?:-s )?)?([a-z]+)/g)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => !OF_NPM.includes(name) && !(name in scripts))).toEqual([]);
  });

  it('name files that are there', () => {
    const files = [...commands, ...Object.values(scripts)].flatMap(
      (command) => command.match(/\b(?:samples|src|demo|bench|scripts|test)\/[\w/.]+/g) ?? [],
    );
    const missing = files.filter((file) => {
      try {
        read(file);
        return false;
      } catch (error) {
        return !(error instanceof Error && 'code' in error && error.code === 'EISDIR');
      }
    });
    expect(files.length).toBeGreaterThan(3);
    expect(missing).toEqual([]);
  });

  it.each(Object.entries(RUN))('%s', async (command, prints) => {
    expect(commands).toContain(command);
    const { stdout } = await run('sh', ['-c', command], { cwd: root, maxBuffer: 16_000_000 });
    expect(stdout).toMatch(prints);
  });

  it('npm run demo', async () => {
    const port = await freePort();
    // A group of its own: a signal to npm alone may not reach what it started.
    const demo = spawn('npm', ['run', 'demo'], {
      cwd: root,
      env: { ...process.env, PORT: String(port) },
      detached: true,
    });
    const ended = once(demo, 'exit');
    try {
      await prints(demo.stdout, 'Demarche Desk runs in a workspace of its own');
      const page = await fetch(`http://127.0.0.1:${port}/`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<script');
    } finally {
      if (demo.pid !== undefined) process.kill(-demo.pid, 'SIGINT');
      await ended;
    }
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });
});

/** Resolves once the stream has brought the words; rejects with what it brought when it ends before. */
async function prints(stream: AsyncIterable<Buffer>, words: string): Promise<void> {
  let said = '';
  for await (const chunk of stream) {
    said += chunk.toString();
    if (said.includes(words)) return;
  }
  throw new Error(`It ended, and said only: ${said}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
