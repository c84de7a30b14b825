import type { CountryCode } from '../geo/index.ts';
import { choose, listed, nameOf, unknown } from './choices.ts';
import { MOST_READINGS } from './limits.ts';
import { mrnsIn } from './mrns.ts';
import { type Place, placesIn } from './places.ts';
import type { AssignReading, Reading, ReadingContext } from './types.ts';
import { cleaned, wordsOf } from './words.ts';

const MENTION = /<@([UW][A-Z0-9]{1,30})(?:\|[^<>]{0,100})?>/g;
/** Stand for people while the rest is read: letters of no language. */
const FIRST_MARK = 0xe000;
const MOST_PEOPLE = 8;
const MARK = /[\ue000-\ue007]/gu;
const WHO = 'WHO(?:(?: and)? WHO)*';
const LIST = 'COUNTRY(?: (?:and )?COUNTRY)*';
const BEGIN =
  '^(?:(?:please|kindly|can you|could you|would you|hey|hi|hello|ok|okay|so|just|now|thanks|yes|let us) )*';
const END = '(?: (?:please|now|too|then|thanks|thank you|from now on))*$';

interface Form {
  pattern: RegExp;
  /** Also as a question: "can you assign Malaysia to me?" */
  asked: boolean;
  /** Takes the name off. */
  off: boolean;
  /** Names who has it now, and then who gets it. */
  moved: boolean;
}

const form = (body: string, kind: 'ordered' | 'stated' | 'moved' | 'off' = 'ordered'): Form => ({
  pattern: new RegExp(`${BEGIN}${body}${END}`),
  asked: kind !== 'stated',
  off: kind === 'off',
  moved: kind === 'moved',
});

const FORMS: readonly Form[] = [
  form(`(?:assign|reassign|hand over|hand|give|transfer|pass) ${LIST}(?: over)? (?:to|for) ${WHO}`),
  form(`(?:assign|reassign) ${WHO}(?: to| for)? ${LIST}`),
  form(`(?:reassign|hand over|hand|move|transfer|pass) ${LIST} from ${WHO} to WHO`, 'moved'),
  form(`can WHO (?:take|have|do|cover|handle)(?: over)? ${LIST}`),
  form(`(?:put|sign|note) ${WHO} (?:down |up )?(?:on|for|in charge of) ${LIST}`),
  form(`make ${WHO} (?:the )?(?:owner of|responsible for|answer for) ${LIST}`),
  form(
    `${WHO} (?:will |can |am |is |are )?(?:take|takes|taking|cover|covers|covering|handle|handles|handling|own|owns|do|doing|answer for|answers for|responsible for)(?: over| care of)? ${LIST}`,
    'stated',
  ),
  form(`${WHO} (?:have|has|got|have got|has got|am on|is on) ${LIST}`, 'stated'),
  form(`${LIST} (?:is|are|goes|go) (?:to |for |with )?${WHO}`, 'stated'),
  form(`(?:unassign) ${LIST}`, 'off'),
  form(`(?:take|remove|unassign) ${WHO} (?:off|from) ${LIST}`, 'off'),
];

/** Finding the countries takes time, so that it is done twice only where one of the forms may fit. */
const WORTH_READING =
  /\b(?:(?:re|un)?assign|hand|give|transfer|pass|put|sign|note|make|tak(?:e|es|ing)|cover(?:s|ing)?|handl(?:e|es|ing)|owns?|answers?|responsible|mine|me|move|remove|i)\b|<@[UW][^>]*>.*\b(?:is|are|goe?s?)\b|\b(?:is|are|goe?s?)\b.*<@[UW]/is;

interface Piece {
  word: string;
  start: number;
}

/** The sentence with each country as COUNTRY and each person as WHO: `i will take COUNTRY` is `WHO will take COUNTRY`. */
function skeleton(text: string, places: readonly Place[]): string {
  const outside = (start: number) => !places.some((place) => place.start <= start && start < place.end);
  const pieces: Piece[] = [
    ...places.map(({ start }) => ({ word: 'COUNTRY', start })),
    ...[...text.matchAll(MARK)].map(({ index }) => ({ word: 'WHO', start: index })),
    ...wordsOf(text)
      .filter(({ folded, start }) => outside(start) && folded !== 'the' && folded !== 's')
      .map(({ folded, start }) => ({
        word: ['i', 'me', 'mine', 'myself'].includes(folded) ? 'WHO' : folded,
        start,
      })),
  ];
  return pieces
    .sort((a, b) => a.start - b.start)
    .map(({ word }) => word)
    .join(' ');
}

const SEVERAL_PEOPLE = 'One person answers for a country. Name one: “assign Malaysia to” and whom.';

/**
 * Reads who is to answer for a country: "I take Malaysia", "assign Mali and Chad to @somebody". Null for what names no country or gives
 * none to anybody.
 */
export function readAssignment(words: string, context: ReadingContext): Reading | null {
  if (!WORTH_READING.test(words)) return null;
  const people: string[] = [];
  const marked = words.replace(MENTION, (mention, user: string) => {
    if (user === context.self || people.length === MOST_PEOPLE) return mention;
    people.push(user);
    return ` ${String.fromCharCode(FIRST_MARK + people.length - 1)} `;
  });
  const { mrns, rest } = mrnsIn(cleaned(marked), context.mrns);
  const [mrn = null, ...others] = mrns;
  const places = placesIn(rest, wordsOf(rest), context.responders);
  if (places.length === 0 || others.length > 0) return null;
  const said = skeleton(rest, places);
  const found = FORMS.find(({ pattern, asked }) => pattern.test(said) && (asked || !rest.includes('?')));
  if (!found) return null;
  if ((said.match(/WHO/g) ?? []).length > (found.moved ? 2 : 1)) return unknown(mrn, SEVERAL_PEOPLE);
  const owner = found.off ? null : ownerIn(rest, people);
  return perUnclear(places, mrn, (countries) => ({ type: 'assign', mrn, countries, owner }));
}

/** The last who is named is who gets it. */
function ownerIn(text: string, people: readonly string[]): string {
  const marks = [...text.matchAll(MARK)];
  const last = marks.at(-1);
  const self = [...text.matchAll(/(?<![\p{L}\p{N}])(?:i|me|mine|myself)(?![\p{L}\p{N}])/giu)].at(-1);
  if (!last || (self && self.index > last.index)) return 'me';
  return people[last[0].charCodeAt(0) - FIRST_MARK] ?? 'me';
}

/** One reading for all of the countries; where one name may be several, one for each of those. */
function perUnclear(
  places: readonly Place[],
  mrn: string | null,
  made: (countries: CountryCode[]) => AssignReading,
): Reading {
  const unclear = places.filter(({ countries }) => countries.length > 1);
  const clear = places.flatMap(({ countries }) => (countries.length === 1 ? countries : []));
  const [only, ...others] = unclear;
  if (!only) return made([...new Set(clear)]);
  if (others.length > 0)
    return unknown(mrn, 'More than one of these names is of several countries. Name one country at a time.');
  const names = listed(only.countries.map(nameOf));
  const readings = only.countries
    .slice(0, MOST_READINGS)
    .map((country) => made([...new Set([...clear, country])]));
  return choose(readings, mrn, `Which country do you mean: ${names}?`);
}
