export const EXPORTS = ['xlsx', 'csv', 'json', 'report'] as const;
export type ExportForm = (typeof EXPORTS)[number];

/** What people call the forms besides. */
const FORM_NAMES: ReadonlyMap<string, ExportForm> = new Map([
  ...EXPORTS.map((form) => [form, form] as const),
  ['excel', 'xlsx'],
  ['spreadsheet', 'xlsx'],
  ['workbook', 'xlsx'],
  ['cable', 'report'],
  ['reporting', 'report'],
]);

/** The forms that words name, each once: `as a spreadsheet` is `xlsx`, `the draft reporting cable` is `report`. */
export function exportFormsIn(words: readonly string[]): ExportForm[] {
  return [...new Set(words.flatMap((word) => FORM_NAMES.get(word.toLowerCase()) ?? []))];
}
