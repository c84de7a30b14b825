import type { Cited } from '../types.ts';
import { dutyAround, MOST_IN_A_SENTENCE } from './deadlines/whose.ts';
import { cite } from './passages.ts';
import type { Piece } from './sections.ts';

const hurry =
  /\b(?:as\s{1,3}soon\s{1,3}as\s{1,3}(?:possible|feasible|practicable)|a\.?s\.?a\.?p\b|(?:at\s{1,3})?(?:the\s{1,3}|your\s{1,3}|their\s{1,3})?earliest\s{1,3}(?:possible\s{1,3}|appropriate\s{1,3})?(?:opportunity|convenience|moment|time)|soonest|immediately|urgently|without\s{1,3}delay|at\s{1,3}once|promptly|forthwith|on\s{1,3}an\s{1,3}urgent\s{1,3}basis|as\s{1,3}quickly\s{1,3}as\s{1,3}possible|as\s{1,3}early\s{1,3}as\s{1,3}possible)/gi;

/** Haste that the addressees are told to make, without a date: `deliver as soon as possible`. What others should hurry with is left out. */
export function readUrgency(pieces: readonly Piece[]): Cited[] {
  const found: Cited[] = [];
  for (const { passage, sentences, paragraph, section, type } of pieces) {
    if (section === 'points' || section === 'objectives' || type === 'heading') continue;
    for (const sentence of sentences) {
      const isOurs = [...sentence.text.matchAll(hurry)]
        .slice(0, MOST_IN_A_SENTENCE)
        .some((match) => dutyAround(sentence.text, match.index, match.index + match[0].length) !== null);
      if (isOurs) found.push(cite(passage, paragraph, sentence.start, sentence.end));
    }
  }
  return found;
}
