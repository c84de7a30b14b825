import { REGION_NAMES } from '../geo/index.ts';
import { FILTERS } from './filters.ts';
import { HEADS } from './heads.ts';
import { SMALL_WORDS } from './small-words.ts';
import { SPEECH_WORDS } from './statements.ts';
import { TIME_WORDS } from './when.ts';

const HEAD_WORDS: ReadonlySet<string> = new Set(
  [...HEADS, ...FILTERS]
    .flatMap(({ said }) => said)
    .concat(REGION_NAMES.map(([name]) => name))
    .flatMap((phrase) => phrase.split(' ')),
);

/** Words that are read as they stand and never as the slip of a country's name: `pending` is not Peking. */
export function isKnownWord(folded: string): boolean {
  return (
    HEAD_WORDS.has(folded) || SMALL_WORDS.has(folded) || SPEECH_WORDS.has(folded) || TIME_WORDS.has(folded)
  );
}

/** Words long enough to be told from others with a slip in them. */
export const CORRECTABLE: readonly string[] = [...HEAD_WORDS].filter(
  (word) => word.length >= 5 && word === word.toLowerCase(),
);
