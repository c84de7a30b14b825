import { labelOf, POSITIONS } from '../demarche/index.ts';
import { type CountryCode, countryByCode, matchCountry } from '../geo/index.ts';
import { BEFORE_TOPIC, type Intent, NEGATED, NEGATIONS, SMALL_WORDS } from './heads.ts';
import { isKnownWord } from './known-words.ts';
import { MOST_READINGS } from './limits.ts';
import { type Found, filterIn, headsIn, type Token } from './match.ts';
import type { Place } from './places.ts';
import { readReminder } from './reminder.ts';
import type { Counted, Filter, PlainReading, Reading, ReadingContext } from './types.ts';

export interface Request {
  text: string;
  tokens: readonly Token[];
  places: readonly Place[];
  mrn: string | null;
  context: ReadingContext;
}

const WHAT_CAN_BE_ASKED =
  'You can ask “points for Malaysia”, “when is it due in Jakarta?”, “who is outstanding?”, “what did Senegal say?” or “how many support?”, or say “Senegal supports”.';

export const unknown = (mrn: string | null, nearest = WHAT_CAN_BE_ASKED): Reading => ({
  type: 'unknown',
  mrn,
  nearest,
});

const nameOf = (country: CountryCode) => countryByCode(country)?.name ?? country;
const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** One reading stands for itself; of two to four the person chooses. */
export function choose(readings: readonly PlainReading[], mrn: string | null, question: string): Reading {
  const [only, ...others] = readings;
  if (!only) return unknown(mrn);
  if (others.length === 0) return only;
  return { type: 'ambiguous', mrn, readings: readings.slice(0, MOST_READINGS), question };
}

/** One reading a country that was named or may be meant; without any, one for none. */
function perCountry(
  { mrn, places }: Request,
  made: (country: CountryCode | null) => PlainReading | null,
  taken: readonly Place[] = places,
): Reading {
  const countries = [...new Set(taken.flatMap(({ countries }) => countries))].slice(0, MOST_READINGS);
  if (countries.length === 0) {
    const reading = made(null);
    return reading ?? unknown(mrn);
  }
  const several = taken.length > 1 ? 'One country at a time' : 'Which country do you mean';
  const readings = countries.flatMap((country) => made(country) ?? []);
  return choose(readings, mrn, `${several}: ${listed(countries.map(nameOf))}?`);
}

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

function points(request: Request, head: readonly number[]): Reading {
  const { tokens, mrn } = request;
  const { words, places } = topicOf(request, head);
  const notes = tokens.some(({ word }, at) => (word === 'notes' || word === 'note') && !head.includes(at));
  return perCountry(request, (country) => ({ type: 'points', mrn, country, topic: words, notes }), places);
}

const IN_AT_END = new Set(['yet', 'already', 'now', 'so', 'far', 'today', 'still', 'currently']);

/** "who is in", "how many are in so far", and not "in Jakarta". */
function saysIn(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ word }) => word === 'in');
  return at > 0 && tokens.slice(at + 1).every(({ word }) => IN_AT_END.has(word));
}

function countedIn(
  tokens: readonly Token[],
  head: readonly number[],
): { counted: Counted; negated: boolean } | null {
  const found = filterIn(tokens, head);
  const negated = (until: number) =>
    tokens.slice(0, until).some(({ word }, at) => NEGATIONS.has(word) && !found?.taken.includes(at));
  if (found) return { counted: found.what, negated: negated(found.taken[0] ?? 0) };
  return saysIn(tokens) ? { counted: 'in', negated: negated(tokens.length) } : null;
}

/** What a negation leaves, or null when nobody can say: "who is not pending". */
function meant(said: { counted: Counted; negated: boolean }): readonly Counted[] | null {
  return said.negated ? (NEGATED[said.counted] ?? null) : [said.counted];
}

const isPosition = (word: Counted) => POSITIONS.some((one) => one === word);

