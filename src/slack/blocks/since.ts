import type { Board, Changes } from '../../demarche/index.ts';
import { banner, bar, progress, title } from './facts.ts';
import { changeLines, newsActions, newsSections } from './news.ts';
import { context, type MessageContent, message, section } from './parts.ts';
import { count, dateToken } from './text.ts';
import { dueWords } from './withheld.ts';

export interface SinceView {
  board: Board;
  changes: Changes;
  /** The reader's. */
  zone: string;
  now: Date;
}

/** What changed in a campaign since an instant that a person named: the net difference, and how the campaign stands now. */
export function sinceMessage({ board, changes, zone, now }: SinceView): MessageContent {
  const { demarche, tally } = board;
  const lines = changeLines(changes);
  const since = dateToken(new Date(changes.since), zone, 'date-time');
  const told =
    lines.length === 0
      ? `Nothing has changed since ${since}.`
      : `*${count(lines.length, 'change')}* since ${since}`;
  return message(
    `${lines.length === 0 ? 'Nothing has changed' : count(lines.length, 'change')} in ${title(demarche)}. ${progress(tally)}`,
    [
      section(`*${title(demarche)}*\n${told}`),
      ...newsSections(lines),
      section(
        [`${bar(tally)} ${progress(tally)}`.trim(), dueWords(board, zone, '')].filter(Boolean).join('\n'),
      ),
      newsActions('since', demarche),
      context(
        banner(demarche, now),
        'What was said and taken back in between is not news; the history has it.',
      ),
    ],
  );
}
