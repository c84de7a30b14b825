import type { Line } from './lines.ts';
import { PARAGRAPH_NUMBER } from './patterns.ts';
import type { Source } from './source.ts';
import { vocabularyOf } from './vocabulary.ts';

/** What is usual in one text. */
export interface Habits {
  allCapitals: boolean;
  /** The length that most full lines reach. */
  width: number;
  /** Lines are wrapped at the width; else each line is a whole paragraph. */
  isWrapped: boolean;
  /** Hardly any line is wrapped: a line end is the end of a paragraph, a heading or a bullet. */
  isUnwrapped: boolean;
  /** Empty lines stand inside sentences all over the text, so that they say nothing. */
  isAiry: boolean;
  /** A line with a single dash stands for an empty line, as above paragraph numbers. */
  dashIsEmpty: boolean;
  /** Whether the text has this word or compound, in small letters. */
  knows: (word: string) => boolean;
}

/** Looks over the lines of a text once. */
export function habitsOf(source: Source, lines: readonly Line[]): Habits {
  const lengths = new Array<number>(101).fill(0);
  const letters = { small: 0, capital: 0 };
  let count = 0;
  const size = { all: 0, inLongLines: 0 };
  for (const { kind, text } of lines) {
    if (kind === 'text') {
      count += 1;
      size.all += text.length;
      size.inLongLines += text.length > LONGEST_WRAPPED_LINE ? text.length : 0;
      lengths[Math.min(text.length, 100)] = (lengths[Math.min(text.length, 100)] ?? 0) + 1;
      if (letters.small + letters.capital < ENOUGH_LETTERS) {
        countLetters(text, letters);
      }
    }
  }
  let above = 0;
  let width = 100;
  // The length that at most one line in ten exceeds.
  while (width > 40 && above + (lengths[width] ?? 0) <= count * 0.1) {
    above += lengths[width] ?? 0;
    width -= 1;
  }
  return {
    allCapitals: letters.capital > 0 && letters.small < letters.capital * 0.2,
    width,
    isWrapped: width < 90 && count > 3,
    isUnwrapped: size.inLongLines > size.all * 0.6,
    isAiry: isAiry(lines),
    dashIsEmpty: isDashEmpty(lines),
    knows: vocabularyOf(source.text),
  };
}

/** Copies join words broken at a hyphen, which makes lines somewhat longer than the telegraph's 69 letters. */
const LONGEST_WRAPPED_LINE = 130;

/** A text shows early whether it is in capitals. */
const ENOUGH_LETTERS = 1000;

function countLetters(text: string, letters: { small: number; capital: number }): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    letters.small += code >= 97 && code <= 122 ? 1 : 0;
    letters.capital += code >= 65 && code <= 90 ? 1 : 0;
  }
}

function isDashEmpty(lines: readonly Line[]): boolean {
  let afterDash = false;
  for (const line of lines) {
    if (line.kind === 'text') {
      if (afterDash && PARAGRAPH_NUMBER.test(line.text)) {
        return true;
      }
      afterDash = line.text === '-';
    }
  }
  return false;
}

const FEW_GAPS = 6;

/** Empty lines inside sentences: many of them, or some where no two lines of the text touch. */
function isAiry(lines: readonly Line[]): boolean {
  let gaps = 0;
  let touching = 0;
  let insideSentences = 0;
  let beforeSmall = 0;
  lines.forEach((line, at) => {
    if (line.kind !== 'text') {
      return;
    }
    touching += lines[at + 1]?.kind === 'text' ? 1 : 0;
    if (lines[at + 1]?.kind === 'blank') {
      gaps += 1;
      insideSentences += /[A-Za-z,]$/.test(line.text) ? 1 : 0;
      beforeSmall += /^[a-z]{2}/.test(lines[at + 2]?.text ?? '') ? 1 : 0;
    }
  });
  const isMostly = insideSentences >= FEW_GAPS && insideSentences * 2 >= gaps;
  return isMostly || (touching * 20 <= gaps && beforeSmall >= 2);
}