function labels(words: readonly Counted[]): string {
  return listed(
    words.map((word) => POSITIONS.find((one) => one === word)).map((one) => (one ? labelOf(one) : 'all')),
  );
}

function count({ tokens, mrn, places }: Request, head: readonly number[]): Reading {
  const said = countedIn(tokens, head) ?? { counted: 'all' as const, negated: false };
  if (places.length > 0 && said.counted === 'all') return unknown(mrn);
  const words = meant(said);
  if (!words) return unknown(mrn);
  return choose(
    words.map((of) => ({ type: 'count', mrn, of })),
    mrn,
    `Which of them shall I count: ${labels(words)}?`,
  );
}

/** Those that are in are shown as the whole board: it has no filter of their own. */
const filterOf = (counted: Counted): Filter => (counted === 'in' ? 'all' : counted);

function status(request: Request, head: readonly number[]): Reading {
  const { tokens, mrn, places } = request;
  if (places.length > 0)
    return perCountry(request, (country) => ({ type: 'status', mrn, country, filter: null }));
  const said = countedIn(tokens, head);
  if (!said) return { type: 'status', mrn, country: null, filter: null };
  const words = meant(said);
  if (!words) return unknown(mrn);
  return choose(
    words.map((word) => ({ type: 'status', mrn, country: null, filter: filterOf(word) })),
    mrn,
    `Which of them do you mean: ${labels(words)}?`,
  );
}

/** A question that names a country and no intent: "does Senegal support?" asks for its answer, "is Mali in?" for its row. */
function aboutCountry(request: Request): Reading {
  const { tokens, mrn } = request;
  const said = countedIn(tokens, []);
  const asksAnswer = said !== null && isPosition(said.counted) && tokens[0]?.place === null;
  return perCountry(request, (country) => {
    if (country === null) return null;
    return asksAnswer ? { type: 'answer', mrn, country } : { type: 'status', mrn, country, filter: null };
  });
}

