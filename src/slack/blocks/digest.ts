import type { Board, Changes } from '../../demarche/index.ts';
import { ACTION, encodePage, type PageValue } from './actions.ts';
import { banner, bar, dueWindow, progress, title } from './facts.ts';
import { LIMITS } from './limits.ts';
import { changeLines } from './news.ts';
import { actions, button, context, type MessageContent, message, section } from './parts.ts';
import { outstandingWords } from './reminder.ts';
import { count, dateToken, escapeText } from './text.ts';

/** News in one digest, in lines and in characters, since Slack counts a message's blocks together; the rest is in the history. */
const LINES_SHOWN = 30;
const CHARACTERS_SHOWN = 6_000;

/** The first lines, as many as fit, in as few sections as hold them. */
function fitting(lines: readonly string[]): { pieces: string[]; more: number } {
  const pieces: string[] = [];
  let shown = 0;
  let room = CHARACTERS_SHOWN;
  for (const line of lines.slice(0, LINES_SHOWN)) {
    room -= line.length + 1;
    if (room < 0) break;
    const last = pieces.at(-1);
    if (last !== undefined && last.length + line.length < LIMITS.sectionText) {
      pieces[pieces.length - 1] = `${last}\n${line}`;
    } else pieces.push(line);
    shown++;
  }
  return { pieces, more: lines.length - shown };
}

export interface DigestView {
  board: Board;
  changes: Changes;
  now: Date;
}

/** What a coordinator reads in the morning: what changed in a campaign since the last time, what waits, and who is outstanding. */
export function digestMessage({ board, changes, now }: DigestView): MessageContent {
  const { demarche, rows, tally } = board;
  const lines = changeLines(changes);
  const { pieces, more } = fitting(lines);
  const outstanding = rows.filter((row) => row.outstanding);
  const held = rows.filter((row) => row.held.length > 0).map(({ name }) => `*${escapeText(name)}*`);
  const due = dueWindow(board, 'UTC');
  const page = (of: PageValue['of'], filter: string) => encodePage({ of, id: demarche.id, page: 0, filter });
  return message(`${count(lines.length, 'change')} in ${title(demarche)}. ${progress(tally)}`, [
    section(
      [
        `:newspaper: *What changed* · ${title(demarche)}`,
        `${bar(tally)} ${progress(tally)}`,
        due ? `Deadline: ${due}` : 'The cable names no deadline.',
      ].join('\n'),
    ),
    ...pieces.map((piece) => section(piece)),
    ...(more > 0
      ? [
          section(
            `${pieces.length > 0 ? 'and ' : ''}${count(more, pieces.length > 0 ? 'more change' : 'change')}, in the history`,
          ),
        ]
      : []),
    ...(held.length > 0
      ? [section(`:warning: Two versions wait for a choice: ${held.slice(0, LINES_SHOWN).join(', ')}`)]
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
