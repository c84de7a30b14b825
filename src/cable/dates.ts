const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** The month's number, 1 to 12, from any form of its name: `MAR`, `March`; null for other words. */
export function monthNumber(name: string): number | null {
  const at = MONTHS.indexOf(name.slice(0, 3).toUpperCase());
  return at < 0 ? null : at + 1;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** `2018-03-04`, or null when the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` : null;
}

/** `2008-03-05T00:35:00Z`, or null when there is no such moment. */
export function isoInstant(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
): string | null {
  const date = isoDate(year, month, day);
  if (date === null || hour > 23 || minute > 59) {
    return null;
  }
  return `${date}T${two(hour)}:${two(minute)}:00Z`;
}

/** A year as a date-time group or an MRN prints it. Electronic telegrams begin in 1966, so `66` is 1966 and `65` would be 2065. */
export function fullYear(printed: string): number {
  const year = Number(printed);
  if (printed.length > 2) {
    return year;
  }
  return year >= 66 ? 1900 + year : 2000 + year;
}
