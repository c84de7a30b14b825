import { NAMED } from './countries.ts';
import unclear from './data/unclear.json' with { type: 'json' };
import { AMBIGUOUS, withPlural } from './names.ts';
import type { CountryCode, CountryMention } from './types.ts';
import { keysOf, type Word, wordsOf } from './words.ts';

interface Ending {
  /** null for a phrase that names no country though a part of it would: `New Guinea`. */
  country: CountryCode | null;
  kind: 'name' | 'abbreviation' | 'demonym';
  /** The abbreviation as it is written: `BiH`. */
  written: string;
}

interface Node {
  next: Map<string, Node>;
  ending: Ending | null;
}

const capitalised = new Set(unclear.capitalised.flatMap(keysOf));
const neighboured = new Set(unclear.neighboured);
const typedOnly = new Set(unclear.typedOnly);

function add(root: Node, key: string, ending: Ending): void {
  let node = root;
  for (const word of key.split(' ')) {
    const next = node.next.get(word) ?? { next: new Map<string, Node>(), ending: null };
    node.next.set(word, next);
    node = next;
  }
  node.ending ??= ending;
}

function buildTrie(): Node {
  const root: Node = { next: new Map(), ending: null };
  const addAll = (names: readonly string[], country: CountryCode | null, kind: Ending['kind']) => {
    for (const written of names)
      for (const key of keysOf(written)) if (!AMBIGUOUS.has(key)) add(root, key, { country, kind, written });
  };
  addAll(unclear.noCountry, null, 'name');
  for (const { code, spoken } of NAMED)
    addAll(
      spoken.filter((name) => !typedOnly.has(name)),
      code,
      'name',
    );
  for (const { code, demonyms } of NAMED) addAll(demonyms.flatMap(withPlural), code, 'demonym');
  for (const { code, abbreviations } of NAMED) {
    addAll(abbreviations, code, 'abbreviation');
    for (const written of abbreviations)
      add(root, [...written.toLowerCase()].join(' '), { country: code, kind: 'abbreviation', written });
  }
  return root;
}

let built: Node | null = null;

/** Blanks, a hyphen, a slash, an opening bracket or an apostrophe hold a name together; a comma parts two names. */
const joint = /^(?:\s{0,6}[-‐–/(]?\s{0,6}|['’‘`])$/;
const shortAndDotted = /^\.\s{0,2}$/;

function joins(text: string, before: Word, after: Word): boolean {
  const gap = text.slice(before.end, after.start).replace(/^(.{0,6})the(?=\s)/i, '$1');
  if (joint.test(gap)) return !/\n\s*\n/.test(gap);
  return shortAndDotted.test(gap) && before.end - before.start <= 2;
}

const hasSmallLetter = /\p{Ll}/u;
const hasCapital = /\p{Lu}/u;
const dotted = /^\p{Lu}(?:\.\s?\p{Lu})+$/u;

/** Whether what was printed at `first`…`last` really is the abbreviation and not a word: US, CAR, Fry. */
function isAbbreviation(
  text: string,
  words: readonly Word[],
  first: number,
  last: number,
  ending: Ending,
): boolean {
  const printed = text.slice(words[first]?.start, words[last]?.end);
  if (dotted.test(printed)) return true;
  if (first !== last) return false;
  if (printed !== ending.written && printed !== ending.written.toUpperCase()) return false;
  if (!neighboured.has(ending.written)) return true;
  // In a line of capitals US may be the pronoun and CAR a car.
  return [words[first - 1], words[last + 1]].some(
    (word) => word !== undefined && hasSmallLetter.test(text.slice(word.start, word.end)),
  );
}

/**
 * Every country that a text names, by name, demonym or abbreviation, in order and without overlaps; the longest name wins,
 * so `Guinea-Bissau` is no Guinea. Names that mean several countries (`Congo`) are left out. Time is linear in the text.
 * `findCountries('Malaysia and the Senegalese')` -> MY at 0–8, SN at 17–27.
 */
export function findCountries(text: string): CountryMention[] {
  built ??= buildTrie();
  const root = built;
  const words = wordsOf(text);
  const inSmallLetters = !hasCapital.test(text);
  const mentions: CountryMention[] = [];

  const stands = (first: number, last: number, ending: Ending): boolean => {
    const start = words[first]?.start ?? 0;
    if (ending.kind === 'abbreviation')
      return inSmallLetters
        ? first === last && ending.written.length > 2 && !neighboured.has(ending.written)
        : isAbbreviation(text, words, first, last, ending);
    // "ethnic Albanian" is a people, not Albania.
    if (ending.kind === 'demonym' && words[first - 1]?.folded === 'ethnic') return false;
    const key = words
      .slice(first, last + 1)
      .map(({ folded }) => folded)
      .join(' ');
    return inSmallLetters || !capitalised.has(key) || hasCapital.test(text[start] ?? '');
  };

  for (let first = 0; first < words.length; first += 1) {
    let node = root.next.get(words[first]?.folded ?? '');
    let found: { last: number; country: CountryCode | null } | null = null;
    for (let last = first; node; last += 1) {
      if (node.ending && stands(first, last, node.ending)) found = { last, country: node.ending.country };
      const here = words[last];
      const after = words[last + 1];
      node = here && after && joins(text, here, after) ? node.next.get(after.folded) : undefined;
    }
    if (!found) continue;
    const start = words[first]?.start ?? 0;
    const end = words[found.last]?.end ?? start;
    if (found.country !== null) mentions.push({ country: found.country, start, end });
    first = found.last;
  }
  return mentions;
}
