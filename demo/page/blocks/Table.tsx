import type { DataTableBlock, TableBlock } from '@slack/types';
import { type ReactNode, useState } from 'react';
import { keyed } from './keys.ts';
import { decodeEntities } from './mrkdwn.ts';
import { Drawn } from './Text.tsx';
import { cellText, cellWeight, sortRows } from './tableRows.ts';

type Cell = TableBlock['rows'][number][number];

const rowText = (row: readonly Cell[]) => row.map(cellText).join('|');

function CellFace({ cell }: { cell: Cell }) {
  return cell.type === 'rich_text' ? <Drawn block={cell} /> : decodeEntities(cell.text);
}

interface GridProps {
  rows: readonly (readonly Cell[])[];
  caption: ReactNode;
  headOf: (cell: Cell, column: number) => ReactNode;
  sorted?: { column: number; down: boolean } | null;
  alignOf: (column: number) => 'left' | 'center' | 'right';
  wraps: (column: number) => boolean;
  rowHeader?: number;
}

function Grid({ rows, caption, headOf, sorted, alignOf, wraps, rowHeader }: GridProps) {
  const [head, ...body] = rows;
  const cellProps = (column: number) => ({
    className: `align-${alignOf(column)} ${wraps(column) ? 'is-wrapped' : ''}`,
  });
  return (
    <section
      className="table-scroll"
      aria-label={typeof caption === 'string' ? caption : 'Table'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <table className="table">
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {keyed(head ?? [], cellText).map(({ key, item: cell }, column) => {
              const direction = sorted?.down ? 'descending' : 'ascending';
              return (
                <th
                  key={key}
                  scope="col"
                  aria-sort={sorted?.column === column ? direction : undefined}
                  {...cellProps(column)}
                >
                  {headOf(cell, column)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {keyed(body, rowText).map(({ key: rowKey, item: row }) => (
            <tr key={rowKey}>
              {keyed(row, cellText).map(({ key, item: cell }, column) =>
                column === rowHeader ? (
                  <th key={key} scope="row" {...cellProps(column)}>
                    <CellFace cell={cell} />
                  </th>
                ) : (
                  <td key={key} {...cellProps(column)}>
                    <CellFace cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A plain table: first row is the head; columns align and wrap as the app asked. */
export function Table({ block }: { block: TableBlock }) {
  return (
    <Grid
      rows={block.rows}
      caption={null}
      headOf={(cell) => <CellFace cell={cell} />}
      alignOf={(column) => block.column_settings?.[column]?.align ?? 'left'}
      wraps={(column) => block.column_settings?.[column]?.is_wrapped ?? false}
    />
  );
}

/** A data table: sorted by a click on a heading, filtered by words, turned page by page. */
export function DataTable({ block }: { block: DataTableBlock }) {
  const [sorted, setSorted] = useState<{ column: number; down: boolean } | null>(null);
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const size = block.page_size ?? 5;
  const [head = [], ...all] = block.rows;
  const words = typed.trim().toLowerCase();
  const found = all.filter(
    (row) => words === '' || row.some((cell) => cellText(cell).toLowerCase().includes(words)),
  );
  const ordered = sorted ? sortRows(found, sorted.column, sorted.down) : found;
  const pages = Math.max(1, Math.ceil(ordered.length / size));
  const at = Math.min(page, pages - 1);
  const shown = ordered.slice(at * size, (at + 1) * size);
  const isNumber = (column: number) =>
    all.length > 0 && all.every((row) => typeof cellWeight(row[column]) === 'number');

  return (
    <div className="data-table">
      {all.length > size && (
        <input
          className="input data-table-filter"
          type="search"
          placeholder="Filter rows"
          aria-label={`Filter ${block.caption}`}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setPage(0);
          }}
        />
      )}
      <Grid
        rows={[head, ...shown]}
        caption={decodeEntities(block.caption)}
        sorted={sorted}
        rowHeader={block.row_header_column_index ?? 0}
        alignOf={(column) => (isNumber(column) ? 'right' : 'left')}
        wraps={() => true}
        headOf={(cell, column) => (
          <button
            type="button"
            className="table-sort"
            onClick={() => setSorted({ column, down: sorted?.column === column && !sorted.down })}
          >
            <CellFace cell={cell} />
            <span aria-hidden="true" className="table-sort-mark">
              {sorted?.column === column ? (sorted.down ? '▾' : '▴') : ''}
            </span>
          </button>
        )}
      />
      {ordered.length === 0 && <p className="data-table-note">No row matches “{typed}”.</p>}
      {pages > 1 && (
        <div className="data-table-pages">
          <button type="button" className="button" disabled={at === 0} onClick={() => setPage(at - 1)}>
            Previous
          </button>
          <span aria-live="polite">
            {at * size + 1}–{Math.min((at + 1) * size, ordered.length)} of {ordered.length}
          </span>
          <button
            type="button"
            className="button"
            disabled={at === pages - 1}
            onClick={() => setPage(at + 1)}
          >
            Next
          </button>
        </div>
      )}
    </div>
  );
}
