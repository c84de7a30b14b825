import { CODEWORD_INSIDE } from './caption-forms.ts';
import { readClassificationLine } from './classification.ts';
import { AnyOf } from './guarded.ts';
import { FROM_LINE } from './header.ts';
import type { Layout } from './layout.ts';
import type { Line } from './lines.ts';
import { isMarking } from './marking-line.ts';
import {
  CORRECTED_COPY,
  DATE_TIME_GROUP,
  LABEL,
  LABELS,
  ROUTING_LINE,
  RULE_LINE,
  SECURITY_LINE,
  STATION,
  STATION_AGAIN,
  TRANSMISSION_ID,
} from './patterns.ts';
import { type Source, spanOf } from './source.ts';
import type { CableWarning } from './types.ts';

/** A line as it is compared: case and blanks do not count. */
export function plain(text: string): string {
  return (text.includes('  ') ? text.replace(/ {2,}/g, ' ') : text).toUpperCase();
}

/**
 * Turns into page furniture what the body repeats: the header and fields again at a page break, markings and captions of each page, and
 * lines that the scrape doubled. `markings` are the lines that may bear one.
 */
export function withoutRepeats(
  source: Source,
  { lines, layout, head }: Arrangement,
): { lines: Line[]; markings: Line[]; warnings: CableWarning[] } {
  const markings: Line[] = [];
  const kept = lines.slice(layout.bodyStart);
  for (let at = 0; at < kept.length; at += 1) {
    const line = kept[at];
    if (line?.kind !== 'text') {
      continue;
    }
    const isMark = isCapitalMarking(line, head);
    if (isMark && standsApart(kept, at)) {
      markings.push(line);
      takeOut(kept, at);
    } else if (head.again.has(at + layout.bodyStart)) {
      const end = endOfHeader(kept, at, head);
      markings.push(...kept.slice(at, end));
      for (let index = at; index < end; index += 1) {
        takeOut(kept, index);
      }
      at = end - 1;
    } else if (isMark && line.text.search(CODEWORD_INSIDE) >= 0) {
      markings.push(line);
    }
  }
  return { lines: kept, markings, warnings: dropDoubles(source, kept) };
}

/** Others still read the line as it is, so that another stands in its place. */
function takeOut(lines: Line[], at: number): void {
  const line = lines[at];
  if (line?.kind === 'text') {
    lines[at] = { ...line, kind: 'page' };
  }
}

/** A marking of the page is in capitals, unless the cable's own is not; `secret` at the end of a wrapped line is a word of the sentence. */
function isCapitalMarking(line: Line, head: Head): boolean {
  return isMarking(line) && (head.inSmallLetters || !/[a-z]{2}/.test(line.text));
}

function standsApart(lines: readonly Line[], at: number): boolean {
  const [above, below] = [lines[at - 1], lines[at + 1]];
  return above?.kind !== 'text' || below?.kind !== 'text' || isMarking(above) || isMarking(below);
}

/** The lines of a text, where its parts begin, and what its top prints. */
export interface Arrangement {
  lines: Line[];
  layout: Layout;
  head: Head;
}

/** What a search through the top of the cable may cost for one line of its body. */
const LONGEST_HEAD = 20_000;

/** What the top of the cable prints: whole lines, and each field's words run together. */
export interface Head {
  hasLine: (text: string) => boolean;
  hasWords: (text: string) => boolean;
  serial: string | null;
  /** The cable prints its classification in small letters. */
  inSmallLetters: boolean;
  /** The indexes of the lines in the body at which a header begins again. */
  again: ReadonlySet<number>;
}

export function headOf(lines: readonly Line[], layout: Layout): Head {
  const again = new Set<number>();
  const head: Head = {
    ...topOf(lines.slice(0, layout.bodyStart)),
    serial: layout.classification?.serial?.replace(/^0+/, '') ?? null,
    inSmallLetters: layout.classification?.isMarking === false,
    again,
  };
  for (let at = layout.bodyStart; at < lines.length; at += 1) {
    if (lines[at]?.kind === 'text' && opensHeader(lines, at, head)) {
      again.add(at);
    }
  }
  return head;
}

/** Reads the top only when it is asked for, since most texts never begin a header again. */
function topOf(lines: readonly Line[]): Pick<Head, 'hasLine' | 'hasWords'> {
  let read: { lines: Set<string>; words: string } | null = null;
  const top = () => {
    if (read === null) {
      const texts = lines
        .filter((line) => line.kind === 'text' && !RULE_LINE.test(line.text))
        .map((line) => plain(line.text));
      read = { lines: new Set(texts), words: texts.join(' ').slice(0, LONGEST_HEAD) };
    }
    return read;
  };
  return {
    hasLine: (text) => top().lines.has(plain(text)),
    hasWords: (text) => top().words.includes(plain(text)),
  };
}

