/** One answer, in milliseconds since it was asked for. */
export interface Answered {
  /** Until the app's HTTP response: what Slack waits for, three seconds at most. */
  acknowledged: number;
  /** Until what the person asked for is there. */
  answered: number;
}

/** What one round of sending was like; milliseconds. */
export interface Round {
  perSecond: number;
  acknowledged: Spread;
  answered: Spread;
}

export interface Spread {
  p50: number;
  p99: number;
}

/** So many senders, each of which sends the next as soon as its last is answered. */
export async function drive(
  senders: number,
  milliseconds: number,
  send: () => Promise<Answered>,
): Promise<Round> {
  const all: Answered[] = [];
  const begun = performance.now();
  const until = begun + milliseconds;
  await Promise.all(
    Array.from({ length: senders }, async () => {
      do all.push(await send());
      while (performance.now() < until);
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  return {
    perSecond: all.length / seconds,
    acknowledged: spread(all.map(({ acknowledged }) => acknowledged)),
    answered: spread(all.map(({ answered }) => answered)),
  };
}

/** Milliseconds of each of so many runs, one after the other. */
export async function timed(times: number, run: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await run(index);
    taken.push(performance.now() - start);
  }
  return taken;
}

/**
 * The value that so large a part of all lie at or under.
 *
 * @example quantile([4, 1, 3, 2], 0.5) // 2
 */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const spread = (values: readonly number[]): Spread => ({
  p50: quantile(values, 0.5),
  p99: quantile(values, 0.99),
});
