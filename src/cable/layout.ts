import { type ClassificationLine, readClassificationLine } from './classification.ts';
import { readFields } from './fields.ts';
import { dateLineIndex, FROM_LINE } from './header.ts';
import type { Line } from './lines.ts';
import { LABEL, PARAGRAPH_NUMBER, PORTION_MARK } from './patterns.ts';

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
  // Words of a web page may stand above the transmission, with labels of their own.
  const header = headerIndex(lines);
  const firstLabel = lines.findIndex(
    (line, index) => index >= header && line.kind === 'text' && isLabel(line.text),
  );
  const numbered = findBody(lines, Math.max(firstLabel, header, 0));
  const early = firstLabel < 0 ? -1 : bodyBeforeLabel(lines, Math.max(header, 0), firstLabel);
  const fieldsStart = early >= 0 ? early : firstLabel;
  const { at, classification } = findClassification(
    lines,
    fieldsStart < 0 ? (numbered ?? lines.length) : fieldsStart,
  );
  const bodyStart =
    early >= 0 ? early : (numbered ?? endOfFields(lines, firstLabel, Math.max(at, header) + 1));
  const start = fieldsStart < 0 ? bodyStart : Math.min(fieldsStart, bodyStart);
  const headerEnd = at < 0 ? start : at;
  return {
    headerEnd: isBelowHeader(lines, headerEnd) ? headerEnd : start,
    classification,
    captionsStart: at < 0 ? headerEnd : Math.min(at + 1, start),
    fieldsStart: start,
    bodyStart,
  };
}

function headerIndex(lines: readonly Line[]): number {
  const date = dateLineIndex(lines);
  const from = lines.findIndex((line) => line.kind === 'text' && FROM_LINE.test(line.text));
  const at = date >= 0 ? date : from;
  return at >= 0 && hasBodyAbove(lines, at) ? -1 : at;
}

/** Whether a paragraph stands above the line: then it belongs to quoted text. */
function hasBodyAbove(lines: readonly Line[], at: number): boolean {
  let labelled = false;
  for (const { kind, text } of lines.slice(0, at)) {
    labelled ||= kind === 'text' && isLabel(text);
    if (kind === 'text' && (isFirstParagraph(text) || (labelled && /^1 ?[.)] ?\S/.test(text)))) {
      return true;
    }
  }
  return false;
}

function isFirstParagraph(text: string): boolean {
  const match = PARAGRAPH_NUMBER.exec(text);
  return match !== null && Number(match[1]) === 1 && PORTION_MARK.test(text.slice(match[0].length));
}

/** A label below the first marked paragraph is part of some quoted text, not of this cable's fields. */
function bodyBeforeLabel(lines: readonly Line[], from: number, firstLabel: number): number {
  for (let index = from; index < firstLabel; index += 1) {
    const line = lines[index];
    if (line?.kind === 'text' && isFirstParagraph(line.text)) {
      return index;
    }
  }
  return -1;
}

const MOST_FIELD_LINES = 120;

/** Without paragraph numbers the body begins below the last field. */
function endOfFields(lines: readonly Line[], firstLabel: number, below: number): number {
  if (firstLabel < 0) {
    return Math.min(below, lines.length);
  }
  const { fields } = readFields(lines.slice(firstLabel, firstLabel + MOST_FIELD_LINES));
  const end = Math.max(...fields.map((field) => field.lines.at(-1)?.end ?? field.label.end));
  const next = lines.findIndex((line) => line.start >= end);
  return next < 0 ? lines.length : next;
}

function isLabel(text: string): boolean {
  return LABEL.find(text) !== undefined;
}

/** The first paragraph: number 1, or any number with a portion mark, below the first label. */
function findBody(lines: readonly Line[], from: number): number | null {
  let fallback: number | null = null;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    const match = line?.kind === 'text' ? PARAGRAPH_NUMBER.exec(line.text) : null;
    if (line === undefined || match === null) {
      continue;
    }
    const rest = line.text.slice(match[0].length);
    // Without its point a number above 1 may be a reference's: "LISBON" / "6500 (C) STATE 12".
    const isNumbered = /^\d{1,2}[.)]/.test(line.text) && PORTION_MARK.test(rest);
    if (Number(match[1]) === 1 || isNumbered) {
      return index;
    }
    fallback ??= Number(match[1]) < 100 && rest !== '' ? index : null;
  }
  return fallback;
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
