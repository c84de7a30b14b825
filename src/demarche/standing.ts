import type { Saying } from './fold.ts';
import type { Entry, ResponsePatch } from './types.ts';

export type Word = string | boolean | null;

/**
 * Each field that a patch speaks of, asks one by one.
 *
 * `wordsOf({ delivery: 'delivered', asks: { 2: 'opposes' } })` has `delivery` and `ask 2`.
 */
export function wordsOf(patch: ResponsePatch): Map<string, Word> {
  const { asks = {}, ...fields } = patch;
  const words = new Map<string, Word>();
  for (const [field, value] of Object.entries(fields)) {
    if (value !== undefined) words.set(field, typeof value === 'string' ? value.trim() : value);
  }
  for (const [ask, position] of Object.entries(asks)) words.set(`ask ${ask}`, position);
  return words;
}

/** The word that stands in each field, with the entry that put it there: the latest in force that speaks of it. */
export function standingWords(inForce: readonly Saying[]): Map<string, { entry: Entry; word: Word }> {
  return new Map(
    inForce.flatMap(({ entry, patch }) =>
      [...wordsOf(patch)].map(([field, word]) => [field, { entry, word }] as const),
    ),
  );
}
