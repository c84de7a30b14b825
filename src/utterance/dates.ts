import { tz } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';
import { getISODay } from 'date-fns/getISODay';

const UTC = tz('UTC');
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** A day as it was named, before it is known which week, month or year is meant. */
export type NamedDay =
  | { type: 'offset'; days: number }
  | { type: 'weekday'; day: number; next: boolean }
  | { type: 'date'; year: number | null; month: number | null; day: number };

export interface DayMention {
  named: NamedDay;
  start: number;
  end: number;
}

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const DAY_NUMBER = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?:,? (\\d{4}))?';

const monthOf = (word: string | undefined) => MONTHS.findIndex((name) => name.startsWith(word ?? '?')) + 1;
const yearOf = (digits: string | undefined) => (digits ? Number(digits) : null);

const OFFSETS: Readonly<Record<string, number>> = {
  today: 0,
  tonight: 0,
  'this morning': 0,
  'this afternoon': 0,
  'this evening': 0,
  tomorrow: 1,
  yesterday: -1,
  'day after tomorrow': 2,
  'day before yesterday': -2,
};

interface Form {
  pattern: RegExp;
  read(groups: readonly (string | undefined)[]): NamedDay | null;
}

const form = (source: string, read: Form['read']): Form => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:on |by )?(?:the )?${source}(?![\\p{L}\\p{N}])`, 'giu'),
  read,
});

/** In the order tried: a longer form first, so that "6 March" is not "the 6th". */
const FORMS: readonly Form[] = [
  form('(\\d{4})-(\\d{2})-(\\d{2})', ([year, month, day]) => ({
    type: 'date',
    year: Number(year),
    month: Number(month),
    day: Number(day),
  })),
  form(`${DAY_NUMBER}(?: of)? ${MONTH}${YEAR}`, ([day, month, year]) => ({
    type: 'date',
    year: yearOf(year),
    month: monthOf(month),
    day: Number(day),
  })),
  form(`${MONTH} ${DAY_NUMBER}${YEAR}`, ([month, day, year]) => ({
    type: 'date',
    year: yearOf(year),
    month: monthOf(month),
    day: Number(day),
  })),
  form('(\\d{1,2})(?:st|nd|rd|th)', ([day]) => ({ type: 'date', year: null, month: null, day: Number(day) })),
  form(
    '(day after tomorrow|day before yesterday|this morning|this afternoon|this evening|today|tonight|tom{1,2}or{1,2}ow|tmrw?|yesterday)',
    ([word]) => ({
      type: 'offset',
      // Tomorrow is the one that people write in many ways.
      days: OFFSETS[word ?? ''] ?? 1,
    }),
  ),
  form(
    '(next |this |last |coming )?(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?',
    ([which, word]) => {
      const day = DAYS.findIndex((name) => name.startsWith((word ?? '?').slice(0, 3))) + 1;
      return { type: 'weekday', day, next: which === 'next ' };
    },
  ),
];

/** The days that a text names, in order, without overlaps: `on the 6th`, `March 6`, `next Friday`, `yesterday`. */
export function daysIn(text: string): DayMention[] {
  const found: DayMention[] = [];
  const lower = text.toLowerCase();
  for (const { pattern, read } of FORMS)
    for (const match of lower.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((one) => start < one.end && one.start < end)) continue;
      const named = read(match.slice(1));
      if (named) found.push({ named, start, end });
    }
  return found.sort((a, b) => a.start - b.start);
}

const asDate = (date: string) => new Date(`${date}T00:00:00Z`);
const iso = (instant: Date) => format(instant, 'yyyy-MM-dd', { in: UTC });
export const shifted = (date: string, days: number) => iso(addDays(asDate(date), days, { in: UTC }));

export function localDate(instant: Date, zone: string): string {
  return format(instant, 'yyyy-MM-dd', { in: tz(zone) });
}

/** The ISO date, or null for what stands in no calendar: February 31. */
function dateOf(year: number, month: number, day: number): string | null {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const instant = asDate(date);
  return !Number.isNaN(instant.getTime()) && iso(instant) === date ? date : null;
}

const WEEK = 7;

function weekday(named: { day: number }, today: string, direction: 1 | -1): string {
  const here = getISODay(asDate(today), { in: UTC });
  const distance = (direction * (named.day - here) + WEEK) % WEEK || WEEK;
  return shifted(today, direction * distance);
}

/** Dates with the missing month or year filled in, from the year before to the year after. */
function fillings(
  named: { year: number | null; month: number | null; day: number },
  today: string,
): string[] {
  const thisYear = Number(today.slice(0, 4));
  const years = named.year === null ? [thisYear - 1, thisYear, thisYear + 1] : [named.year];
  const months = named.month === null ? MONTHS.map((_, index) => index + 1) : [named.month];
  return years.flatMap((year) => months.flatMap((month) => dateOf(year, month, named.day) ?? []));
}

/** The nearest such day after today, or today for a date: `Friday` said on a Friday is a week from now. Null when it is over. */
export function comingDate(named: NamedDay, today: string): string | null {
  if (named.type === 'offset') return named.days < 0 ? null : shifted(today, named.days);
  if (named.type === 'weekday') return weekday(named, today, 1);
  return fillings(named, today).find((date) => date >= today) ?? null;
}

/** The latest such day up to today. Null for a day to come, and for today's own weekday, which may be today or a week ago. */
export function pastDate(named: NamedDay, today: string): string | null {
  if (named.type === 'offset') return named.days > 0 ? null : shifted(today, named.days);
  if (named.type === 'weekday')
    return named.next || named.day === getISODay(asDate(today), { in: UTC })
      ? null
      : weekday(named, today, -1);
  return fillings(named, today).findLast((date) => date <= today) ?? null;
}
