import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');

/** What Node says of its cache while the command line starts, and ends; it says so on one of its two outputs. */
async function start(): Promise<string> {
  const env = { ...process.env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
  const { stdout, stderr } = await run('node', ['src/cli.js', 'help'], {
    cwd: root,
    env,
    maxBuffer: 2 ** 26,
  });
  return `${stdout}${stderr}`;
}

it('a second start takes the source as the first one left it, its types already off', async () => {
  await start();
  const said = (await start()).split('\n').filter((line) => line.includes('/src/cable/parse.ts'));
  expect(said).toContainEqual(expect.stringMatching(/retrieving transpile cache .*success$/));
  expect(said).toContainEqual(expect.stringContaining('was accepted'));
});
