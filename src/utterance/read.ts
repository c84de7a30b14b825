import { printMrn } from '../cable/index.ts';
import { readAssignment } from './assign.ts';
import { choose, listed, unknown } from './choices.ts';
import { LONGEST_TEXT, MOST_READINGS } from './limits.ts';
import { bare, readLookup } from './lookup.ts';
import { tokensOf } from './match.ts';
import { mrnsIn } from './mrns.ts';
import { placesIn } from './places.ts';
import { readStatement } from './record.ts';
import type { PlainReading, Reading, ReadingContext } from './types.ts';
import { cleaned, wordsOf } from './words.ts';

const TOO_LONG =
  'That is too long to be a question. To track a cable use `/demarche import`; to search say “search” and a few words.';

/** Nothing is asked with these alone. */
const THANKS: ReadonlySet<string> = new Set(
  'thanks thank you very much so many great perfect good cool ok okay nice done got it noted cheers merci understood'.split(
    ' ',
  ),
);
const WELCOME = 'You are welcome. “help” says what you can ask.';

function readSentence(text: string, mrn: string | null, context: ReadingContext): Reading {
  const words = wordsOf(text);
  if (words.length > 0 && words.every(({ folded }) => THANKS.has(folded))) return unknown(mrn, WELCOME);
  if (words.length === 0) return mrn === null ? { type: 'help', mrn } : bare(mrn, context);
  const places = placesIn(text, words, context.responders);
  return (
    readStatement({ text, words, places, mrn, context }) ??
    readLookup({ text, tokens: tokensOf(words, places), places, mrn, context })
  );
}

/**
 * What a person may have meant by plain words. Never throws, and never records: a `record` or `assign` reading is shown and confirmed first,
 * and two possible readings are a question.
 *
 * @example read('when is it due in Jakarta?', context) // { type: 'deadlines', mrn: null, country: 'ID' }
 */
export function read(words: string, context: ReadingContext): Reading {
  // Half of a sentence may say the opposite of the whole: nothing is cut off.
  if (words.length > LONGEST_TEXT) return unknown(null, TOO_LONG);
  const assignment = readAssignment(words, context);
  if (assignment) return assignment;
  const text = cleaned(words);
  const { mrns, rest } = mrnsIn(text, context.mrns);
  const [mrn = null, ...others] = mrns;
  if (mrn !== null && wordsOf(rest).length === 0 && others.length === 0) return bare(mrn, context);
  if (others.length === 0) return readSentence(rest, mrn, context);
  const offered = mrns.slice(0, MOST_READINGS);
  const readings = offered.flatMap((one): PlainReading[] => {
    if (wordsOf(rest).every(({ folded }) => folded === 'and' || folded === 'or')) return [bare(one, context)];
    const reading = readSentence(rest, one, context);
    return reading.type === 'ambiguous' || reading.type === 'unknown' ? [] : [reading];
  });
  return choose(readings, null, `Which one first: ${listed(offered.map(printMrn))}?`);
}
