import type { CellValue } from 'hucre/xlsx';
import type { Kind, Value } from '../columns.ts';

/** Spreadsheets hold no more in one cell. */
const LONGEST_CELL = 32_767;
const CUT = '… (cut here: a cell holds no more; the JSON export has all of it)';
/** XML holds neither of these, and one of them makes the whole file unreadable. */
const UNFIT = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Spreadsheets read `_x0041_` as the letter A: the first underscore is written as such a code itself. */
const LOOKS_CODED = /_(?=x[0-9a-f]{4}_)/gi;
/** Earlier days are counted differently by different programs; later ones have no number. */
const FIRST_DAY = '1900-03-01';
const LAST_DAY = '9999-12-31';

/** Text for a cell: any text of people, such as `=1+1`, is text there and comes back as it was typed. */
export function cellText(text: string): string {
  const fit = text.replaceAll(UNFIT, '\ufffd').replaceAll(LOOKS_CODED, '_x005F_');
  return fit.length <= LONGEST_CELL ? fit : `${fit.slice(0, LONGEST_CELL - CUT.length)}${CUT}`;
}

/** An ISO date or instant as a date that a spreadsheet can sort and count with, in UTC; as text where it has no number for it. */
function cellDate(iso: string): Date | string {
  const date = new Date(iso);
  const isKnown = iso >= FIRST_DAY && iso.slice(0, 10) <= LAST_DAY && !Number.isNaN(date.getTime());
  return isKnown ? date : cellText(iso);
}

/** `cellOf('day', '2008-03-07')` is a date; `cellOf('yes-no', true)` is `yes`. */
export function cellOf(kind: Kind, value: Value): CellValue {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return value;
  return kind === 'day' || kind === 'instant' ? cellDate(value) : cellText(value);
}

/** How a column shows its values; text stays text also when somebody edits the cell. */
export const FORMATS: Record<Kind, string> = {
  words: '@',
  count: '0',
  'yes-no': '@',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
};
