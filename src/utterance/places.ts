import { type CountryCode, type CountryMatch, findCountries, matchCountry, matchName } from '../geo/index.ts';
import { isKnownWord } from './known-words.ts';
import { MOST_READINGS } from './limits.ts';
import { BEFORE_COUNTRY } from './small-words.ts';
import type { Word } from './words.ts';

/** A country as it was named: one code when it is certain, several when a person must say which. */
export interface Place {
  start: number;
  end: number;
  countries: readonly CountryCode[];
}

/** Bare names that people use for more countries than the one that bears it. */
const SHARED_NAMES: Readonly<Record<string, readonly CountryCode[]>> = {
  guinea: ['GN', 'GW', 'GQ'],
  sudan: ['SD', 'SS'],
};

/** Those of several that owe an answer here; all of them when none does. */
function narrowed(countries: readonly CountryCode[], responders: ReadonlySet<CountryCode>): CountryCode[] {
  const owing = countries.filter((country) => responders.has(country));
  return (owing.length > 0 ? owing : [...countries]).slice(0, MOST_READINGS);
}

const WORDS_IN_A_NAME = 5;

function candidatesOf(match: CountryMatch): CountryCode[] {
  if (match.type === 'found') return [match.country.code];
  return match.type === 'ambiguous' ? match.candidates.map(({ code }) => code) : [];
}

const letters = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The name as it is written, no slip in it; one that several share stands in the name of each. */
function isExact(typed: string, match: CountryMatch): boolean {
  if (match.type === 'ambiguous')
    return match.candidates.every(({ name, demonyms }) =>
      [name, ...demonyms].some((one) => ` ${one} `.toLowerCase().includes(` ${typed.toLowerCase()} `)),
    );
  if (match.type !== 'found') return false;
  const { name, aliases, demonyms, capital, shorthand } = match.country;
  return [name, ...aliases, ...demonyms, ...shorthand, ...(capital ? [capital] : [])].some(
    (one) => letters(one) === letters(typed),
  );
}

/** A slip is read as a country only where one is awaited: after "for", or when it owes an answer here. */
function fits(
  typed: string,
  match: CountryMatch,
  before: Word | undefined,
  responders: ReadonlySet<CountryCode>,
) {
  if (match.type === 'unknown') return false;
  if (isExact(typed, match)) return true;
  if (typed.length < 5) return false;
  const awaited = before !== undefined && BEFORE_COUNTRY.has(before.folded);
  return awaited || candidatesOf(match).some((code) => responders.has(code));
}

/** Countries by capital, old name or with a slip, among the words that mean nothing else. */
function guessed(text: string, words: readonly Word[], responders: ReadonlySet<CountryCode>): Place[] {
  const places: Place[] = [];
  for (let first = 0; first < words.length; first += 1) {
    const longest = Math.min(WORDS_IN_A_NAME, words.length - first);
    for (let count = longest; count > 0; count -= 1) {
      const run = words.slice(first, first + count);
      const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
      const typed = text.slice(start, end).replace(/'s?$/i, '');
      if (run.some(({ folded }, at) => isKnownWord(folded) && (at === 0 || at === run.length - 1))) continue;
      if (/[,.;:!?"]/.test(typed)) continue;
      const match = count > 1 ? matchName(typed) : matchCountry(typed);
      if (!match) continue;
      if (count > 1 ? !isExact(typed, match) : !fits(typed, match, words[first - 1], responders)) continue;
      places.push({ start, end, countries: narrowed(candidatesOf(match), responders) });
      first += count - 1;
      break;
    }
  }
  return places;
}

/** The countries that were named, in order, by any name, with a slip or two. */
export function placesIn(text: string, words: readonly Word[], owing: readonly CountryCode[]): Place[] {
  const responders = new Set(owing);
  const named = findCountries(text).map(({ country, start, end }): Place => {
    const name = letters(text.slice(start, end));
    const sharing = Object.hasOwn(SHARED_NAMES, name) ? SHARED_NAMES[name] : undefined;
    return { start, end, countries: sharing ? narrowed(sharing, responders) : [country] };
  });
  const covered = (word: Word) => named.some(({ start, end }) => word.start < end && start < word.end);
  const free: Word[][] = [[]];
  for (const word of words) {
    if (covered(word)) free.push([]);
    else free.at(-1)?.push(word);
  }
  return [...named, ...free.flatMap((run) => guessed(text, run, responders))].sort(
    (a, b) => a.start - b.start,
  );
}
