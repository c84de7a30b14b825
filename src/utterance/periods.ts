import { localDate, shifted } from './dates.ts';
import { instantsSince, LASTS_UNTIL_NOW } from './since.ts';
import type { ReadingContext } from './types.ts';
import { instantAt } from './when.ts';

/** A time that is over, or was begun; `until` null is up to now. ISO instants. */
export interface NamedPeriod {
  from: string;
  until: string | null;
}

/** These bound a period by its end, or by two: nobody asks so for what was said on one day. */
const BOUNDED = /(?<![\p{L}\p{N}])(?:by|before|until|till|between|after|due)(?![\p{L}\p{N}])/iu;
const LAST_WEEK = /(?<![\p{L}\p{N}])last week(?![\p{L}\p{N}])/iu;

/**
 * The periods that a text may name: a day or last week as a whole, anything with "since" up to now. None where it names a time that is
 * not over or that can not be told; null where it names none.
 *
 * @example periodsIn('who delivered yesterday', context) // [{ from: '2008-03-06T05:00:00.000Z', until: '2008-03-07T05:00:00.000Z' }]
 */
export function periodsIn(text: string, context: Pick<ReadingContext, 'now' | 'zone'>): NamedPeriod[] | null {
  const { zone } = context;
  const instants = instantsSince(text, context);
  if (instants === null) return null;
  if (BOUNDED.test(text)) return [];
  if (LASTS_UNTIL_NOW.test(text)) return instants.map((from) => ({ from: from.toISOString(), until: null }));
  const days = LAST_WEEK.test(text) ? 7 : 1;
  return instants.map((instant) => {
    const date = localDate(instant, zone);
    const [from, until] = [date, shifted(date, days)].map((one) =>
      instantAt(one, '00:00', zone).toISOString(),
    );
    return { from: from ?? '', until: until ?? null };
  });
}
