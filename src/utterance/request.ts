import type { CountryCode } from '../geo/index.ts';
import { choose, listed, nameOf, unknown } from './choices.ts';
import { MOST_READINGS } from './limits.ts';
import type { Token } from './match.ts';
import type { Place } from './places.ts';
import type { PlainReading, Reading, ReadingContext } from './types.ts';

/** A sentence that asks to see something. */
export interface Request {
  text: string;
  tokens: readonly Token[];
  places: readonly Place[];
  mrn: string | null;
  context: ReadingContext;
}

/** One reading a country that was named or may be meant; without any, one for none. */
export function perCountry(
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
