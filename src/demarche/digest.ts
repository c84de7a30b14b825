import { localDate } from './local-time.ts';
import type { ReminderSettings } from './types.ts';
import { afterQuiet, workingMorning } from './working-hours.ts';

/**
 * The date, by the channel's calendar, of the digest that is due: of the day of `now`, when that is a working one, its morning has
 * come, and it came after the channel tracked; else null.
 *
 * With the default settings `2008-03-10`, a Monday, from 09:00 in the channel's zone for the rest of that day.
 */
export function digestDue(settings: ReminderSettings, trackedAt: Date, now: Date): string | null {
  const date = localDate(now, settings.zone);
  const morning = workingMorning(date, settings);
  if (morning === null || morning < trackedAt) return null;
  return afterQuiet(morning, settings) <= now ? date : null;
}
