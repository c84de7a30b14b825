import { readMarker } from './bullets.ts';
import type { Habits } from './habits.ts';
import { isHeadingLine, isShortLine } from './headings.ts';
import type { Line } from './lines.ts';
import type { Numbered } from './numbering.ts';
import { PORTION_MARK, RULE_LINE } from './patterns.ts';
import { endsSentence } from './sentence-end.ts';

/** The lines of one paragraph; `heading` lines stood above its number. */
export interface NumberedLines {
  heading: Line[];
  lines: Line[];
  numbered: Numbered | null;
}

/** Cuts the body at its paragraph numbers; a heading above a number goes with it. */
export function cutAt(
  lines: readonly Line[],
  numbered: readonly Numbered[],
  habits: Habits,
): NumberedLines[] {
  const starts = numbered.map(({ candidate }) => candidate.at);
  const headings = starts.map((start, index) => headingAbove(lines, start, starts[index - 1] ?? -1, habits));
  const pieces = numbered.map((one, index): NumberedLines => {
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
function unnumbered(lines: readonly Line[], habits: Habits): NumberedLines[] {
  const pieces: NumberedLines[] = [];
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
  const below = textAbove(lines, start, floor);
  const ruledBelow = isRule(lines[below]);
  const last = ruledBelow ? textAbove(lines, below, floor) : below;
  const first = (ruledBelow ? topBetweenRules(lines, last, floor) : null) ?? topOfHeading(lines, last, floor);
  if (first === null) {
    return start;
  }
  if (isRule(lines[first - 1])) {
    return first - 1;
  }
  if (ruledBelow) {
    return first;
  }
  // Without a rule, a heading stands apart, and the text above it has ended.
  for (let at = first; at <= last; at += 1) {
    const apart = at - 1 <= floor || lines[at - 1]?.kind !== 'text';
    if (hasEnded(lines, at, floor) && isLikeHeading(lines.slice(at, last + 1), apart, habits)) {
      return at;
    }
  }
  return start;
}

function isLikeHeading(lines: readonly Line[], apart: boolean, habits: Habits): boolean {
  return lines.every(
    ({ text }) => isHeadingLine(text, habits.allCapitals) || (apart ? text.length <= 60 : text.length <= 40),
  );
}

function isRule(line: Line | undefined): boolean {
  return line?.kind === 'text' && RULE_LINE.test(line.text);
}

/** The index of the line of text above another, blanks and page breaks passed over; `floor` when there is none. */
function textAbove(lines: readonly Line[], from: number, floor: number): number {
  let at = from - 1;
  while (at > floor && lines[at]?.kind !== 'text') {
    at -= 1;
  }
  return at;
}

const LONGEST_HEADING_LINES = 2;

/** The first of the one or two short lines that end at `last`. */
function topOfHeading(lines: readonly Line[], last: number, floor: number): number | null {
  let top: number | null = null;
  for (let at = last; at > floor && at > last - LONGEST_HEADING_LINES; at -= 1) {
    const line = lines[at];
    if (line?.kind !== 'text' || isRule(line) || !isShortLine(line.text) || readMarker(line.text) !== null) {
      break;
    }
    top = at;
  }
  return top;
}

/** Between two rules stands a heading, even one that runs over lines or ends in a point. */
function topBetweenRules(lines: readonly Line[], last: number, floor: number): number | null {
  for (let at = last; at > floor && at > last - LONGEST_HEADING_LINES - 1; at -= 1) {
    const line = lines[at];
    if (line?.kind !== 'text' || line.text.length > 90 || readMarker(line.text) !== null) {
      return isRule(line) && at < last ? at + 1 : null;
    }
    if (isRule(line)) {
      return at < last ? at + 1 : null;
    }
  }
  return null;
}

function hasEnded(lines: readonly Line[], at: number, floor: number): boolean {
  const above = textAbove(lines, at, floor);
  const text = above > floor ? lines[above]?.text : undefined;
  return text === undefined || endsSentence(text) || RULE_LINE.test(text) || text === '-';
}
