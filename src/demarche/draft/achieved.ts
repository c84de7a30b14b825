import { type CountryCode, findCountries } from '../../geo/index.ts';
import type { Ask, DemarcheDraft, Responder } from '../types.ts';
import { cite } from './passages.ts';
import type { Piece } from './sections.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** `Urge host government to recognize …`: the deed is the verb after the last `to` that follows a verb of asking, else the first. */
const deedPattern = /\b(?:to|that\s+(?:\w+\s+){1,4}?)\s{0,2}(?<verb>[a-z]{3,20})\b(?<object>[^.;]{0,160})/gi;
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
  const deeds = asks.flatMap((ask) => deedsOf(ask.text));
  const owing = new Set(responders.map(({ country }) => country));
  const found = new Map<CountryCode, DemarcheDraft['proposedAchieved'][number]>();
  if (deeds.length === 0 || owing.size === 0) return [];
  for (const { passage, paragraph, section, type } of pieces) {
    if (section === 'objectives' || type === 'heading') continue;
    for (const sentence of sentencesOf(passage.text)) {
      for (const country of doersIn(sentence, deeds)) {
        if (!owing.has(country) || found.has(country)) continue;
        found.set(country, { country, ...cite(passage, paragraph, sentence.start, sentence.end) });
      }
    }
  }
  return [...found.values()];
}

function deedsOf(text: string): Deed[] {
  return [...text.matchAll(deedPattern)].flatMap((match) => {
    const { verb = '', object = '' } = match.groups ?? {};
    const words = significant(object);
    return words.size === 0 ? [] : [{ stem: stemOf(verb.toLowerCase()), object: words }];
  });
}

/** `recognize`, `recognise` -> `recogni`; `sign` -> `sign`; `ratify` -> `ratif`. */
function stemOf(verb: string): string {
  return verb.replace(/(?:[zs]e|e|y)$/, '');
}

const PLAIN = new Set(
  'the and for its their with that this host government governments country countries state states soon possible support language member members other from all any our'.split(
    ' ',
  ),
);

function significant(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  return new Set(words.filter((word) => !PLAIN.has(word)));
}

/** The countries that did it: the list after the deed, else the subject before it. */
function doersIn({ text }: Sentence, deeds: readonly Deed[]): CountryCode[] {
  const perfect =
    /\b(?:have|has)\s+(?:(?:already|also|now|publicly|recently|formally|both|all|either)\s+){0,2}(?<verb>[a-z]{3,20}(?:ed|en|t|gned|ne))\b|\balready\s+(?<already>[a-z]{3,20}ed)\b/gi;
  for (const match of text.matchAll(perfect)) {
    const verb = (match.groups?.verb ?? match.groups?.already ?? '').toLowerCase();
    const deed = deeds.find(
      ({ stem, object }) => verb.startsWith(stem) && overlaps(object, text.slice(match.index)),
    );
    if (deed === undefined) continue;
    const before = text.slice(0, match.index);
    if (negated.test(before.slice(-60)) || negated.test(match[0])) continue;
    return doersAround(text, match.index, match.index + match[0].length, deed);
  }
  return [];
}

function doersAround(text: string, deedStart: number, deedEnd: number, deed: Deed): CountryCode[] {
  const named = findCountries(text).filter(
    ({ start, end }) => !deed.object.has(text.slice(start, end).toLowerCase()),
  );
  const list = LIST.exec(text.slice(deedEnd));
  const listStart = list === null ? text.length : deedEnd + list.index;
  const listEnd = clauseEnd(text, listStart);
  const listed = named.filter(({ start }) => start > listStart && start < listEnd);
  const subjectStart = clauseStart(text, deedStart);
  const subjects = named.filter(({ start, end }) => start >= subjectStart && end <= deedStart);
  return (listed.length > 0 ? listed : subjects).map(({ country }) => country);
}

function clauseStart(text: string, at: number): number {
  const starts = [...text.slice(0, at).matchAll(/[;:]|,?\s(?:while|but|although|whereas)\s/gi)];
  const last = starts.at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

function clauseEnd(text: string, from: number): number {
  const stop = /;|,?\s(?:while|but|although|whereas)\s/i.exec(text.slice(from));
  return stop === null ? text.length : from + stop.index;
}

function overlaps(object: ReadonlySet<string>, text: string): boolean {
  return [...significant(text)].some((word) => object.has(word));
}
