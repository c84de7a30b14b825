import type { Habits } from './habits.ts';
import { seamBetween } from './joining.ts';
import type { Line } from './lines.ts';
import type { Stretch } from './source.ts';
import type { Block } from './types.ts';

/** A block while its lines are gathered. */
export interface Draft {
  type: Block['type'];
  marker: string | null;
  depth: number;
  stretches: Stretch[];
  glue: string[];
  /** The last line taken. */
  last: string;
  /** A false paragraph mark began it, which explains why it is short. */
  lastMarked: boolean;
}

/** A block that begins with a line. */
export function draftOf(type: Block['type'], line: Stretch & { text: string }): Draft {
  return {
    type,
    marker: null,
    depth: 0,
    stretches: line.end > line.start ? [{ start: line.start, end: line.end }] : [],
    glue: [],
    last: line.text,
    lastMarked: false,
  };
}

/** Joins a wrapped line; a word that was broken at its hyphen becomes whole, and a compound keeps its hyphen. */
export function continueWith(draft: Draft, line: Line, habits: Habits): void {
  const seam = seamBetween(draft.last, line.text, habits);
  const stretch = draft.stretches.at(-1);
  if (seam === 'broken' && stretch !== undefined) {
    draft.stretches[draft.stretches.length - 1] = { start: stretch.start, end: stretch.end - 1 };
  }
  take(draft, line, seam === 'words' ? ' ' : '');
}

export function take(draft: Draft, line: Line, glue: string): void {
  if (draft.stretches.length > 0) {
    draft.glue.push(glue);
  }
  draft.stretches.push({ start: line.start, end: line.end });
  draft.last = line.text;
  draft.lastMarked = line.marked;
}

export function addBullet(
  drafts: Draft[],
  line: Line,
  marker: { marker: string; length: number },
  depth: number,
): void {
  const text = line.text.slice(marker.length);
  const draft = draftOf('bullet', { start: line.end - text.length, end: line.end, text });
  draft.marker = marker.marker;
  draft.depth = depth;
  drafts.push(draft);
}

/** A dash rule under one short line of prose makes that line a heading. */
export function markHeading(drafts: Draft[]): void {
  const last = drafts.at(-1);
  if (
    last !== undefined &&
    last.type === 'prose' &&
    last.stretches.length <= 2 &&
    last.last.length < 80 &&
    !/[.;,]$/.test(last.last)
  ) {
    last.type = 'heading';
  }
}
