import { NAMED } from './countries.ts';
import unclear from './data/unclear.json' with { type: 'json' };
import { AMBIGUOUS, withPlural } from './names.ts';
import type { CountryCode } from './types.ts';
import { keysOf } from './words.ts';

/** What a phrase of running text stands for. */
export interface Phrase {
  /** null for a phrase that names no country though a part of it would: `New Guinea`. */
  country: CountryCode | null;
  kind: 'name' | 'abbreviation' | 'demonym';
  /** As it is written: `BiH`. */
  written: string;
  /** A word of its own when it has no capital (turkey), or a common abbreviation in a line of capitals (CAR). */
  alsoAWord: boolean;
}

/** Phrases by their words, so that a text is read once, word by word. */
export interface PhraseTree {
  next: Map<string, PhraseTree>;
  phrase: Phrase | null;
}

const words = new Set(unclear.capitalised.flatMap(keysOf));
const abbreviationsLikeWords = new Set(unclear.neighboured);
const typedOnly = new Set(unclear.typedOnly);

const emptyTree = (): PhraseTree => ({ next: new Map(), phrase: null });

/** The first phrase of a key stays: what names no country comes first, then names, demonyms, abbreviations. */
function plant(tree: PhraseTree, key: string, phrase: Phrase): void {
  let branch = tree;
  for (const word of key.split(' ')) {
    const next = branch.next.get(word) ?? emptyTree();
    branch.next.set(word, next);
    branch = next;
  }
  branch.phrase ??= phrase;
}

/** Every phrase that running text is searched for; built at the first search, since most starts never search. */
export function buildPhrases(): PhraseTree {
  const tree = emptyTree();
  const plantAll = (names: readonly string[], country: CountryCode | null, kind: 'name' | 'demonym') => {
    for (const written of names)
      for (const key of keysOf(written))
        if (!AMBIGUOUS.has(key)) plant(tree, key, { country, kind, written, alsoAWord: words.has(key) });
  };
  plantAll(unclear.noCountry, null, 'name');
  for (const { code, spoken } of NAMED) {
    const names = spoken.filter((name) => !typedOnly.has(name));
    plantAll(names, code, 'name');
  }
  for (const { code, demonyms } of NAMED) plantAll(demonyms.flatMap(withPlural), code, 'demonym');
  for (const { code, abbreviations } of NAMED)
    for (const written of abbreviations) {
      const letters = written.toLowerCase();
      const alsoAWord = abbreviationsLikeWords.has(written);
      const phrase: Phrase = { country: code, kind: 'abbreviation', written, alsoAWord };
      plant(tree, letters, phrase);
      plant(tree, [...letters].join(' '), phrase);
    }
  return tree;
}
