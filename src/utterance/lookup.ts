import { matchCountry } from '../geo/index.ts';
import { aboutCountry, count, countedIn, status } from './board.ts';
import { choose, listed, nameOf, unknown } from './choices.ts';
import type { Head, Intent } from './heads.ts';
import { isKnownWord } from './known-words.ts';
import { exported, map, timeline } from './making.ts';
import { type Found, headsIn } from './match.ts';
import { points } from './points.ts';
import { readReminder } from './reminder.ts';
import { perCountry, type Request } from './request.ts';
import { namesSince, readSince } from './since.ts';
import { NEGATING_A_QUESTION, SMALL_WORDS } from './small-words.ts';
import type { PlainReading, Reading, ReadingContext } from './types.ts';

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
  if (tokens.some(({ word }) => NEGATING_A_QUESTION.has(word))) return unknown(mrn);
  const [country] = places.flatMap(({ countries }) => countries);
  if (country === undefined) return { type: 'undo', mrn };
  const name = nameOf(country);
  return unknown(
    mrn,
    `“undo” takes back your own last entry, whatever its country. See “history of ${name}” first.`,
  );
}

const WHO_TAKES_WHAT =
  'Say which countries and who: “assign Malaysia to me”, “assign Mali and Chad to” and whom, or “unassign Malaysia”.';

function byIntent(request: Request, intent: Intent, head: readonly number[]): Reading {
  const stranger = strangeName(request, intent);
  if (stranger !== null) return unknown(request.mrn, stranger);
  const { mrn, tokens, places } = request;
  switch (intent) {
    case 'help':
    case 'list':
    case 'show':
    case 'asks':
    case 'mine':
      return { type: intent, mrn };
    case 'undo':
      return undo(request);
    case 'points':
      return points(request, head);
    case 'deadlines':
      return ofCountry(request, intent);
    case 'history':
      return places.length === 0 && namesSince(request.text, request.context)
        ? readSince(request.text, mrn, request.context)
        : ofCountry(request, intent);
    case 'status':
      return status(request, head);
    case 'count':
      return count(request, head);
    case 'answer':
      return perCountry(request, (country) => (country === null ? null : { type: 'answer', mrn, country }));
    case 'remind':
      return readReminder(request, tokens[Math.max(...head)]?.end ?? 0);
    case 'since':
      // Only the history is of one country.
      if (places.length === 0)
        return countedIn(tokens, head) === null
          ? readSince(request.text, mrn, request.context)
          : status(request, head);
      return namesSince(request.text, request.context)
        ? ofCountry(request, 'history')
        : status(request, head);
    case 'map':
      return map(request);
    case 'timeline':
      return timeline(request);
    case 'export':
      return exported(request);
    case 'close':
    case 'reopen':
    case 'track':
    case 'untrack':
    case 'import':
    case 'share':
    case 'quiet':
    case 'roles':
    case 'clearance':
      return { type: 'command', mrn, command: intent };
    case 'cable':
      // What the cable says of a country stands with its answer.
      if (places.length > 0) return status(request, head);
      return mrn === null && strange(request) > MOST_STRANGE ? unknown(mrn) : { type: 'cable', mrn };
    case 'assign':
      return unknown(mrn, WHO_TAKES_WHAT);
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
  const best = strong.find(({ what }) => what.takesAll) ?? strong[0];
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
  if (weak && strange(request) - weak.length < 1) return byIntent(request, weak.what.intent, weak.taken);
  if (mrn !== null && strange(request) <= 1) return bare(mrn, context);
  return unknown(mrn);
}

/** Other intents that the sentence names as clearly, joined by "and": "asks and deadlines". */
function rivals(best: Found<Head>, found: ReadonlyArray<Found<Head>>) {
  if (best.what.takesAll) return [];
  const seen = new Set([best.what.intent]);
  return found.filter(({ what, length, taken }) => {
    if (length < best.length || seen.has(what.intent) || taken.some((at) => best.taken.includes(at)))
      return false;
    seen.add(what.intent);
    return true;
  });
}
