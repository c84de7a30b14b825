import type { Found } from './types.ts';

const plainLetters = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * Whether a text alone would have been found by these words: at the beginning of one of its own, as the index finds them.
 *
 * @example occur({ how: 'all', words: ['port'] }, 'The seaport is closed.') // false
 */
export function occur({ how, words }: Pick<Found, 'how' | 'words'>, text: string): boolean {
  const own = plainLetters(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const has = (word: string) => {
    const sought = plainLetters(word);
    // A plural finds its singular too.
    const singular = sought.length > 4 ? sought.replace(/(?<!s)s$/, '') : sought;
    return own.some((one) => one.startsWith(singular));
  };
  return how === 'any' ? words.some(has) : words.every(has);
}
