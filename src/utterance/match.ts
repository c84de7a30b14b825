import { slips } from '../geo/index.ts';
import { FILTERS } from './filters.ts';
import { HEADS, type Head } from './heads.ts';
import { CORRECTABLE, isKnownWord } from './known-words.ts';
import type { Place } from './places.ts';
import { OPENING_WORDS, SMALL_WORDS } from './small-words.ts';
import type { Filter } from './types.ts';
import type { Word } from './words.ts';

/** A word of the sentence for the phrase tables: slips mended, a country as one `COUNTRY`. */
export interface Token {
  word: string;
  start: number;
  end: number;
  place: Place | null;
}

export interface Found<Said> {
  what: Said;
  /** How many words of the phrase there are: the longer phrase is the better reading. */
  length: number;
  /** Indexes of the tokens that it took. */
  taken: readonly number[];
}

const SHORT_WORD = 8;

/** The word of the tables that was meant; two neighbours swapped count as one slip. */
export function mended(folded: string): string {
  if (folded.length < 5 || isKnownWord(folded)) return folded;
  const allowed = folded.length < SHORT_WORD ? 1 : 2;
  let best = folded;
  let least = allowed + 1;
  for (const word of CORRECTABLE) {
    if (Math.abs(word.length - folded.length) > allowed) continue;
    const count = slips(folded, word);
    if (count < least) [best, least] = [word, count];
  }
  return best;
}

export function tokensOf(words: readonly Word[], places: readonly Place[]): Token[] {
  const tokens: Token[] = [];
  for (const { folded, start, end } of words) {
    const place = places.find((one) => one.start <= start && start < one.end) ?? null;
    if (place === null) tokens.push({ word: mended(folded), start, end, place });
    else if (tokens.at(-1)?.place !== place)
      tokens.push({ word: 'COUNTRY', start: place.start, end: place.end, place });
  }
  return tokens;
}

interface Phrase<Said> {
  what: Said;
  words: readonly string[];
}

/** The phrases of a table by their first word. */
type Table<Said> = ReadonlyMap<string, ReadonlyArray<Phrase<Said>>>;

function tableOf<Entry extends { said: readonly string[] }>(entries: readonly Entry[]): Table<Entry> {
  const table = new Map<string, Array<Phrase<Entry>>>();
  for (const what of entries)
    for (const words of what.said.map((phrase) => phrase.split(' '))) {
      const [first = ''] = words;
      table.set(first, [...(table.get(first) ?? []), { what, words }]);
    }
  return table;
}

const HEAD_TABLE = tableOf(HEADS);
const FILTER_TABLE = tableOf(FILTERS);

/** Small words may stand between the words of a phrase, so many at most. */
const MOST_BETWEEN = 3;

function take(tokens: readonly Token[], from: number, words: readonly string[]): number[] | null {
  const taken = [from];
  let at = from;
  for (const word of words.slice(1)) {
    let between = 0;
    for (at += 1; tokens[at]?.word !== word; at += 1) {
      const passed = tokens[at];
      between += 1;
      if (!passed || between > MOST_BETWEEN || !SMALL_WORDS.has(passed.word)) return null;
    }
    taken.push(at);
  }
  return taken;
}

function findAll<Said>(table: Table<Said>, tokens: readonly Token[]): Array<Found<Said>> {
  return tokens.flatMap(({ word }, from) =>
    (table.get(word) ?? []).flatMap(({ what, words }) => {
      const taken = take(tokens, from, words);
      return taken ? [{ what, length: words.length, taken }] : [];
    }),
  );
}

/** The heads of a sentence, the longest first; those of equal length in the order of the sentence. */
export function headsIn(tokens: readonly Token[]): Array<Found<Head>> {
  const opening = tokens.findIndex(({ word }) => !OPENING_WORDS.has(word));
  const found = findAll(HEAD_TABLE, tokens).filter(
    ({ what, taken }) => !what.first || (taken[0] ?? 0) <= Math.max(opening, 0),
  );
  return found.sort((a, b) => b.length - a.length || (a.taken[0] ?? 0) - (b.taken[0] ?? 0));
}

/** The rows that a sentence names, the longest phrase first. */
export function filterIn(tokens: readonly Token[], except: readonly number[]): Found<Filter> | null {
  const free = findAll(FILTER_TABLE, tokens).filter(({ taken }) => !taken.some((at) => except.includes(at)));
  const [best] = free.sort((a, b) => b.length - a.length || (a.taken[0] ?? 0) - (b.taken[0] ?? 0));
  return best ? { ...best, what: best.what.filter } : null;
}
