import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FakeSlack } from '../../demo/slack/index.ts';
import type { Config } from '../../src/config.ts';
import type { Ledger } from '../../src/store/index.ts';
import type { ChildOrders, ChildReports } from './orders.ts';

/** The real app in a child process, beside a fake Slack in this one. */
export class AppProcess {
  /** Rejects when the process ends before it listens. */
  readonly ready: Promise<void>;
  /** Resolves with the signal once the process is gone. */
  readonly gone: Promise<string | null>;
  readonly #child: ChildProcess;
  readonly #reports = new Set<(report: ChildReports) => void>();
  readonly #slack: FakeSlack;
  readonly #unfollow: () => void;
  #alive = true;
  #ticks = 0;
  #said = '';

  constructor(slack: FakeSlack, config: Config) {
    const aheadMs = slack.now().getTime() - Date.now();
    const setup = { config, aheadMs, cardPace: 0 };
    this.#slack = slack;
    this.#child = fork(join(import.meta.dirname, 'child.ts'), [JSON.stringify(setup)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(tmpdir(), 'desk-compile-cache') },
    });
    this.#child.stderr?.on('data', (text) => {
      this.#said = `${this.#said}${text}`.slice(-4_000);
    });
    this.#child.on('message', (report: ChildReports) => {
      for (const hear of this.#reports) hear(report);
    });
    this.gone = once(this.#child, 'close').then(([, signal]) => {
      this.#alive = false;
      this.#unfollow();
      return signal;
    });
    this.#unfollow = slack.onClock(() => this.#tellTime());
    this.ready = this.#until((report) => report.type === 'ready').then((ready) => {
      if (!ready) throw new Error(`the app did not start: ${this.#said}`);
    });
    // Whoever waits for it hears why it did not start; nobody may wait for one that is to be killed.
    this.ready.catch(() => undefined);
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** What it wrote on standard error. */
  get said(): string {
    return this.#said;
  }

  /** Looks for reminders and for stale cards, and draws those too when it is to be settled; false when the process ended meanwhile. */
  async tick({ settled = false } = {}): Promise<boolean> {
    const n = ++this.#ticks;
    const done = this.#until((report) => report.type === 'ticked' && report.n === n);
    this.#tellTime();
    this.#order({ type: 'tick', n, settled });
    return done;
  }

  /** Resolves once the process has stopped, for good, right before or after a verb of the ledger. */
  async holdAt(verb: keyof Ledger, when: 'before' | 'after'): Promise<void> {
    const held = this.#until((report) => report.type === 'held' && report.verb === verb);
    this.#order({ type: 'hold', verb, when });
    if (!(await held)) throw new Error(`the app ended before it came to ${verb}: ${this.#said}`);
  }

  /** Lets it kill itself at so many calls of the ledger from now; at a half, once the call is made. */
  dieAt(calls: number): void {
    this.#order({ type: 'die', calls });
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.gone;
  }

  #tellTime(): void {
    this.#order({ type: 'clock', aheadMs: this.#slack.now().getTime() - Date.now() });
  }

  #order(order: ChildOrders): void {
    // It may be dead or dying: then the order is lost, as it would be.
    if (this.#child.connected) this.#child.send(order, () => undefined);
  }

  /** True when it reported so, false when it is gone. */
  #until(match: (report: ChildReports) => boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const hear = (report: ChildReports) => {
        if (!match(report)) return;
        this.#reports.delete(hear);
        resolve(true);
      };
      this.#reports.add(hear);
      void this.gone.then(() => resolve(false));
    });
  }
}
