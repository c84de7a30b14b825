import type { Place } from './places.ts';
import { perCountry, type Request } from './request.ts';
import { BEFORE_TOPIC, SMALL_WORDS } from './small-words.ts';
import type { Reading } from './types.ts';

interface Topic {
  words: string | null;
  places: readonly Place[];
}

/** "on Kosovo": what the points are about, up to the next "for" or "in". A country that owes an answer is no topic. */
function topicOf({ text, tokens, places, context }: Request, head: readonly number[]): Topic {
  const from = tokens.findIndex(({ word }, at) => BEFORE_TOPIC.has(word) && !head.includes(at));
  if (from === -1) return { words: null, places };
  const stop = tokens.findIndex(
    ({ word }, at) => at > from && (head.includes(at) || ['for', 'with', 'to'].includes(word)),
  );
  const run = tokens.slice(from + 1, stop === -1 ? tokens.length : stop);
  while (run.length > 0 && run.at(-1)?.place === null && SMALL_WORDS.has(run.at(-1)?.word ?? '')) run.pop();
  while (run.length > 0 && ['the', 'a', 'an', 'our'].includes(run[0]?.word ?? '')) run.shift();
  const inside = run.flatMap(({ place }) => place ?? []);
  const owing = inside.filter(({ countries }) => countries.some((code) => context.responders.includes(code)));
  if (run.length === 0 || (owing.length > 0 && inside.length === run.length)) return { words: null, places };
  return {
    words: text.slice(run[0]?.start, run.at(-1)?.end),
    places: places.filter((place) => !inside.includes(place)),
  };
}

/** The talking points, for a country and about a topic, as far as they were named. */
export function points(request: Request, head: readonly number[]): Reading {
  const { tokens, mrn } = request;
  const { words, places } = topicOf(request, head);
  const notes = tokens.some(({ word }, at) => (word === 'notes' || word === 'note') && !head.includes(at));
  return perCountry(request, (country) => ({ type: 'points', mrn, country, topic: words, notes }), places);
}
