import { tz } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';
import { getDay } from 'date-fns/getDay';
import { isValid } from 'date-fns/isValid';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { parseISO } from 'date-fns/parseISO';
import { type Cable, yearOfMrn } from '../../cable/index.ts';

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

/** A day of the month as printed; the year may be missing. */
export interface PrintedDay {
  month: number;
  day: number;
  year: number | null;
}

/** The anchor of a cable: its DTG, else the year of its MRN. */
export function anchorOf(cable: Cable): Anchor {
  const sentAt = cable.sentAt === null ? null : parseISO(cable.sentAt);
  if (sentAt !== null && isValid(sentAt)) {
    const writtenOn = format(sentAt, 'yyyy-MM-dd', { in: tz(WASHINGTON) });
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

/** The ISO date of a printed day, with the year filled in from the anchor; null when no calendar has it. */
export function resolveDay(
  printed: PrintedDay,
  anchor: Anchor,
): { date: string; assumptions: string[] } | null {
  if (printed.year !== null) {
    const date = isoDate(printed.year, printed.month, printed.day);
    return date === null ? null : { date, assumptions: [] };
  }
  if (anchor.year === null) return null;
  if (anchor.writtenOn === null) {
    const date = isoDate(anchor.year, printed.month, printed.day);
    return date === null ? null : { date, assumptions: ['year from the MRN'] };
  }
  for (const year of [anchor.year, anchor.year + 1]) {
    const date = isoDate(year, printed.month, printed.day);
    if (date !== null && date >= anchor.writtenOn) return { date, assumptions: ['year from the DTG'] };
  }
  return null;
}

/** `2008-03-07`; null for a day that the month does not have. */
export function isoDate(year: number, month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isValid(parseISO(text)) ? text : null;
}

/** The last day of a month as a printed day. */
export function lastDay(month: number, year: number): number {
  return lastDayOfMonth(new Date(year, month - 1, 1)).getDate();
}

/** The first date on or after the anchor's day that falls on a weekday, 0 for Sunday. */
export function nextWeekday(weekday: number, anchor: Anchor): string | null {
  if (anchor.day === null) return null;
  const from = parseISO(anchor.day);
  return format(addDays(from, (weekday - getDay(from) + 7) % 7), 'yyyy-MM-dd');
}

/** 0 for Sunday. */
export function weekdayOf(date: string): number {
  return getDay(parseISO(date));
}

/** Days from one ISO date to another, negative when `later` lies before. */
export function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / 86_400_000);
}
