const MS_PER_HOUR = 3_600_000;
/** How far the running clock jumps at a time: what an app would do by its own timer happens near its time. */
const STEP_MS = 5 * 60_000;

type Listener = (now: Date) => unknown;

/**
 * The workspace's time: where it started, plus the time that really passed, plus the hours that somebody skipped.
 * Trigger ids, response URLs and message timestamps all live on it, so that a test can age them without sleeping.
 */
export class WorkspaceClock {
  readonly #startsAt: number;
  readonly #startedAt = performance.now();
  readonly #listeners = new Set<Listener>();
  #skippedMs = 0;
  #lastTsMicros = 0;

  constructor(startsAt: Date) {
    this.#startsAt = startsAt.getTime();
  }

  now(): Date {
    return new Date(this.ms());
  }

  ms(): number {
    return Math.floor(this.#startsAt + (performance.now() - this.#startedAt) + this.#skippedMs);
  }

  /** `advance(72)` moves the workspace three days ahead and tells its listeners. */
  advance(hours: number): void {
    this.#skippedMs += hours * MS_PER_HOUR;
    for (const listener of this.#listeners) listener(this.now());
  }

  /** As `advance`, but the time passes in steps, and each waits for whoever listens: `run(24)` lets a day pass. */
  async run(hours: number): Promise<void> {
    for (let left = hours * MS_PER_HOUR; left > 0; left -= STEP_MS) {
      this.#skippedMs += Math.min(left, STEP_MS);
      const now = this.now();
      await Promise.all([...this.#listeners].map((listener) => listener(now)));
    }
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A message timestamp, later than every one before it: `1204707600.000100`. */
  nextTs(): string {
    this.#lastTsMicros = Math.max(this.ms() * 1_000, this.#lastTsMicros + 100);
    const seconds = Math.floor(this.#lastTsMicros / 1_000_000);
    return `${seconds}.${String(this.#lastTsMicros % 1_000_000).padStart(6, '0')}`;
  }

  seconds(): number {
    return Math.floor(this.ms() / 1_000);
  }
}
