import { newDepths, readMarker } from './bullets.ts';
import { addBullet, continueWith, type Draft, draftOf, markHeading, take } from './drafts.ts';
import type { Habits } from './habits.ts';
import type { Line } from './lines.ts';
import {
  continuationDash,
  type Gap,
  isLoneMarker,
  isOwnHeading,
  isSeparator,
  isTitleOf,
  joins,
  opensBullet,
  saysNothing,
} from './openings.ts';
import { RULE_LINE } from './patterns.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { readOwnMark } from './portion-mark.ts';
import { passageOf, type Source } from './source.ts';
import type { Block } from './types.ts';

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
    const between = saysNothing(gap, blanks, habits) ? 'none' : gap;
    const dash = continuationDash(line, between, current);
    if (current !== undefined && dash > 0) {
      continueWith(current, { ...line, text: line.text.slice(dash), start: line.start + dash }, habits);
    } else if (
      marker !== null &&
      !isSeparator(line, lines, index, habits) &&
      opensBullet(marker.marker, line, gap, current)
    ) {
      addBullet(drafts, line, marker, depthOf(marker.marker, line.indent));
    } else if (current !== undefined && current.last === '' && current.type === 'bullet') {
      take(current, line, '');
    } else if (isOwnHeading(line, lines, index, gap, current, habits)) {
      drafts.push(draftOf('heading', line));
    } else if (current !== undefined && current.type !== 'heading' && joins(current, line, between, habits)) {
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
  nestLists(blocks);
  readMarks(blocks, text.includes('(B)'));
  return { blocks, text };
}

/**
 * Numbers in brackets among prose, `There are three reasons: (1) ... (2) ...`, stand under the prose that announces them; where no other prose
 * stands around, or another kind of bullet, they are a list of their own.
 */
function nestLists(blocks: readonly Block[]): void {
  const bullets = blocks.filter(({ type }) => type === 'bullet');
  if (bullets.length === 0 || !bullets.every(({ marker }) => /^\(\d{1,2}\)$/.test(marker ?? ''))) {
    return;
  }
  const lastProse = blocks.findLastIndex(({ type }) => type === 'prose');
  for (const [at, block] of blocks.entries()) {
    const [before, above] = [blocks[at - 2], blocks[at - 1]];
    const isAnnounced =
      above?.type === 'prose' && before?.type === 'prose' && above.text.endsWith(':') && at < lastProse;
    if (block.type === 'bullet' && (isAnnounced || (above?.type === 'bullet' && above.depth > 0))) {
      block.depth = 1;
    }
  }
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
