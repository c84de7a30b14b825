import type { Board, Changes } from '../../demarche/index.ts';
import { banner, bar, progress, title } from './facts.ts';
import { changeLines, newsActions, newsSections } from './news.ts';
import { context, type MessageContent, message, section } from './parts.ts';
import { boldNames } from './reminder.ts';
import { count, dateToken } from './text.ts';
import { dueWords } from './withheld.ts';

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
  const held = rows.filter((row) => row.held.length > 0);
  return message(`${count(lines.length, 'change')} in ${title(demarche)}. ${progress(tally)}`, [
    section(
      [
        `:newspaper: *What changed* · ${title(demarche)}`,
        `${bar(tally)} ${progress(tally)}`,
        dueWords(board, 'UTC', 'The cable names no deadline.'),
      ].join('\n'),
    ),
    ...newsSections(lines),
    ...(held.length > 0 ? [section(`:warning: Two versions wait for a choice: ${boldNames(held)}`)] : []),
    ...(outstanding.length > 0 ? [section(`Outstanding: ${boldNames(outstanding)}`)] : []),
    newsActions('digest', demarche),
    context(
      banner(demarche, now),
      `Since ${dateToken(new Date(changes.since), 'UTC', 'short')}. You get this on a working morning when something has changed, since you track it; \`/demarche remind digest off\` in its channel ends that.`,
    ),
  ]);
}

/** Whether there is anything to tell. */
export const hasNews = (changes: Changes): boolean => changeLines(changes).length > 0;
