import { type Board, bannerOf, type Entry } from '../demarche/index.ts';
import { boardColumns, type Value } from './columns.ts';
import { asOfWords } from './wording.ts';

/** A spreadsheet takes a cell that begins with one of these for a formula, or drops the character and looks again. */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell by RFC 4180; an apostrophe keeps a spreadsheet from running it. */
function printCell(cell: Value): string {
  const text = cell === null ? '' : typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The board as a table for a spreadsheet: the marking banner, the names of the columns, one record a country. Every record has as many
 * cells, and no cell runs as a formula.
 *
 * `exportCsv(board, entries)` begins `\uFEFFCONFIDENTIAL,08STATE22377,…`.
 */
export function exportCsv(board: Board, entries: readonly Entry[]): string {
  const { demarche } = board;
  const now = new Date(board.asOf);
  const columns = boardColumns(board, entries);
  const banner: Value[] = [bannerOf(demarche.marking, now), demarche.mrn, `as of ${asOfWords(now)}`];
  const records: Value[][] = [
    columns.map((_, at) => banner[at] ?? null),
    columns.map(({ name }) => name),
    ...board.rows.map((row) => columns.map(({ of }) => of(row))),
  ];
  const lines = records.map((record) => record.map(printCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
