import type { ReminderSettings } from '../src/demarche/index.ts';

/** A month ahead, and no more messages than people read. */
const LONGEST_HOURS = 720;
const MOST_REMINDERS = 8;

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

const isHour = (hour: number) => Number.isInteger(hour) && hour >= 0 && hour <= 23;

type Change = (settings: ReminderSettings, value: string) => ReminderSettings | null;

/** What can be set, by its word; null for a value that is none. */
const CHANGES: Record<string, Change> = {
  off: (settings) => ({ ...settings, off: true }),
  on: (settings) => ({ ...settings, off: false }),
  hours(settings, value) {
    const hours = value.split(/[\s,]+/).map(Number);
    const fits = (one: number) => Number.isInteger(one) && one >= 0 && one <= LONGEST_HOURS;
    if (value === '' || hours.length > MOST_REMINDERS || !hours.every(fits)) return null;
    return { ...settings, hoursBefore: [...new Set(hours)].sort((a, b) => b - a), off: false };
  },
  morning(settings, value) {
    if (value === 'off') return { ...settings, overdueMornings: false };
    const hour = value === '' ? Number.NaN : Number(value.replace(/:00$/, ''));
    return isHour(hour) ? { ...settings, morningHour: hour, overdueMornings: true, off: false } : null;
  },
  zone(settings, value) {
    const zone = zoneNamed(value);
    return zone ? { ...settings, zone } : null;
  },
  digest(settings, value) {
    return value === 'on' || value === 'off' ? { ...settings, digest: value === 'on' } : null;
  },
  weekdays(settings, value) {
    const weekdays = weekdaysIn(value);
    return weekdays ? { ...settings, weekdays } : null;
  },
  quiet(settings, value) {
    if (value === 'off') {
      const { quiet: _, ...others } = settings;
      return others;
    }
    const [, from, to] = /^(\d{1,2})(?::00)?\s*(?:-|–|to|\s)\s*(\d{1,2})(?::00)?$/.exec(value) ?? [];
    const quiet = { from: Number(from), to: Number(to) };
    return isHour(quiet.from) && isHour(quiet.to) && quiet.from !== quiet.to ? { ...settings, quiet } : null;
  },
};

/**
 * The settings after the typed words; null when they say nothing that can be set.
 *
 * @example changedBy(settings, 'weekdays sun-thu') // { ...settings, weekdays: [0, 1, 2, 3, 4] }
 */
export function changedBy(settings: ReminderSettings, words: string): ReminderSettings | null {
  const [verb = '', ...values] = words.toLowerCase().split(/\s+/);
  return Object.hasOwn(CHANGES, verb) ? (CHANGES[verb]?.(settings, values.join(' ')) ?? null) : null;
}

/** The IANA name as it is spelled: `europe/london` is `Europe/London`. An abbreviation or an offset keeps no summer time, so it is none. */
function zoneNamed(typed: string): string | null {
  if (typed !== 'utc' && !typed.includes('/')) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed.replaceAll(' ', '_') }).resolvedOptions().timeZone;
  } catch {
    // So Intl says that there is no such zone; the answer says how to write one.
    return null;
  }
}

/** `mon-thu, sun`, whole names too; a range may go over the end of the week. */
function weekdaysIn(typed: string): number[] | null {
  const dayOf = (word: string) =>
    /^[a-z]{3,9}$/.test(word) ? DAYS.findIndex((day) => day.toLowerCase() === word.slice(0, 3)) : -1;
  const days = new Set<number>();
  for (const part of typed.replaceAll(/\s*[-–]\s*/g, '-').split(/[\s,]+/)) {
    const [first = '', last = first, ...others] = part.split('-');
    const [from, to] = [dayOf(first), dayOf(last)];
    if (from < 0 || to < 0 || others.length > 0) return null;
    for (let day = from; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === to) break;
    }
  }
  return [...days].sort((a, b) => a - b);
}
