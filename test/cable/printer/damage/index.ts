import { blankLinesInBullets, doubleSpacing } from './blank-lines.ts';
import type { Damage } from './damage.ts';
import { falseParagraphMarks } from './false-paragraph-marks.ts';
import { loneMarkers } from './lone-markers.ts';
import { markdownLinks } from './markdown-links.ts';
import { misreadNumbers } from './misread-numbers.ts';
import { pageBreakInAddressees } from './page-break-in-addressees.ts';
import { pageBreaks } from './page-breaks.ts';
import { correctedCopy, quotedTwice, resendLines } from './re-issues.ts';
import { repeatedNumbers } from './repeated-numbers.ts';
import { captionsTwice, exemptTwice, preambleTwice, releaseStamps, subjectTwice } from './repeats.ts';
import { skippedNumber } from './skipped-number.ts';
import { blankMargins, indented, rewrapped, trailingBlanks } from './typography.ts';

/**
 * In the order in which they befall a text: the clerk, the relay, the page, the copy. Of those in one group only one
 * can happen to a cable, since two ways of
 * misnumbering the same paragraphs, or short lines that are double-spaced, leave nothing to expect.
 */
export const damages: ReadonlyArray<Record<string, Damage>> = [
  { misreadNumbers, repeatedNumbers, skippedNumber },
  { correctedCopy },
  { resendLines },
  { captionsTwice },
  { exemptTwice },
  { subjectTwice, preambleTwice },
  { releaseStamps },
  { loneMarkers },
  { falseParagraphMarks },
  { pageBreaks },
  { pageBreakInAddressees },
  { rewrapped, doubleSpacing },
  { blankLinesInBullets },
  { markdownLinks },
  { quotedTwice },
  { trailingBlanks },
  { indented },
  { blankMargins },
];

export type { Damage } from './damage.ts';
