import type { Board, BoardRow, CountryState, Entry } from '../../demarche/index.ts';
import type { RecordOutcome } from '../../desk/index.ts';
import { ACTION, encodeRow } from './actions.ts';
import { heldBlocks } from './country.ts';
import { banner, bareTitle, progress, stateWords } from './facts.ts';
import { saidWords } from './history.ts';
import { actions, button, context, type MessageContent, message, section } from './parts.ts';
import { dateToken, escapeText } from './text.ts';

interface Outcome<Type extends RecordOutcome['type']> {
  board: Board;
  row: BoardRow;
  outcome: Extract<RecordOutcome, { type: Type }>;
}

const saidBy = (entries: readonly Entry[]): string =>
  entries
    .flatMap((entry) => {
      const said = saidWords(entry);
      return said ? [`<@${entry.by}> (${dateToken(new Date(entry.at), 'UTC', 'short')}): ${said}`] : [];
    })
    .join('; ');

/** What the click or the form has recorded, with Undo, to the person who did it. */
export function recordedMessage({ board, row, outcome }: Outcome<'recorded'>): MessageContent {
  const also = saidBy(outcome.alsoBy);
  const value = encodeRow({
    demarche: board.demarche.id,
    country: row.country,
    revision: outcome.entry.revision,
  });
  return message(`Recorded for ${row.name}: ${stateWords(row)}`, [
    section(
      [
        `:white_check_mark: *Recorded for ${escapeText(row.name)}:* ${saidWords(outcome.entry)}`,
        `In force now: ${stateWords(row)}`,
        also ? `Meanwhile also recorded, and kept: ${also}` : '',
        progress(board.tally),
      ]
        .filter(Boolean)
        .join('\n'),
    ),
    marked(board),
    actions(`recorded-${row.country}-${outcome.entry.revision}`, [
      button('Undo', ACTION.undo, value, { label: `Undo what was recorded for ${row.name}` }),
      button(
        'Add details…',
        ACTION.more,
        encodeRow({ demarche: board.demarche.id, country: row.country, revision: row.revision }),
        {
          label: `Add details to the answer of ${row.name}`,
        },
      ),
    ]),
  ]);
}

/** Whose answer this is, by its marking; the board knows at which instant it was read. */
const marked = ({ demarche, asOf }: Board) =>
  context(`${banner(demarche, new Date(asOf))} · ${bareTitle(demarche)}`);

/** Someone was first with something else: both are kept, and this person chooses. */
export function heldMessage({ board, row, outcome }: Outcome<'held'>): MessageContent {
  const mine = outcome.entry;
  return message(`${row.name}: someone else was first with a different answer. Yours is kept; choose.`, [
    section(
      `:warning: *${escapeText(row.name)}: someone was first with a different answer.*\nIn force: ${saidBy(outcome.newer)}\nYours is kept, but not in force: ${saidWords(mine)}`,
    ),
    marked(board),
    ...heldBlocks(board, { ...row, held: row.held.filter(({ revision }) => revision === mine.revision) }),
  ]);
}

/** An entry was taken back: what is in force again. */
export function undoneMessage({
  board,
  row,
  undone,
  after,
}: {
  board: Board;
  row: BoardRow;
  undone: Entry;
  after: CountryState;
}): MessageContent {
  const again = after.last === null ? 'nothing is recorded' : stateWords(row);
  return message(`Undone for ${row.name}; now ${again}`, [
    section(
      `:leftwards_arrow_with_hook: *Undone for ${escapeText(row.name)}:* ${saidWords(undone) || `version ${undone.revision}`}\nIn force now: ${again}\n${progress(board.tally)}. The history keeps both.`,
    ),
    marked(board),
  ]);
}
