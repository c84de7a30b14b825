import { matchCountry } from '../geo/index.ts';
import type { SearchHit } from '../store/index.ts';
import type { Context } from './context.ts';
import type { Found } from './types.ts';

/** Hits beyond this are not ones that somebody pages to: more words find what is meant. */
const MOST = 200;
/** No question of a person needs more words. */
const MOST_WORDS = 12;

const wordsOf = (typed: string): string[] => (typed.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);

/**
 * Cables by word, best first: those with all of the words; failing that, with countries spelled as cables spell them; failing that, with
 * any of the words. `how` says which it was.
 */
export async function search({ ledger }: Context, workspace: string, typed: string): Promise<Found> {
  const words = wordsOf(typed);
  const find = (some: string[], match: 'all' | 'any') =>
    ledger.search(workspace, { words: some, match, field: 'any' }, MOST);
  const hits = await find(words, 'all');
  if (hits.length > 0 || words.length === 0) return { how: 'all', words, hits };
  const spelled = respelled(words);
  if (spelled !== null) {
    const found = await find(spelled, 'all');
    if (found.length > 0) return { how: 'respelled', words: spelled, hits: found };
  }
  return { how: 'any', words, hits: await find(words, 'any') };
}

/** Typed country names as the reference data spell them: `Malasyia` is `Malaysia`; null when none of them is one. */
function respelled(words: readonly string[]): string[] | null {
  const spelled = words.flatMap((word) => {
    const match = word.length > 3 ? matchCountry(word) : null;
    return match?.type === 'found' ? wordsOf(match.country.name) : [word];
  });
  return spelled.join(' ') === words.join(' ') ? null : spelled;
}

/** Cables that share TAGS with this one, those that share most (and the rarest) first. */
export async function similar(context: Context, workspace: string, mrn: string): Promise<SearchHit[]> {
  const stored = await context.ledger.cable(workspace, mrn);
  const words = (stored?.cable.tags ?? []).flatMap(wordsOf).slice(0, MOST_WORDS);
  const hits = await context.ledger.search(workspace, { words, match: 'any', field: 'tags' }, MOST);
  return hits.filter((hit) => hit.mrn !== mrn);
}
