import type { Board, Changes } from '../../demarche/index.ts';
import { ACTION, encodePage, type PageValue } from './actions.ts';
import { banner, bar, progress, title } from './facts.ts';
import { changeLines, newsSections } from './news.ts';
import { actions, button, context, type MessageContent, message, section } from './parts.ts';
import { outstandingWords } from './reminder.ts';
import { count, dateToken, escapeText } from './text.ts';
import { dueWords } from './withheld.ts';

/** Countries named in one line. */
const NAMED = 30;

export interface DigestView {
  board: Board;
  changes: Changes;
  now: Date;
}

/** What a coordinator reads in the morning: what changed in a campaign since the last time, what waits, and who is outstanding. */
export function digestMessage({ board, changes, now }: DigestView): MessageContent {
  const { demarche, rows, tally } = board;
  const lines = changeLines(changes);
  const outstanding = rows.filter((row) => row.outstanding);
  const held = rows.filter((row) => row.held.length > 0).map(({ name }) => `*${escapeText(name)}*`);
  const page = (of: PageValue['of'], filter: string) => encodePage({ of, id: demarche.id, page: 0, filter });
  return message(`${count(lines.length, 'change')} in ${title(demarche)}. ${progress(tally)}`, [
    section(
      [
        `:newspaper: *What changed* · ${title(demarche)}`,
        `${bar(tally)} ${progress(tally)}`,
        dueWords(board, 'UTC', 'The cable names no deadline.'),
      ].join('\n'),
    ),
    ...newsSections(lines),
    ...(held.length > 0
      ? [section(`:warning: Two versions wait for a choice: ${held.slice(0, NAMED).join(', ')}`)]
      : []),
    ...(outstanding.length > 0 ? [section(`Outstanding: ${outstandingWords(outstanding)}`)] : []),
    actions('digest', [
      button('The board', `${ACTION.show}:board`, page('board', 'outstanding'), {
        label: `The board of ${demarche.mrn}`,
      }),
      button('History', `${ACTION.show}:history`, page('history', ''), {
        label: `History of ${demarche.mrn}`,
      }),
    ]),
    context(
      banner(demarche, now),
      `Since ${dateToken(new Date(changes.since), 'UTC', 'short')}. You get this on a working morning when something has changed, since you track it; \`/demarche remind digest off\` in its channel ends that.`,
    ),
  ]);
}

/** Whether there is anything to tell. */
export const hasNews = (changes: Changes): boolean => changeLines(changes).length > 0;
