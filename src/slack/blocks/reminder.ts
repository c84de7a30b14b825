import type { Board, PlannedReminder, ReminderKind, Snooze } from '../../demarche/index.ts';
import { ACTION, encodePage, encodeReminder } from './actions.ts';
import { countryButtons, rowText } from './board.ts';
import { banner, bar, progress, title } from './facts.ts';
import { actions, button, context, type MessageContent, message, section } from './parts.ts';
import { count, escapeText, list } from './text.ts';
import { dueWords, hidesDeadline } from './withheld.ts';

/** Names beyond this are counted, so that the message stays one that people read. */
const NAMES_SHOWN = 40;

const HOUR = 3_600_000;

/** `Due in 24 hours`, `Due now`; when only some are late, an overdue one says so. One that comes later than planned says what is left. */
function heading(kind: ReminderKind, board: Board, now: Date): string {
  const { tally, firstDueAt } = board;
  // How long there is left would tell the deadline.
  if (hidesDeadline(board)) return 'Still outstanding';
  if (kind === 'due') return 'Due now';
  const left = firstDueAt === null ? 0 : (Date.parse(firstDueAt) - now.getTime()) / HOUR;
  if (kind === 'overdue' || (kind === 'snoozed' && left <= 0)) {
    return tally.overdue === tally.outstanding ? 'Overdue' : 'Still outstanding';
  }
  const planned = kind === 'snoozed' ? left : Number.parseInt(kind, 10);
  const hours = Math.round(Math.min(planned, left));
  if (hours < 1) return left > 0 ? 'Due within the hour' : 'Due now';
  return `Due in ${count(hours, 'hour')}`;
}

export interface ReminderView {
  board: Board;
  due: Pick<PlannedReminder, 'key' | 'kind'>;
  /** The channel's, for the morning on which it may come again. */
  morningHour: number;
  /** It fell due while the app was not running. */
  late: boolean;
  now: Date;
}

/** The names, in bold; those beyond forty are counted. */
export function boldNames(rows: ReadonlyArray<{ name: string }>): string {
  const shown = rows.slice(0, NAMES_SHOWN).map(({ name }) => `*${escapeText(name)}*`);
  const more = rows.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : list(shown);
}

/** One reminder for a channel: who is outstanding, by when, each owner named once. */
export function reminderMessage({ board, due, morningHour, late, now }: ReminderView): MessageContent {
  const { demarche, rows, tally } = board;
  const outstanding = rows.filter((row) => row.outstanding);
  const owners = [...new Set(outstanding.flatMap((row) => row.owner ?? []))].map((owner) => `<@${owner}>`);
  const words = heading(due.kind, board, now);
  const open = (label: string, filter: string) =>
    button(
      label,
      `${ACTION.show}:board-${filter}`,
      encodePage({ of: 'board', id: demarche.id, page: 0, filter }),
      { label: `${label} of ${demarche.mrn}`, ...(filter === 'outstanding' ? { style: 'primary' } : {}) },
    );
  const again = (when: string, snooze: Snooze) =>
    button(
      `Again ${when}`,
      `${ACTION.snooze}:${snooze}`,
      encodeReminder({ demarche: demarche.id, key: due.key }),
      { label: `Remind of ${demarche.mrn} again ${when}` },
    );
  return message(`${words}: ${title(demarche)}. ${progress(tally)}`, [
    section(
      [
        `:alarm_clock: *${words}* · ${title(demarche)}`,
        `${bar(tally)} ${progress(tally)}`,
        dueWords(board, 'UTC', 'Deadline: none'),
      ].join('\n'),
    ),
    section(`Outstanding: ${boldNames(outstanding)}${owners.length > 0 ? `\n${owners.join(' ')}` : ''}`),
    actions('reminder', [
      open('Record answers', 'outstanding'),
      again('in 3 h', '3h'),
      again(`tomorrow ${morningHour}:00`, 'tomorrow'),
      button('Mute reminders here', ACTION.mute, demarche.id, {
        label: `Mute reminders of ${demarche.mrn} here`,
        confirm: {
          title: { type: 'plain_text', text: 'Mute reminders here?' },
          text: {
            type: 'plain_text',
            text: 'Nobody in this channel is reminded of it again, until somebody types /demarche remind on.',
          },
          confirm: { type: 'plain_text', text: 'Mute' },
          deny: { type: 'plain_text', text: 'Keep them' },
        },
      }),
    ]),
    context(
      `${banner(demarche, now)}${late ? ' · sent late: the app was not running when this fell due' : ''}`,
    ),
  ]);
}

/** Countries in a DM; the rest are one click away. */
export const ROWS_SHOWN = 8;

/** What one owner is told in a DM when a reminder goes out: the countries that they still owe, with their buttons. */
export function ownerReminder(view: {
  board: Board;
  owner: string;
  kind: ReminderKind;
  now: Date;
}): MessageContent {
  const { board, owner, kind, now } = view;
  const { demarche, rows } = board;
  const owed = rows.filter((row) => row.owner === owner && row.outstanding);
  const more = owed.length - ROWS_SHOWN;
  const words = heading(kind, board, now);
  const mine = encodePage({ of: 'mine', id: '', page: 0, filter: '' });
  return message(`${words}: you owe ${count(owed.length, 'answer')} to ${title(demarche)}`, [
    section(`:alarm_clock: *${words}* · you owe ${count(owed.length, 'answer')} to *${title(demarche)}*`),
    ...owed.slice(0, ROWS_SHOWN).flatMap((row) => [
      section(rowText(row, 'UTC')),
      // A click turns the message into what is still owed.
      countryButtons(board, row, { of: 'mine', id: '', page: 0, filter: demarche.id }),
    ]),
    actions('owner', [
      button(more > 0 ? `All ${owed.length} that I owe` : 'What I owe', `${ACTION.show}:mine`, mine, {
        label: 'Everything that I owe',
        style: 'primary',
      }),
    ]),
    context(banner(demarche, now)),
  ]);
}

/** What a reminder becomes when there is nobody left to remind. */
export function reminderDone({ board, now }: { board: Board; now: Date }): MessageContent {
  const { demarche, tally } = board;
  const words =
    demarche.state === 'closed' && tally.outstanding > 0 ? `Closed. ${progress(tally)}` : progress(tally);
  return message(`${words}: ${title(demarche)}`, [
    section(`:white_check_mark: *${words}* · ${title(demarche)}\n${bar(tally)}`),
    context(banner(demarche, now)),
  ]);
}
