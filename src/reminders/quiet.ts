import type { Clock } from '../desk/index.ts';

/** Channels that Slack asked us to leave alone for a while. */
export class Quiet {
  readonly #clock: Clock;
  readonly #until = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ask(channel: string, seconds: number): void {
    this.#until.set(channel, this.#clock.now().getTime() + seconds * 1_000);
  }

  in(channel: string): boolean {
    return (this.#until.get(channel) ?? 0) > this.#clock.now().getTime();
  }
}
