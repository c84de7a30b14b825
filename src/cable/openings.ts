import { readMarker } from './bullets.ts';
import type { Draft } from './drafts.ts';
import type { Habits } from './habits.ts';
import { isHeadingLine, isKnownHeading, isShortLine } from './headings.ts';
import type { Line } from './lines.ts';
import { PORTION_MARK, RULE_LINE } from './patterns.ts';
import { endsSentence } from './sentence-end.ts';

/** What stands between a line and the one above it. */
export type Gap = 'none' | 'blank' | 'page';

/** A dash or a letter at the start of a wrapped line may belong to the sentence above it. */
export function opensBullet(marker: string, line: Line, gap: Gap, current: Draft | undefined): boolean {
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

/**
 * The telegraph of the 1990s began each line of a bullet with a dash: `-   COMMITTEE ON FEES.` under `--  WE ASK THE`. The length of that dash, or 0
 * where the bullet has ended, or is so short that points of their own may stand under it.
 */
export function continuationDash(line: Line, gap: Gap, current: Draft | undefined): number {
  const dash = line.text.startsWith('-  ') ? (/^- {2,8}(?=[^\s-])/.exec(line.text)?.[0].length ?? 0) : 0;
  if (dash === 0 || gap === 'blank' || current?.type !== 'bullet' || !/^-{2,}$/.test(current.marker ?? '')) {
    return 0;
  }
  const goesOn =
    current.stretches.length > 1 ||
    current.last.length >= SHORTEST_OPEN ||
    /^[a-z]/.test(line.text.slice(dash)) ||
    ENDS_OPEN.test(current.last);
  return goesOn && current.last !== '' && !endsSentence(current.last) ? dash : 0;
}

/** A line of so many letters is no title of what stands under it. */
const SHORTEST_OPEN = 40;

/** After these a sentence goes on. */
const ENDS_OPEN = /(?:[,&]|\b(?:and|or|of|the|to|in|for|with|a|by|on|at))$/i;

/** Whether the first word below would not have fitted on the line above. */
function isFull(current: Draft, below: string, habits: Habits): boolean {
  const space = below.indexOf(' ');
  return current.last.length + 1 + (space < 0 ? below.length : space) > habits.width - 12;
}

/** `CO-` at the end of a line: whatever stands between, the next line ends the word. A heading may have a dash of its own. */
function endsInsideWord(text: string): boolean {
  return /[A-Za-z]-$/.test(text) && !isKnownHeading(text.slice(0, -1));
}

/** One short line above text with a portion mark of its own: `Kuwait background` / `(S/NF) The Embassy ...`. */
export function isTitleOf(current: Draft, line: Line): boolean {
  return (
    current.type === 'prose' &&
    current.stretches.length === 1 &&
    isShortLine(current.last) &&
    PORTION_MARK.test(line.text)
  );
}

function textBelow(lines: readonly Line[], index: number): Line | undefined {
  let at = index + 1;
  while (at < lines.length && lines[at]?.kind !== 'text') {
    at += 1;
  }
  return lines[at];
}

/** `----` alone on its line is a marker where a sentence has ended above it and text follows; else it is a rule. */
export function isLoneMarker(line: Line, next: Line | undefined, current: Draft | undefined): boolean {
  return line.text === '----' && next?.kind === 'text' && current !== undefined && endsSentence(current.last);
}

/** In some texts a line with a single dash stands for an empty one. */
export function isSeparator(line: Line, lines: readonly Line[], index: number, habits: Habits): boolean {
  if (line.text !== '-') {
    return false;
  }
  const next = textBelow(lines, index);
  return habits.dashIsEmpty || next === undefined || readMarker(next.text) !== null;
}

export function isOwnHeading(
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
export function saysNothing(gap: Gap, blanks: number, habits: Habits): boolean {
  return gap === 'blank' && blanks === 1 && habits.isAiry;
}

export function joins(current: Draft, line: Line, gap: Gap, habits: Habits): boolean {
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
    const isLong =
      habits.isAiry || current.type === 'bullet' || current.last.length >= Math.min(45, habits.width * 0.65);
    return !ended && (goesOnSmall || isLong || ENDS_OPEN.test(current.last) || endsInsideWord(current.last));
  }
  if (habits.isUnwrapped) {
    return !ended || goesOnSmall;
  }
  // No blank line: a new block only where the next word would have fitted on the line above and that ended a sentence.
  const fitted = !isFull(current, line.text, habits);
  return !(ended && fitted && habits.isWrapped && !goesOnSmall && !current.lastMarked);
}
