import { isoDate, monthNumber } from './dates.ts';
import type { Field } from './fields.ts';
import { passageOf, type Source, type Stretch, spanOf } from './source.ts';
import type { CableWarning, ExecutiveOrder, Span } from './types.ts';

/** Where a field was printed, its label included. */
export function stretchOf(field: Field): Stretch {
  return { start: field.label.start, end: Math.max(field.label.end, field.lines.at(-1)?.end ?? 0) };
}

function spanOfValue(source: Source, field: Field): Span {
  const first = field.lines[0]?.start ?? field.label.start;
  return spanOf(source, first, Math.max(first, field.lines.at(-1)?.end ?? field.label.end));
}

/** The subject on one line, and where it stands. */
export function readSubject(source: Source, field: Field): { subject: string | null; span: Span } {
  const subject = passageOf(source, field.lines)
    .text.replace(/\s{2,}/g, ' ')
    .trim();
  return { subject: subject === '' ? null : subject, span: spanOfValue(source, field) };
}

/** TAGS, each once, in capitals: by commas where there are any, else by blanks. `OVIP (RICE, CONDOLEEZZA)` is two of them. */
export function readTags(source: Source, field: Field): { tags: string[]; span: Span } {
  const text = passageOf(source, field.lines).text.toUpperCase();
  const tags = new Set<string>();
  let opened = false;
  for (const part of text.split(/(?=[()])/)) {
    opened = part.startsWith('(');
    const words = part.replace(/^[()]/, '');
    // Between brackets stands one name, comma and all.
    const isName = opened && /^[A-Z .,'-]+$/.test(words);
    for (const word of isName ? [words] : words.split(/[\s,;]+/)) {
      const tag = word
        .trim()
        .replace(/\s+/g, ' ')
        .replace(/[.:,]+$/, '');
      if (/^[A-Z]/.test(tag) && tag !== 'SIPDIS') {
        tags.add(tag);
      }
    }
  }
  return { tags: [...tags], span: spanOfValue(source, field) };
}

const DATE_FORMS: ReadonlyArray<[RegExp, (match: RegExpExecArray) => [string, number, number] | null]> = [
  [/(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/, ([, y, m, d]) => [y ?? '', Number(m), Number(d)]],
  [
    /(?<!\d)(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4}|\d{2})(?!\d)/,
    ([, m, d, y]) => [y ?? '', Number(m), Number(d)],
  ],
  [/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/, ([, y, m, d]) => [y ?? '', Number(m), Number(d)]],
  [
    /\b([A-Z]{3,9})\.? {1,3}(\d{1,2}),? {1,3}(\d{4})(?!\d)/i,
    ([, m, d, y]) => [y ?? '', monthNumber(m ?? '') ?? 0, Number(d)],
  ],
  [
    /(?<!\d)(\d{1,2}) {1,3}([A-Z]{3,9})\.?,? {1,3}(\d{4}|\d{2})(?!\d)/i,
    ([, d, m, y]) => [y ?? '', monthNumber(m ?? '') ?? 0, Number(d)],
  ],
];

/** `E.O. 12958: DECL: 03/04/2018` in every shape; what stands in place of a date becomes the event. */
export function readExecutiveOrder(
  source: Source,
  field: Field,
  cableYear: number | null,
): { order: ExecutiveOrder; warnings: CableWarning[] } {
  const stretch = stretchOf(field);
  const span = spanOf(source, stretch.start, stretch.end);
  const printed = passageOf(source, [field.label, ...field.lines]).text;
  const number = /\d{5}/.exec(printed)?.[0] ?? null;
  const text = (
    number === null
      ? printed.replace(/^E ?\. ?[O0] ?\.? ?:?/i, '')
      : printed.slice(printed.indexOf(number) + 5)
  )
    .replace(/^[\s:;.,)-]+/, '')
    .replace(/^DECL(?:AS(?:S(?:IFY|IFIED|IFICATION)?)?)?\b[\s:;.,-]*(?:ON\b[\s:]*)?/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  const date = declassificationDate(text, cableYear);
  const unread = date === null && /\d{1,2}\/\d{1,2}\/\d/.test(text);
  return {
    order: { number, declassifyOn: date, event: date !== null || text === '' ? null : text, span },
    warnings: unread
      ? [{ code: 'declassification-unread', message: `"${text}" is no date of the calendar.`, span }]
      : [],
  };
}

function declassificationDate(text: string, cableYear: number | null): string | null {
  for (const [pattern, read] of DATE_FORMS) {
    const match = pattern.exec(text);
    const parts = match === null ? null : read(match);
    if (parts !== null) {
      const [year, first, second] = parts;
      const full = laterYear(year, cableYear);
      const date = isoDate(full, first, second) ?? (first > 12 ? isoDate(full, second, first) : null);
      if (date !== null) {
        return date;
      }
    }
  }
  return null;
}

/** Two digits mean the first such year that is not before the cable's own. */
function laterYear(printed: string, cableYear: number | null): number {
  if (printed.length > 2) {
    return Number(printed);
  }
  const base = cableYear ?? 1975;
  const year = base - (base % 100) + Number(printed);
  return year < base ? year + 100 : year;
}
