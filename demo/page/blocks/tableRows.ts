import type { RichTextBlock, RichTextElement, TableBlock } from '@slack/types';

type Cell = TableBlock['rows'][number][number];

const elementText = (element: RichTextElement): string =>
  'text' in element && element.text !== undefined
    ? element.text
    : 'url' in element
      ? (element.url ?? '')
      : '';

function richText(block: RichTextBlock): string {
  return block.elements
    .flatMap((part) =>
      part.type === 'rich_text_list' ? part.elements.flatMap((one) => one.elements) : part.elements,
    )
    .map(elementText)
    .join('');
}

/** A cell's words, for filters and keys. */
export function cellText(cell: Cell): string {
  return cell.type === 'rich_text' ? richText(cell) : cell.text;
}

/** What a cell sorts by: a number cell by its value, any other by its words. */
export function cellWeight(cell: Cell | undefined): number | string {
  if (cell === undefined) return '';
  return cell.type === 'raw_number' ? cell.value : cellText(cell);
}

/** Rows ordered by one column: numbers by value, words by the alphabet with the numbers in them counted as numbers. */
export function sortRows<Row extends readonly Cell[]>(
  rows: readonly Row[],
  column: number,
  down: boolean,
): Row[] {
  const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const compare = (a: Row, b: Row) => {
    const left = cellWeight(a[column]);
    const right = cellWeight(b[column]);
    return typeof left === 'number' && typeof right === 'number'
      ? left - right
      : words.compare(String(left), String(right));
  };
  return [...rows].sort((a, b) => (down ? compare(b, a) : compare(a, b)));
}
