import { readBlocks } from './blocks.ts';
import { findCandidates } from './candidates.ts';
import { cutAt, type NumberedLines } from './cutting.ts';
import type { Habits } from './habits.ts';
import type { Line } from './lines.ts';
import { fitSequence, type Numbered } from './numbering.ts';
import { PARAGRAPH_NUMBER, RULE_LINE } from './patterns.ts';
import { readEntireText, readPortionMark } from './portion-mark.ts';
import { type Source, spanOf } from './source.ts';
import type { CableWarning, Paragraph } from './types.ts';

/** Reads the body: numbered paragraphs in the order printed, and what stands before the first number. */
export function readParagraphs(
  source: Source,
  lines: readonly Line[],
  habits: Habits,
): { paragraphs: Paragraph[]; warnings: CableWarning[] } {
  const numbered = fitSequence(findCandidates(lines, habits));
  const paragraphs = cutAt(lines, numbered, habits)
    .map((piece) => readPiece(source, piece, habits))
    .filter((paragraph) => paragraph.text !== '' || paragraph.number !== null);
  return {
    paragraphs,
    warnings: [
      ...oddNumbers(source, lines, numbered),
      ...falseMarks(source, lines, numbered),
      ...unnumberedText(paragraphs),
    ],
  };
}

function readPiece(source: Source, piece: NumberedLines, habits: Habits): Paragraph {
  const first = piece.lines[0];
  const number = piece.numbered === null || first === undefined ? null : PARAGRAPH_NUMBER.exec(first.text);
  const { lines, portion } = withoutMarks(piece.lines, numberLength(first?.text ?? '', number));
  const { blocks, text } = readBlocks(source, lines, habits);
  const above = piece.heading.filter((line) => line.kind === 'text' && !RULE_LINE.test(line.text));
  const heading =
    above.length > 0
      ? above
          .map((line) => line.text.replace(/^[-=* ]{2,}|[-=* ]{2,}$/g, ''))
          .join(' ')
          .replace(/ ?:$/, '')
      : headingIn(blocks);
  const texts = piece.lines.filter((line) => line.kind === 'text');
  const start = texts[0]?.start ?? 0;
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

/** How much of a line its number takes; `1. 1. (SBU)` prints it twice. */
function numberLength(text: string, number: RegExpExecArray | null): number {
  if (number === null) {
    return 0;
  }
  const again = PARAGRAPH_NUMBER.exec(text.slice(number[0].length));
  return number[0].length + (again !== null && again[1] === number[1] ? again[0].length : 0);
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
  const mark = readPortionMark(rest);
  const cut = numberLength + (mark?.length ?? 0);
  const text = first.text.slice(cut);
  const lead = text.length - text.trimStart().length;
  const replaced: Line[] =
    text.trim() === '' ? [] : [{ ...first, text: text.trim(), start: first.start + cut + lead }];
  return {
    lines: [...replaced, ...lines.slice(at + 1)],
    portion: mark?.portion ?? readEntireText(rest),
  };
}

function oddNumbers(source: Source, lines: readonly Line[], numbered: readonly Numbered[]): CableWarning[] {
  return numbered.flatMap(({ candidate, number, oddity }): CableWarning[] => {
    const line = lines[candidate.at];
    if (oddity === null || line === undefined) {
      return [];
    }
    const message = {
      misread: `Printed as ${candidate.printed}, read as ${number} from the order of the paragraphs.`,
      repeated: `Paragraph number ${candidate.printed} comes again or out of order.`,
      skipped: `Paragraph number ${candidate.printed} leaves numbers out before it.`,
    }[oddity];
    const length = PARAGRAPH_NUMBER.exec(line.text)?.[0].trimEnd().length ?? 0;
    return [{ code: `paragraph-${oddity}`, message, span: spanOf(source, line.start, line.start + length) }];
  });
}

/** Marks before numbers that start no paragraph, wherever in a line they stand. */
function falseMarks(source: Source, lines: readonly Line[], numbered: readonly Numbered[]): CableWarning[] {
  const starts = new Set(numbered.map(({ candidate }) => lines[candidate.at]?.start));
  const first = lines[0]?.start ?? 0;
  const last = lines.at(-1)?.end ?? 0;
  const warnings: CableWarning[] = [];
  for (const mark of source.marks) {
    const number =
      mark < first || mark > last || starts.has(mark)
        ? null
        : /^ ?(\d+)/.exec(source.text.slice(mark, mark + 8));
    if (number !== null) {
      warnings.push({
        code: 'false-paragraph-mark',
        message: `The paragraph mark before ${number[1]} was taken as part of the sentence.`,
        span: spanOf(source, mark, mark + number[0].length),
      });
    }
  }
  return warnings;
}

function unnumberedText(paragraphs: readonly Paragraph[]): CableWarning[] {
  return paragraphs
    .filter(({ number }) => number === null)
    .map(({ span }) => ({ code: 'paragraph-unnumbered', message: 'This paragraph has no number.', span }));
}
