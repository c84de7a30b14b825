import type { Passage, Span } from './types.ts';

/**
 * The raw text and the text that is read: Markdown links give way to their text, paragraph marks to nothing, and every
 * line end and blank is one of a kind. `cleanAt[i]` stands at `rawAt[i]` in the raw text, and runs one to one until the next.
 */
export interface Source {
  raw: string;
  text: string;
  cleanAt: number[];
  rawAt: number[];
  /** Offsets in `text` at which a paragraph mark stood. */
  marks: Set<number>;
}

const LONGEST_LINK_TEXT = 200;
const LONGEST_LINK_TARGET = 1000;

/** Takes links and paragraph marks off: `[PREL](#)` -> `PREL`, `[¶](#)3.` -> `3.` with a mark at the 3. */
export function readSource(raw: string): Source {
  const source: Source = { raw, text: '', cleanAt: [], rawAt: [], marks: new Set() };
  const kept: string[] = [];
  let clean = 0;
  let at = raw.charCodeAt(0) === 0xfeff ? 1 : 0;
  const keep = (end: number) => {
    if (end > at) {
      source.cleanAt.push(clean);
      source.rawAt.push(at);
      kept.push(raw.slice(at, end));
      clean += end - at;
    }
  };
  const interesting = /[[¶\\]/g;
  interesting.lastIndex = at;
  for (let match = interesting.exec(raw); match !== null; match = interesting.exec(raw)) {
    const start = match.index;
    const removed = removalAt(raw, start);
    if (removed === null) {
      continue;
    }
    keep(start);
    at = removed.textStart;
    if (removed.isMark) {
      source.marks.add(clean);
    }
    keep(removed.textEnd);
    at = removed.end;
    interesting.lastIndex = at;
  }
  keep(raw.length);
  source.text = evenBlanks(kept.join(''));
  return source;
}

interface Removal {
  /** What stays, `[textStart, textEnd)`; all else from the match to `end` goes. */
  textStart: number;
  textEnd: number;
  end: number;
  isMark: boolean;
}

function removalAt(raw: string, start: number): Removal | null {
  const code = raw[start];
  if (code === '¶') {
    return { textStart: start + 1, textEnd: start + 1, end: start + 1, isMark: true };
  }
  if (code === '\\') {
    // Converters to Markdown write `1\.` and `\--` to keep a line from becoming a list.
    return /[-.*_#()[\]+!>]/.test(raw[start + 1] ?? '')
      ? { textStart: start + 1, textEnd: start + 2, end: start + 2, isMark: false }
      : null;
  }
  const window = raw.slice(start + 1, start + 1 + LONGEST_LINK_TEXT);
  const close = window.search(/[\][\n]/);
  if (close < 0 || window[close] !== ']' || raw[start + close + 2] !== '(') {
    return null;
  }
  const textEnd = start + 1 + close;
  const target = raw.slice(textEnd + 2, textEnd + 2 + LONGEST_LINK_TARGET).search(/[)\n]/);
  const end = textEnd + 2 + target + 1;
  if (target < 0 || raw[end - 1] !== ')') {
    return null;
  }
  const inner = raw.slice(start + 1, textEnd).trim();
  return inner === '¶'
    ? { textStart: textEnd, textEnd, end, isMark: true }
    : { textStart: start + 1, textEnd, end, isMark: false };
}

/** Looking for each is much faster than one pattern for all, and most texts have none. */
const ODD_BLANKS = ['\t', '\r', '\u00a0', '\f', '\v', '\u0085', '\u2007', '\u202f', '\u2028', '\u2029'];

function evenBlanks(text: string): string {
  return ODD_BLANKS.some((blank) => text.includes(blank))
    ? text.replace(/[\t\u00a0\u2007\u202f]/g, ' ').replace(/\r(?!\n)|[\f\v\u0085\u2028\u2029]/g, '\n')
    : text;
}

function runAt(source: Source, offset: number): number {
  let low = 0;
  let high = source.cleanAt.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.cleanAt[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

function toRaw(source: Source, offset: number): number {
  const run = runAt(source, offset);
  return (source.rawAt[run] ?? 0) + offset - (source.cleanAt[run] ?? 0);
}

/** Where `[start, end)` of the text that is read was printed. A link that begins or ends the stretch is taken whole. */
export function spanOf(source: Source, start: number, end: number): Span {
  const first = toRaw(source, start);
  const last = end > start ? toRaw(source, end - 1) + 1 : first;
  const opens = source.raw[first - 1] === '[' && source.cleanAt[runAt(source, start)] === start;
  const closes = opens || source.raw[last] === ']' ? source.raw.startsWith('](', last) : false;
  const close = closes ? source.raw.indexOf(')', last) + 1 : last;
  return { start: opens && closesWithin(source, first) ? first - 1 : first, end: Math.max(close, last) };
}

function closesWithin(source: Source, at: number): boolean {
  return source.raw.slice(at, at + LONGEST_LINK_TEXT).includes('](');
}

/** A stretch of the text that is read. */
export interface Stretch {
  start: number;
  end: number;
}

/** Joins stretches into one passage; `glue` is what stands between two of them (a blank, or nothing inside a word). */
export function passageOf(
  source: Source,
  stretches: readonly Stretch[],
  glue: readonly string[] = [],
): Passage {
  const parts: string[] = [];
  const runs: Array<readonly [number, number]> = [];
  let length = 0;
  stretches.forEach(({ start, end }, index) => {
    if (index > 0) {
      const between = glue[index - 1] ?? ' ';
      parts.push(between);
      length += between.length;
    }
    for (let run = runAt(source, start), at = start; at < end; run += 1) {
      const next = Math.min(source.cleanAt[run + 1] ?? end, end);
      runs.push([length, (source.rawAt[run] ?? 0) + at - (source.cleanAt[run] ?? 0)]);
      parts.push(source.text.slice(at, next));
      length += next - at;
      at = next;
    }
  });
  const first = stretches[0]?.start ?? 0;
  const last = stretches.at(-1)?.end ?? first;
  return { text: parts.join(''), span: spanOf(source, first, last), runs };
}

/** A part of a passage, blanks at its ends left out. */
export function slicePassage(passage: Passage, start: number, end: number): Passage {
  const printed = passage.text.slice(start, end);
  const from = start + printed.length - printed.trimStart().length;
  const to = Math.max(from, start + printed.trimEnd().length);
  const runs: Array<readonly [number, number]> = [];
  passage.runs.forEach(([at, raw], index) => {
    const next = passage.runs[index + 1]?.[0] ?? passage.text.length;
    if (next > from && at < to) {
      const inside = Math.max(at, from);
      runs.push([inside - from, raw + inside - at]);
    }
  });
  return { text: passage.text.slice(from, to), span: spanIn(passage, from, to), runs };
}

/**
 * Where a part of a passage was printed, so that a fact found in joined text can be cited.
 *
 *     spanIn(paragraph.blocks[0], 0, 4)   // { start: 1480, end: 1484 }
 */
export function spanIn(passage: Passage, start: number, end: number): Span {
  const first = rawIn(passage, start);
  return { start: first, end: end > start ? rawIn(passage, end - 1) + 1 : first };
}

function rawIn(passage: Passage, offset: number): number {
  let low = 0;
  let high = passage.runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((passage.runs[middle]?.[0] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  const [at, raw] = passage.runs[low] ?? [0, passage.span.start];
  return raw + offset - at;
}
