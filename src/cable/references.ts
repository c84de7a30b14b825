import type { Field } from './fields.ts';
import { isOriginator, mrnOf } from './mrn.ts';
import { passageOf, type Source, spanIn } from './source.ts';
import type { Passage, Reference } from './types.ts';

/** A telegram's number at the start of an item: `STATE 16762`, `07 JEDDAH 87`, `2007 MANAGUA 2135`, `06-STATE-123`. */
const TELEGRAM =
  /^(?:['’]?(?:19|20)?(\d\d)[ -]{0,3})?((?:[A-Z][A-Z.'’]{0,15}[ -]{1,3}){0,4}[A-Z][A-Z.'’]{1,15})[ -]{0,3}#?(\d{1,8})(?![\d/:.]\d|\d)/i;

/** What may follow a telegram's number without making the item something else. */
const REMARK =
  /^(?:[\s,.;:)]|\([^)]{0,80}\)?|AND PREVIOUS|AND PRIOR|PREVIOUS|NOTAL|ET ?AL|ETC|SERIES|AND|&|CIRCULAR|SEPTEL|REFTEL|\b(?:PARAS?|PARAGRAPHS?) \d{1,3}|OF (?:19|20)\d\d)*$/i;

interface Item {
  letter: string | null;
  start: number;
  end: number;
}

/** The references of all REF fields in order, each once. What is no telegram (an e-mail, a document) keeps its words and has no MRN. */
export function readReferences(source: Source, fields: readonly Field[], year: number | null): Reference[] {
  const lines = fields.flatMap((field) => field.lines);
  const passage = passageOf(
    source,
    lines,
    lines.slice(1).map(() => '\n'),
  );
  const seen = new Set<string>();
  let originator = '';
  return lettered(passage.text)
    .flatMap((item) => telegramsIn(passage.text, item))
    .map((item) => {
      const reference = referenceOf(passage, item, year, originator);
      originator = /^\d+([A-Z]+)\d+$/.exec(reference.mrn ?? '')?.[1] ?? '';
      return reference;
    })
    .filter(({ raw, letter }) => {
      const key = `${letter} ${raw.toUpperCase()}`;
      const isNew = raw !== '' && !seen.has(key);
      seen.add(key);
      return isNew;
    });
}

function yearOf(printed: string | undefined, cableYear: number | null): number | null {
  return printed === undefined ? cableYear : Number(printed);
}

const LETTER = /(?:^|[\s;,)])(\(?)([A-Za-z])([.):])(?!\w\.)\s*/g;

/** Cuts at `A.`, `(A)`, `A)`. Only the next letter of the alphabet cuts, so that `U.S.` does not. */
function lettered(text: string): Item[] {
  const items: Item[] = [];
  let expected = 'A';
  const open = (start: number, letter: string) => {
    const previous = items.at(-1);
    if (previous !== undefined) {
      previous.end = Math.min(previous.end, start);
    }
    items.push({ letter, start, end: text.length });
    expected = String.fromCharCode(letter.charCodeAt(0) + 1);
  };
  for (const match of text.matchAll(LETTER)) {
    const letter = (match[2] ?? '').toUpperCase();
    const at = match.index + match[0].length - match[0].trimStart().length;
    const previous = items.at(-1);
    const begun =
      previous !== undefined &&
      text
        .slice(previous.start, match.index)
        .replace(/[\s(]*[A-Z][.):]\s*/i, '')
        .trim() !== '';
    const startsLine = match.index === 0 || text[match.index] === '\n';
    if (letter === expected && (letter !== 'A' || match.index < 12)) {
      open(at, letter);
    } else if (
      startsLine &&
      begun &&
      letter >= (previous?.letter ?? 'A') &&
      letter <= String.fromCharCode(expected.charCodeAt(0) + 2)
    ) {
      open(at, letter);
    }
  }
  const first = items[0]?.start ?? text.length;
  if (text.slice(0, first).trim() !== '') {
    items.unshift({ letter: null, start: 0, end: first });
  }
  return items;
}

/** Cuts one item at the telegrams in it: `STATE 123; DAKAR 456`, `STATE 123 AND 124`. */
function telegramsIn(text: string, item: Item): Item[] {
  const body = text.slice(item.start, item.end);
  const label =
    item.letter === null ? 0 : (/^\(?[A-Z][.):]\s*(?:\(?[A-Z][.)]\s+)?/i.exec(body)?.[0].length ?? 0);
  const start = item.start + label;
  const pieces: Item[] = [];
  let from = start;
  for (const match of body.slice(label).matchAll(/\s*[;\n]\s*|,\s+|\s+AND\s+|\s*&\s*/gi)) {
    const at = start + match.index;
    const next = at + match[0].length;
    const isHard = match[0].includes(';');
    const before = text.slice(from, at);
    const after = text.slice(next, item.end);
    if (isHard || (isTelegram(before) && (isTelegramStart(after) || /^\d{3,6}(?!\d)/.test(after)))) {
      pieces.push({ letter: item.letter, start: from, end: at });
      from = next;
    }
  }
  pieces.push({ letter: item.letter, start: from, end: item.end });
  return pieces;
}

function isTelegramStart(text: string): boolean {
  const match = TELEGRAM.exec(text.trimStart());
  return match !== null && isOriginator(match[2] ?? '');
}

function isTelegram(text: string): boolean {
  const trimmed = text.trim();
  const match = TELEGRAM.exec(trimmed);
  return (
    (match !== null && isOriginator(match[2] ?? '') && REMARK.test(trimmed.slice(match[0].length))) ||
    /^\d{3,6}$/.test(trimmed)
  );
}

/** `originator` is that of the reference before, for bare numbers: `STATE 15113, 15114`. */
function referenceOf(passage: Passage, item: Item, year: number | null, originator: string): Reference {
  const printed = passage.text.slice(item.start, item.end);
  const lead = printed.length - printed.trimStart().length;
  const kept = printed
    .trim()
    .replace(/[\s,;]+(?:AND)?$/i, '')
    .replace(/(?<=\d)\.$/, '');
  const start = item.start + lead;
  const raw = kept.replace(/\s+/g, ' ');
  const match = TELEGRAM.exec(/^\d{3,6}$/.test(raw) && originator !== '' ? `${originator} ${raw}` : raw);
  const isCable =
    match !== null &&
    isOriginator(match[2] ?? '') &&
    (match[0].length > raw.length || REMARK.test(raw.slice(match[0].length)));
  const yearAfter = /^ ?(?:\(|OF )((?:19|20)\d\d)\b/.exec(
    match === null ? '' : raw.slice(match[0].length),
  )?.[1];
  return {
    letter: item.letter,
    raw,
    mrn: isCable ? mrnOf(yearOf(match[1] ?? yearAfter, year), match[2] ?? '', match[3] ?? '') : null,
    span: spanIn(passage, start, start + kept.length),
  };
}
