import { type Cell, type CellStyle, colToLetter, type WriteSheet } from 'hucre/xlsx';
import type { ClassificationLevel } from '../../cable/index.ts';
import type { Column } from '../columns.ts';
import { BANNER, COLOURS } from '../map/theme.ts';
import { cellOf, cellText, FORMATS } from './cells.ts';

/** A table with what stands above it. */
export interface Table<Row> {
  name: string;
  columns: ReadonlyArray<Column<Row>>;
  rows: readonly Row[];
  /** Widths in characters by column name, where the kind's own does not fit. */
  widths: Readonly<Record<string, number>>;
  /** Whether a cell stands out: bold, in the colour of what is late. */
  standsOut?(row: Row, column: string): boolean;
}

/** What stands above every table, the marking first. */
export interface Head {
  banner: string;
  level: ClassificationLevel;
  lines: readonly string[];
}

const WIDTHS = { words: 16, count: 10, 'yes-no': 12, day: 13, instant: 18 } as const;
const rgb = (colour: string) => ({ rgb: colour.slice(1) });
const solid = (colour: string): NonNullable<CellStyle['fill']> => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: rgb(colour),
});

const BOLD = { name: 'Calibri', size: 11, bold: true } as const;

/** White bold letters on a colour. */
const signal = (colour: string): CellStyle => ({
  font: { ...BOLD, color: { rgb: 'FFFFFF' } },
  fill: solid(colour),
});

const HEADING: CellStyle = {
  font: BOLD,
  fill: solid('#e2e1dc'),
  alignment: { vertical: 'center', wrapText: true },
  border: { bottom: { style: 'thin' } },
};

const LATE: CellStyle = {
  font: { ...BOLD, color: rgb(COLOURS.light.outstanding) },
  alignment: { vertical: 'top' },
  numFmt: FORMATS['yes-no'],
};

/**
 * One sheet: the marking, the lines about it, a frozen row of names that is repeated on every printed page, and one row each below; the
 * marking also stands above and below every printed page.
 */
export function sheetOf<Row>(table: Table<Row>, head: Head): WriteSheet {
  const { name, columns, rows, widths, standsOut } = table;
  const above = [head.banner, ...head.lines];
  const headingRow = above.length;
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((column, at) => {
    cells.set(`0,${at}`, { style: signal(BANNER[head.level]) });
    for (let line = 1; line < headingRow; line++) cells.set(`${line},${at}`, { style: { numFmt: '@' } });
    cells.set(`${headingRow},${at}`, { style: HEADING });
    rows.forEach((row, index) => {
      if (standsOut?.(row, column.name)) cells.set(`${headingRow + 1 + index},${at}`, { style: LATE });
    });
  });
  const last = colToLetter(columns.length - 1);
  return {
    name,
    rows: [
      ...above.map((line) => [cellText(line)]),
      columns.map((column) => column.name),
      ...rows.map((row) => columns.map(({ kind, of }) => cellOf(kind, of(row)))),
    ],
    cells,
    columns: columns.map((column) => ({
      width: widths[column.name] ?? WIDTHS[column.kind],
      style: {
        numFmt: FORMATS[column.kind],
        alignment: { vertical: 'top', wrapText: column.kind === 'words' },
      },
    })),
    freezePane: { rows: headingRow + 1, columns: 1 },
    autoFilter: { range: `A${headingRow + 1}:${last}${headingRow + 1 + rows.length}` },
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$1:$${headingRow + 1}`,
    },
    headerFooter: {
      oddHeader: `&C&"-,Bold"${head.banner}`,
      oddFooter: `&C&"-,Bold"${head.banner}&R&P / &N`,
    },
  };
}
