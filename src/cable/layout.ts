import { type ClassificationLine, readClassificationLine } from './classification.ts';
import { dateLineIndex, FROM_LINE } from './header.ts';
import type { Line } from './lines.ts';
import { LABELS, PARAGRAPH_NUMBER, PORTION_MARK } from './patterns.ts';

/** The parts of a cable as ranges of line indexes, in the order printed. */
export interface Layout {
  /** Everything above the captions. */
  headerEnd: number;
  classification: ClassificationLine | null;
  captionsStart: number;
  fieldsStart: number;
  bodyStart: number;
}

/** Finds where header, captions, fields and paragraphs begin. Each may be missing. */
export function findLayout(lines: readonly Line[]): Layout {
  const firstLabel = lines.findIndex((line) => line.kind === 'text' && isLabel(line.text));
  const bodyStart = findBody(lines, firstLabel);
  const fieldsStart = firstLabel < 0 ? bodyStart : Math.min(firstLabel, bodyStart);
  const { at, classification } = findClassification(lines, fieldsStart);
  const headerEnd = at < 0 ? fieldsStart : at;
  return {
    headerEnd: isBelowHeader(lines, headerEnd) ? headerEnd : fieldsStart,
    classification,
    captionsStart: at < 0 ? headerEnd : at + 1,
    fieldsStart,
    bodyStart,
  };
}

function isLabel(text: string): boolean {
  return LABELS.some(({ pattern }) => pattern.test(text));
}

/** The first paragraph: number 1, or any number with a portion mark, below the first label. */
function findBody(lines: readonly Line[], firstLabel: number): number {
  let fallback = -1;
  for (let index = Math.max(firstLabel, 0); index < lines.length; index += 1) {
    const line = lines[index];
    const match = line?.kind === 'text' ? PARAGRAPH_NUMBER.exec(line.text) : null;
    if (line === undefined || match === null) {
      continue;
    }
    const rest = line.text.slice(match[0].length);
    if (Number(match[1]) === 1 || PORTION_MARK.test(rest)) {
      return index;
    }
    fallback = fallback < 0 && Number(match[1]) < 100 ? index : fallback;
  }
  return fallback < 0 ? lines.length : fallback;
}

function findClassification(
  lines: readonly Line[],
  end: number,
): { at: number; classification: ClassificationLine | null } {
  let best: { at: number; classification: ClassificationLine | null } = { at: -1, classification: null };
  let bestRank = -1;
  const from = lines.findIndex((line) => line.kind === 'text' && FROM_LINE.test(line.text));
  for (let index = 0; index < end; index += 1) {
    const line = lines[index];
    const read = line?.kind === 'text' ? readClassificationLine(line) : null;
    if (read === null) {
      continue;
    }
    const rank = (read.serial === null ? 0 : 2) + (index > from ? 1 : 0);
    if (rank > bestRank) {
      best = { at: index, classification: read };
      bestRank = rank;
    }
  }
  return best;
}

/** Some texts print the classification above the transmission header. */
function isBelowHeader(lines: readonly Line[], at: number): boolean {
  const date = dateLineIndex(lines);
  return date < 0 || date < at;
}
