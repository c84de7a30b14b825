import { endsInDigit, newSplitter } from './joined-lines.ts';
import { OPENS_MARKING, PAGE_BREAK, PAGE_LINE, PAGE_LINE_BELOW, RELEASE_STAMP } from './patterns.ts';
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
  /** It begins with a level or a caption; told once, since every part of the cable is searched for markings. */
  opensMarking: boolean;
}

/** Splits the text into lines, and lines that were joined by the scrape back into those they must have been. */
export function splitLines(source: Source): Line[] {
  const lines: Line[] = [];
  const { text } = source;
  const isStamped = mayBeStamped(text);
  const cutsIn = newSplitter();
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
      lines.push({ text: '', start, end, indent: 0, marked: false, kind: 'blank', opensMarking: false });
    } else {
      const line = lineOf(source, start, end, start - from, isStamped);
      const cuts = cutsIn(line.text, line.kind === 'page');
      if (cuts.size === 0) {
        lines.push(line);
      } else {
        lines.push(...partsOf(source, line, cuts, isStamped));
      }
    }
    from = to + 1;
  }
  markTwoLinePages(lines);
  return isDoubleSpaced(lines) ? withoutSingleBlanks(lines) : lines;
}

const FEW_LINES = 8;

/** Some scrapes put an empty line after every line, so that only several of them stand for one. */
function isDoubleSpaced(lines: readonly Line[]): boolean {
  let texts = 0;
  let touching = 0;
  let wide = 0;
  lines.forEach((line, at) => {
    if (line.kind !== 'blank') {
      texts += 1;
      touching += at > 0 && lines[at - 1]?.kind !== 'blank' ? 1 : 0;
      wide += lines[at + 1]?.kind === 'blank' && lines[at + 2]?.kind === 'blank' ? 1 : 0;
    }
  });
  return texts >= FEW_LINES && touching * 20 <= texts && wide >= 2 && wide < texts * 0.7;
}

function withoutSingleBlanks(lines: readonly Line[]): Line[] {
  return lines.filter(
    (line, at) => line.kind !== 'blank' || lines[at - 1]?.kind === 'blank' || lines[at + 1]?.kind === 'blank',
  );
}

/** `PAGE 02` and `STATE 042975` under it are one page mark. */
function markTwoLinePages(lines: readonly Line[]): void {
  lines.forEach((line, at) => {
    const next = lines[at + 1]?.kind === 'blank' ? lines[at + 2] : lines[at + 1];
    if (line.kind === 'page' && next?.kind === 'text' && /^P ?A ?G ?E +\d+$/i.test(line.text)) {
      next.kind = PAGE_LINE_BELOW.test(next.text) ? 'page' : next.kind;
    }
  });
}

/** A line over `[start, end)`, which must not begin or end with a blank. */
function lineOf(source: Source, start: number, end: number, indent: number, isStamped: boolean): Line {
  const text = source.text.slice(start, end);
  return {
    text,
    start,
    end,
    indent,
    marked: source.marks.has(start),
    kind: isPageLine(text, isStamped) ? 'page' : 'text',
    opensMarking: OPENS_MARKING.test(text),
  };
}

function isPageLine(text: string, isStamped: boolean): boolean {
  // Every page line ends in a digit or a Z; looking there first keeps the patterns off most lines.
  const endsLikeOne = endsInDigit(text) || text.endsWith('Z') || text.endsWith('z');
  return (
    (endsLikeOne && text.length < 90 && (PAGE_BREAK.test(text) || PAGE_LINE.test(text))) ||
    (isStamped && mayBeStamped(text) && text.length < 160 && RELEASE_STAMP.test(text))
  );
}

/** Looking for the bare words first is much faster than the pattern; most texts have them nowhere, and none of their lines is asked. */
function mayBeStamped(text: string): boolean {
  return (
    text.includes('D/R') ||
    text.includes('d/R') ||
    text.includes('ystematic R') ||
    text.includes('YSTEMATIC R')
  );
}

function partsOf(source: Source, line: Line, cuts: ReadonlySet<number>, isStamped: boolean): Line[] {
  const starts = [0, ...[...cuts].sort((a, b) => a - b)];
  return starts
    .map((start, index) => ({ start, end: starts[index + 1] ?? line.text.length }))
    .map(({ start, end }) => {
      const piece = line.text.slice(start, end);
      const lead = piece.length - piece.trimStart().length;
      return { start: start + lead, end: start + piece.trimEnd().length };
    })
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) =>
      lineOf(source, line.start + start, line.start + end, start === 0 ? line.indent : 0, isStamped),
    );
}
