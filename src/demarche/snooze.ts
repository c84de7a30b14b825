import { localDate, shiftDate } from './local-time.ts';
import type { PlannedReminder, ReminderSettings } from './types.ts';
import { afterQuiet, morningOf } from './working-hours.ts';

export const SNOOZES = ['3h', 'tomorrow'] as const;
/** When a reminder comes again: so many hours from now, or tomorrow at the channel's hour, whatever day that is. */
export type Snooze = (typeof SNOOZES)[number];

const THREE_HOURS = 3 * 3_600_000;

/**
 * The reminder that comes after one that was snoozed. Its key follows from that one's, so that however many people snooze it, and
 * whatever each chooses, it comes again once: at the time that was chosen last.
 *
 * `snoozedReminder('24h', '3h', settings, now)` has the key `again:1:24h`, and the one after it `again:2:24h`.
 */
export function snoozedReminder(
  key: string,
  snooze: Snooze,
  settings: ReminderSettings,
  now: Date,
): PlannedReminder {
  const [, times = '0', first = key] = /^again:(\d+):(.*)$/.exec(key) ?? [];
  const at =
    snooze === '3h'
      ? new Date(now.getTime() + THREE_HOURS)
      : morningOf(shiftDate(localDate(now, settings.zone), 1), settings);
  return {
    key: `again:${Number(times) + 1}:${first}`,
    kind: 'snoozed',
    dueAt: afterQuiet(at, settings).toISOString(),
  };
}
