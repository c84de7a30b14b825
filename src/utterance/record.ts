import {
  labelOf,
  POSITIONS,
  type Position,
  parseResponseWords,
  type ResponsePatch,
} from '../demarche/index.ts';
import { type CountryCode, countryByCode } from '../geo/index.ts';
import { dayOfAnswer, quoteIn } from './details.ts';
import { MOST_READINGS } from './limits.ts';
import { mended } from './match.ts';
import type { Place } from './places.ts';
import {
  ASKING,
  DENIALS,
  HYPOTHETICAL,
  LEAD_INS,
  LINKS,
  NEGATIONS,
  OFFERED,
  RECORD_VERBS,
  SCALE_ROOTS,
  SPEAKERS,
  STATES,
  TAGS,
  TURNING,
  UNCERTAIN,
  VOICES,
} from './statements.ts';
import type { Reading, ReadingContext, RecordReading } from './types.ts';
import { type Word, wordsOf } from './words.ts';

const QUESTION_MARK = /[?？؟⁇❓]/u;

interface Sentence {
  text: string;
  words: readonly Word[];
  places: readonly Place[];
  mrn: string | null;
  context: ReadingContext;
}

/** A sentence taken apart: which countries, and where what is said of them begins. */
interface Statement {
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

const nameOf = (country: CountryCode) => countryByCode(country)?.name ?? country;
const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
const placeAt = (places: readonly Place[], word: Word | undefined) =>
  word && places.find(({ start, end }) => start <= word.start && word.start < end);

function skip(words: readonly Word[], from: number, known: ReadonlySet<string>): number {
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

/** "delivered in Jakarta today": the post speaks of itself. */
function postStatement({ text, words, places }: Sentence, from: number): Statement | null {
  const [place, ...others] = places;
  const start = words[from]?.start;
  if (!place || others.length > 0 || start === undefined) return null;
  const scale = text.slice(start);
  const { delivery, position } = parseResponseWords(scale);
  const before = text.slice(0, place.start).trimEnd().toLowerCase();
  const there = / (?:in|at|to)(?: the)?$/.test(before);
  if (!there || position !== undefined || (delivery !== 'delivered' && delivery !== 'unable')) return null;
  const after = text.slice(place.end).trim();
  const said = `${text.slice(start, place.start).replace(/ (?:in|at|to)(?: the)? $/i, '')} ${after}`.trim();
  return { countries: place.countries, joined: false, scale: said, said, whole: said };
}

/** Null for what states nothing about a country: a question, a look-up, another subject. */
function statementIn(sentence: Sentence): Statement | null {
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

type Side = 'for' | 'against' | 'neither';

function sideOf(position: Position): Side {
  const at = POSITIONS.indexOf(position);
  const middle = POSITIONS.indexOf('noncommittal');
  return at === middle ? 'neither' : at < middle ? 'for' : 'against';
}

const rootIn = (word: Word) => SCALE_ROOTS.find(({ root }) => root.test(word.folded))?.means;

/** The words after the word of the scale that no comma parts from it. */
function attached(scale: string, note: string | null): string {
  if (note === null) return '';
  const at = scale.lastIndexOf(note);
  return /[,;:.!–—-]\s*$/.test(scale.slice(0, at)) ? '' : (note.split(/[,;.!]/)[0] ?? '');
}

/** Whether what follows the word of the scale takes it back or makes it depend on something. */
function isTurned(scale: string, note: string | null): boolean {
  const words = wordsOf(note ?? '');
  const [first, second] = words;
  const beside = wordsOf(attached(scale, note));
  return (
    beside.some(({ folded }) => UNCERTAIN.has(folded) || NEGATIONS.has(folded)) ||
    TURNING.has(first?.folded ?? '') ||
    words.slice(0, 4).some(({ folded }) => DENIALS.has(folded)) ||
    (first?.folded === 'no' && second?.folded === 'longer')
  );
}

const isTagQuestion = (text: string) => TAGS.has(wordsOf(text).at(-1)?.folded ?? '');

function recordsOf({ text, mrn }: Sentence, countries: readonly CountryCode[], patch: ResponsePatch) {
  return countries.map((country): RecordReading => ({ type: 'record', mrn, country, patch, said: text }));
}

/** One reading stands for itself; of several the person chooses. */
function oneOf(records: readonly RecordReading[], mrn: string | null, question: string): Reading {
  const [only, ...more] = records;
  if (only && more.length === 0) return only;
  return { type: 'ambiguous', mrn, readings: records.slice(0, MOST_READINGS), question };
}

function hint(countries: readonly CountryCode[]): string {
  const name = countries[0] ? nameOf(countries[0]) : 'Senegal';
  return `I only record plain words of the scale. Say “${name} supports”, “${name} leans no” or “${name} delivered”, or ask “what did ${name} say?”`;
}

/** A sentence about a position that no scale word states: the person is offered what it may mean, and never a guess. */
function offered(sentence: Sentence, statement: Statement): Reading {
  const { countries, whole } = statement;
  const { mrn } = sentence;
  const words = wordsOf(whole);
  const at = words.findIndex((word) => rootIn(word) !== undefined);
  const [country, ...others] = countries;
  const root = words[at];
  const means = root && rootIn(root);
  const before = words.slice(0, at);
  const uncertain = before.some(({ folded }) => UNCERTAIN.has(folded));
  const several = others.length > 0 || sentence.places.length > 1;
  if (!means || !country || several || uncertain) return { type: 'unknown', mrn, nearest: hint(countries) };
  const negated = [...before, ...words.slice(at + 1, at + 4)].some(({ folded }) => NEGATIONS.has(folded));
  const isFor = (sideOf(means) === 'for') !== negated;
  const readings = OFFERED[isFor ? 'for' : 'against'].flatMap((position) =>
    recordsOf(sentence, [country], { position, note: whole }),
  );
  const labels = readings.map(({ patch }) => labelOf(patch.position ?? 'noncommittal'));
  const question = `What is ${nameOf(country)}’s position by “${whole}”: ${listed(labels)}?`;
  return { type: 'ambiguous', mrn, readings, question };
}

/** Other countries of the sentence of which something is stated too: "Senegal supports, Mali opposes". */
function besides(sentence: Sentence, subject: readonly CountryCode[]): RecordReading[] {
  const { text, words, places } = sentence;
  return places.flatMap((place) => {
    const [country, ...others] = place.countries;
    if (!country || others.length > 0 || subject.includes(country)) return [];
    const after = words.findIndex(({ start }) => start >= place.end);
    const linked = after === -1 ? words.length : skip(words, skip(words, after, VOICES), LINKS);
    const clause = text.slice(words[linked]?.start ?? text.length).split(/[,;.]/)[0] ?? '';
    const { delivery, position } = parseResponseWords(clause);
    if (position === undefined && delivery === undefined) return [];
    return recordsOf(sentence, [country], {
      ...(delivery === undefined ? {} : { delivery }),
      ...(position === undefined ? {} : { position }),
    });
  });
}

function conflicting(note: string | null, position: Position): Position[] {
  const sides = wordsOf(note ?? '').flatMap((word) => rootIn(word) ?? []);
  return sides.filter((one) => sideOf(one) !== sideOf(position));
}

/** "delivered 5 March, noncommittal": the day between two words of the scales parts them from each other. */
function parseAround(scale: string, day: string | undefined): ReturnType<typeof parseResponseWords> {
  const read = parseResponseWords(scale);
  if (day === undefined || read.position !== undefined) return read;
  const without = parseResponseWords(scale.replace(day, ''));
  return without.position === undefined ? read : without;
}

/** The sentence says two things at once: "supports or opposes". */
function between(sentence: Sentence, statement: Statement, said: readonly Position[]): Reading {
  const positions = [...new Set(said)];
  const note = statement.whole;
  const records = statement.countries.flatMap((country) =>
    positions.flatMap((position) => recordsOf(sentence, [country], { position, note })),
  );
  return oneOf(records, sentence.mrn, `Which is it: ${listed(positions.map(labelOf))}?`);
}

/**
 * Reads a sentence that states what a government said or a post did, for a person to confirm. Null when it states nothing about a
 * country. A position is taken only from a plain word of the scale; whatever is negated, hypothetical or hedged is asked about.
 */
export function readStatement(sentence: Sentence): Reading | null {
  const statement = statementIn(sentence);
  if (!statement) return null;
  const { text, words, mrn, context } = sentence;
  const { countries, scale, said } = statement;
  if (isTagQuestion(text)) return null;
  if (words.some(({ folded }) => HYPOTHETICAL.has(folded)))
    return { type: 'unknown', mrn, nearest: hint(countries) };
  const day = dayOfAnswer(text, context);
  const { delivery, position, note } = parseAround(scale, day?.words);
  if (delivery === undefined && position === undefined) return offered(sentence, statement);
  const others = besides(sentence, countries);
  if (position !== undefined && others.length === 0) {
    const against = conflicting(note, position);
    if (against.length > 0) return between(sentence, statement, [position, ...against]);
    if (isTurned(scale, note)) return offered(sentence, statement);
  }
  const deliveredOn = delivery === undefined || delivery === 'delivered' ? day : null;
  const quote = quoteIn(text);
  const kept = said === scale ? note : said;
  const hasNote = kept !== null && kept !== deliveredOn?.words && /[\p{L}\p{N}]/u.test(kept);
  const patch: ResponsePatch = {
    ...(delivery === undefined ? {} : { delivery }),
    ...(position === undefined ? {} : { position }),
    ...(deliveredOn === null ? {} : { deliveredOn: deliveredOn.date }),
    ...(quote === null ? {} : { quote }),
    ...(hasNote ? { note: kept } : {}),
  };
  if (others.length > 0) {
    const question = 'I record one country at a time. Which one first?';
    return oneOf([...recordsOf(sentence, countries, patch), ...others], mrn, question);
  }
  const names = listed(countries.map(nameOf));
  const question = statement.joined
    ? `I record one country at a time. Which one first: ${names}?`
    : `Which country do you mean: ${names}?`;
  return oneOf(recordsOf(sentence, countries, patch), mrn, question);
}
