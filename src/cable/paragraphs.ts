import { endsSentence, readBlocks } from './blocks.ts';
import { readMarker } from './bullets.ts';
import { isHeadingLine } from './headings.ts';
import type { Habits } from './joining.ts';
import type { Line } from './lines.ts';
import { type Candidate, fitSequence, type Numbered } from './numbering.ts';
import { ENTIRE_TEXT, PARAGRAPH_NUMBER, PORTION_MARK, RULE_LINE } from './patterns.ts';
import { type Source, spanOf } from './source.ts';
import type { CableWarning, Paragraph } from './types.ts';

/** Reads the body: numbered paragraphs in the order printed, and what stands before the first number. */
export function readParagraphs(
  source: Source,
  lines: readonly Line[],
  habits: Habits,
): { paragraphs: Paragraph[]; warnings: CableWarning[] } {
  const candidates = findCandidates(lines, habits);
  const numbered = fitSequence(candidates);
  const pieces = cutAt(lines, numbered, habits);
  const paragraphs = pieces
    .map((piece) => readPiece(source, piece, habits))
    .filter((paragraph) => paragraph.text !== '' || paragraph.number !== null);
  return { paragraphs, warnings: warn(source, lines, candidates, numbered) };
}

/** After these a number is part of the sentence, whatever the line looks like. */
const WANTS_NUMBER =
  /\b(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?|RESOLUTION|RESOLUTIONS|UNSCR|NOS?\.?|PARAS?|PARAGRAPHS?|ARTICLES?|SECTIONS?|CHAPTER|AND|OR|OF|THE|TO|THAN|BY|IN|ON|AT|FOR|WITH|FROM|BETWEEN|ABOUT|PER|\$|REF|PHASE|ANNEX|ITEM|OPTION|TRACK|TIER|FIGURE|TABLE|TOTAL|SOME|ONLY|NEARLY|OVER|UNDER)$/i;

function findCandidates(lines: readonly Line[], habits: Habits): Candidate[] {
  const candidates: Candidate[] = [];
  let above: Line | null = null;
  let gap = true;
  lines.forEach((line, at) => {
    if (line.kind !== 'text') {
      gap ||= line.kind === 'blank';
      return;
    }
    const match = PARAGRAPH_NUMBER.exec(line.text);
    if (match !== null) {
      const rest = line.text.slice(match[0].length);
      const hasPortion = PORTION_MARK.test(rest) || ENTIRE_TEXT.test(rest);
      const strength = strengthOf({ rest, above, gap, hasPortion, habits, lineAfter: lines[at + 1] });
      candidates.push({ at, printed: Number(match[1]), hasPortion, strength });
    }
    above = line;
    gap = false;
  });
  return candidates;
}

interface Surroundings {
  rest: string;
  above: Line | null;
  gap: boolean;
  hasPortion: boolean;
  habits: Habits;
  lineAfter: Line | undefined;
}

function strengthOf({ rest, above, gap, hasPortion, habits }: Surroundings): Candidate['strength'] {
  const runsOn = above !== null && WANTS_NUMBER.test(above.text.slice(-24));
  if (hasPortion) {
    return 3;
  }
  if (runsOn && !(gap && isHeadingLine(above.text, habits.allCapitals))) {
    return 0;
  }
  const ended =
    above === null ||
    endsSentence(above.text) ||
    RULE_LINE.test(above.text) ||
    above.text === '-' ||
    (gap && isHeadingLine(above.text, habits.allCapitals));
  if (rest === '') {
    return ended && gap ? 1 : 0;
  }
  const startsSmall = /^[a-z]/.test(rest);
  if (ended) {
    return startsSmall && !habits.allCapitals ? (gap ? 1 : 0) : 2;
  }
  // The sentence above has no end: a bullet without a point, or a number inside the sentence.
  const isShort = above.text.length < habits.width - 20;
  return !startsSmall && (gap || isShort) && (readMarker(above.text) !== null || isShort) ? 1 : 0;
}

/** The lines of one paragraph; `heading` lines stood above its number. */
interface Piece {
  heading: Line[];
  lines: Line[];
  numbered: Numbered | null;
}

