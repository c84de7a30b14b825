import { type CountryCode, findCountries } from '../../geo/index.ts';
import type { Ask, DemarcheDraft, Responder } from '../types.ts';
import { cite } from './passages.ts';
import type { Piece } from './sections.ts';
import type { Sentence } from './sentences.ts';

/** `Urge host government to recognize …`, `Ratify the treaty`: the deed is the verb after `to` or `that the …`, else the first word. */
const deedPattern =
  /(?:^|\bto\s{1,2}|\bthat\s{1,2}(?:\w+\s{1,2}){1,4}?)(?!(?:urge|encourage|ask|request|seek|press|persuade|recommend|obtain|the|convince|secure|call|express|inform|stress)\b)(?<verb>[a-z-]{3,20})\b(?<object>[^.;]{0,160})/gi;
const negated =
  /\b(?:not|n't|never|yet|refus\w+|declin\w+|fail\w+|unless|until|once|if|would|could|should|will|hope|urge|ask(?:ed|ing)?)\b/i;
const LIST = /(?::|\bincluding\b|\bnamely\b|\bsuch\s+as\b|\bby\b)/i;

interface Deed {
  /** The start of every form of the verb: `recogni`. */
  stem: string;
  /** Words of the object: `kosovo`, `independence`. */
  object: ReadonlySet<string>;
}

/**
 * Countries that the cable itself says have already done what is asked: `Five states have recognized …: Senegal, Turkey`.
 * The verb must be an ask's own, in the perfect tense, about the ask's own object. Only responders are proposed.
 */
export function readAchieved(
  pieces: readonly Piece[],
  asks: readonly Ask[],
  responders: readonly Responder[],
): DemarcheDraft['proposedAchieved'] {
  const deeds = deedsOf(asks);
  const owing = new Set(responders.map(({ country }) => country));
  const found = new Map<CountryCode, DemarcheDraft['proposedAchieved'][number]>();
  if (deeds.length === 0 || owing.size === 0) return [];
  for (const { passage, sentences, paragraph, section, type } of pieces) {
    if (section === 'objectives' || type === 'heading') continue;
    for (const sentence of sentences) {
      for (const country of doersIn(sentence, deeds)) {
        if (!owing.has(country) || found.has(country)) continue;
        found.set(country, { country, ...cite(passage, paragraph, sentence.start, sentence.end) });
      }
    }
  }
  return [...found.values()];
}

/** What the asks want done, each verb once with the words of all its objects. */
function deedsOf(asks: readonly Ask[]): Deed[] {
  const deeds = new Map<string, Set<string>>();
  const add = (stem: string, object: Iterable<string>) => {
    const words = deeds.get(stem) ?? new Set();
    for (const word of object) words.add(word);
    deeds.set(stem, words);
  };
  for (const { text } of asks) {
    for (const match of text.matchAll(deedPattern)) {
      const { verb = '', object = '' } = match.groups ?? {};
      add(stemOf(verb.toLowerCase()), significant(object));
    }
    const words = [...significant(text)];
    for (const word of words) {
      const stem = stemOfNoun(word);
      if (stem !== null)
        add(
          stem,
          words.filter((other) => other !== word),
        );
    }
  }
  return [...deeds].map(([stem, object]) => ({ stem, object }));
}

/** `extend recognition` asks to recognize: `recognition` -> `recogni`, `ratification` -> `ratif`, `signature` -> `sign`. */
function stemOfNoun(word: string): string | null {
  const stem = /^(?<stem>[a-z-]{4,20}?)(?:ication|ification|ation|tion|ion|ature|ship|ment|al)$/.exec(word)
    ?.groups?.stem;
  return stem ?? null;
}

/** `recognize`, `recognise` -> `recogni`; `sign` -> `sign`; `ratify` -> `ratif`. */
function stemOf(verb: string): string {
  return verb.replace(/(?:[zs]e|e|y)$/, '');
}

const PLAIN = new Set(
  'the and for its without delay quickly promptly their with that this host government governments country countries state states soon possible support language member members other from all any our'.split(
    ' ',
  ),
);

function significant(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z][a-z-]{2,}/g) ?? [];
  return new Set(words.filter((word) => !PLAIN.has(word)));
}

const perfect =
  /\b(?:have|has)\s+(?:(?:already|also|now|publicly|recently|formally|both|all|either)\s+){0,2}(?<verb>[a-z-]{3,20}(?:ed|en|t|ne))\b|\balready\s+(?<already>[a-z-]{3,20}ed)\b/gi;
/** How much of a sentence around a deed is read, in characters. */
const REACH = 400;

/** The countries that did it: those listed after the deed, else its subject. The first deed of a sentence counts. */
function doersIn({ text }: Sentence, deeds: readonly Deed[]): CountryCode[] {
  for (const match of text.matchAll(perfect)) {
    const verb = (match.groups?.verb ?? match.groups?.already ?? '').toLowerCase();
    const done = deeds.filter(({ stem }) => verb.startsWith(stem));
    if (done.length === 0) continue;
    const start = Math.max(0, match.index - REACH);
    const clause = text.slice(start, match.index + REACH);
    const deedEnd = match.index - start + match[0].length;
    const said = significant(clause.slice(deedEnd));
    const deed = done.find(({ object }) => [...said].some((word) => object.has(word)));
    if (deed === undefined || negated.test(clause.slice(0, deedEnd).slice(-60 - match[0].length))) continue;
    return doersAround(clause, deedEnd - match[0].length, deedEnd, deed);
  }
  return [];
}

function doersAround(text: string, deedStart: number, deedEnd: number, deed: Deed): CountryCode[] {
  const named = findCountries(text).filter(
    ({ start, end }) => !deed.object.has(text.slice(start, end).toLowerCase()),
  );
  const end = clauseEnd(text, deedEnd);
  const list = LIST.exec(text.slice(deedEnd, end));
  const listStart = list === null ? end : deedEnd + list.index;
  const listed = named.filter(({ start }) => start > listStart && start < end);
  const subjectStart = clauseStart(text, deedStart);
  const subjects = named.filter(({ start, end: stop }) => start >= subjectStart && stop <= deedStart);
  return (listed.length > 0 ? listed : subjects).map(({ country }) => country);
}

const TURN = /;|,?\s(?:while|but|although|whereas)\s|,?\sand\s(?:we|it|they|others?|more)\b/i;

function clauseStart(text: string, at: number): number {
  const starts = [...text.slice(0, at).matchAll(new RegExp(`${TURN.source}|:`, 'gi'))];
  const last = starts.at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

/** Where another clause begins: what it lists was not done but hoped. */
function clauseEnd(text: string, from: number): number {
  const stop = TURN.exec(text.slice(from));
  return stop === null ? text.length : from + stop.index;
}