const LONGEST_HEADER_LINE = 200;
/** A line of a header, if it stands in one: hardly any line of prose is like one of these. */
const IN_HEADERS = new AnyOf([
  ...[TRANSMISSION_ID, STATION_AGAIN, DATE_TIME_GROUP, FROM_LINE].map((pattern) => ({
    pattern,
  })),
  ...LABELS,
]);
/** In small letters only what no sentence begins with. */
const OPENS_WITH = /^(?:[A-FLOPR-WYZ0-9(]|[celst] ?[.a-z]|[oprz] ?\d)/;

/** Whether a header begins again here: a line that only transmissions have, or one of the cable's own field lines. */
function opensHeader(lines: readonly Line[], at: number, head: Head): boolean {
  const line = lines[at];
  const text = line?.text ?? '';
  if (
    line === undefined ||
    text.length > LONGEST_HEADER_LINE ||
    !(line.opensMarking || IN_HEADERS.find(text)) ||
    !OPENS_WITH.test(text)
  ) {
    return false;
  }
  if (TRANSMISSION_ID.test(text) || STATION_AGAIN.test(text)) {
    return true;
  }
  if (DATE_TIME_GROUP.test(text)) {
    return head.hasLine(text) || FROM_LINE.test(lines[at + 1]?.text ?? '');
  }
  const classification = text.length < 120 ? readClassificationLine(line) : null;
  if (classification !== null) {
    return (
      classification.serial !== null &&
      (classification.section !== null || classification.serial.replace(/^0+/, '') === head.serial)
    );
  }
  return isOwnField(text, head) || (FROM_LINE.test(text) && head.hasLine(text));
}

function isOwnField(text: string, head: Head): boolean {
  return LABEL.find(text) !== undefined && (head.hasLine(text) || (text.length > 20 && head.hasWords(text)));
}

/** The index after a repeated header: as long as lines are the cable's own, or look like nothing but a header. */
export function endOfHeader(lines: readonly Line[], from: number, head: Head): number {
  let end = from + 1;
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.kind !== 'text') {
      continue;
    }
    const { text } = line;
    const isHeader =
      head.hasLine(text) ||
      (text.length > 12 && head.hasWords(text) && !/[.!?]$/.test(text)) ||
      isMarking(line) ||
      ROUTING_LINE.test(text) ||
      SECURITY_LINE.test(text) ||
      STATION.test(text) ||
      DATE_TIME_GROUP.test(text) ||
      CORRECTED_COPY.test(text) ||
      readClassificationLine(line)?.serial != null;
    if (!isHeader) {
      break;
    }
    end = at + 1;
  }
  return end;
}

const LONGEST_DOUBLE = 5;
const SHORTEST_DOUBLE_CHARACTERS = 20;

/** One to five lines that are printed twice in a row, as at the seam of two pages, count once. */
function dropDoubles(source: Source, lines: Line[]): CableWarning[] {
  const texts: Line[] = [];
  const places: number[] = [];
  for (const [place, line] of lines.entries()) {
    if (line.kind === 'text' && !RULE_LINE.test(line.text)) {
      texts.push(line);
      places.push(place);
    }
  }
  const warnings: CableWarning[] = [];
  for (let at = 1; at < texts.length; at += 1) {
    const size = doubleAt(texts, at);
    if (size === 0) {
      continue;
    }
    const doubled = texts.slice(at, at + size);
    warnings.push({
      code: 'text-repeated',
      message: 'The lines before this are printed again here.',
      span: spanOf(source, doubled[0]?.start ?? 0, doubled.at(-1)?.end ?? 0),
    });
    for (const place of places.slice(at, at + size)) {
      takeOut(lines, place);
    }
    at += size - 1;
  }
  return warnings;
}

function doubleAt(texts: readonly Line[], at: number): number {
  for (let size = 1; size <= LONGEST_DOUBLE && size <= at; size += 1) {
    if (texts[at]?.text !== texts[at - size]?.text) {
      continue;
    }
    let characters = 0;
    let index = 0;
    while (index < size && texts[at + index]?.text === texts[at + index - size]?.text) {
      characters += texts[at + index]?.text.length ?? 0;
      index += 1;
    }
    if (index === size && characters >= SHORTEST_DOUBLE_CHARACTERS) {
      return size;
    }
  }
  return 0;
}
