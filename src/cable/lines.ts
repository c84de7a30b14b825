import {
  DATE_TIME_GROUP,
  HEADER_INSIDE,
  LABEL_GLUED,
  LABEL_INSIDE,
  MESSAGE_AT_END,
  PAGE_BREAK,
  PAGE_BREAK_INSIDE,
  PAGE_LINE,
  PAGE_LINE_BELOW,
  PAGE_MARK_INSIDE,
  PARAGRAPH_INSIDE,
  PARAGRAPH_NUMBER,
  RELEASE_STAMP,
  ROUTING_LINE,
  TRANSMISSION_ID,
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
      lines.push({ text: '', start, end, indent: 0, marked: false, kind: 'blank' });
    } else {
      const line = lineOf(source, start, end, start - from, isStamped);
      const cuts = cutsIn(line);
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

const NO_CUTS: ReadonlySet<number> = new Set();
/** No line that was joined of two is shorter. */
const SHORTEST_JOINED = 24;

/** Finds page breaks, labels and paragraph numbers inside a line; it remembers the last paragraph, since only the next may start inside one. */
function newSplitter(): (line: Line) => ReadonlySet<number> {
  let lastNumber = 0;
  let originator: string | null = null;
  return ({ text, kind }) => {
    const printed = PARAGRAPH_NUMBER.exec(text);
    if (printed !== null) {
      lastNumber = Number(printed[1]);
    }
    const isPreamble = lastNumber === 0;
    originator ??=
      isPreamble && endsInDigit(text) ? (MESSAGE_AT_END.exec(text)?.[1]?.toUpperCase() ?? null) : null;
    // Inside the body only page breaks, rules and marked paragraphs are cut, and few lines have what each of these begins or ends with.
    const mayBeCut =
      isPreamble ||
      text.includes(' 0') ||
      text.includes('(') ||
      text.includes('PAGE ') ||
      text.endsWith('----') ||
      text.startsWith('----');
    if (text.length <= SHORTEST_JOINED || kind === 'page' || !mayBeCut) {
      return NO_CUTS;
    }
    const cuts = new Set<number>();
    cutPageBreaks(text, originator, cuts);
    if (isPreamble) {
      cutHeader(text, cuts);
      cutLabels(text, cuts);
    }
    cutRules(text, cuts);
    for (const match of /\d\. ?\(/.test(text) ? text.matchAll(PARAGRAPH_INSIDE) : []) {
      if (Number(match[1]) === lastNumber + 1) {
        lastNumber += 1;
        cuts.add(match.index + match[0].length);
      }
    }
    return cuts;
  };
}

function endsInDigit(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 48 && last <= 57;
}

function cutLabels(text: string, cuts: Set<number>): void {
  for (const pattern of [LABEL_INSIDE, LABEL_GLUED]) {
    // A search costs a fraction of what matchAll does, and few lines have a label inside.
    for (const match of text.search(pattern) < 0 ? [] : text.matchAll(pattern)) {
      if (!isInSentence(text, match.index)) {
        cuts.add(match.index + 1);
      }
    }
  }
}

/** `UNDER NEW E.O. 12065:` in a subject, and `Classified By: (U) Classified by` said twice: words that only look like a label. */
function isInSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  return (
    /\b(?:NEW|UNDER|OF|WITH|TO|BY|AND|ON|IN|PER|THE|MESSAGE|CABLE|IS)$/i.test(before) ||
    (at < 60 && /^CLASSIFIED BY:? {0,3}(?:\d\.)? ?(?:\([A-Z/]{1,6}\))?$/i.test(before))
  );
}

/** `OBJECTIVES ----------` and `---------- 6. (U) Since`: a rule that shares its line with a heading above or a paragraph below it. */
function cutRules(text: string, cuts: Set<number>): void {
  const before = text.startsWith('----') ? /^-{4,80} {1,4}(?=\d{1,2}\. )/.exec(text) : null;
  if (before !== null) {
    cuts.add(before[0].length);
  }
  const after =
    text.length < 160 && text.endsWith('----') ? text.search(/(?<=^[A-Z][^-]{2,70}) -{4,80}$/) : -1;
  if (after > 0) {
    cuts.add(after + 1);
  }
}

/** Only a line that begins a header and has more of it was joined: `P R 281848Z DEC 66 FM AMEMBASSY LIMA TO SECSTATE WASHDC`. */
function cutHeader(text: string, cuts: Set<number>): void {
  // A list of cables puts its own columns before the header.
  const listed = text.includes(' VZCZC')
    ? /(?<= )VZCZC[A-Z0-9]{4,8} (?:ZZ|OO|PP|RR|DE) /.exec(text.slice(0, 300))
    : null;
  if (listed !== null) {
    cuts.add(listed.index);
  }
  const begins =
    listed !== null ||
    DATE_TIME_GROUP.test(text) ||
    TRANSMISSION_ID.test(text) ||
    ROUTING_LINE.test(text) ||
    /^FM /.test(text);
  if (
    begins &&
    / (?:FM|TO|DE R[A-Z]{2,6} {1,2}#\d+.*Z[NO]?) /.test(text.slice(0, 600)) &&
    !/ZDK TO R/.test(text)
  ) {
    for (const match of text.matchAll(HEADER_INSIDE)) {
      cuts.add(match.index + 1);
    }
  }
}

function cutPageBreaks(text: string, originator: string | null, cuts: Set<number>): void {
  for (const match of text.includes('PAGE ') ? text.matchAll(PAGE_MARK_INSIDE) : []) {
    cuts.add(match.index);
    cuts.add(match.index + match[0].length);
  }
  if (!text.includes(' 0') || !/ of {1,4}0\d/i.test(text)) {
    return;
  }
  for (const match of text.matchAll(PAGE_BREAK_INSIDE)) {
    const before = text.slice(Math.max(0, match.index - 48), match.index).trimEnd();
    const words = originatorBefore(before, originator);
    if (words > 0) {
      const name = before.split(/ +/).slice(-words).join(' ');
      cuts.add(
        match.index -
          (text.slice(0, match.index).length -
            text.slice(0, match.index).lastIndexOf(name.split(' ')[0] ?? name)),
      );
      cuts.add(match.index + match[0].length);
    }
  }
}

/** How many words before a page break's number are its originator. Unknown, it is the capitals after small letters, or else one word. */
function originatorBefore(before: string, originator: string | null): number {
  const words = before.split(/ +/);
  const known = originator?.split(/ +/).length ?? 0;
  // Page lines shorten long names: "UNVIE VIEN".
  if (originator?.startsWith(words.slice(-known).join(' ').toUpperCase())) {
    return known;
  }
  const capitals = words.length - 1 - words.findLastIndex((word) => !/^[A-Z][A-Z.'’-]+$/.test(word));
  return /[a-z]/.test(before) ? Math.min(capitals, 4) : Math.min(capitals, 1);
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
