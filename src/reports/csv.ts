import { type Board, bannerOf, type Entry } from '../demarche/index.ts';
import { boardColumns, type Value } from './columns.ts';
import { asOfWords, withheldWords } from './wording.ts';

/** A spreadsheet takes a cell for a formula that begins with one of these, or with what it drops before it looks again. */
const AT_BEGIN = /^(?=[\t\r\n]|[\s\u0000-\u001f]*[=+\-@＝＋－＠])/;
/**
 * In half of the world spreadsheets part cells at semicolons, and then also at a line's end inside of quotes. A dash and a blank there
 * are a list's, unless what follows could call something.
 */
const WITHIN = /(?<=[;\r\n])(?=[ \t]*(?:[=@＝＠]|[+\-＋－](?! [^|!(\r\n]*(?:$|[\r\n]))))/g;

/** One cell by RFC 4180; an apostrophe keeps a spreadsheet from running it, or what it would make of its parts. */
function printCell(cell: Value): string {
  const text = cell === null ? '' : typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell);
  const safe = text.replaceAll(WITHIN, "'").replace(AT_BEGIN, "'");
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
  const banner: Value[] = [
    bannerOf(demarche.marking, now),
    demarche.mrn,
    `as of ${asOfWords(now)}`,
    withheldWords(board) || null,
  ];
  const records: Value[][] = [
    columns.map((_, at) => banner[at] ?? null),
    columns.map(({ name }) => name),
    ...board.rows.map((row) => columns.map(({ of }) => of(row))),
  ];
  const lines = records.map((record) => record.map(printCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
