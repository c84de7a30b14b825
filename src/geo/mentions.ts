import { buildPhrases, type Phrase, type PhraseTree } from './phrases.ts';
import type { CountryMention } from './types.ts';
import { type Word, wordsOf } from './words.ts';

let built: PhraseTree | null = null;

/** Blanks, a hyphen, a slash, an opening bracket or an apostrophe hold a name together; a comma parts two names. */
const joint = /^(?:\s{0,6}[-‐–/(]?\s{0,6}|['’‘`])$/;
const paragraphEnd = /\n\s*\n/;
/** `St. Lucia`, `U.S.S.R.` */
const fullStop = /^\.\s{0,2}$/;
const LONGEST_SHORTENED_WORD = 2;
/** wordsOf leaves `the` out, so it still stands between two words. */
const leadingThe = /^(\s{1,6})the(?=\s)/i;

function holdTogether(text: string, before: Word, after: Word): boolean {
  const gap = text.slice(before.end, after.start).replace(leadingThe, '$1');
  if (joint.test(gap)) return !paragraphEnd.test(gap);
  return fullStop.test(gap) && before.end - before.start <= LONGEST_SHORTENED_WORD;
}

const smallLetter = /\p{Ll}/u;
const capital = /\p{Lu}/u;
const dottedCapitals = /^\p{Lu}(?:\.\s?\p{Lu})+$/u;

interface Place {
  text: string;
  words: readonly Word[];
  first: number;
  last: number;
  /** A text without any capital, as people type in a chat: capitals tell nothing there. */
  withoutCapitals: boolean;
}

function isAbbreviation({ text, words, first, last, withoutCapitals }: Place, phrase: Phrase): boolean {
  const printed = text.slice(words[first]?.start, words[last]?.end);
  if (dottedCapitals.test(printed)) return true;
  if (first !== last) return false;
  if (withoutCapitals) return !phrase.alsoAWord;
  if (printed !== phrase.written && printed !== phrase.written.toUpperCase()) return false;
  if (!phrase.alsoAWord) return true;
  // In a line of capitals US may be the pronoun and CAR a car; beside a word in small letters they are not.
  return [words[first - 1], words[last + 1]].some(
    (word) => word !== undefined && smallLetter.test(text.slice(word.start, word.end)),
  );
}

function stands(place: Place, phrase: Phrase): boolean {
  if (phrase.kind === 'abbreviation') return isAbbreviation(place, phrase);
  const { text, words, first, withoutCapitals } = place;
  // "ethnic Albanian" is a people, not Albania.
  if (phrase.kind === 'demonym' && words[first - 1]?.folded === 'ethnic') return false;
  return withoutCapitals || !phrase.alsoAWord || capital.test(text[words[first]?.start ?? 0] ?? '');
}

/**
 * Every country that a text names, by name, demonym or abbreviation, in order and without overlaps; the longest name wins,
 * so `Guinea-Bissau` is no Guinea. Names that mean several countries (`Congo`) are left out. Time is linear in the text.
 *
 * @example findCountries('Malaysia and the Senegalese') // MY at 0–8, SN at 17–27
 */
export function findCountries(text: string): CountryMention[] {
  built ??= buildPhrases();
  const tree = built;
  const words = wordsOf(text);
  const withoutCapitals = !capital.test(text);
  const mentions: CountryMention[] = [];
  for (let first = 0; first < words.length; first += 1) {
    let branch = tree.next.get(words[first]?.folded ?? '');
    let found: { last: number; phrase: Phrase } | null = null;
    for (let last = first; branch; last += 1) {
      const { phrase } = branch;
      if (phrase && stands({ text, words, first, last, withoutCapitals }, phrase)) found = { last, phrase };
      const here = words[last];
      const after = words[last + 1];
      branch = here && after && holdTogether(text, here, after) ? branch.next.get(after.folded) : undefined;
    }
    const start = words[first]?.start;
    const end = found ? words[found.last]?.end : undefined;
    if (!found || start === undefined || end === undefined) continue;
    if (found.phrase.country !== null) mentions.push({ country: found.phrase.country, start, end });
    first = found.last;
  }
  return mentions;
}
