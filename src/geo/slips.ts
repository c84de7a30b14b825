import { distance } from 'fastest-levenshtein';

const sorted = (word: string) => [...word].sort().join('');

/**
 * How many slips lie between a word as it was typed and one that may be meant: letters to change, to add or to take away. Two neighbours
 * swapped are one slip, which Levenshtein counts as two.
 *
 * @example slips('malasyia', 'malaysia') // 1
 */
export function slips(typed: string, meant: string): number {
  const edits = distance(typed, meant);
  return edits === 2 && typed.length === meant.length && sorted(typed) === sorted(meant) ? 1 : edits;
}
