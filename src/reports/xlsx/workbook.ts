import { writeXlsx } from 'hucre/xlsx';
import { printMrn } from '../../cable/index.ts';
import { type Board, bannerOf, type Entry, effectiveMarking, projections } from '../../demarche/index.ts';
import { boardColumns } from '../columns.ts';
import { asOfWords, deadlineWords, tallyWords, withheldWords } from '../wording.ts';
import { FACT_COLUMNS, factsOf } from './facts.ts';
import { historyColumns, inTime } from './history.ts';
import { PROJECTION_COLUMNS } from './projected.ts';
import { type Head, sheetOf } from './sheet.ts';

const LONG = {
  Country: 24,
  Post: 28,
  'Addressed via': 24,
  Reason: 32,
  Quote: 48,
  Note: 48,
  Link: 32,
} as const;

/**
 * The demarche as a workbook: a sheet of the board with one row a country, one of every entry ever made, one of what the cable says, and
 * after an event one of positions projected and actual. The marking stands above each and on every printed page. Days are days, and no
 * text of a person is ever a formula.
 *
 * `await exportXlsx(board, entries)` are the bytes of `08STATE22377.xlsx`.
 */
export function exportXlsx(board: Board, entries: readonly Entry[]): Promise<Uint8Array> {
  const { demarche, asOf } = board;
  const now = new Date(asOf);
  const banner = bannerOf(demarche.marking, now);
  const withheld = withheldWords(board);
  const about = `${printMrn(demarche.mrn)} · ${demarche.subject}`;
  const head: Head = {
    banner,
    level: effectiveMarking(demarche.marking, now).level,
    lines: [
      about,
      `${tallyWords(board)} ${deadlineWords(board)}. As of ${asOfWords(now)}.`,
      ...(withheld ? [withheld] : []),
    ],
  };
  const projected = projections(demarche, entries, now).flatMap(({ event, countries }) =>
    countries.map((one) => ({ ...one, ...event })),
  );
  const asks = demarche.facts.asks.map(({ number }) => number);
  return writeXlsx({
    properties: { title: about, category: banner, creator: 'Demarche Desk', created: now, modified: now },
    sheets: [
      sheetOf(
        {
          name: 'Board',
          columns: boardColumns(board, entries),
          rows: board.rows,
          widths: LONG,
          standsOut: (row, column) => column === 'Overdue' && row.overdue,
        },
        head,
      ),
      sheetOf({ name: 'Entries', columns: historyColumns(asks), rows: inTime(entries), widths: LONG }, head),
      sheetOf(
        {
          name: 'Cable',
          columns: FACT_COLUMNS,
          rows: factsOf(demarche),
          widths: { What: 20, Words: 60, Time: 24, 'As the cable has it': 60, Assumed: 40 },
        },
        head,
      ),
      ...(projected.length > 0
        ? [
            sheetOf(
              { name: 'Projected', columns: PROJECTION_COLUMNS, rows: projected, widths: { Country: 24 } },
              head,
            ),
          ]
        : []),
    ],
  });
}
