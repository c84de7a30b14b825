import { matchCountry, slips } from '../geo/index.ts';
import type { Ledger } from '../store/index.ts';

/** Shorter words are abbreviations, where a slip is another one: `KV` and `KX`. */
const SHORTEST = 3;
const LONG = 8;

/** The first of the words, which stand in order of use, that is the fewest slips away; a long word may carry two. */
function nearest(typed: string, words: readonly string[]): { word: string; slips: number } | null {
  if (typed.length < SHORTEST) return null;
  const small = typed.toLowerCase();
  let best: { word: string; slips: number } | null = null;
  for (const word of words) {
    const most = Math.min(best ? best.slips - 1 : 2, typed.length >= LONG ? 2 : 1);
    if (word.length < SHORTEST || Math.abs(word.length - typed.length) > most) continue;
    const count = slips(small, word.toLowerCase());
    if (count <= most) best = { word, slips: count };
  }
  return best;
}

/**
 * Typed words as cables spell them, null when there is nothing to mend: country names as the reference data have them, and a word that no
 * cable has as the nearest one of the TAGS and subjects. `Malasyia PRELL` is `Malaysia PREL`.
 */
export async function respelled(
  ledger: Pick<Ledger, 'search' | 'vocabulary'>,
  workspace: string,
  words: readonly string[],
): Promise<string[] | null> {
  const strange = await Promise.all(
    words.map(async (word) => {
      const hits = await ledger.search(workspace, { words: [word], match: 'all', field: 'any' }, 1);
      return hits.length === 0;
    }),
  );
  const known = strange.includes(true) ? await ledger.vocabulary(workspace) : [];
  const spelled = words.flatMap((word, at) => {
    const near = strange[at] ? nearest(word, known) : null;
    // `PERL` is a slip in a TAG before it is one in Peru.
    if (near && near.slips <= 1) return [near.word];
    const match = word.length > SHORTEST ? matchCountry(word) : null;
    const country = match?.type === 'found' ? match.country.name : word;
    if (country.toLowerCase() !== word.toLowerCase()) return country.match(/[\p{L}\p{N}]+/gu) ?? [];
    return [near?.word ?? word];
  });
  return spelled.join(' ') === words.join(' ') ? null : spelled;
}