function cutAt(lines: readonly Line[], numbered: readonly Numbered[], habits: Habits): Piece[] {
  const starts = numbered.map(({ candidate }) => candidate.at);
  const headings = starts.map((start, index) => headingAbove(lines, start, starts[index - 1] ?? -1, habits));
  const pieces = numbered.map((one, index): Piece => {
    const headingStart = headings[index] ?? one.candidate.at;
    const end = headings[index + 1] ?? starts[index + 1] ?? lines.length;
    return {
      heading: lines.slice(headingStart, one.candidate.at),
      lines: lines.slice(one.candidate.at, end),
      numbered: one,
    };
  });
  const before = lines.slice(0, headings[0] ?? starts[0] ?? lines.length);
  return [...unnumbered(before, habits), ...pieces];
}

/** Text without numbers: a paragraph ends at an empty line, unless its sentence goes on or a bullet follows. */
function unnumbered(lines: readonly Line[], habits: Habits): Piece[] {
  const pieces: Piece[] = [];
  let current: Line[] = [];
  let heading: Line[] = [];
  let last = '';
  let gap = false;
  const close = () => {
    if (current.some((line) => line.kind === 'text')) {
      pieces.push({ heading, lines: current, numbered: null });
      heading = [];
    }
    current = [];
  };
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'text') {
      gap ||= line.kind === 'blank';
      current.push(line);
      continue;
    }
    const isHeading =
      (gap || last === '') &&
      isHeadingLine(line.text, habits.allCapitals) &&
      (lines[index + 1]?.kind !== 'text' || RULE_LINE.test(lines[index + 1]?.text ?? ''));
    const hasPortion = PORTION_MARK.test(line.text);
    if (
      (gap && endsSentence(last) && readMarker(line.text) === null && !RULE_LINE.test(line.text)) ||
      isHeading ||
      hasPortion
    ) {
      close();
    }
    if (isHeading) {
      heading = [...heading, line];
      last = '';
    } else {
      current.push(line);
      last = line.text;
    }
    gap = false;
  }
  close();
  if (heading.length > 0) {
    pieces.push({ heading: [], lines: heading, numbered: null });
  }
  return pieces;
}

/** The index at which the heading above a paragraph's number begins, or the number's own index. */
function headingAbove(lines: readonly Line[], start: number, floor: number, habits: Habits): number {
  let found = start;
  let ruled = false;
  let taken = 0;
  for (let at = start - 1; at > floor; at -= 1) {
    const line = lines[at];
    if (line === undefined || line.kind !== 'text') {
      continue;
    }
    if (RULE_LINE.test(line.text)) {
      if (taken > 0) {
        return at;
      }
      ruled = true;
      continue;
    }
    const above = lines[at - 1];
    const apart =
      above === undefined || above.kind !== 'text' || RULE_LINE.test(above.text) || at - 1 === floor;
    const isSecond = !apart && ruled && taken === 0 && isHeadingLine(above.text, habits.allCapitals);
    if (taken >= 2 || !isHeadingLine(line.text, habits.allCapitals) || !(apart || isSecond || taken > 0)) {
      break;
    }
    if (readMarker(line.text) !== null || (!ruled && taken === 0 && !followsEnd(lines, at))) {
      break;
    }
    taken += 1;
    found = at;
    if (apart) {
      const rule = lines[at - 1];
      return rule !== undefined && rule.kind === 'text' && RULE_LINE.test(rule.text) ? at - 1 : at;
    }
  }
  return taken > 0 ? found : start;
}

/** Without a rule, a line is a heading only where the text above it has ended. */
function followsEnd(lines: readonly Line[], at: number): boolean {
  for (let index = at - 1; index >= 0; index -= 1) {
    const line = lines[index];
    if (line?.kind === 'text') {
      return endsSentence(line.text) || RULE_LINE.test(line.text);
    }
  }
  return true;
}

