import { instantAt, isWorkingDay, localDate, shiftDate } from './local-time.ts';
import type { Board, PlannedReminder, ReminderSettings } from './types.ts';

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

/** Nobody is to be reminded: the campaign is over, everyone is in, or the channel wants no reminders. */
function isQuiet(board: Board, settings: ReminderSettings): boolean {
  return settings.off || board.demarche.state === 'closed' || board.tally.outstanding === 0;
}

const earliestFirst = (a: PlannedReminder, b: PlannedReminder) => Date.parse(a.dueAt) - Date.parse(b.dueAt);

/** The countdown to the first post's deadline, whether or not anyone still needs it. */
function countdown(board: Board, hoursBefore: readonly number[], trackedAt: Date): PlannedReminder[] {
  if (board.firstDueAt === null) return [];
  const deadline = Date.parse(board.firstDueAt);
  return [...new Set(hoursBefore)]
    .filter((hours) => Number.isFinite(hours) && hours >= 0)
    .map((hours): PlannedReminder => {
      const key = hours === 0 ? 'due' : (`${hours}h` as const);
      return { key, kind: key, dueAt: new Date(deadline - hours * HOUR).toISOString() };
    })
    .filter(({ dueAt }) => Date.parse(dueAt) >= trackedAt.getTime())
    .sort(earliestFirst);
}

/** The hours of the countdown that a channel has had, also those it no longer asks for. */
function hoursIn(handled: ReadonlySet<string>): number[] {
  return [...handled]
    .flatMap((key) => (key === 'due' ? 0 : (/^(\d+(?:\.\d+)?)h$/.exec(key)?.[1] ?? [])))
    .map(Number);
}

/** The working mornings after the last post's deadline, whether or not anyone still needs them. */
function mornings(board: Board, settings: ReminderSettings, trackedAt: Date, until: Date): PlannedReminder[] {
  if (board.lastDueAt === null || !settings.overdueMornings) return [];
  const lastDue = Date.parse(board.lastDueAt);
  // The deadline had passed when the cable came in: a person is asked for a new one, nobody is chased for the old.
  if (lastDue <= Date.parse(board.demarche.openedAt)) return [];

  const found: PlannedReminder[] = [];
  const time = `${String(settings.morningHour).padStart(2, '0')}:00`;
  const start = new Date(Math.max(lastDue, trackedAt.getTime()));
  for (let date = localDate(start, settings.zone); ; date = shiftDate(date, 1)) {
    const morning = instantAt(date, time, settings.zone);
    if (!(morning.getTime() <= until.getTime())) return found;
    if (isWorkingDay(date) && morning.getTime() > lastDue && morning.getTime() >= trackedAt.getTime()) {
      found.push({ key: `overdue:${date}`, kind: 'overdue', dueAt: morning.toISOString() });
    }
  }
}

/**
 * The reminders before and at the first post's deadline, earliest first: none that fell due before the channel tracked, none at all
 * when the campaign is closed, everyone is in, reminders are off, or there is no deadline.
 *
 * With the default settings the keys are `72h`, `24h`, `3h` and `due`.
 */
export function planReminders(board: Board, settings: ReminderSettings, trackedAt: Date): PlannedReminder[] {
  return isQuiet(board, settings) ? [] : countdown(board, settings.hoursBefore, trackedAt);
}

/**
 * The working mornings, Monday to Friday by the channel's own calendar, after the last post's deadline and up to `until`. None for a
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
  return isQuiet(board, settings) ? [] : mornings(board, settings, trackedAt, until);
}

/**
 * What a channel is owed now. Of several that fell due, only the latest is sent and the earlier are skipped: so is one that is older than
 * what the channel has already had, and one that fell due while nobody was to be reminded, so that a later undo does not bring it back.
 * `late` when the one to send fell due more than five minutes ago.
 *
 * Down from Tuesday to Thursday: `{ send: 24h, skip: [72h], late: true }`.
 */
export function dueReminders(input: {
  board: Board;
  settings: ReminderSettings;
  trackedAt: Date;
  /** Keys already posted or skipped in this channel. */
  handled: ReadonlySet<string>;
  now: Date;
}): { send: PlannedReminder | null; skip: PlannedReminder[]; late: boolean } {
  const { board, settings, trackedAt, handled, now } = input;
  const hours = [...settings.hoursBefore, ...hoursIn(handled)];
  const fallen = [
    ...countdown(board, hours, trackedAt).filter(({ dueAt }) => Date.parse(dueAt) <= now.getTime()),
    ...mornings(board, settings, trackedAt, now),
  ].sort(earliestFirst);
  const waiting = fallen.filter(({ key }) => !handled.has(key));
  const latest = fallen.at(-1);
  if (isQuiet(board, settings) || latest === undefined || handled.has(latest.key)) {
    return { send: null, skip: waiting, late: false };
  }
  return {
    send: latest,
    skip: waiting.filter(({ key }) => key !== latest.key),
    late: now.getTime() - Date.parse(latest.dueAt) > LATE_AFTER,
  };
}
