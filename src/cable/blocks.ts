import { newDepths, readMarker } from './bullets.ts';
import type { Habits } from './habits.ts';
import { isHeadingLine, isKnownHeading, isShortLine } from './headings.ts';
import { seamBetween } from './joining.ts';
import type { Line } from './lines.ts';
import { PORTION_MARK, RULE_LINE } from './patterns.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { readOwnMark } from './portion-mark.ts';
import { endsSentence } from './sentence-end.ts';
import { passageOf, type Source, type Stretch } from './source.ts';
import type { Block } from './types.ts';

/** What stands between a line and the one above it. */
type Gap = 'none' | 'blank' | 'page';

interface Draft {
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

export interface Blocks {
  blocks: Block[];
  /** All of it, one line a block; a run-in heading shares the line of what it heads. */
  text: string;
}

/** Joins the lines of one paragraph back into prose, headings and bullets. */
export function readBlocks(source: Source, lines: readonly Line[], habits: Habits): Blocks {
  const drafts: Draft[] = [];
  const depthOf = newDepths();
  let gap: Gap = 'none';
  let blanks = 0;
  lines.forEach((line, index) => {
    if (line.kind !== 'text') {
      gap = line.kind === 'page' || gap === 'page' ? 'page' : 'blank';
      blanks += 1;
      return;
    }
    const current = drafts.at(-1);
    if (RULE_LINE.test(line.text) && !isLoneMarker(line, lines[index + 1], current)) {
      markHeading(drafts);
      gap = 'blank';
      return;
    }
    const marker = readMarker(line.text);
    if (
      marker !== null &&
      !isSeparator(line, lines, index, habits) &&
      opensBullet(marker.marker, line, gap, current)
    ) {
      addBullet(drafts, line, marker, depthOf(marker.marker, line.indent));
    } else if (current !== undefined && current.last === '' && current.type === 'bullet') {
      take(current, line, '');
    } else if (isOwnHeading(line, lines, index, gap, current, habits)) {
      drafts.push(draftOf('heading', line));
    } else if (
      current !== undefined &&
      current.type !== 'heading' &&
      joins(current, line, saysNothing(gap, blanks, habits) ? 'none' : gap, habits)
    ) {
      continueWith(current, line, habits);
    } else {
      if (current !== undefined && gap === 'none' && isTitleOf(current, line)) {
        current.type = 'heading';
      }
      drafts.push(draftOf('prose', line));
    }
    gap = 'none';
    blanks = 0;
  });
  return finish(source, drafts, habits);
}

function draftOf(type: Block['type'], line: Stretch & { text: string }): Draft {
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
function continueWith(draft: Draft, line: Line, habits: Habits): void {
  const seam = seamBetween(draft.last, line.text, habits);
  const stretch = draft.stretches.at(-1);
  if (seam === 'broken' && stretch !== undefined) {
    draft.stretches[draft.stretches.length - 1] = { start: stretch.start, end: stretch.end - 1 };
  }
  take(draft, line, seam === 'words' ? ' ' : '');
}

function take(draft: Draft, line: Line, glue: string): void {
  if (draft.stretches.length > 0) {
    draft.glue.push(glue);
  }
  draft.stretches.push({ start: line.start, end: line.end });
  draft.last = line.text;
  draft.lastMarked = line.marked;
}

function addBullet(
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

/** A dash or a letter at the start of a wrapped line may belong to the sentence above it. */
function opensBullet(marker: string, line: Line, gap: Gap, current: Draft | undefined): boolean {
  if (/^\d/.test(marker)) {
    return current !== undefined && !line.marked && endsSentence(current.last);
  }
  if (current === undefined || gap === 'blank' || current.type === 'heading' || current.last === '') {
    return true;
  }
  const isDash = /^[-–—‐*•·▪●◦‣]/.test(marker);
  if (current.type === 'bullet' && /[;,] (?:and|or)$/i.test(current.last)) {
    return true;
  }
  if (/[.:;!?,]["'”)]?$/.test(current.last) || (isDash && current.type === 'bullet')) {
    return true;
  }
  return isDash && /^\W*[A-Z]/.test(line.text);
}

/** One short line above text with a portion mark of its own: `Kuwait background` / `(S/NF) The Embassy ...`. */
function isTitleOf(current: Draft, line: Line): boolean {
  return (
    current.type === 'prose' &&
    current.stretches.length === 1 &&
    isShortLine(current.last) &&
    PORTION_MARK.test(line.text)
  );
}

/** A dash rule under one short line of prose makes that line a heading. */
function markHeading(drafts: Draft[]): void {
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

function textBelow(lines: readonly Line[], index: number): Line | undefined {
  let at = index + 1;
  while (at < lines.length && lines[at]?.kind !== 'text') {
    at += 1;
  }
  return lines[at];
}

/** `----` alone on its line is a marker where a sentence has ended above it and text follows; else it is a rule. */
function isLoneMarker(line: Line, next: Line | undefined, current: Draft | undefined): boolean {
  return line.text === '----' && next?.kind === 'text' && current !== undefined && endsSentence(current.last);
}

/** In some texts a line with a single dash stands for an empty one. */
function isSeparator(line: Line, lines: readonly Line[], index: number, habits: Habits): boolean {
  if (line.text !== '-') {
    return false;
  }
  const next = textBelow(lines, index);
  return habits.dashIsEmpty || next === undefined || readMarker(next.text) !== null;
}

function isOwnHeading(
  line: Line,
  lines: readonly Line[],
  index: number,
  gap: Gap,
  current: Draft | undefined,
  habits: Habits,
): boolean {
  const next = lines[index + 1];
  const apart = current === undefined || gap !== 'none' || current.type === 'heading';
  const ended = current === undefined || current.type === 'heading' || endsSentence(current.last);
  if (next?.kind === 'text' && RULE_LINE.test(next.text) && isShortLine(line.text)) {
    return apart || ended;
  }
  if (current === undefined && index === 0) {
    return isKnownHeading(line.text) && !/[.:]$/.test(line.text);
  }
  if (!apart) {
    return false;
  }
  const following = textBelow(lines, index);
  const goesOn =
    following !== undefined && /^[a-z]/.test(following.text) && readMarker(following.text) === null;
  const below = !goesOn && (next === undefined || next.kind !== 'text' || readMarker(next.text) !== null);
  // After a sentence without its end, and in a text of capitals, only what is plainly a heading is one.
  const isPlain = () => isKnownHeading(line.text) || (!habits.allCapitals && !/[a-z]/.test(line.text));
  const fits = (ended && !habits.allCapitals) || (gap !== 'page' && isPlain());
  return below && fits && isHeadingLine(line.text, habits.allCapitals);
}

/** Where empty lines stand all over the text, a single one is no gap. */
function saysNothing(gap: Gap, blanks: number, habits: Habits): boolean {
  return gap === 'blank' && blanks === 1 && habits.isAiry;
}

function joins(current: Draft, line: Line, gap: Gap, habits: Habits): boolean {
  const ended = endsSentence(current.last);
  const goesOnSmall = /^[a-z0-9(,;&$]/.test(line.text);
  if (gap === 'page') {
    return true;
  }
  if (PORTION_MARK.test(line.text) && (ended || habits.isUnwrapped)) {
    return false;
  }
  if (gap === 'blank') {
    // After `...; and` comes the next bullet, or what follows the list.
    if (current.type === 'bullet' && !habits.isAiry && /; (?:and|or)$/i.test(current.last) && !goesOnSmall) {
      return false;
    }
    const isFull =
      habits.isAiry || current.type === 'bullet' || current.last.length >= Math.min(45, habits.width * 0.65);
    return (
      !ended &&
      (goesOnSmall || isFull || /(?:[,&]|\b(?:and|or|of|the|to|in|for|with|a|by|on|at))$/i.test(current.last))
    );
  }
  if (habits.isUnwrapped) {
    return !ended || goesOnSmall;
  }
  // No blank line: a new block only where the next word would have fitted on the line above and that ended a sentence.
  const firstWord = line.text.indexOf(' ') < 0 ? line.text.length : line.text.indexOf(' ');
  const fitted = current.last.length + 1 + firstWord <= habits.width - 12;
  return !(ended && fitted && habits.isWrapped && !goesOnSmall && !current.lastMarked);
}

function finish(source: Source, drafts: readonly Draft[], habits: Habits): Blocks {
  const blocks: Block[] = [];
  let text = '';
  for (const draft of drafts) {
    if (draft.stretches.length === 0) {
      continue;
    }
    const passage = passageOf(source, draft.stretches, draft.glue);
    const block: Block = {
      ...passage,
      type: draft.type,
      marker: draft.marker,
      depth: draft.depth,
      mark: null,
    };
    for (const piece of piecesOf(block, habits.allCapitals)) {
      const { lead } = piece;
      blocks.push(lead === undefined ? piece : blockOf(piece));
      const marker = piece.marker === null ? '' : `${piece.marker} `;
      text += `${text === '' ? '' : (lead ?? '\n')}${marker}${piece.text}`;
    }
  }
  readMarks(blocks, text.includes('(B)'));
  return { blocks, text };
}

/** The mark of each block of its own; where the paragraph has a list of (A), (B), (C), a letter is none. */
function readMarks(blocks: readonly Block[], isLettered: boolean): void {
  for (const block of blocks) {
    const mark = readOwnMark(block.text)?.portion ?? null;
    block.mark = mark?.length === 1 && isLettered ? null : mark;
  }
}

function blockOf({ lead: _, ...block }: Piece): Block {
  return block;
}
