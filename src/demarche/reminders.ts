import { localDate, shiftDate } from './local-time.ts';
import type { Board, PlannedReminder, ReminderSettings } from './types.ts';
import { afterQuiet, workingMorning } from './working-hours.ts';

/** What a channel gets until it asks for something else; its zone is known only once it tracks. */
export const DEFAULT_REMINDERS: Omit<ReminderSettings, 'zone'> = {
  hoursBefore: [72, 24, 3, 0],
  overdueMornings: true,
  morningHour: 9,
  off: false,
};

const HOUR = 3_600_000;

/** A reminder that goes out this much after its time says that it is late; the loop's own pace is no lateness. */
const LATE_AFTER = 5 * 60_000;

/** The campaign is over, everyone is in, or the channel wants no reminders. */
function nobodyToRemind(board: Board, settings: ReminderSettings): boolean {
  return settings.off || board.demarche.state === 'closed' || board.tally.outstanding === 0;
}

/** A reminder, and the instant at which it fell due; it goes out later, at its `dueAt`, when that lies in the quiet hours. */
interface Fallen {
  at: number;
  reminder: PlannedReminder;
}

const earliestFirst = (a: Fallen, b: Fallen) => a.at - b.at;
const reminderOf = ({ reminder }: Fallen) => reminder;

/** The one at the deadline does not wait for the end of the quiet hours: what it says would no longer be so. */
function fallen({ key, kind }: Omit<PlannedReminder, 'dueAt'>, at: Date, settings: ReminderSettings): Fallen {
  const goesOut = kind === 'due' ? at : afterQuiet(at, settings);
  return { at: at.getTime(), reminder: { key, kind, dueAt: goesOut.toISOString() } };
}

/** The countdown to the first post's deadline, whether or not anyone still needs it. */
function countdown(
  board: Board,
  settings: ReminderSettings,
  hoursBefore: readonly number[],
  trackedAt: Date,
): Fallen[] {
  if (board.firstDueAt === null) return [];
  const deadline = Date.parse(board.firstDueAt);
  return [...new Set(hoursBefore)]
    .filter((hours) => Number.isFinite(hours) && hours >= 0)
    .map((hours) => {
      const key = hours === 0 ? 'due' : (`${hours}h` as const);
      return fallen({ key, kind: key }, new Date(deadline - hours * HOUR), settings);
    })
    .filter(({ at }) => at >= trackedAt.getTime())
    .sort(earliestFirst);
}

/** The hours of the countdown that a channel has had, also those it no longer asks for. */
function hoursIn(handled: ReadonlySet<string>): number[] {
  return [...handled]
    .flatMap((key) => (key === 'due' ? 0 : (/^(\d+(?:\.\d+)?)h$/.exec(key)?.[1] ?? [])))
    .map(Number);
}

/** The working mornings after the last post's deadline, whether or not anyone still needs them. */
function mornings(board: Board, settings: ReminderSettings, trackedAt: Date, until: Date): Fallen[] {
  if (board.lastDueAt === null || !settings.overdueMornings) return [];
  const lastDue = Date.parse(board.lastDueAt);
  // The deadline had passed when the cable came in: a person is asked for a new one, nobody is chased for the old.
  if (lastDue <= Date.parse(board.demarche.openedAt)) return [];

  const found: Fallen[] = [];
  const last = localDate(until, settings.zone);
  const start = new Date(Math.max(lastDue, trackedAt.getTime()));
  for (let date = localDate(start, settings.zone); date <= last; date = shiftDate(date, 1)) {
    const morning = workingMorning(date, settings);
    if (morning === null || morning.getTime() <= lastDue || morning < trackedAt) continue;
    const one = fallen({ key: `overdue:${date}`, kind: 'overdue' }, morning, settings);
    if (Date.parse(one.reminder.dueAt) <= until.getTime()) found.push(one);
  }
  return found;
}

/**
 * The reminders before and at the first post's deadline, earliest first: none that fell due before the channel tracked, none at all
 * when the campaign is closed, everyone is in, reminders are off, or there is no deadline.
 *
 * With the default settings the keys are `72h`, `24h`, `3h` and `due`.
 */
export function planReminders(board: Board, settings: ReminderSettings, trackedAt: Date): PlannedReminder[] {
  if (nobodyToRemind(board, settings)) return [];
  return countdown(board, settings, settings.hoursBefore, trackedAt).map(reminderOf);
}

/**
 * The working mornings, by the channel's own calendar and weekdays, after the last post's deadline and up to `until`. None for a
 * deadline that had already passed when the cable was imported.
 *
 * A deadline on Friday 7 March 2008 gives `overdue:2008-03-10` first.
 */
export function overdueMornings(
  board: Board,
  settings: ReminderSettings,
  trackedAt: Date,
  until: Date,
): PlannedReminder[] {
  return nobodyToRemind(board, settings) ? [] : mornings(board, settings, trackedAt, until).map(reminderOf);
}

/** What a channel is owed now. */
export interface Due {
  send: PlannedReminder | null;
  /** Would be sent, but for the quiet hours. */
  waiting: PlannedReminder | null;
  skip: PlannedReminder[];
  /** The one to send fell due more than five minutes ago, quiet hours apart. */
  late: boolean;
}

/**
 * What a channel is owed now. Of several that fell due, only the latest is sent and the earlier are skipped: so is one that is older than
 * what the channel has already had, and one that fell due while nobody was to be reminded, so that a later undo does not bring it back.
 * In the quiet hours nothing is sent but the one at the deadline.
 *
 * Down from Tuesday to Thursday: `{ send: 24h, waiting: null, skip: [72h], late: true }`.
 */
export function dueReminders(input: {
  board: Board;
  settings: ReminderSettings;
  trackedAt: Date;
  /** Keys already posted or skipped in this channel. */
  handled: ReadonlySet<string>;
  /** Those that people in the channel asked for, handled or not. */
  snoozed?: readonly PlannedReminder[];
  now: Date;
}): Due {
  const { board, settings, trackedAt, handled, snoozed = [], now } = input;
  const again = snoozed.map((reminder) => ({ at: Date.parse(reminder.dueAt), reminder }));
  const hours = [...settings.hoursBefore, ...hoursIn(handled)];
  const due = [
    ...[...countdown(board, settings, hours, trackedAt), ...again].filter(
      ({ reminder }) => Date.parse(reminder.dueAt) <= now.getTime(),
    ),
    ...mornings(board, settings, trackedAt, now),
  ]
    .sort(earliestFirst)
    .map(reminderOf);
  const open = due.filter(({ key }) => !handled.has(key));
  const latest = due.at(-1);
  if (nobodyToRemind(board, settings) || latest === undefined || handled.has(latest.key)) {
    return { send: null, waiting: null, skip: open, late: false };
  }
  const skip = open.filter(({ key }) => key !== latest.key);
  // One that fell due before the quiet hours and could not be sent then, since the app was not running.
  if (latest.kind !== 'due' && afterQuiet(now, settings) > now) {
    return { send: null, waiting: latest, skip, late: false };
  }
  return { send: latest, waiting: null, skip, late: now.getTime() - Date.parse(latest.dueAt) > LATE_AFTER };
}
