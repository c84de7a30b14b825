import { NAMED, type NamedCountry } from './countries.ts';
import unclear from './data/unclear.json' with { type: 'json' };
import type { CountryCode } from './types.ts';
import { keysOf } from './words.ts';

/** Names that mean several countries, by look-up key; a person is asked which. */
export const AMBIGUOUS: ReadonlyMap<string, readonly CountryCode[]> = new Map(
  Object.entries(unclear.ambiguous).flatMap(([name, codes]) =>
    keysOf(name).map((key) => [key, codes] as const),
  ),
);

/** Look-up key -> the one country it means. Keys that are listed as ambiguous are left out. */
export function indexBy(namesOf: (country: NamedCountry) => readonly string[]): Map<string, CountryCode> {
  const index = new Map<string, CountryCode>();
  for (const country of NAMED)
    for (const name of namesOf(country))
      for (const key of keysOf(name))
        if (!AMBIGUOUS.has(key) && !index.has(key)) index.set(key, country.code);
  return index;
}

const takesNoS = /(?:[sxz]|ch|sh|ese|ois|men|man)$/i;

/** `Malaysian` -> `Malaysian`, `Malaysians`; `Chinese` stays alone. */
export function withPlural(demonym: string): string[] {
  return takesNoS.test(demonym) ? [demonym] : [demonym, `${demonym}s`];
}
