import { unknown } from './choices.ts';
import { daysIn, localDate, pastDate, shifted } from './dates.ts';
import type { Reading, ReadingContext } from './types.ts';
import { AMOUNT, clockIn, instantAt, minutesOf } from './when.ts';

const SINCE_WHEN =
  'Say since when, and it must be over: “what changed since Monday?”, “since yesterday at 15:00”, “since 6 March”, “in the last 24 hours”.';

const AGO = new RegExp(`(?<![\\p{L}\\p{N}])${AMOUNT} ago(?![\\p{L}\\p{N}])`, 'iu');
const LATELY = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:last|past) (?:${AMOUNT}|(h|d)(?:our|ay))(?![\\p{L}\\p{N}])`,
  'iu',
);
const WEEK = /(?<![\p{L}\p{N}])(last|this) week(?![\p{L}\p{N}])/iu;
const LAST = /(?<![\p{L}\p{N}])last /iu;
const TODAY = /(?<![\p{L}\p{N}])this morning(?![\p{L}\p{N}])/iu;
const OVERNIGHT = /(?<![\p{L}\p{N}])(?:overnight|last night)(?![\p{L}\p{N}])/iu;
/** A name of a time that is not one of these would be passed over. */
const NAMES_A_TIME = /(?<![\p{L}\p{N}])since(?![\p{L}\p{N}])[\s:,]*\p{L}/iu;

/** What lasts up to now, beside a day that ends at midnight: "since Monday", "in the last 24 hours", "this week". */
export const LASTS_UNTIL_NOW = new RegExp(
  `(?<![\\p{L}\\p{N}])since(?![\\p{L}\\p{N}])|${LATELY.source}|${OVERNIGHT.source}|(?<![\\p{L}\\p{N}])this (?:week|morning)(?![\\p{L}\\p{N}])`,
  'iu',
);

const DAY_BEGINS = '00:00';
/** When those who went home for the night did. */
const DAY_ENDED = '18:00';
const MONDAY = { type: 'weekday', day: 1, next: false } as const;
const MINUTE = 60_000;

/** The days that were meant, as they are called where the person is: two where today's own weekday was named. */
function daysBack(text: string, today: string): string[] | null {
  const week = WEEK.exec(text);
  const monday = pastDate(MONDAY, shifted(today, 1)) ?? today;
  if (week) return [week[1]?.toLowerCase() === 'last' ? shifted(monday, -7) : monday];
  if (TODAY.test(text)) return [today];
  const [mention, ...others] = daysIn(text);
  if (!mention) return null;
  if (others.length > 0) return [];
  const date = pastDate(mention.named, today);
  if (date !== null) return [date];
  if (mention.named.type !== 'weekday' || mention.named.next) return [];
  const aWeekAgo = shifted(today, -7);
  return LAST.test(text.slice(mention.start, mention.end)) ? [aWeekAgo] : [today, aWeekAgo];
}

/**
 * The instants since which something is asked for; none when they are not over, null when none is named.
 *
 * @example instantsSince('yesterday', { now: new Date('2008-03-06T15:00:00Z'), zone: 'UTC' }) // [2008-03-05T00:00:00Z]
 */
export function instantsSince(
  text: string,
  { now, zone }: Pick<ReadingContext, 'now' | 'zone'>,
): Date[] | null {
  const amount = AGO.exec(text) ?? LATELY.exec(text);
  if (amount) return [new Date(now.getTime() - minutesOf(amount[1], amount[2] ?? amount[3]) * MINUTE)];
  const today = localDate(now, zone);
  if (OVERNIGHT.test(text)) return [instantAt(shifted(today, -1), DAY_ENDED, zone)];
  const clock = clockIn(text.replace(TODAY, ' today '));
  const days = daysBack(text, today);
  if (days === null && clock === null) return null;
  const instants = (days ?? [today]).map((date) => instantAt(date, clock?.time ?? DAY_BEGINS, zone));
  // "Since nine", said at eight, is since yesterday's.
  if (days === null)
    return instants.map((one) =>
      one > now ? instantAt(shifted(today, -1), clock?.time ?? DAY_BEGINS, zone) : one,
    );
  return instants.filter((instant) => instant < now);
}

/** Whether a time is named since which something may be asked for: "what changed today". */
export const namesSince = (text: string, context: ReadingContext): boolean =>
  instantsSince(text, context) !== null;

/** Reads "what changed since Monday?": a day begins at midnight by the person's own clock. */
export function readSince(text: string, mrn: string | null, context: ReadingContext): Reading {
  const instants = instantsSince(text, context);
  if (instants === null && !NAMES_A_TIME.test(text)) return { type: 'since', mrn, from: null };
  const readings = (instants ?? []).map((one) => ({ type: 'since', mrn, from: one.toISOString() }) as const);
  const [only, ...others] = readings;
  if (!only) return unknown(mrn, SINCE_WHEN);
  if (others.length === 0) return only;
  return { type: 'ambiguous', mrn, readings, question: 'Since which of these days?' };
}
