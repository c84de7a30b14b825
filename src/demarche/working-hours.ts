import { tz } from '@date-fns/tz';
import { getDay } from 'date-fns/getDay';
import { getHours } from 'date-fns/getHours';
import { instantAt, localDate, shiftDate } from './local-time.ts';
import type { ReminderSettings } from './types.ts';

const MONDAY_TO_FRIDAY: readonly number[] = [1, 2, 3, 4, 5];

/** `09:00` of the hour 9. */
const onTheHour = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** The days on which a channel has working mornings, 0 for Sunday; Monday to Friday until it says otherwise. */
export function weekdaysOf({ weekdays }: Pick<ReminderSettings, 'weekdays'>): readonly number[] {
  return weekdays ?? MONDAY_TO_FRIDAY;
}

/** The channel's morning of a date, before any quiet hours. */
export function morningOf(date: string, settings: Pick<ReminderSettings, 'morningHour' | 'zone'>): Date {
  return instantAt(date, onTheHour(settings.morningHour), settings.zone);
}

/** The same; null when the channel does not work on that day. */
export function workingMorning(
  date: string,
  settings: Pick<ReminderSettings, 'weekdays' | 'morningHour' | 'zone'>,
): Date | null {
  const day = getDay(new Date(`${date}T00:00:00Z`), { in: tz('UTC') });
  return weekdaysOf(settings).includes(day) ? morningOf(date, settings) : null;
}

/**
 * The instant itself, or the end of the channel's quiet hours when it lies in them.
 *
 * With quiet hours from 20 to 7, a Monday's 22:30 becomes Tuesday 07:00.
 */
export function afterQuiet(instant: Date, { quiet, zone }: Pick<ReminderSettings, 'quiet' | 'zone'>): Date {
  if (!quiet) return instant;
  const { from, to } = quiet;
  const hour = getHours(instant, { in: tz(zone) });
  const overnight = from > to;
  const evening = overnight && hour >= from;
  const inside = overnight ? evening || hour < to : hour >= from && hour < to;
  if (!inside) return instant;
  const today = localDate(instant, zone);
  return instantAt(evening ? shiftDate(today, 1) : today, onTheHour(to), zone);
}
