import type { Field } from './fields.ts';
import { isOriginator, mrnOf } from './mrn.ts';
import { passageOf, type Source, spanIn } from './source.ts';
import type { Passage, Reference } from './types.ts';

/**
 * A telegram's number at the start of an item: `STATE 16762`, `07 JEDDAH 87`, `2007 MANAGUA 2135`, `06-STATE-123`, `STATE (01) 201265`,
 * `KUWAIT (C) 2293`; the year may also stand after it: `QUITO 4525-91`, `AMMAN 07718 99`, `PANAMA 00789/08`.
 */
const TELEGRAM =
  /^(?:['’]?(?:19|20)?(\d\d)[ -]{0,3})?((?:[A-Z][A-Z.'’]{0,15}[ -]{1,3}){0,4}[A-Z][A-Z.'’]{1,15})[ -]{0,3}(?:\((?:(\d\d)|[A-Z]{1,3})\) ?)?#?(\d{1,8})(?![:.]\d|\d|\/\d(?!\d(?!\d)))(?:(?<=\d{4})[-/](\d\d)(?![\d/])| (\d\d)(?=[,; ]*$))?/i;

/** What may follow a telegram's number without making the item something else; the last is half of a page line. */
const REMARK =
  /^(?:[\s,.;:)-]|\([^)]{0,80}\)?|AND PREVIOUS|AND PRIOR|PREVIOUS|NOTAL|ET ?AL|ETC|SERIES|AND|&|CIRCULAR|SEPTEL|REFTEL|\b(?:PARAS?|PARAGRAPHS?) \d{1,3}|OF (?:19|20)\d\d|[A-Z ]{3,20} 00\d{6})*$/i;

/** `377 KATHMANDU`: the number before the post; a year there is a year. */
const TELEGRAM_REVERSED = /^(?!(?:19|20)\d\d )(\d{3,6}) ([A-Z]{4,16})$/i;

/** `A. A)`, `B. (B)`, `(C)`, `[D]`, `E -`, and what repeats the field's own label: `A. REF A`, `REFERENCE:`. */
const LABEL =
  /^[-\s]{0,12}(?:[([]?([A-Z])(?:[.):\]]| - )\s*(?:[([]?\1[.):\]]\s*)?)?(?:REF(?:ERENCE)?S?(?:[: ]{1,2}(?:\1|[A-Z](?=[.)]))(?![A-Z])|:)[\s.:)]{0,3})?/i;

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

const LETTER = /(?<=^|[\s;,)])([([]?)([A-Za-z])(?:[.):\]]| - )(?!\w\.)\s*/g;

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
    const previous = items.at(-1);
    const begun =
      previous !== undefined && text.slice(previous.start, match.index).replace(LABEL, '').trim() !== '';
    const before = text.slice(Math.max(0, match.index - 16), match.index).trimEnd();
    const startsLine = before === '' || /\n\s*$/.test(text.slice(Math.max(0, match.index - 16), match.index));
    if (letter === expected && (letter !== 'A' || match.index < 12 || startsLine || before.endsWith(';'))) {
      open(match.index, letter);
    } else if (
      letter > expected &&
      letter <= 'Z' &&
      previous !== undefined &&
      match.index - previous.start < 120 &&
      isTelegram(text.slice(previous.start, match.index).replace(LABEL, '')) &&
      isTelegramStart(text.slice(match.index, match.index + 80).replace(LABEL, ''))
    ) {
      // A letter was lost on the way: `B. 07 DELHI 4592  G. 07 DELHI 5333`.
      open(match.index, letter);
    } else if (
      startsLine &&
      begun &&
      letter >= (previous?.letter ?? 'A') &&
      (letter <= String.fromCharCode(expected.charCodeAt(0) + 2) ||
        isTelegramStart(text.slice(match.index, match.index + 80).replace(LABEL, '')))
    ) {
      open(match.index, letter);
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
  const start = item.start + (LABEL.exec(body)?.[0].length ?? 0);
  const pieces: Item[] = [];
  let from = start;
  for (const match of text
    .slice(start, item.end)
    .matchAll(/\s*[;\n]\s*|,\s+|\s+AND\s+|\s*&\s*|(?<=\d)\/(?=(?!19|20)\d{3}|[12]\d{2}(?!\d))/gi)) {
    const at = start + match.index;
    const next = at + match[0].length;
    const isHard = match[0].includes(';');
    const before = text.slice(from, at);
    const after = text.slice(next, Math.min(item.end, next + 80));
    if (
      isHard ||
      (isTelegram(before) &&
        !isBracketed(before) &&
        !REMARK.test(/^[^;,\n]*/.exec(after)?.[0] ?? '') &&
        !isDateStart(after))
    ) {
      pieces.push({ letter: item.letter, start: from, end: at });
      from = next;
    }
  }
  pieces.push({ letter: item.letter, start: from, end: item.end });
  return pieces;
}

/** A bracket is still open at the end. */
function isBracketed(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}

/** What goes on about the telegram before: `STATE 123, PARA 4 OF WHICH`, `STATE 123, 4 MARCH`, `STATE 123, DATED`. */
function isDateStart(text: string): boolean {
  return (
    /^(?:DATED|OF|FROM|PARAS?|PARAGRAPHS?|\d{1,2} [A-Z]{3}|[A-Z]{3,9} \d{1,2}(?!\d))\b/i.test(text) &&
    !isTelegramStart(text)
  );
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
    BARE_SERIAL.test(trimmed)
  );
}

/** A number that shares the originator of the reference before: `STATE 15113, 15114 AND PREVIOUS`, `02259 (2002)`. */
const BARE_SERIAL = /^(\d{3,6})(?!\d)(?: \((?:19|20)\d\d\))?(?:,? AND PREVIOUS)?$/i;

/** `originator` is that of the reference before, for bare numbers: `STATE 15113, 15114`. */
function referenceOf(passage: Passage, item: Item, year: number | null, originator: string): Reference {
  const printed = passage.text.slice(item.start, item.end);
  const lead = printed.length - printed.trimStart().length;
  const kept = printed
    .trim()
    .replace(/[\s,;-]+(?:AND)?$/i, '')
    .replace(/(?<=\d)\.$/, '');
  const start = item.start + lead;
  const raw = kept.replace(/\s+/g, ' ');
  return {
    letter: item.letter,
    raw,
    mrn: telegramOf(raw, year, originator),
    span: spanIn(passage, start, start + kept.length),
  };
}

function telegramOf(raw: string, year: number | null, originator: string): string | null {
  const reversed = TELEGRAM_REVERSED.exec(raw);
  if (reversed?.[1] !== undefined && reversed[2] !== undefined && isOriginator(reversed[2])) {
    return mrnOf(year, reversed[2], reversed[1]);
  }
  const words = originator !== '' && BARE_SERIAL.test(raw) ? `${originator} ${raw}` : raw;
  const match = TELEGRAM.exec(words);
  if (match === null || !isOriginator(match[2] ?? '')) {
    return null;
  }
  const rest = words.slice(match[0].length);
  if (!REMARK.test(rest)) {
    return null;
  }
  const yearAfter = /^ ?(?:\(|OF )(?:19|20)(\d\d)\b/i.exec(rest)?.[1];
  const printedYear = match[1] ?? match[3] ?? match[5] ?? match[6] ?? yearAfter;
  return mrnOf(printedYear === undefined ? year : Number(printedYear), match[2] ?? '', match[4] ?? '');
}
