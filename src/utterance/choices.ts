import { type CountryCode, countryByCode } from '../geo/index.ts';
import { MOST_READINGS } from './limits.ts';
import type { PlainReading, Reading } from './types.ts';

const WHAT_CAN_BE_ASKED =
  'You can ask “points for Malaysia”, “when is it due in Jakarta?”, “who is outstanding?”, “what did Senegal say?” or “how many support?”, or say “Senegal supports”.';

/** `nearest` where it was understood what the sentence is about, and something is missing. */
export const unknown = (mrn: string | null, nearest?: string): Reading => ({
  type: 'unknown',
  mrn,
  nearest: nearest ?? WHAT_CAN_BE_ASKED,
  understood: nearest !== undefined,
});

/** The name for people. */
export const nameOf = (country: CountryCode) => countryByCode(country)?.name ?? country;
/** `Guinea, Mali or Chad` */
export const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** What is found twice is one. One reading stands for itself; of two to four the person chooses. */
export function choose(found: readonly PlainReading[], mrn: string | null, question: string): Reading {
  const readings = [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  const [only, ...others] = readings;
  if (!only) return unknown(mrn);
  if (others.length === 0) return only;
  return { type: 'ambiguous', mrn, readings: readings.slice(0, MOST_READINGS), question };
}