function search({ text, tokens, mrn }: Request, head: readonly number[]): Reading {
  const from = tokens[Math.max(...head)]?.end ?? text.length;
  const words = text
    .slice(from)
    .replace(/^[\s:,]*(?:for |about |on )?[\s"]*/i, '')
    .replace(/["?.!\s]+$/, '');
  if (words === '' && mrn !== null) return { type: 'cable', mrn };
  return words === ''
    ? unknown(mrn, 'Say what to search for: “search visa waiver”.')
    : { type: 'search', mrn, words };
}

function ofCountry(request: Request, type: 'history' | 'deadlines'): Reading {
  return perCountry(request, (country) => ({ type, mrn: request.mrn, country }));
}

const NAMES_COUNTRY: ReadonlySet<Intent> = new Set(['points', 'deadlines', 'status', 'history']);

/** "points for Atlantis": a name where a country is awaited that is none. To answer for all of them would mislead. */
function strangeName({ text, tokens, places }: Request, intent: Intent): string | null {
  if (!NAMES_COUNTRY.has(intent) || places.length > 0) return null;
  const name = tokens.find(({ word, start }, at) => {
    const before = tokens[at - 1]?.word ?? '';
    return (
      ['for', 'in', 'from', 'of'].includes(before) && !isKnownWord(word) && /\p{Lu}/u.test(text[start] ?? '')
    );
  });
  if (!name) return null;
  const typed = text.slice(name.start, name.end);
  const match = matchCountry(typed);
  const near = match.type === 'unknown' ? match.nearest.map(({ name }) => name) : [];
  return `I know no country “${typed}”.${near.length > 0 ? ` Did you mean ${listed(near)}?` : ''}`;
}

/** A cable that is not followed here can only be looked up. */
export const bare = (mrn: string, { mrns }: ReadingContext): PlainReading =>
  mrns.includes(mrn) ? { type: 'show', mrn } : { type: 'cable', mrn };

/** The last entry may be another country's: what was named must not be passed over. */
function undo({ tokens, places, mrn }: Request): Reading {
  if (tokens.some(({ word }) => NEGATIONS.has(word))) return unknown(mrn);
  const [country] = places.flatMap(({ countries }) => countries);
  if (country === undefined) return { type: 'undo', mrn };
  const name = nameOf(country);
  return unknown(
    mrn,
    `“undo” takes back your own last entry, whatever its country. See “history of ${name}” first.`,
  );
}

const NO_CABLE = 'Name the cable by its MRN: “cable 08 STATE 22377”.';

function byIntent(request: Request, intent: Intent, head: readonly number[]): Reading {
  const stranger = strangeName(request, intent);
  if (stranger !== null) return unknown(request.mrn, stranger);
  const { mrn, tokens } = request;
  switch (intent) {
    case 'help':
    case 'list':
    case 'show':
    case 'asks':
      return { type: intent, mrn };
    case 'undo':
      return undo(request);
    case 'points':
      return points(request, head);
    case 'deadlines':
    case 'history':
      return ofCountry(request, intent);
    case 'status':
      return status(request, head);
    case 'count':
      return count(request, head);
    case 'answer':
      return perCountry(request, (country) => (country === null ? null : { type: 'answer', mrn, country }));
    case 'remind':
      return readReminder(request.text, tokens[Math.max(...head)]?.end ?? 0, mrn, request.context);
    case 'cable':
      return mrn === null ? unknown(mrn, NO_CABLE) : { type: 'cable', mrn };
    case 'search':
      return search(request, head);
  }
}

/** Words that no table knows. Where they are the most of it, the sentence is about something else. */
function strange({ tokens, places }: Request): number {
  return (
    tokens.filter(({ word, place }) => place === null && !SMALL_WORDS.has(word) && !/^\d+$/.test(word))
      .length - places.length
  );
}

const FREE_WORDS: ReadonlySet<Intent> = new Set(['points', 'remind', 'search', 'cable']);
const MOST_STRANGE = 4;

/** Reads a request to see something. */
export function readLookup(request: Request): Reading {
  const { tokens, places, mrn, context } = request;
  const heads = headsIn(tokens);
  const strong = heads.filter(({ what }) => !what.weak);
  const [best] = strong;
  if (best) {
    const filterOnly = best.what.intent === 'answer' && places.length === 0;
    const left = strange(request) - best.length;
    if (!filterOnly && left > MOST_STRANGE && !FREE_WORDS.has(best.what.intent)) return unknown(mrn);
    const others = rivals(best, strong);
    if (others.length > 0) {
      const readings = [best, ...others].flatMap(({ what, taken }) => {
        const reading = byIntent(request, what.intent, taken);
        return reading.type === 'ambiguous' || reading.type === 'unknown' ? [] : [reading];
      });
      return choose(readings, mrn, 'That is more than one thing. Which one first?');
    }
    return byIntent(request, best.what.intent, best.taken);
  }
  const [weak] = heads;
  if (weak?.what.intent === 'cable' && mrn !== null) return { type: 'cable', mrn };
  if (places.length > 0 && strange(request) <= MOST_STRANGE) return aboutCountry(request);
  if (countedIn(tokens, weak?.taken ?? []) !== null && strange(request) <= MOST_STRANGE)
    return status(request, weak?.what.intent === 'status' ? weak.taken : []);
  if (weak && strange(request) <= 1) return byIntent(request, weak.what.intent, weak.taken);
  if (mrn !== null && strange(request) <= 1) return bare(mrn, context);
  return unknown(mrn);
}

/** Other intents that the sentence names as clearly, joined by "and": "asks and deadlines". */
function rivals(best: Found<{ intent: Intent }>, found: ReadonlyArray<Found<{ intent: Intent }>>) {
  const seen = new Set([best.what.intent]);
  return found.filter(({ what, length, taken }) => {
    if (length < best.length || seen.has(what.intent) || taken.some((at) => best.taken.includes(at)))
      return false;
    seen.add(what.intent);
    return true;
  });
}
