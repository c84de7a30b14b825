import { parseResponseWords } from '../demarche/index.ts';
import type { CountryCode } from '../geo/index.ts';
import { MOST_READINGS } from './limits.ts';
import { mended } from './match.ts';
import type { Place } from './places.ts';
import {
  ASKING,
  HYPOTHETICAL,
  LEAD_INS,
  LINKS,
  RECORD_VERBS,
  SPEAKERS,
  STATES,
  UNCERTAIN,
  VOICES,
} from './statements.ts';
import type { ReadingContext } from './types.ts';
import type { Word } from './words.ts';

const QUESTION_MARK = /[?？؟⁇❓]/u;

export interface Sentence {
  text: string;
  words: readonly Word[];
  places: readonly Place[];
  mrn: string | null;
  context: ReadingContext;
}

/** A sentence taken apart: which countries, and where what is said of them begins. */
export interface Statement {
  countries: readonly CountryCode[];
  /** Several countries were joined by "and", where otherwise a person must say which is meant. */
  joined: boolean;
  /** From here the words of the scale stand, if they do. */
  scale: string;
  /** The same with the one who spoke: `FM said yes`. */
  said: string;
  /** All that is said of the country: `will not support`. */
  whole: string;
}

const placeAt = (places: readonly Place[], word: Word | undefined) =>
  word && places.find(({ start, end }) => start <= word.start && word.start < end);

export function skip(words: readonly Word[], from: number, known: ReadonlySet<string>): number {
  const stop = words.findIndex(({ folded }, index) => index >= from && !known.has(folded));
  return stop === -1 ? words.length : stop;
}

/** The places that start the statement: one, or several joined by "and". */
function subjects({ text, places }: Sentence, first: Place): { all: Place[]; end: number } {
  const all = [first];
  for (const place of places.filter(({ start }) => start >= first.end)) {
    const gap = text.slice(all.at(-1)?.end ?? 0, place.start);
    if (!/^\s?(?:,|and|&|,\s?and)\s(?:the )?$/i.test(gap)) break;
    all.push(place);
  }
  return { all, end: all.at(-1)?.end ?? first.end };
}

/** "delivered in Jakarta today", where the post speaks of itself, and "yes from Senegal". */
function postStatement({ text, words, places }: Sentence, from: number): Statement | null {
  const [place, ...others] = places;
  const start = words[from]?.start;
  if (!place || others.length > 0 || start === undefined) return null;
  const scale = text.slice(start);
  const { delivery, position } = parseResponseWords(scale);
  const before = text.slice(0, place.start).trimEnd().toLowerCase();
  const after = text.slice(place.end).trim();
  const tried = position === undefined && (delivery === 'delivered' || delivery === 'unable');
  const told = position !== undefined && delivery === undefined && /^(?:$|[,;.:!])/.test(after);
  const there = tried && / (?:in|at|to)(?: the)?$/.test(before);
  if (!there && !(told && before.endsWith(' from'))) return null;
  const said =
    `${text.slice(start, place.start).replace(/ (?:in|at|to|from)(?: the)? $/i, '')} ${after}`.trim();
  return { countries: place.countries, joined: false, scale: said, said, whole: said };
}

/** Null for what states nothing about a country: a question, a look-up, another subject. */
export function statementIn(sentence: Sentence): Statement | null {
  const { text, words, places } = sentence;
  if (QUESTION_MARK.test(text)) return null;
  const opening = skip(words, 0, LEAD_INS);
  const verb = RECORD_VERBS.has(words[opening]?.folded ?? '') && !placeAt(places, words[opening]);
  const asking = ASKING.has(words[0]?.folded ?? '') && !verb;
  if (asking) return null;
  const from = verb ? skip(words, opening + 1, LEAD_INS) : opening;
  const first = places.find((place) => words.slice(0, from + 1).some((word) => placeAt([place], word)));
  if (!first) return postStatement(sentence, skip(words, from, SPEAKERS));
  const { all, end } = subjects(sentence, first);
  const after = words.findIndex(({ start }) => start >= end);
  const next = words[after];
  const states = [STATES, VOICES, HYPOTHETICAL, UNCERTAIN].some((known) =>
    known.has(mended(next?.folded ?? '')),
  );
  if (next === undefined || !(verb || states)) return null;
  const voiced = skip(words, after, VOICES);
  const linked = skip(words, voiced, LINKS);
  const ordered = verb && words[linked]?.folded === 'to' ? linked + 1 : linked;
  const scale = text.slice(words[ordered]?.start ?? text.length);
  const said = voiced === after ? scale : text.slice(next.start);
  return {
    countries: [...new Set(all.flatMap(({ countries }) => countries))].slice(0, MOST_READINGS),
    joined: all.length > 1,
    scale,
    said,
    whole: text.slice(next.start),
  };
}
