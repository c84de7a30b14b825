import { sortEntries } from './fold.ts';
import { standingWords, wordsOf } from './standing.ts';
import type { Entry, ResponsePatch } from './types.ts';

/**
 * Weighs a patch against what others have put in force since the revision that its writer saw (decision 4). Only the
 * word that stands in a field can contradict: one that was undone, or that a later entry replaced, can not. A writer who
 * saw no revision (`null`, a typed command) meets nothing.
 *
 * You say `supports`, having seen revision 3; Lee's revision 4 says `opposes`: contradicting is `[4]`.
 */
export function judgeRecord(
  entries: readonly Entry[],
  sawRevision: number | null,
  by: string,
  patch: ResponsePatch,
): { contradicting: Entry[]; alongside: Entry[] } {
  if (sawRevision === null) return { contradicting: [], alongside: [] };
  const { inForce } = sortEntries(entries);
  const isNews = (entry: Entry) => entry.revision > sawRevision && entry.by !== by;

  const standing = standingWords(inForce);
  const against = new Set<Entry>();
  for (const [field, word] of wordsOf(patch)) {
    const there = standing.get(field);
    if (there !== undefined && isNews(there.entry) && there.word !== word) against.add(there.entry);
  }
  const news = inForce.map(({ entry }) => entry).filter(isNews);
  return {
    contradicting: news.filter((entry) => against.has(entry)),
    alongside: news.filter((entry) => !against.has(entry)),
  };
}

/**
 * The entry that `by` may take back: the one named by `revision`, else the latest of theirs that is in force; null when
 * there is none. `entries` may be of one country or of a whole demarche.
 *
 * `lastUndoable(history, 'U1')` skips U1's undone entries and everything of other people.
 */
export function lastUndoable(entries: readonly Entry[], by: string, revision?: number): Entry | null {
  const own = [...Map.groupBy(entries, ({ country }) => country).values()]
    .flatMap((ofCountry) => sortEntries(ofCountry).inForce.map(({ entry }) => entry))
    .filter((entry) => entry.by === by && (revision === undefined || entry.revision === revision));
  return own.reduce<Entry | null>(
    (latest, entry) => (latest === null || Date.parse(entry.at) >= Date.parse(latest.at) ? entry : latest),
    null,
  );
}
