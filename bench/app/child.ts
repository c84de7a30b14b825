import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './http.ts';
import { Wire } from './wire.ts';

const SIGNING_SECRET = 'the-bench-signs-with-this';
/** The app, as it is started for people, and the bare ones to measure it by. */
const APPS = {
  desk: { file: join(import.meta.dirname, '../../src/main.js'), words: [] },
  bare: { file: join(import.meta.dirname, 'bare.ts'), words: [] },
  answering: { file: join(import.meta.dirname, 'bare.ts'), words: ['answering'] },
} as const;
/** What `probe.js` tells of a process. Bytes and counts. */
export interface Holding {
  rss: number;
  heapUsed: number;
  /** What V8 has taken for its heap, used or not. */
  heapTotal: number;
  /** What the event loop waits for: sockets, timers, servers. */
  handles: number;
  /** Open files and sockets of the process; null where the system does not tell. */
  descriptors: number | null;
  /** Seconds that processors have worked for it since it began. */
  cpu: number;
}

/** Milliseconds between two looks whether the port is open. */
const LOOK = 2;

/** What `npm start` and the image tell Node, so that what is measured is what people run; the bare apps get the same. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  return String(scripts.start).match(/--\S+/g) ?? [];
}

/** What the image sets beside them, which can only be said before a process starts. */
function startEnvironment(): Record<string, string> {
  const dockerfile = readFileSync(join(import.meta.dirname, '../../Dockerfile'), 'utf8');
  return Object.fromEntries(
    [...dockerfile.matchAll(/\b(MALLOC_\w+)=(\d+)/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** An app in a process of its own, spoken to over HTTP. */
export class AppChild {
  readonly wire: Wire;
  /** Lines of its log, which it writes on standard error from `warn` up. */
  readonly said: string[] = [];
  readonly #child: ChildProcess;
  readonly #port: number;
  #gone = false;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.#port = port;
    this.wire = new Wire(port, SIGNING_SECRET);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.said.push(...text.split('\n').filter((line) => line !== ''));
    });
    child.once('exit', () => {
      this.#gone = true;
    });
  }

  /** Resolves once it listens. */
  static async start(
    app: keyof typeof APPS,
    { apiUrl, databaseUrl = '' }: { apiUrl: string; databaseUrl?: string },
    execArgv: readonly string[] = [],
  ): Promise<AppChild> {
    const port = await freePort();
    const { file, words } = APPS[app];
    const child = fork(file, words, {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--import', join(import.meta.dirname, 'probe.js'), ...startFlags(), ...execArgv],
      env: {
        PATH: process.env.PATH,
        ...startEnvironment(),
        SLACK_BOT_TOKEN: 'xoxb-bench',
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        SLACK_API_URL: apiUrl,
        DATABASE_URL: databaseUrl,
        PORT: String(port),
        LOG_LEVEL: 'warn',
        // One person does the work of many here.
        REQUESTS_PER_MINUTE: '0',
      },
    });
    const started = new AppChild(child, port);
    await started.#listens();
    return started;
  }

  async holding(): Promise<Holding> {
    const told: Promise<Holding[]> = once(this.#child, 'message');
    this.#child.send('holding');
    const [holding] = await told;
    if (holding === undefined) throw new Error('the app said nothing of what it holds');
    return holding;
  }

  /** Told to stop as a supervisor would; says with which code it went. */
  async stop(): Promise<number | null> {
    this.wire.close();
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const [code] = await gone;
    return code;
  }

  async #listens(): Promise<void> {
    while (!(await reaches(this.#port))) {
      if (this.#gone) throw new Error(`The app ended before it listened:\n${this.said.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  }
}

function reaches(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
