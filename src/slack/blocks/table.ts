import type { DataTableBlock } from '@slack/types';
import { type BoardRow, labelOf, shown } from '../../demarche/index.ts';
import { type BoardView, boardFrame, emptyWords, filterRows } from './board.ts';
import { owedWords, progress, title } from './facts.ts';
import { LIMITS } from './limits.ts';
import { nearestPage, pageTurn } from './paging.ts';
import { type MessageContent, message, section } from './parts.ts';
import { calendarDate, count, localTime, shorten } from './text.ts';

const HEADINGS = ['Country', 'Delivery', 'Position', 'Owes', 'Due, your time', 'Post'] as const;

/** Of Slack's own pages inside the table; its default is five. */
const ROWS_IN_SIGHT = 20;

/** Slack counts the characters of all cells of a table together. */
const ROOM = LIMITS.tableCharacters - 400;

const cellsOf = (row: BoardRow, zone: string): string[] => [
  row.name,
  `${labelOf(row.delivery)}${row.deliveredOn ? `, ${calendarDate(row.deliveredOn)}` : ''}`,
  row.position ? labelOf(row.position) : 'not known',
  owedWords(row) || '–',
  row.outstanding && row.dueAt ? localTime(new Date(row.dueAt), zone, 'EEE d MMM HH:mm') : '–',
  shorten(row.post ?? 'no US post', 60),
];

/** Rows in tables of at most Slack's hundred and of at most so many characters. */
function tablesOf(rows: readonly BoardRow[], zone: string): string[][][] {
  const tables: string[][][] = [[]];
  let characters = 0;
  for (const row of rows) {
    const cells = cellsOf(row, zone);
    const size = cells.join('').length;
    const table = tables.at(-1) ?? [];
    if (table.length >= LIMITS.tableRows || (characters + size > ROOM && table.length > 0)) {
      tables.push([cells]);
      characters = size;
    } else {
      table.push(cells);
      characters += size;
    }
  }
  return tables;
}

const raw = (text: string) => ({ type: 'raw_text' as const, text: shown(text) || '–' });

/** The board as Slack's own table, which sorts and filters by itself: to read and to compare, where the rows are to record. */
export function tableMessage({ board, zone, filter, page, now }: BoardView): MessageContent {
  const rows = filterRows(board, filter);
  const tables = tablesOf(rows, zone);
  const at = nearestPage(page, tables.length);
  const { turn, label } = pageTurn({ of: 'table', id: board.demarche.id, page: at, filter }, tables.length);
  const table: DataTableBlock = {
    type: 'data_table',
    caption: shorten(`Board of ${board.demarche.mrn}: ${progress(board.tally)}`, LIMITS.tableCaption),
    page_size: ROWS_IN_SIGHT,
    row_header_column_index: 0,
    rows: [HEADINGS.map(raw), ...(tables[at] ?? []).map((cells) => cells.map(raw))],
  };
  return message(
    `${title(board.demarche)}: ${progress(board.tally)}. ${count(rows.length, 'country', 'countries')}`,
    [
      ...boardFrame({ board, of: 'table', filter, fitting: rows.length, label, now }),
      ...(rows.length > 0 ? [table] : [section(emptyWords(filter))]),
      ...turn,
    ],
  );
}
