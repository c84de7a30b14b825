import { readMarker } from './bullets.ts';
import type { Habits } from './habits.ts';
import { isHeadingLine } from './headings.ts';
import type { Line } from './lines.ts';
import type { Candidate } from './numbering.ts';
import { ENTIRE_TEXT, PARAGRAPH_NUMBER, PORTION_MARK, RULE_LINE } from './patterns.ts';
import { endsSentence } from './sentence-end.ts';

/** After these a number is part of the sentence, whatever the line looks like. */
const WANTS_NUMBER =
  /\b(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?|RESOLUTION|RESOLUTIONS|UNSCR|NOS?\.?|PARAS?|PARAGRAPHS?|PAGES?|PP\.?|ARTICLES?|SECTIONS?|CHAPTER|AND|OR|OF|THE|TO|THAN|BY|IN|ON|AT|FOR|WITH|FROM|BETWEEN|ABOUT|PER|\$|REF|PHASE|ANNEX|ITEM|OPTION|TRACK|TIER|FIGURE|TABLE|TOTAL|SOME|ONLY|NEARLY|OVER|UNDER)$/i;

/** The lines that start like a numbered paragraph, and how well each could be one. */
export function findCandidates(lines: readonly Line[], habits: Habits): Candidate[] {
  const candidates: Candidate[] = [];
  let above: Line | null = null;
  let endedTwoAbove = true;
  let gap = true;
  lines.forEach((line, at) => {
    if (line.kind !== 'text') {
      gap ||= line.kind === 'blank';
      return;
    }
    const match = PARAGRAPH_NUMBER.exec(line.text);
    if (match !== null) {
      const rest = line.text.slice(match[0].length);
      const hasPortion = PORTION_MARK.test(rest) || ENTIRE_TEXT.test(rest);
      const closes =
        match[0].includes(')') && above !== null && above.text.lastIndexOf('(') > above.text.lastIndexOf(')');
      const strength = closes ? 0 : strengthOf({ rest, above, endedTwoAbove, gap, hasPortion, habits });
      candidates.push({
        at,
        printed: Number(match[1]),
        hasPortion,
        followsColon: above?.text.endsWith(':') === true,
        strength,
      });
    }
    endedTwoAbove = above === null || endsSentence(above.text) || RULE_LINE.test(above.text);
    above = line;
    gap = false;
  });
  return candidates;
}

interface Surroundings {
  rest: string;
  above: Line | null;
  /** The text before the line above has ended, so that the line above may be a heading. */
  endedTwoAbove: boolean;
  gap: boolean;
  hasPortion: boolean;
  habits: Habits;
}

function strengthOf({
  rest,
  above,
  endedTwoAbove,
  gap,
  hasPortion,
  habits,
}: Surroundings): Candidate['strength'] {
  if (hasPortion) {
    return 3;
  }
  const belowHeading =
    above !== null && gap && endedTwoAbove && isHeadingLine(above.text, habits.allCapitals);
  if (above !== null && WANTS_NUMBER.test(above.text.slice(-24)) && !belowHeading) {
    return 0;
  }
  const ended =
    above === null ||
    belowHeading ||
    endsSentence(above.text) ||
    RULE_LINE.test(above.text) ||
    above.text === '-';
  if (rest === '') {
    return ended && gap ? 1 : 0;
  }
  const startsSmall = /^[a-z]/.test(rest);
  if (ended) {
    return startsSmall && !habits.allCapitals ? (gap ? 1 : 0) : 2;
  }
  // The sentence above has no end: a bullet without a point, or a number inside the sentence.
  const isShort = above.text.length < habits.width - 20;
  const mayStart = readMarker(above.text) !== null || isShort || habits.isUnwrapped;
  return !startsSmall && (gap || isShort) && mayStart ? 1 : 0;
}
