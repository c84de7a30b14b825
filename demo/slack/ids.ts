import { createHash, randomBytes } from 'node:crypto';

/**
 * Slack-looking ids that count up, one counter a prefix: `F0000000001`. Counting keeps a test's output the same from run
 * to run; what must not be guessed (tokens, URLs) comes from `secret`.
 */
export class Ids {
  readonly #counters = new Map<string, number>();

  next(prefix: string): string {
    const count = (this.#counters.get(prefix) ?? 0) + 1;
    this.#counters.set(prefix, count);
    return `${prefix}${count.toString(36).toUpperCase().padStart(10, '0')}`;
  }

  /** A short id for a block that came without one: `b1a`. */
  block(): string {
    const count = (this.#counters.get('block') ?? 0) + 1;
    this.#counters.set('block', count);
    return `b${count.toString(36)}`;
  }
}

export function secret(bytes = 16): string {
  return randomBytes(bytes).toString('hex');
}

export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
