import { getDay } from 'date-fns/getDay';
import { isValid } from 'date-fns/isValid';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { parseISO } from 'date-fns/parseISO';
import { type Cable, isoDate, yearOfMrn } from '../../cable/index.ts';
import { doubt } from '../doubts.ts';
import { localDate, shiftDate } from '../local-time.ts';

/** The day on which a cable speaks: dates without a year are counted from it. */
export interface Anchor {
  /** The DTG as an instant; null when the cable shows none. */
  sentAt: Date | null;
  /** The DTG's day in UTC, ISO; null when only the year is known. */
  day: string | null;
  /** The writer's own calendar day: at 0035Z it is still the evening before in Washington. */
  writtenOn: string | null;
  year: number | null;
}

/** Where the Department keeps its calendar. */
export const WASHINGTON = 'America/New_York';

/** A day of the month as printed; the year may be missing, and `end of March` is its last day. */
export interface PrintedDay {
  month: number;
  day: number | 'last';
  year: number | null;
}

/** A date without a year that lies further ahead was most likely meant in the past (decision 20). */
export const FAR_DAYS = 270;
/** From one leap day to the next, at most. */
const LEAP_YEARS = 8;

/** The anchor of a cable: its DTG, else the year of its MRN. */
export function anchorOf(cable: Cable): Anchor {
  const sentAt = cable.sentAt === null ? null : parseISO(cable.sentAt);
  if (sentAt !== null && isValid(sentAt)) {
    const writtenOn = localDate(sentAt, WASHINGTON);
    return {
      sentAt,
      day: cable.sentAt?.slice(0, 10) ?? null,
      writtenOn,
      year: Number(writtenOn.slice(0, 4)),
    };
  }
  return { sentAt: null, day: null, writtenOn: null, year: yearOfMrn(cable.mrn ?? '') };
}

/** Two digits of a year in the century that lies nearest to the cable. */
export function fullYear(printed: number, anchor: Anchor): number {
  if (printed >= 100) return printed;
  const near = anchor.year ?? 2000;
  const century = Math.floor(near / 100) * 100;
  return [century - 100, century, century + 100]
    .map((base) => base + printed)
    .reduce((best, year) => (Math.abs(year - near) < Math.abs(best - near) ? year : best));
}

/**
 * The ISO date of a printed day: without a year the first on or after the day of the cable, with a doubt where that is far ahead;
 * null when no calendar has it.
 *
 * `resolveDay({ month: 3, day: 7, year: null }, anchor)?.date` is `2008-03-07` for a cable of 5 March 2008.
 */
export function resolveDay(
  printed: PrintedDay,
  anchor: Anchor,
): { date: string; assumptions: string[] } | null {
  if (printed.year !== null) return dated(dateIn(printed.year, printed), []);
  if (anchor.year === null) return null;
  const { writtenOn } = anchor;
  if (writtenOn === null) return dated(dateIn(anchor.year, printed), ['year from the MRN']);
  const date = nearest(printed, anchor.year, 1, (one) => one >= writtenOn);
  if (date === null) return null;
  return dated(date, [...yearDoubt(printed, date, anchor.year, writtenOn), 'year from the DTG']);
}

/** The same day before the cable, where the one after it lies far ahead. */
function yearDoubt(printed: PrintedDay, date: string, year: number, writtenOn: string): string[] {
  if (daysBetween(writtenOn, date) <= FAR_DAYS) return [];
  const earlier = nearest(printed, year, -1, (one) => one < writtenOn);
  return earlier === null ? [] : [mayBeMeant('year', earlier, writtenOn)];
}

function dated(date: string | null, assumptions: string[]): { date: string; assumptions: string[] } | null {
  return date === null ? null : { date, assumptions };
}

/** `2008-03-04, 1 day before the cable, may be meant`: the year, or the month, is a guess that a person must look at. */
export function mayBeMeant(guess: 'year' | 'month', earlier: string, writtenOn: string): string {
  return doubt(
    guess,
    `${earlier}, ${printDays(daysBetween(earlier, writtenOn))} before the cable, may be meant`,
  );
}

export function printDays(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

function nearest(
  printed: PrintedDay,
  from: number,
  step: 1 | -1,
  fits: (date: string) => boolean,
): string | null {
  for (let years = 0; years <= LEAP_YEARS; years += 1) {
    const date = dateIn(from + step * years, printed);
    if (date !== null && fits(date)) return date;
  }
  return null;
}

function dateIn(year: number, { month, day }: PrintedDay): string | null {
  return isoDate(year, month, day === 'last' ? lastDay(month, year) : day);
}

function lastDay(month: number, year: number): number {
  return lastDayOfMonth(new Date(year, month - 1, 1)).getDate();
}

/** The first date on or after the anchor's day that falls on a weekday, 0 for Sunday. */
export function nextWeekday(weekday: number, anchor: Anchor): string | null {
  if (anchor.day === null) return null;
  return shiftDate(anchor.day, (weekday - weekdayOf(anchor.day) + 7) % 7);
}

/** 0 for Sunday. */
export function weekdayOf(date: string): number {
  return getDay(parseISO(date));
}

/** Days from one ISO date to another, negative when `later` lies before. */
export function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / 86_400_000);
}
