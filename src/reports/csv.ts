import { type Board, type BoardRow, bannerOf, type Entry, labelOf } from '../demarche/index.ts';
import { asOfWords } from './wording.ts';

type Cell = string | number | boolean | null;

/** A spreadsheet takes a cell that begins with one of these for a formula, or drops the character and looks again. */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell by RFC 4180; an apostrophe keeps a spreadsheet from running it. */
function printCell(cell: Cell): string {
  const text = cell === null ? '' : typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

interface Column {
  name: string;
  of(row: BoardRow): Cell;
}

function columnsOf({ demarche }: Board, entries: readonly Entry[]): Column[] {
  const counts = new Map<string, number>();
  for (const { country } of entries) counts.set(country, (counts.get(country) ?? 0) + 1);
  const askColumns = demarche.facts.asks.map(
    ({ number }): Column => ({
      name: `Ask ${number}`,
      of: ({ asks }) => {
        const position = asks[String(number)];
        return position ? labelOf(position) : null;
      },
    }),
  );
  return [
    { name: 'Country', of: ({ name }) => name },
    { name: 'Code', of: ({ country }) => country },
    { name: 'Post', of: ({ post }) => post },
    { name: 'Addressed via', of: ({ via }) => via },
    { name: 'Outstanding', of: ({ outstanding }) => outstanding },
    { name: 'Overdue', of: ({ overdue }) => overdue },
    { name: 'Due (UTC)', of: ({ dueAt }) => dueAt },
    { name: 'Delivery', of: ({ delivery }) => labelOf(delivery) },
    { name: 'Reason', of: ({ reason }) => reason },
    { name: 'Position', of: ({ position }) => (position ? labelOf(position) : null) },
    ...askColumns,
    { name: 'Delivered on', of: ({ deliveredOn }) => deliveredOn },
    { name: 'Level', of: ({ level }) => level },
    { name: 'Interlocutor', of: ({ interlocutor }) => interlocutor },
    { name: 'Quote', of: ({ quote }) => quote },
    { name: 'Note', of: ({ note }) => note },
    { name: 'Paper left', of: ({ paperLeft }) => paperLeft },
    { name: 'Follow up on', of: ({ followUpOn }) => followUpOn },
    { name: 'Owner', of: ({ owner }) => owner },
    { name: 'Answers that wait', of: ({ held }) => held.length },
    { name: 'Entries', of: ({ country }) => counts.get(country) ?? 0 },
    { name: 'Recorded by', of: ({ last }) => last?.by ?? null },
    { name: 'Recorded at (UTC)', of: ({ last }) => last?.at ?? null },
    { name: 'Link', of: ({ last }) => last?.link ?? null },
  ];
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
  const columns = columnsOf(board, entries);
  const banner: Cell[] = [bannerOf(demarche.marking, now), demarche.mrn, `as of ${asOfWords(now)}`];
  const records: Cell[][] = [
    columns.map((_, at) => banner[at] ?? null),
    columns.map(({ name }) => name),
    ...board.rows.map((row) => columns.map(({ of }) => of(row))),
  ];
  const lines = records.map((record) => record.map(printCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
