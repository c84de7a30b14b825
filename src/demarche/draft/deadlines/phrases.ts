import { isoDate, monthNumber } from '../../../cable/index.ts';
import { type Anchor, daysBetween, fullYear, mayBeMeant, resolveDay } from '../calendar.ts';
import { dayOfWeekday, type FoundDay, WEEKDAY, weekdayDoubt } from './dates.ts';
import { type PrintedTime, timeAt, zoneAt } from './times.ts';

/** How a phrase binds an action to a date. */
export type Bound = 'until' | 'not-before' | 'on' | 'due';

/** `no later than COB March 7`: words that bind, and the moment that they bind to. */
export interface TimePhrase {
  bound: Bound;
  exclusive: boolean;
  start: number;
  end: number;
  date: string;
  time: string | null;
  zone: string | null;
  assumptions: string[];
  yearPrinted: boolean;
  /** An hour, COB or OOB stands beside the date. */
  namesHour: boolean;
}

const triggers: ReadonlyArray<readonly [Bound, boolean, RegExp]> = [
  [
    'not-before',
    false,
    /\b(?:(?:no|not)\s{1,2}(?:earlier|sooner)\s{1,2}th[ae]n|(?:not|n't)\s{1,2}(?:[\w-]+\s{1,2}){0,6}?(?:before|until|prior\s{1,2}to)|embargo(?:ed)?\s{1,2}(?:[\w-]+\s{1,2}){0,4}?until|(?:hold|held|wait|withh[eo]ld)\s{1,2}(?:[\w-]+\s{1,2}){0,6}?until)\s{1,3}/gi,
  ],
  [
    'until',
    false,
    /\b(?:(?:by\s{1,2})?(?:no|not)\s{1,2}later\s{1,2}th[ae]n|n\.?l\.?t\b\.?|(?:on|by)\s{1,2}or\s{1,2}before|by)\s{1,3}/gi,
  ],
  ['until', true, /\b(?:before|prior\s{1,2}to|(?:in\s{1,2}advance|ahead)\s{1,2}of)\s{1,3}/gi],
  [
    'due',
    false,
    /\bdue\s{1,2}(?:(?:on|by)\s{1,2})?|\b(?:deadlines?|suspense|due\s{1,2}date)\b[^.;]{0,80}?(?:\bis|\bof|:|\bby|-)\s{1,3}/gi,
  ],
  ['on', false, /\bon\s{1,3}/gi],
];

const glue =
  /^(?:\(n\.?l\.?t\.?\)\s{0,3}|(?:the|on|at|of|by|in|the\s{1,2}day\s{1,2}of|this(?:\s{1,2}coming)?)\b\s{0,3}|[,(]\s{0,3}|-\s{1,3}|\s{1,3})/i;
const weekday = new RegExp(`^${WEEKDAY}`, 'i');
const dtg =
  /^(?<day>\d{2})(?<hour>[0-2]\d)(?<minute>[0-5]\d)z\b(?:\s{1,3}(?<month>[a-z]{3})\b(?:\s{1,3}(?<year>\d{2})\b)?)?/i;

/** Every place where binding words are followed by a moment; one moment may be bound by several. `days` are those found in the same text. */
export function findTimePhrases(text: string, days: readonly FoundDay[], anchor: Anchor): TimePhrase[] {
  const starts = new Map(days.map((day) => [day.start, day]));
  const phrases = triggers.flatMap(([bound, exclusive, pattern]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const from = match.index + match[0].length;
      const moment =
        momentAt(text, from, starts, anchor) ??
        (bound === 'not-before' ? hourOfDayAbove(text, match.index, from, days) : null);
      if (moment === null) return [];
      // `before COB May 19` lets the 19th count: only a bare day is shut out.
      return [{ bound, ...moment, exclusive: exclusive && !moment.namesHour, start: match.index }];
    }),
  );
  // The phrase that says most comes first: `not ... before` over `before`, `due by` over `by`.
  return phrases.sort((a, b) => a.end - b.end || RANK[a.bound] - RANK[b.bound] || a.start - b.start);
}

/** `on Thursday, March 6, but no earlier than 9:30 a.m. EST`: the hour of the day that was named just before. */
function hourOfDayAbove(text: string, at: number, from: number, days: readonly FoundDay[]): Moment | null {
  const printed: PrintedTime = { time: null, zone: null, assumptions: [] };
  const length = timeLength(text.slice(from, from + 60), printed);
  const day = days.findLast(({ end }) => end <= at);
  if (length === null || printed.time === null || day === undefined || at - day.end > NEAR_DAY) return null;
  const end = tailEnd(text, from + length, printed);
  return moment(day.date, end, printed, day.assumptions, day.yearPrinted);
}

/** How far before its hour a day may stand, in characters. */
const NEAR_DAY = 60;

const RANK: Record<Bound, number> = { 'not-before': 0, due: 1, until: 2, on: 3 };

type Moment = Omit<TimePhrase, 'bound' | 'exclusive' | 'start'>;

/** Reads `COB Friday, March 7`, `9:30 a.m. EST on March 3`, `071700Z` forward from an offset. */
export function momentAt(
  text: string,
  from: number,
  starts: ReadonlyMap<number, FoundDay>,
  anchor: Anchor,
): Moment | null {
  const printed: PrintedTime = { time: null, zone: null, assumptions: [] };
  let named: { word: string; end: number } | null = null;
  let at = from;
  for (let step = 0; step < 12; step += 1) {
    const day = starts.get(at);
    if (day !== undefined) {
      const doubt = named === null ? [] : weekdayDoubt(named.word, day.date);
      const end = tailEnd(text, day.end, printed);
      return moment(day.date, end, printed, [...day.assumptions, ...doubt], day.yearPrinted);
    }
    const rest = text.slice(at, at + 60);
    const fixed = dtg.exec(rest);
    if (fixed !== null) return dtgMoment(fixed, at, anchor);
    const length = timeLength(rest, printed);
    if (length !== null) {
      at += length;
      continue;
    }
    const dayName: RegExpExecArray | null = named === null ? weekday.exec(rest) : null;
    if (dayName !== null) {
      at += dayName[0].length;
      named = { word: dayName[0], end: at };
      continue;
    }
    const skipped = glue.exec(rest);
    if (skipped === null || skipped[0].length === 0) break;
    at += skipped[0].length;
  }
  if (named === null) return null;
  const found = dayOfWeekday(named.word, anchor);
  if (found === null) return null;
  return moment(found.date, tailEnd(text, named.end, printed), printed, found.assumptions, false);
}

function timeLength(rest: string, printed: PrintedTime): number | null {
  const time = timeAt(rest);
  if (time !== null) {
    printed.time = time.time ?? printed.time;
    printed.assumptions.push(...time.assumptions);
    return time.length;
  }
  const zone = zoneAt(rest);
  if (zone === null) return null;
  printed.zone = zone.zone ?? printed.zone;
  return zone.length;
}

/** Takes in what follows the date: `March 3 at 9:30 a.m. EST`, `March 7 (COB)`. */
function tailEnd(text: string, from: number, printed: PrintedTime): number {
  let end = from;
  let at = from;
  for (let step = 0; step < 8; step += 1) {
    const rest = text.slice(at, at + 40);
    const length = timeLength(rest, printed);
    if (length !== null) {
      at += length;
      end = at;
      continue;
    }
    const skipped = /^(?:,?\s{1,3}(?:at|by)\b\s{0,3}|[,(]\s{0,3}|\s{1,3})/i.exec(rest);
    if (skipped === null) break;
    at += skipped[0].length;
  }
  return end;
}

function moment(
  date: string,
  end: number,
  printed: PrintedTime,
  assumptions: readonly string[],
  yearPrinted: boolean,
): Moment {
  const hour = printed.time === null ? [noHour(printed)] : [];
  const said = printed.assumptions.filter((one) => one !== 'close of business');
  return {
    end,
    date,
    time: printed.time,
    zone: printed.zone,
    assumptions: [...assumptions, ...said, ...hour],
    yearPrinted,
    namesHour: printed.time !== null || said.length < printed.assumptions.length,
  };
}

function noHour(printed: PrintedTime): string {
  const where = printed.zone === null ? 'at post' : `in ${printed.zone}`;
  return printed.assumptions.includes('close of business')
    ? `close of business ${where}`
    : `no time given: close of business ${where}`;
}

/** `071700Z MAR 08`; without a month, that hour of the 7th on or after the DTG. */
function dtgMoment(match: RegExpExecArray, at: number, anchor: Anchor): Moment | null {
  const { day = '', hour = '', minute = '', month, year } = match.groups ?? {};
  if (anchor.day === null || Number(hour) > 23) return null;
  const printedMonth = month === undefined ? null : monthNumber(month);
  const printedYear = year === undefined ? null : fullYear(Number(year), anchor);
  const resolved =
    printedMonth !== null
      ? resolveDay({ month: printedMonth, day: Number(day), year: printedYear }, anchor)
      : nextSuchDay(Number(day), anchor.day);
  if (resolved === null) return null;
  return {
    end: at + match[0].length,
    date: resolved.date,
    time: `${hour}:${minute}`,
    zone: 'UTC',
    assumptions: resolved.assumptions,
    yearPrinted: printedYear !== null,
    namesHour: true,
  };
}

/** Whoever writes the hour and the day alone speaks of the days ahead. */
const FAR_WITHIN_MONTHS_DAYS = 14;

function nextSuchDay(day: number, today: string): { date: string; assumptions: string[] } | null {
  const [year = 0, month = 0, date = 0] = today.split('-').map(Number);
  if (day >= date) return inMonth(isoDate(year, month, day), []);
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const earlier = isoDate(year, month, day);
  const next = isoDate(nextYear, nextMonth, day);
  const isFar = next === null || daysBetween(today, next) > FAR_WITHIN_MONTHS_DAYS;
  return inMonth(next, earlier !== null && isFar ? [mayBeMeant('month', earlier, today)] : []);
}

function inMonth(date: string | null, doubts: string[]): { date: string; assumptions: string[] } | null {
  return date === null ? null : { date, assumptions: [...doubts, 'month and year from the DTG'] };
}
