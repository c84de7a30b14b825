import { TZDate } from '@date-fns/tz';

/** The instant that a Slack timestamp stands for: `1204707600.000100`. */
export function instantOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

const format = (instant: Date, zone: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB') =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(instant);

/** `17:05`, on the clock of that zone. */
export function clockTime(instant: Date, zone: string): string {
  return format(instant, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `2008-03-07`: the calendar day in that zone. */
export function dayKey(instant: Date, zone: string): string {
  return format(instant, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA');
}

/** Whole calendar days from `now` to `instant` in that zone; yesterday is -1. */
function daysFrom(now: Date, instant: Date, zone: string): number {
  const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);
  return Math.round((midnight(dayKey(instant, zone)) - midnight(dayKey(now, zone))) / 86_400_000);
}

const NEAR_DAYS: Record<number, string> = { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' };

/** What a day divider says: `Today`, `Yesterday`, `Wednesday, 5 March 2008`. */
export function dayLabel(instant: Date, zone: string, now: Date): string {
  return NEAR_DAYS[daysFrom(now, instant, zone)] ?? longDay(instant, zone);
}

/** `Wednesday, 5 March 2008`. */
export function longDay(instant: Date, zone: string): string {
  const weekday = format(instant, zone, { weekday: 'long' });
  return `${weekday}, ${format(instant, zone, { day: 'numeric', month: 'long', year: 'numeric' })}`;
}

/** `Wed 5 Mar 2008`, for the header's clock. */
export function shortDay(instant: Date, zone: string): string {
  const weekday = format(instant, zone, { weekday: 'short' });
  return `${weekday} ${format(instant, zone, { day: 'numeric', month: 'short', year: 'numeric' })}`;
}

/** The city of a zone and its offset at that instant: `Jakarta, GMT+7`. */
export function zoneLabel(zone: string, at: Date): string {
  if (zone === 'UTC') return zone;
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  const offset = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return offset === undefined ? city : `${city}, ${offset}`;
}

/** Hours until the next Monday, 09:00 on the clock of that zone; on a Monday before nine that is today. */
export function hoursToMondayMorning(now: Date, zone: string): number {
  const local = new TZDate(now.getTime(), zone);
  const nine = (daysAhead: number) =>
    new TZDate(local.getFullYear(), local.getMonth(), local.getDate() + daysAhead, 9, 0, 0, zone);
  const toMonday = (8 - local.getDay()) % 7;
  const first = nine(toMonday);
  const target = first.getTime() > now.getTime() ? first : nine(toMonday + 7);
  return (target.getTime() - now.getTime()) / 3_600_000;
}

function ordinal(day: number): string {
  const ending = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

function ago(instant: Date, now: Date): string {
  const minutes = Math.round((instant.getTime() - now.getTime()) / 60_000);
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 48 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
}

/**
 * Fills Slack's date tokens as the person in that zone reads them, as in
 * `<!date^1204905600^{date_short_pretty} at {time}|…>`: `Mar 7, 2008 at 17:00`, or `today at 17:00`.
 */
export function slackDate(seconds: number, tokens: string, zone: string, now: Date): string {
  const instant = new Date(seconds * 1000);
  const us = (options: Intl.DateTimeFormatOptions) => format(instant, zone, options, 'en-US');
  const day = ordinal(Number(us({ day: 'numeric' })));
  const date = `${us({ month: 'long' })} ${day}, ${us({ year: 'numeric' })}`;
  const forms: Record<string, string> = {
    date_num: dayKey(instant, zone),
    date_slash: us({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    date,
    date_short: us({ month: 'short', day: 'numeric', year: 'numeric' }),
    date_long: `${us({ weekday: 'long' })}, ${date}`,
    date_long_full: `${us({ weekday: 'long' })}, ${date}`,
    day_divider: us({ weekday: 'long', month: 'long', day: 'numeric' }),
    time: clockTime(instant, zone),
    time_secs: format(instant, zone, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
    ago: ago(instant, now),
  };
  const near = NEAR_DAYS[daysFrom(now, instant, zone)];
  return tokens.replace(
    /\{(\w+?)(_pretty)?\}/g,
    (token, name: string, pretty: string | undefined, at: number) => {
      if (pretty && near !== undefined) return at === 0 ? near : near.toLowerCase();
      return forms[name] ?? token;
    },
  );
}

/** `2008-03-07T17:00` on the clock of that zone, for an input; the other way round `instantAt`. */
export function localParts(seconds: number, zone: string): string {
  const instant = new Date(seconds * 1000);
  return `${dayKey(instant, zone)}T${clockTime(instant, zone)}`;
}

/** The Unix seconds of `2008-03-07T17:00` on the clock of that zone; null when it is not that. */
export function instantAt(local: string, zone: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(local);
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map(Number);
  return Math.floor(new TZDate(year, month - 1, day, hour, minute, 0, zone).getTime() / 1000);
}

/** Whether a text is a calendar day that exists: `2008-02-29`. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A time of day as people type it, `9:05`, `0905` or `17.30`, as `HH:MM`; null when it is none. */
export function readTime(typed: string): string | null {
  const match = /^([01]?\d|2[0-3])[:.h]?([0-5]\d)$/.exec(typed.trim());
  return match ? `${(match[1] ?? '').padStart(2, '0')}:${match[2]}` : null;
}
