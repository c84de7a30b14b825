import type { WorkspaceClock } from './clock.ts';
import { secret } from './ids.ts';

interface Trigger {
  person: string;
  issuedAtMs: number;
  exchanged: boolean;
}

export type TriggerError = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Trigger ids: proof that a person did something a moment ago, good for three seconds and for one view. */
export class Triggers {
  readonly #triggers = new Map<string, Trigger>();
  readonly #clock: WorkspaceClock;
  readonly #lifetimeMs: number;

  constructor(clock: WorkspaceClock, lifetimeMs: number) {
    this.#clock = clock;
    this.#lifetimeMs = lifetimeMs;
  }

  issue(person: string): string {
    const id = `${this.#clock.seconds()}.${this.#triggers.size + 1}.${secret()}`;
    this.#triggers.set(id, { person, issuedAtMs: this.#clock.ms(), exchanged: false });
    return id;
  }

  /** Whose trigger it is, without using it up. */
  check(id: string): { person: string } | { error: TriggerError } {
    const trigger = this.#triggers.get(id);
    if (!trigger) return { error: 'invalid_trigger_id' };
    if (trigger.exchanged) return { error: 'exchanged_trigger_id' };
    if (this.#clock.ms() - trigger.issuedAtMs > this.#lifetimeMs) return { error: 'expired_trigger_id' };
    return { person: trigger.person };
  }

  exchange(id: string): void {
    const trigger = this.#triggers.get(id);
    if (trigger) trigger.exchanged = true;
  }
}
