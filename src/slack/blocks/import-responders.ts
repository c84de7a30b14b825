import type { KnownBlock } from '@slack/types';
import { byName, countryName, type Responder } from '../../demarche/index.ts';
import { type CountryCode, matchCountry, postsFor } from '../../geo/index.ts';
import type { ImportSheet } from './import-sheet.ts';
import { type FormValues, fieldOf, option, selectInput, textInput } from './inputs.ts';
import { context } from './parts.ts';
import { escapeText, list } from './text.ts';

const VIA_PERSON = 'added at import by a person';

/** Every country that owes an answer, each with its post; those that were dropped, to take back; and room for more. */
export function responderGroups(sheet: ImportSheet): KnownBlock[][] {
  const standing = sheet.facts?.responders ?? [];
  const rows = everyone(sheet).sort((a, b) => byName(countryName(a.country), countryName(b.country)));
  const exempted = sheet.check.draft?.exempted ?? [];
  return [
    [
      textInput('add-countries', 'Add countries', null, {
        placeholder: 'Malaysia, Ivory Coast, UAE',
        hint: 'Names with commas between them. Each is given the post that is accredited there.',
      }),
    ],
    ...(exempted.length > 0
      ? [
          [
            context(
              `Exempt (XMT), so not asked: ${escapeText(list(exempted.map(({ country }) => countryName(country))))}`,
            ),
          ],
        ]
      : []),
    ...rows.map((responder) => {
      const { country } = responder;
      const now = standing.find((one) => one.country === country);
      const post = postOf(sheet, responder);
      const answered = sheet.answered.includes(country);
      return [
        selectInput(
          `owes-${country}`,
          [countryName(country), viaWords(responder)].filter(Boolean).join(', '),
          [
            ...(post === null ? [] : [option('post', post)]),
            option('no-post', 'No US post: shown, never chased'),
            ...(answered ? [] : [option('drop', 'Drop: owes no answer')]),
          ],
          now === undefined ? 'drop' : now.post === null ? 'no-post' : 'post',
          { optional: false, ...(answered ? { hint: 'Has answered, so it stays.' } : {}) },
        ),
      ];
    }),
  ];
}

/** A post that was addressed itself needs no other word than its name. */
const viaWords = ({ via, post }: Responder): string => {
  if (via === VIA_PERSON) return via;
  return via === post ? '' : `through ${via}`;
};

/** Those that stand, and those that the cable has besides. */
function everyone({ facts, check }: ImportSheet): Responder[] {
  const standing = facts?.responders ?? [];
  const earlier = [...(check.draft?.responders ?? []), ...(check.already?.facts.responders ?? [])];
  const known = new Map<CountryCode, Responder>();
  for (const one of [...standing, ...earlier]) if (!known.has(one.country)) known.set(one.country, one);
  return [...known.values()];
}

/** The post that the cable gives, else the one accredited there in the cable's year. */
function postOf({ check }: ImportSheet, { country, post }: Responder): string | null {
  const printed = check.draft?.responders.find((one) => one.country === country)?.post;
  const year = Number(check.cable.sentAt?.slice(0, 4) ?? 9999);
  return post ?? printed ?? postsFor(country, year)[0]?.name ?? null;
}

/** The responders as a submitted page leaves them, or what is wrong with a name that was typed. */
export function readResponders(
  values: FormValues,
  sheet: ImportSheet,
): { responders: Responder[]; error: string | null } {
  const standing = sheet.facts?.responders ?? [];
  const kept = everyone(sheet).flatMap((responder): Responder[] => {
    const said = fieldOf(values, `owes-${responder.country}`);
    if (said === null) return standing.filter(({ country }) => country === responder.country);
    if (said === 'drop') return [];
    return [{ ...responder, post: said === 'no-post' ? null : postOf(sheet, responder) }];
  });
  const { countries, error } = typed(fieldOf(values, 'add-countries') ?? '');
  const more = countries
    .filter((country) => !kept.some((one) => one.country === country))
    .map((country): Responder => {
      const before = everyone(sheet).find((one) => one.country === country);
      const added: Responder = { country, post: null, via: VIA_PERSON, span: { start: 0, end: 0 } };
      return before ?? { ...added, post: postOf(sheet, added) };
    });
  return { responders: [...kept, ...more], error };
}

/** `Spain, Ivory Coast` is two names; `Saint Helena, Ascension and Tristan da Cunha` is one. */
function commaParted(names: string): string[] {
  const parts = names
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const found: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const two = parts.slice(at, at + 2).join(', ');
    const match = at + 1 < parts.length ? matchCountry(two) : null;
    const isOne = match?.type === 'found' && match.country.name.toLowerCase() === two.toLowerCase();
    found.push(isOne ? two : (parts[at] ?? ''));
    if (isOne) at += 1;
  }
  return found;
}

function typed(names: string): { countries: CountryCode[]; error: string | null } {
  const countries: CountryCode[] = [];
  for (const name of names.split(/[;\n]+/).flatMap(commaParted)) {
    const match = matchCountry(name);
    if (match.type === 'found') {
      countries.push(match.country.code);
      continue;
    }
    const near = (match.type === 'ambiguous' ? match.candidates : match.nearest).slice(0, 3);
    const offer = near.length > 0 ? ` Did you mean ${near.map((one) => one.name).join(' or ')}?` : '';
    const what = match.type === 'ambiguous' ? 'can be more than one country' : 'is no country that I know';
    return { countries: [], error: `“${name}” ${what}.${offer}` };
  }
  return { countries: [...new Set(countries)], error: null };
}
