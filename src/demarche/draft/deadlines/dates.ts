import { monthNumber } from '../../../cable/index.ts';
import { doubt } from '../../doubts.ts';
import {
  type Anchor,
  daysBetween,
  fullYear,
  nextWeekday,
  type PrintedDay,
  resolveDay,
  weekdayOf,
} from '../calendar.ts';

/** A day found in text. `endDate` closes a range such as `March 13-14`. */
export interface FoundDay {
  start: number;
  end: number;
  date: string;
  endDate: string | null;
  /** The cable itself prints the year. */
  yearPrinted: boolean;
  assumptions: string[];
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
export const WEEKDAY =
  '(?:sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?)\\b\\.?';

const DAY = '\\d{1,2}(?:st|nd|rd|th)?(?![\\d:])';
const YEAR = '(?:19|20)\\d{2}(?!\\d)';
const TO = '(?:\\s{0,3}(?:-{1,2}|–|—)\\s{0,3}|\\s{1,3}(?:to|through|thru|and|&)\\s{1,3})';

const MONTH_BEGINS = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i;

/** Days that name their month. */
const named: ReadonlyArray<RegExp> = [
  // March 7 · March 13-14 · Feb. 28 - March 2, 2008 · March 7th
  new RegExp(
    `(?<![a-z])(?<month>${MONTH})\\s{0,3}(?<day>${DAY})(?:${TO}(?:(?<month2>${MONTH})\\s{0,3})?(?<day2>${DAY}))?(?:\\s{0,2},?\\s{0,3}(?<year>${YEAR}))?`,
    'gi',
  ),
  // 7 March · 13-14 March 2008 · 28 February - 2 March · 12 FEB 70
  new RegExp(
    `(?<![\\d/.:])(?<day>${DAY})(?:${TO}(?<day2>${DAY}))?\\s{0,3}(?:of\\s{1,3})?(?<month>${MONTH})(?:${TO}(?<dayEnd>${DAY})\\s{0,3}(?<monthEnd>${MONTH}))?(?:\\s{0,2},?\\s{0,3}(?<year>${YEAR}|'?\\d{2}(?![\\d:/]|\\s?(?:[ap]\\.?m|hours|hrs|countries|states))))?`,
    'gi',
  ),
  // end of March · the end of March 2008
  new RegExp(
    `\\bend[\\s-]{1,3}(?:of\\s{1,3})?(?<endOf>${MONTH})(?![\\s,]{1,3}\\d{1,2}(?!\\d))(?:,?\\s{1,3}(?<year>${YEAR}))?`,
    'gi',
  ),
];

/** Days in digits alone. */
const numeric: ReadonlyArray<RegExp> = [
  // 3/7 · 3/7/08 · 3/7/2008
  /(?<![\d/.:-])(?<numeric>\d{1,2}\/\d{1,2}(?:\/(?:\d{4}|\d{2}))?)(?![\d/])/g,
  // 2008-03-07
  /(?<![\d-])(?<iso>(?:19|20)\d{2}-\d{2}-\d{2})(?![\d-])/g,
];

/** Every day that a text names by its month, in order and without overlaps. Weekdays alone are read by `weekdayAt`. */
export function findDays(text: string, anchor: Anchor): FoundDay[] {
  // Looking for a digit and for a month first keeps the shapes off most sentences; only `end of March` has no digit.
  if (!/\d|end[\s-]/i.test(text)) return [];
  const found = (MONTH_BEGINS.test(text) ? [...named, ...numeric] : numeric)
    .flatMap((shape) => [...text.matchAll(shape)])
    .sort((a, b) => a.index - b.index || b[0].length - a[0].length);
  const days: FoundDay[] = [];
  let until = 0;
  for (const match of found) {
    if (match.index < until) continue;
    const day = readDay(match, anchor);
    if (day === null) continue;
    days.push(day);
    until = day.end;
  }
  return days;
}

function readDay(match: RegExpExecArray, anchor: Anchor): FoundDay | null {
  const groups = match.groups ?? {};
  const place = { start: match.index, end: match.index + match[0].length };
  const printed = firstDay(groups, anchor);
  if (printed === null) return null;
  const first = resolveDay(printed.first, anchor);
  if (first === null) return null;
  const last =
    printed.last === null
      ? null
      : resolveDay({ ...printed.last, year: yearOfEnd(printed.last, first.date) }, anchor);
  const assumptions = [...first.assumptions, ...printed.assumptions];
  const joint = /\s(?:and|&)\s/i.exec(match[0]);
  if (joint !== null && !(last !== null && followsOn(first.date, last.date))) {
    // `March 7 and 30 countries`: only neighbouring days are one stretch.
    return {
      start: place.start,
      end: place.start + joint.index,
      date: first.date,
      endDate: null,
      yearPrinted: false,
      assumptions,
    };
  }
  return {
    ...place,
    date: first.date,
    endDate: last !== null && last.date > first.date ? last.date : null,
    yearPrinted: printed.first.year !== null,
    assumptions,
  };
}

function followsOn(date: string, next: string): boolean {
  return daysBetween(date, next) === 1;
}

interface Printed {
  first: PrintedDay;
  last: { month: number; day: number } | null;
  assumptions: string[];
}

function firstDay(groups: Record<string, string | undefined>, anchor: Anchor): Printed | null {
  const year = groups.year === undefined ? null : fullYear(number(groups.year), anchor);
  if (groups.iso !== undefined) {
    const [isoYear = 0, month = 0, day = 0] = groups.iso.split('-').map(Number);
    return { first: { month, day, year: isoYear }, last: null, assumptions: [] };
  }
  if (groups.numeric !== undefined) return numericDay(groups.numeric, anchor);
  if (groups.endOf !== undefined) {
    return {
      first: { month: numberOfMonth(groups.endOf), day: 'last', year },
      last: null,
      assumptions: ['end of the month: its last day'],
    };
  }
  if (groups.month === undefined || groups.day === undefined) return null;
  const month = numberOfMonth(groups.month);
  const first = { month, day: number(groups.day), year };
  const endDay = groups.dayEnd ?? groups.day2;
  if (endDay === undefined) return { first, last: null, assumptions: [] };
  const endMonth = groups.monthEnd ?? groups.month2;
  const last = { month: endMonth === undefined ? month : numberOfMonth(endMonth), day: number(endDay) };
  // `December 30 - January 2, 2009`: the year is that of the end.
  const startYear = year !== null && last.month < month ? year - 1 : year;
  return { first: { ...first, year: startYear }, last, assumptions: [] };
}

/** American order, month first; the other way round when there is no such month. */
function numericDay(text: string, anchor: Anchor): Printed | null {
  const [one = 0, two = 0, printedYear] = text.split('/').map(Number);
  const [month, day] = one > 12 ? [two, one] : [one, two];
  if (month > 12 || month === 0) return null;
  const year = printedYear === undefined ? null : fullYear(printedYear, anchor);
  return {
    first: { month, day, year },
    last: null,
    assumptions: [`${text} read as ${one > 12 ? 'day/month' : 'month/day'}`],
  };
}

function yearOfEnd(last: { month: number }, firstDate: string): number {
  const year = Number(firstDate.slice(0, 4));
  return last.month < Number(firstDate.slice(5, 7)) ? year + 1 : year;
}

function number(text: string): number {
  return Number(text.replace(/\D/g, ''));
}

/** The number of a word that `MONTH` has matched. */
function numberOfMonth(name: string): number {
  return monthNumber(name) ?? 0;
}

/** The weekday that a word names, 0 for Sunday: `Friday`, `Thurs.`. */
function weekdayNumber(name: string): number {
  return WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase());
}

/** `COB Friday`: the first Friday on or after the day of the DTG. */
export function dayOfWeekday(name: string, anchor: Anchor): { date: string; assumptions: string[] } | null {
  const date = nextWeekday(weekdayNumber(name), anchor);
  return date === null ? null : { date, assumptions: [`${name.trim()}: the first on or after the DTG`] };
}

/** What to tell a person when the printed weekday and the date do not agree. */
export function weekdayDoubt(name: string, date: string): string[] {
  return weekdayNumber(name) === weekdayOf(date)
    ? []
    : [doubt('day', `the cable says ${name.trim()}, but ${date} is another day`)];
}