function readPiece(source: Source, piece: Piece, habits: Habits): Paragraph {
  const [first, ...others] = piece.lines;
  const number = piece.numbered === null || first === undefined ? null : PARAGRAPH_NUMBER.exec(first.text);
  const { lines, portion } = withoutMarks(piece.lines, number?.[0].length ?? 0);
  const { blocks, text } = readBlocks(source, lines, habits);
  const above = piece.heading.filter((line) => line.kind === 'text' && !RULE_LINE.test(line.text));
  const heading =
    above.length > 0
      ? above.map((line) => line.text.replace(/^[-=* ]{2,}|[-=* ]{2,}$/g, '')).join(' ')
      : headingIn(blocks);
  const texts = piece.lines.filter((line) => line.kind === 'text');
  const start = texts[0]?.start ?? 0;
  void others;
  return {
    number: piece.numbered?.number ?? null,
    printed: number?.[1] ?? null,
    portion,
    heading,
    text,
    bullets: blocks.filter((block) => block.type === 'bullet').map((block) => block.text),
    span: spanOf(source, start, texts.at(-1)?.end ?? start),
    blocks,
  };
}

function headingIn(blocks: ReadonlyArray<{ type: string; text: string }>): string | null {
  const first = blocks[0];
  return first?.type === 'heading' ? first.text.replace(/[:.]$/, '').trim() : null;
}

/** Takes number and portion mark off the first line; a mark after a run-in heading (`Summary: (SBU) ...`) counts as the paragraph's. */
function withoutMarks(
  lines: readonly Line[],
  numberLength: number,
): { lines: Line[]; portion: string | null } {
  const at = lines.findIndex((line) => line.kind === 'text');
  const first = lines[at];
  if (first === undefined) {
    return { lines: [...lines], portion: null };
  }
  const rest = first.text.slice(numberLength);
  const mark = PORTION_MARK.exec(rest);
  const whole = ENTIRE_TEXT.exec(rest);
  const portion = mark?.[1] ?? whole?.[1] ?? null;
  const cut = numberLength + (mark?.[0].length ?? 0);
  const text = first.text.slice(cut);
  const lead = text.length - text.trimStart().length;
  const replaced: Line[] =
    text.trim() === '' ? [] : [{ ...first, text: text.trim(), start: first.start + cut + lead }];
  return {
    lines: [...replaced, ...lines.slice(at + 1)],
    portion: portion === null ? null : portionForm(portion),
  };
}

const LONG_PORTIONS: Record<string, string> = {
  CONFIDENTIAL: 'C',
  SECRET: 'S',
  'TOP SECRET': 'TS',
  UNCLASSIFIED: 'U',
  'LIMITED OFFICIAL USE': 'LOU',
};

function portionForm(printed: string): string {
  const plain = printed
    .toUpperCase()
    .replace(/ ?(\/{1,2}) ?/g, '$1')
    .trim();
  return LONG_PORTIONS[plain] ?? plain;
}

function warn(
  source: Source,
  lines: readonly Line[],
  candidates: readonly Candidate[],
  numbered: readonly Numbered[],
): CableWarning[] {
  const spanAt = (at: number) => {
    const line = lines[at];
    const length = line === undefined ? 0 : (PARAGRAPH_NUMBER.exec(line.text)?.[0].trimEnd().length ?? 0);
    return spanOf(source, line?.start ?? 0, (line?.start ?? 0) + length);
  };
  const warnings: CableWarning[] = numbered.flatMap(({ candidate, number, oddity }): CableWarning[] => {
    if (oddity === null) {
      return [];
    }
    const message = {
      misread: `Printed as ${candidate.printed}, read as ${number} from the order of the paragraphs.`,
      repeated: `Paragraph number ${candidate.printed} comes again or out of order.`,
      skipped: `Paragraph number ${candidate.printed} leaves numbers out before it.`,
    }[oddity];
    return [{ code: `paragraph-${oddity}`, message, span: spanAt(candidate.at) }];
  });
  const accepted = new Set(numbered.map(({ candidate }) => candidate.at));
  for (const candidate of candidates) {
    if (!accepted.has(candidate.at) && lines[candidate.at]?.marked === true) {
      warnings.push({
        code: 'false-paragraph-mark',
        message: `The mark before ${candidate.printed} was taken as part of the sentence.`,
        span: spanAt(candidate.at),
      });
    }
  }
  return warnings.sort((a, b) => a.span.start - b.span.start);
}
