import { countryByCode, NAMED } from './countries.ts';
import { AMBIGUOUS, indexBy, withPlural } from './names.ts';
import { postCities } from './posts.ts';
import { slips } from './slips.ts';
import type { Country, CountryCode, CountryMatch } from './types.ts';
import { keysOf } from './words.ts';

type Index = Map<string, CountryCode>;

interface Indexes {
  names: Index;
  demonyms: Index;
  cities: Index;
  /** What is said for cities: too short to be mistyped. */
  shorthand: Index;
  /** Keys long enough to be mistyped, names and demonyms apart from cities. */
  mistyped: Index;
}

let built: Indexes | null = null;

function indexes(): Indexes {
  if (built) return built;
  const spoken = indexBy(({ spoken }) => spoken);
  const names: Index = new Map([
    ...indexBy(({ typed }) => typed),
    ...indexBy(({ abbreviations }) => abbreviations),
    ...spoken,
  ]);
  const demonyms = indexBy(({ demonyms }) => demonyms.flatMap(withPlural));
  const cities: Index = new Map();
  for (const { city, country } of postCities()) cities.set(city, country);
  for (const { capital, code, until } of NAMED)
    if (capital && until === null) for (const key of keysOf(capital)) cities.set(key, code);
  const shorthand = indexBy(({ shorthand }) => shorthand);
  const mistyped: Index = new Map([...demonyms, ...spoken]);
  built = { names, demonyms, cities, shorthand, mistyped };
  return built;
}

function countriesOf(codes: Iterable<CountryCode>): Country[] {
  return [...new Set(codes)].flatMap((code) => countryByCode(code) ?? []);
}

function answer(codes: Iterable<CountryCode>): CountryMatch | null {
  const [first, ...more] = countriesOf(codes);
  if (!first) return null;
  return more.length === 0
    ? { type: 'found', country: first }
    : { type: 'ambiguous', candidates: [first, ...more] };
}

/** How many slips a word of that length may carry. Short words are mostly abbreviations, where one slip is another country. */
function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  if (length < 6) return 1;
  return length < 9 ? 2 : 3;
}

function nearestIn(index: Index, typed: string): Array<{ code: CountryCode; slips: number }> {
  const best = new Map<CountryCode, number>();
  for (const [name, code] of index) {
    if (name.length < 4) continue;
    const count = slips(typed, name);
    if (count < (best.get(code) ?? Number.POSITIVE_INFINITY)) best.set(code, count);
  }
  return [...best].map(([code, count]) => ({ code, slips: count })).sort((a, b) => a.slips - b.slips);
}

function mistypedIn(index: Index, typed: string, allowed: number): CountryMatch | null {
  const near = nearestIn(index, typed);
  const least = near[0]?.slips ?? Number.POSITIVE_INFINITY;
  if (least > allowed) return null;
  return answer(near.filter((one) => one.slips === least).map(({ code }) => code));
}

/** No name of a country is longer; more of what was typed is not compared. */
const LONGEST_NAME = 100;
const MOST_NEAREST = 3;
/** More candidates than a person can be asked about are no help. */
const MOST_CANDIDATES = 6;

function beginningOf(index: Index, typed: string): CountryMatch | null {
  if (typed.length < 4) return null;
  const codes = new Set([...index].filter(([name]) => name.startsWith(typed)).map(([, code]) => code));
  return codes.size > MOST_CANDIDATES ? null : answer(codes);
}

const wrapping =
  /^(?:(?:us |american )?(?:amembassy|embassy|amconsul|amcongen|consulate general|consulate)(?: in)?|(?:government|govt|gov|republic|kingdom|state|people of|authorities) of|government in) /;

function exact(key: string): CountryMatch | null {
  const { names, demonyms, cities, shorthand } = indexes();
  const several = AMBIGUOUS.get(key);
  if (several) return answer(several);
  const code = names.get(key) ?? demonyms.get(key) ?? cities.get(key) ?? shorthand.get(key);
  return code === undefined ? null : answer([code]);
}

/**
 * The country that bears this name, with no slip forgiven: `matchName('ivory coast')` finds Côte d’Ivoire, `matchName('ivory cost')` nothing.
 * Many times as fast as `matchCountry`, for who tries every run of words.
 */
export function matchName(typed: string): CountryMatch | null {
  for (const key of keysOf(typed.slice(0, LONGEST_NAME))) {
    const match = exact(key);
    if (match) return match;
  }
  return null;
}

/**
 * The country a person meant, however it was typed: any case, accents or not, an old name, an abbreviation, a demonym, its
 * capital or what is said for it, with a slip or two. `matchCountry('ivory cost')` finds Côte d’Ivoire; `matchCountry('Congo')` is ambiguous.
 */
export function matchCountry(typed: string): CountryMatch {
  const asked = typed.slice(0, LONGEST_NAME);
  const match = known.get(asked) ?? compared(asked);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(asked, match);
  return match;
}

/** People type the same few names, and to compare one with all that there are takes long. */
const known = new Map<string, CountryMatch>();
const MOST_KNOWN = 1_000;

function compared(typed: string): CountryMatch {
  const { cities, mistyped } = indexes();
  const keys = keysOf(typed);
  const cores = keys.map((key) => key.replace(wrapping, ''));
  for (const reading of [...keys, ...cores]) {
    const match = exact(reading);
    if (match) return match;
  }
  const core = cores.at(-1) ?? '';
  const allowed = slipsAllowed(core.length);
  // A city is the lesser reading: one slip, or "pending" would be Peking.
  const guess =
    beginningOf(mistyped, core) ??
    mistypedIn(mistyped, core, allowed) ??
    mistypedIn(cities, core, Math.min(allowed, 1));
  if (guess) return guess;
  const nearest = core === '' ? [] : nearestIn(mistyped, core).slice(0, MOST_NEAREST);
  return { type: 'unknown', nearest: countriesOf(nearest.map(({ code }) => code)) };
}
