import { tz, tzOffset } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';

const MINUTE = 60_000;
const DAY = 86_400_000;
const UTC = tz('UTC');
/** A board asks for the same few local times again and again, and a zone's rules are dear to ask. */
const known = new Map<string, number>();
const MOST_KNOWN = 10_000;

/**
 * The instant at which clocks in an IANA zone show a date and a time. A time that the clocks show twice is the first of
 * the two; a time that they skip is counted from before the change, so that 02:30 in the gap is 03:30. Throws RangeError for what
 * is no date, time or zone.
 *
 * `instantAt('2008-03-07', '17:00', 'Asia/Jakarta')` is 10:00 UTC.
 */
export function instantAt(date: string, time: string, zone: string): Date {
  const asked = `${date} ${time} ${zone}`;
  const instant = known.get(asked) ?? workOut(date, time, zone);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(asked, instant);
  return new Date(instant);
}

/** Milliseconds since 1970. */
function workOut(date: string, time: string, zone: string): number {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`);
  const offsetBefore = tzOffset(zone, new Date(asIfUtc - DAY));
  const offsetAfter = tzOffset(zone, new Date(asIfUtc + DAY));
  const candidates = [offsetBefore, offsetAfter]
    .map((offset) => ({ offset, instant: asIfUtc - offset * MINUTE }))
    .filter(({ offset, instant }) => tzOffset(zone, new Date(instant)) === offset)
    .map(({ instant }) => instant);
  // TZDate alone takes the first 01:30 in New York and the second one in London.
  const instant = candidates.length > 0 ? Math.min(...candidates) : asIfUtc - offsetBefore * MINUTE;
  // Date.parse takes February 31 for March 2.
  const midnight = new Date(`${date}T00:00:00Z`);
  const isDate = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
  if (!isDate || Number.isNaN(instant)) throw new RangeError(`Not a local time: ${date} ${time} in ${zone}`);
  return instant;
}

/**
 * The calendar date in a zone at an instant.
 *
 * `localDate(new Date('2008-03-07T20:00:00Z'), 'Asia/Jakarta')` is `2008-03-08`.
 */
export function localDate(instant: Date, zone: string): string {
  if (zone === 'UTC') return dateInUtc(instant);
  return format(instant, 'yyyy-MM-dd', { in: tz(zone) });
}

/** Every fact of a cable asks for today's date in UTC, whether its marking still holds: the last day that was asked for stays known. */
let lastDay = { day: Number.NaN, date: '' };

function dateInUtc(instant: Date): string {
  const day = Math.floor(instant.getTime() / DAY);
  if (day !== lastDay.day) lastDay = { day, date: instant.toISOString().slice(0, 'yyyy-MM-dd'.length) };
  return lastDay.date;
}

/** The date so many days later: `shiftDate('2008-03-01', -1)` is `2008-02-29`. */
export function shiftDate(date: string, days: number): string {
  return format(addDays(new Date(`${date}T00:00:00Z`), days, { in: UTC }), 'yyyy-MM-dd', { in: UTC });
}
