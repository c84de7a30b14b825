import { furtherMarkers, newDepths, readMarker } from './bullets.ts';
import { isHeadingLine, runInHeading } from './headings.ts';
import { glueBetween, type Habits } from './joining.ts';
import type { Line } from './lines.ts';
import { RULE_LINE } from './patterns.ts';
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
  /** The run-in heading and its text share one printed line. */
  runIn: boolean;
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
  lines.forEach((line, index) => {
    if (line.kind !== 'text') {
      gap = line.kind === 'page' || gap === 'page' ? 'page' : 'blank';
      return;
    }
    const current = drafts.at(-1);
    if (RULE_LINE.test(line.text)) {
      markHeading(drafts);
      gap = 'blank';
      return;
    }
    const marker = readMarker(line.text);
    if (marker !== null && !isSeparator(line, lines, index)) {
      addBullet(drafts, line, marker, depthOf(marker.marker, line.indent));
    } else if (current !== undefined && current.last === '' && current.type === 'bullet') {
      take(current, line, '');
    } else if (isOwnHeading(line, lines, index, gap, current, habits)) {
      drafts.push(draftOf('heading', line));
    } else if (current !== undefined && current.type !== 'heading' && joins(current, line, gap, habits)) {
      take(current, line, glueBetween(source, current.last, line.text, habits));
    } else {
      addProse(drafts, line, habits);
    }
    gap = 'none';
  });
  return finish(source, drafts);
}

function draftOf(type: Block['type'], line: Stretch & { text: string }): Draft {
  return {
    type,
    marker: null,
    depth: 0,
    stretches: line.end > line.start ? [{ start: line.start, end: line.end }] : [],
    glue: [],
    last: line.text,
    runIn: false,
  };
}

function take(draft: Draft, line: Line, glue: string): void {
  if (draft.stretches.length > 0) {
    draft.glue.push(glue);
  }
  draft.stretches.push({ start: line.start, end: line.end });
  draft.last = line.text;
}

function addBullet(
  drafts: Draft[],
  line: Line,
  marker: { marker: string; length: number },
  depth: number,
): void {
  const starts = [0, ...furtherMarkers(line.text, marker.marker)];
  starts.forEach((start, index) => {
    const length = index === 0 ? marker.length : marker.marker.length + 1;
    const end = starts[index + 1] ?? line.text.length;
    const piece = line.text.slice(start + length, end);
    const lead = piece.length - piece.trimStart().length;
    const from = line.start + start + length + lead;
    const draft = draftOf('bullet', { start: from, end: from + piece.trim().length, text: piece.trim() });
    draft.marker = marker.marker;
    draft.depth = depth;
    drafts.push(draft);
  });
}

function addProse(drafts: Draft[], line: Line, habits: Habits): void {
  const runIn = runInHeading(line.text, habits.allCapitals);
  if (runIn === null) {
    drafts.push(draftOf('prose', line));
    return;
  }
  const { heading, length } = runIn;
  const draft = draftOf('heading', {
    start: line.start,
    end: line.start + heading.length,
    text: line.text.slice(0, length),
  });
  drafts.push(draft);
  if (length < line.text.length) {
    draft.runIn = true;
    drafts.push(
      draftOf('prose', { start: line.start + length, end: line.end, text: line.text.slice(length) }),
    );
  }
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

/** In some texts a line with a single dash stands for an empty one. */
function isSeparator(line: Line, lines: readonly Line[], index: number): boolean {
  if (line.text !== '-') {
    return false;
  }
  const next = lines[index + 1];
  return next === undefined || next.kind !== 'text' || readMarker(next.text) !== null;
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
  const above = current === undefined || gap !== 'none' || current.type === 'heading';
  const below =
    next === undefined || next.kind !== 'text' || RULE_LINE.test(next.text) || readMarker(next.text) !== null;
  const after =
    current === undefined || current.type === 'heading' || endsSentence(current.last) || gap === 'blank';
  const runsOn =
    gap !== 'none' &&
    current !== undefined &&
    current.type !== 'heading' &&
    !endsSentence(current.last) &&
    current.last.length > 50;
  return above && below && after && !runsOn && index > 0 && isHeadingLine(line.text, habits.allCapitals);
}

/** Whether a line ends a sentence, so that a blank line below it ends the block too. */
export function endsSentence(text: string): boolean {
  return (
    /[.!?:;]["'”’)\]]{0,2}$|\.\.\.$/.test(text) &&
    !/\b(?:No|Nos|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Amb|Sec|Art|vs|[A-Z])\.$/.test(text)
  );
}

function joins(current: Draft, line: Line, gap: Gap, habits: Habits): boolean {
  const ended = endsSentence(current.last);
  const goesOnSmall = /^[a-z0-9(,;&$]/.test(line.text);
  if (gap === 'page') {
    return true;
  }
  if (gap === 'blank') {
    const isFull = current.last.length >= Math.min(45, habits.width * 0.65);
    return (
      !ended &&
      (goesOnSmall || isFull || /(?:[,&]|\b(?:and|or|of|the|to|in|for|with|a|by|on|at))$/i.test(current.last))
    );
  }
  // No blank line: a new block only where the next word would have fitted on the line above and that ended a sentence.
  const firstWord = line.text.indexOf(' ') < 0 ? line.text.length : line.text.indexOf(' ');
  const fitted = current.last.length + 1 + firstWord <= habits.width - 12;
  return !(ended && fitted && habits.isWrapped && !goesOnSmall);
}

function finish(source: Source, drafts: readonly Draft[]): Blocks {
  const blocks: Block[] = [];
  const texts: string[] = [];
  drafts.forEach((draft, index) => {
    if (draft.stretches.length === 0) {
      return;
    }
    const passage = passageOf(source, draft.stretches, draft.glue);
    blocks.push({ ...passage, type: draft.type, marker: draft.marker, depth: draft.depth });
    const marked = draft.marker === null ? passage.text : `${draft.marker} ${passage.text}`;
    const before = drafts[index - 1];
    if (before?.runIn === true) {
      texts[texts.length - 1] = `${texts.at(-1)}${between(source, before, draft)}${marked}`;
    } else {
      texts.push(marked);
    }
  });
  return { blocks, text: texts.join('\n') };
}

function between(source: Source, heading: Draft, prose: Draft): string {
  return source.text
    .slice(heading.stretches.at(-1)?.end ?? 0, prose.stretches[0]?.start ?? 0)
    .replace(/\s+/g, ' ');
}
