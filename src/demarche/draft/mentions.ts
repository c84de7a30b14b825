import { type CountryCode, findCountries } from '../../geo/index.ts';
import type { Cited } from '../types.ts';
import { cite } from './passages.ts';
import type { Piece } from './sections.ts';

/** Every country that the cable names, with the sentences that name it. */
export function readMentions(pieces: readonly Piece[]): Record<CountryCode, Cited[]> {
  const mentions = new Map<CountryCode, Cited[]>();
  for (const { passage, sentences, paragraph, type } of pieces) {
    if (type === 'heading') continue;
    const found = findCountries(passage.text);
    if (found.length === 0) continue;
    let next = 0;
    for (const sentence of sentences) {
      const named = new Set<CountryCode>();
      for (
        let mention = found[next];
        mention !== undefined && mention.start < sentence.end;
        mention = found[next]
      ) {
        named.add(mention.country);
        next += 1;
      }
      if (named.size === 0) continue;
      const cited = cite(passage, paragraph, sentence.start, sentence.end);
      for (const country of named) {
        const said = mentions.get(country);
        if (said === undefined) mentions.set(country, [cited]);
        else said.push(cited);
      }
    }
  }
  return Object.fromEntries(mentions);
}
