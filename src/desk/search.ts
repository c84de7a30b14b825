import type { SearchHit } from '../store/index.ts';
import type { Context } from './context.ts';
import { respelled } from './respelling.ts';
import type { Found } from './types.ts';

/** Hits beyond this are not ones that somebody pages to: more words find what is meant. */
const MOST = 200;
/** No question of a person needs more words. */
const MOST_WORDS = 12;

const wordsOf = (typed: string): string[] => (typed.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);

const foundBy = (how: Found['how'], words: string[], hits: SearchHit[]): Found => ({
  how,
  words,
  hits,
  ...(hits.length === MOST ? { more: true } : {}),
});

/**
 * Cables by word, best first: those with all of the words; failing that, with countries, TAGS and words of subjects spelled as cables spell
 * them; failing that, with any of the words. `how` says which it was. `visible` leaves of the cables that were found those that may be
 * shown: one that may not must not stand in the way of others.
 */
export async function search(
  { ledger }: Context,
  workspace: string,
  typed: string,
  visible: (found: Found) => Promise<Found> = async (found) => found,
): Promise<Found> {
  const words = wordsOf(typed);
  const find = async (how: Found['how'], words: string[]) => {
    const match = how === 'any' ? 'any' : 'all';
    const hits = await ledger.search(workspace, { words, match, field: 'any' }, MOST);
    const found = foundBy(how, words, hits);
    return hits.length === 0 ? found : visible(found);
  };
  const found = await find('all', words);
  if (found.hits.length > 0 || words.length === 0) return found;
  const spelled = await respelled(ledger, workspace, words);
  if (spelled === null) return find('any', words);
  const mended = await find('respelled', spelled);
  if (mended.hits.length > 0) return mended;
  const some = await find('any', spelled);
  return some.hits.length > 0 ? some : { how: 'any', words, hits: [] };
}

/** Cables that share TAGS with this one, those that share most (and the rarest) first. */
export async function similar(context: Context, workspace: string, mrn: string): Promise<Found> {
  const stored = await context.ledger.cable(workspace, mrn);
  const words = (stored?.cable.tags ?? []).flatMap(wordsOf).slice(0, MOST_WORDS);
  const hits = await context.ledger.search(workspace, { words, match: 'any', field: 'tags' }, MOST);
  const found = foundBy('similar', [], hits);
  return { ...found, hits: hits.filter((hit) => hit.mrn !== mrn) };
}
