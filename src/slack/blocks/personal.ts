import type { Board, Demarche } from '../../demarche/index.ts';
import { ACTION, encodePage } from './actions.ts';
import { countryButtons, rowText } from './board.ts';
import { banner, bar, progress, title } from './facts.ts';
import { actions, button, context, type MessageContent, message, section } from './parts.ts';
import { boldNames, ROWS_SHOWN } from './reminder.ts';
import { count, dateToken, escapeText, localTime, shorten } from './text.ts';
import { dueWords } from './withheld.ts';

/** Words of one's own that a message repeats, in characters. */
const WORDS_SHOWN = 300;

const repeated = (words: string | null) => (words ? escapeText(shorten(words, WORDS_SHOWN)) : '');

export interface RemindLaterView {
  demarche: Demarche;
  at: Date;
  words: string | null;
  /** The person's own: it is the clock that they meant. */
  zone: string;
  /** Under which it waits. */
  key: string;
}

/** The confirmation of "remind me tomorrow": when, by the clock of who asked. */
export function remindLaterMessage({ demarche, at, words, zone, key }: RemindLaterView): MessageContent {
  const when = `${localTime(at, zone)} (${zone})`;
  const what = words ? ` of “${repeated(words)}”` : '';
  return message(`I remind you in a DM on ${when}`, [
    section(
      `:alarm_clock: I remind you${what} in a DM on *${when}*, with what you then owe to *${title(demarche)}* and who is outstanding.`,
    ),
    actions('later', [
      button('Do not remind me', ACTION.forget, key, { label: `Do not remind me of ${demarche.mrn}` }),
    ]),
  ]);
}

export interface PersonalReminderView {
  board: Board;
  user: string;
  words: string | null;
  /** When it was asked for. */
  at: Date;
  now: Date;
}

/** What somebody asked to be reminded of: their own words, what they owe with its buttons, and who else is outstanding. */
export function personalReminder({ board, user, words, at, now }: PersonalReminderView): MessageContent {
  const { demarche, rows, tally } = board;
  const outstanding = rows.filter((row) => row.outstanding);
  const owed = outstanding.filter(({ owner }) => owner === user);
  const page = (of: 'board' | 'mine') =>
    encodePage({
      of,
      id: of === 'mine' ? '' : demarche.id,
      page: 0,
      filter: of === 'mine' ? '' : 'outstanding',
    });
  return message(`You asked to be reminded${words ? ` of ${repeated(words)}` : ''}: ${title(demarche)}`, [
    section(
      [
        `:alarm_clock: *You asked to be reminded*${words ? ` of “${repeated(words)}”` : ''} · ${title(demarche)}`,
        `${bar(tally)} ${progress(tally)}${demarche.state === 'closed' ? ' · closed' : ''}`,
        dueWords(board, 'UTC', 'The cable names no deadline.'),
      ].join('\n'),
    ),
    section(
      owed.length > 0
        ? `You owe ${count(owed.length, 'answer')}${owed.length > ROWS_SHOWN ? `; the first ${ROWS_SHOWN}` : ''}:`
        : 'You owe nothing here.',
    ),
    ...owed.slice(0, ROWS_SHOWN).flatMap((row) => [
      section(rowText(row, 'UTC')),
      // A click turns the message into what is still owed.
      countryButtons(board, row, { of: 'mine', id: '', page: 0, filter: demarche.id }),
    ]),
    ...(outstanding.length > 0 ? [section(`Outstanding: ${boldNames(outstanding)}`)] : []),
    actions('personal', [
      button('Who is outstanding', `${ACTION.show}:board`, page('board'), {
        label: `Who is outstanding in ${demarche.mrn}`,
      }),
      button('What I owe', `${ACTION.show}:mine`, page('mine'), { label: 'Everything that I owe' }),
    ]),
    context(`${banner(demarche, now)} · asked for ${dateToken(at, 'UTC', 'short')}`),
  ]);
}

/** The same, where who asked is no longer a member of a channel that tracks it: their own words and nothing of the campaign. */
export function personalReminderHidden(words: string | null): MessageContent {
  return message('You asked to be reminded', [
    section(
      `:alarm_clock: *You asked to be reminded*${words ? ` of “${repeated(words)}”` : ''}. You can not see that demarche any more: only members of a channel that tracks it can.`,
    ),
  ]);
}
