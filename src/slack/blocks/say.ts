import type { Board, BoardRow, ResponsePatch } from '../../demarche/index.ts';
import { ACTION } from './actions.ts';
import { filterRows } from './board.ts';
import { banner, bareTitle, positions, progress, stateWords } from './facts.ts';
import { patchWords } from './history.ts';
import { actions, button, context, type MessageContent, message, section } from './parts.ts';
import { count, escapeText, list, shorten } from './text.ts';

/** Names beyond this are counted. */
const NAMES_SHOWN = 30;

/** Exactly what would be recorded, to be confirmed by the person who said it; nothing is in the ledger yet. */
export function proposalMessage(view: {
  board: Board;
  row: BoardRow;
  patch: ResponsePatch;
  said: string;
  /** The key under which the proposal waits. */
  key: string;
  by: string;
  now: Date;
}): MessageContent {
  const { board, row, patch, said, key, by, now } = view;
  const words = patchWords(patch);
  return message(`Record for ${row.name}: ${words}?`, [
    section(
      `Record for *${escapeText(row.name)}*, as of <@${by}>?\n*${words}*\nNow in force: ${stateWords(row)}`,
    ),
    context(
      `${banner(board.demarche, now)} · ${bareTitle(board.demarche)} · you wrote: “${escapeText(shorten(said, 300))}”`,
    ),
    actions('proposal', [
      button('Record this', ACTION.confirm, key, {
        label: `Record for ${row.name}: as shown`,
        style: 'primary',
      }),
      button('Change it…', ACTION.amend, key, { label: `Change what is recorded for ${row.name}` }),
      button('Do not record', ACTION.cancel, key, { label: `Record nothing for ${row.name}` }),
    ]),
  ]);
}

/** Two readings are possible: a question, a button each. */
export function questionMessage(question: string, choices: readonly string[], key: string): MessageContent {
  return message(question, [
    section(escapeText(question)),
    actions(
      'question',
      choices.map((words, at) => button(words, `${ACTION.meant}:${at}`, key, { label: words })),
    ),
  ]);
}

/** How many, and who: `3 of 55 support: …`. */
export function countMessage(view: { board: Board; of: string; words: string; now: Date }): MessageContent {
  const { board, of, words, now } = view;
  const rows = filterRows(board, of);
  const names = rows.slice(0, NAMES_SHOWN).map(({ name }) => escapeText(name));
  const more = rows.length > names.length ? ` and ${rows.length - names.length} more` : '';
  const head = `*${rows.length} of ${count(board.rows.length, 'country', 'countries')}* ${words}`;
  return message(`${rows.length} of ${board.rows.length} ${words}`, [
    section(
      [
        `${head}${names.length > 0 ? `: ${more ? names.join(', ') : list(names)}${more}` : ''}`,
        progress(board.tally),
        `Position: ${positions(board.tally)}`,
      ].join('\n'),
    ),
    context(`${banner(board.demarche, now)} · ${bareTitle(board.demarche)}`),
  ]);
}
