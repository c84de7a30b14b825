import { DeskError } from '../desk/index.ts';

const MINUTE = 60_000;
/** People that are remembered before those who have been quiet are let go of. */
const REMEMBERED = 10_000;

/** How much of the app one person may take up, so that enough is left for everybody else. */
export interface Fairness {
  /** Counts a request. Throws DeskError when there were too many: it is not worked on. */
  admit(workspace: string, user: string): void;
}

interface Bucket {
  /** Requests that may still be made. */
  left: number;
  /** Milliseconds of the clock when that was so. */
  at: number;
}

/**
 * As many requests a minute, at once or spread; whoever has used them up gets new ones as the time passes. Counted by each process for
 * itself. Undefined: as many as anybody likes.
 *
 * @example createFairness(120).admit('T1', 'U1')
 */
export function createFairness(
  perMinute: number | undefined,
  now: () => number = () => performance.now(),
): Fairness {
  const buckets = new Map<string, Bucket>();

  function letGo(at: number): void {
    if (buckets.size < REMEMBERED) return;
    for (const [key, bucket] of buckets) if (at - bucket.at >= MINUTE) buckets.delete(key);
  }

  return {
    admit(workspace, user) {
      if (perMinute === undefined) return;
      const at = now();
      const key = `${workspace} ${user}`;
      const known = buckets.get(key) ?? { left: perMinute, at };
      const left = Math.min(perMinute, known.left + ((at - known.at) * perMinute) / MINUTE);
      if (left < 1) {
        const seconds = Math.max(1, Math.ceil(((1 - left) * MINUTE) / perMinute / 1_000));
        throw new DeskError(
          'not-allowed',
          `That was not done: more than ${perMinute} requests of yours came within a minute, and others need the app too. Wait ${seconds === 1 ? 'a second' : `${seconds} seconds`} and do it again; everything before it was done.`,
        );
      }
      letGo(at);
      buckets.set(key, { left: left - 1, at });
    },
  };
}
