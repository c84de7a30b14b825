import type { Holding } from '../app/child.ts';

/** What the process held so many seconds after the first request, its garbage collected. */
export interface Sample extends Holding {
  seconds: number;
}

export interface Growth {
  aMinute: number;
  /** The standard error of that: what goes up and down by itself has a slope too. */
  error: number;
}

/**
 * By how much a thing grows in a minute: the slope of the line that lies nearest to the samples. The first third is left out, while
 * caches and pools fill.
 *
 * @example growth([{ seconds: 0, heapUsed: 1 }, { seconds: 60, heapUsed: 3 }, { seconds: 120, heapUsed: 5 }], ({ heapUsed }) => heapUsed).aMinute // 2
 */
export function growth<Some extends { seconds: number }>(
  samples: readonly Some[],
  read: (sample: Some) => number,
): Growth {
  const last = samples.at(-1)?.seconds ?? 0;
  const points = samples
    .filter(({ seconds }) => seconds >= last / 3)
    .map((sample) => ({ minutes: sample.seconds / 60, value: read(sample) }));
  const mean = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [minutes, value] = [mean((point) => point.minutes), mean((point) => point.value)];
  const spread = mean((point) => (point.minutes - minutes) ** 2);
  const aMinute = mean((point) => (point.minutes - minutes) * (point.value - value)) / spread;
  const left = mean((point) => (point.value - value - aMinute * (point.minutes - minutes)) ** 2);
  return { aMinute, error: Math.sqrt(left / spread / Math.max(1, points.length - 2)) };
}

/**
 * How much more is held at rest after the traffic than before it. Under traffic things come and go with the work, and there is more of that
 * as the ledger fills.
 *
 * @example leftBehind([{ handles: 4 }, { handles: 90 }, { handles: 5 }], ({ handles }) => handles) // 1
 */
export function leftBehind<Some>(samples: readonly Some[], read: (sample: Some) => number): number {
  const [first, last] = [samples.at(0), samples.at(-1)];
  return first === undefined || last === undefined ? 0 : read(last) - read(first);
}

/**
 * Whether it grows by more than so much a minute, and not only seems to: by three standard errors.
 *
 * @example growsBy(1, { aMinute: 9, error: 5 }) // false
 */
export const growsBy = (limit: number, { aMinute, error }: Growth): boolean => aMinute - 3 * error > limit;
