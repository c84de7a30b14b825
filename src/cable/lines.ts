import {
  LABEL_INSIDE,
  PAGE_BREAK,
  PAGE_BREAK_INSIDE,
  PAGE_LINE,
  PARAGRAPH_INSIDE,
  PARAGRAPH_NUMBER,
} from './patterns.ts';
import type { Source } from './source.ts';

/** One printed line, without the blanks around it. `start` and `end` are offsets into the text that is read. */
export interface Line {
  text: string;
  start: number;
  end: number;
  /** Blanks before it. */
  indent: number;
  /** It began with a paragraph mark. */
  marked: boolean;
  /** `page` lines are furniture of the transmission; they come out and what they split is joined. */
  kind: 'text' | 'blank' | 'page';
}

/** Splits the text into lines, and lines that were joined by the scrape back into those they must have been. */
export function splitLines(source: Source): Line[] {
  const lines: Line[] = [];
  const splitter = newSplitter();
  const { text } = source;
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    let start = from;
    let end = to;
    while (start < end && text.charCodeAt(start) <= 32) {
      start += 1;
    }
    while (end > start && text.charCodeAt(end - 1) <= 32) {
      end -= 1;
    }
    if (start === end) {
      lines.push({ text: '', start, end, indent: 0, marked: false, kind: 'blank' });
    } else {
      for (const cut of splitter(text.slice(start, end))) {
        lines.push(lineOf(source, start + cut.start, start + cut.end, cut.start === 0 ? start - from : 0));
      }
    }
    from = to + 1;
  }
  return lines;
}

/** A line over `[start, end)`, which must not begin or end with a blank. */
export function lineOf(source: Source, start: number, end: number, indent = 0): Line {
  const text = source.text.slice(start, end);
  return {
    text,
    start,
    end,
    indent,
    marked: source.marks.has(start),
    kind: isPageLine(text) ? 'page' : 'text',
  };
}

export function isPageLine(text: string): boolean {
  // Every page line ends in a digit or a Z; looking there first keeps the patterns off most lines.
  const last = text.charCodeAt(text.length - 1);
  const endsLikeOne = (last >= 48 && last <= 57) || last === 90 || last === 122;
  return endsLikeOne && text.length < 90 && (PAGE_BREAK.test(text) || PAGE_LINE.test(text));
}

interface Cut {
  start: number;
  end: number;
}

/** Cuts at page breaks, labels and paragraph numbers inside a line; it remembers the last paragraph, since only the next may start inside one. */
function newSplitter(): (text: string) => Cut[] {
  let lastNumber = 0;
  return (text) => {
    const cuts = new Set<number>();
    const printed = PARAGRAPH_NUMBER.exec(text);
    if (printed !== null) {
      lastNumber = Number(printed[1]);
    }
    if (text.length > 24) {
      cutPageBreaks(text, cuts);
      if (lastNumber === 0) {
        for (const match of text.matchAll(LABEL_INSIDE)) {
          cuts.add(match.index + 1);
        }
      }
      for (const match of text.matchAll(PARAGRAPH_INSIDE)) {
        if (Number(match[1]) === lastNumber + 1) {
          lastNumber += 1;
          cuts.add(match.index + match[0].length);
        }
      }
    }
    return cuts.size === 0
      ? [{ start: 0, end: text.length }]
      : between(
          text,
          [...cuts].sort((a, b) => a - b),
        );
  };
}

function cutPageBreaks(text: string, cuts: Set<number>): void {
  if (!text.includes('OF 0') && !text.includes('of 0')) {
    return;
  }
  for (const match of text.matchAll(PAGE_BREAK_INSIDE)) {
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    // The originator is the capitals right before the number; in capital prose only its last word can be told from the sentence.
    const name = /(?:^| )([A-Z][A-Z.'-]{1,19}) {1,10}$/i.exec(before);
    if (name?.[1] !== undefined && match.index + match[0].length - match.index < text.length) {
      cuts.add(match.index - name[0].trimStart().length);
      cuts.add(match.index + match[0].length);
    }
  }
}

function between(text: string, cuts: readonly number[]): Cut[] {
  return [0, ...cuts]
    .map((start, index) => ({ start, end: cuts[index] ?? text.length }))
    .map(({ start, end }) => {
      const piece = text.slice(start, end);
      const lead = piece.length - piece.trimStart().length;
      return { start: start + lead, end: start + piece.trimEnd().length };
    })
    .filter(({ start, end }) => end > start);
}
