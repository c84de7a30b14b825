import { labelOf, type Position, parseResponseWords, type ResponsePatch } from '../demarche/index.ts';
import type { CountryCode } from '../geo/index.ts';
import { choose, listed, nameOf, unknown } from './choices.ts';
import { dayOfAnswer, quoteIn } from './details.ts';
import { conflicting, isTagQuestion, isTurned, rootIn, sideOf } from './hedges.ts';
import { type Sentence, type Statement, skip, statementIn } from './sentence.ts';
import { HYPOTHETICAL, LINKS, NEGATING_A_STATEMENT, OFFERED, UNCERTAIN, VOICES } from './statements.ts';
import type { Reading, RecordReading } from './types.ts';
import { wordsOf } from './words.ts';

function recordsOf({ text, mrn }: Sentence, countries: readonly CountryCode[], patch: ResponsePatch) {
  return countries.map((country): RecordReading => ({ type: 'record', mrn, country, patch, said: text }));
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
  if (!means || !country || several || uncertain) return unknown(mrn, hint(countries));
  const negated = [...before, ...words.slice(at + 1, at + 4)].some(({ folded }) =>
    NEGATING_A_STATEMENT.has(folded),
  );
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
  return choose(records, sentence.mrn, `Which is it: ${listed(positions.map(labelOf))}?`);
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
  if (words.some(({ folded }) => HYPOTHETICAL.has(folded))) return unknown(mrn, hint(countries));
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
    return choose([...recordsOf(sentence, countries, patch), ...others], mrn, question);
  }
  const names = listed(countries.map(nameOf));
  const question = statement.joined
    ? `I record one country at a time. Which one first: ${names}?`
    : `Which country do you mean: ${names}?`;
  return choose(recordsOf(sentence, countries, patch), mrn, question);
}
