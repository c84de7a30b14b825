import { type CountryCode, countryByCode } from '../geo/index.ts';
import type { DeadlineKind, Delivery, Position } from './types.ts';

const LABELS: Record<Delivery | Position, string> = {
  pending: 'Pending',
  planned: 'Planned',
  delivered: 'Delivered',
  unable: 'Unable',
  nil: 'Nil',
  achieved: 'Achieved',
  supports: 'Supports',
  'leans-yes': 'Leans yes',
  noncommittal: 'Noncommittal',
  'leans-no': 'Leans no',
  opposes: 'Opposes',
};

/** A delivery or a position in words for people: `labelOf('leans-yes')` is `Leans yes`. */
export function labelOf(word: Delivery | Position): string {
  return LABELS[word];
}

/** What a deadline asks for, in words that a day follows: `Deliver by`. */
export const DEADLINE_LABELS: Readonly<Record<DeadlineKind, string>> = {
  delivery: 'Deliver by',
  report: 'Report by',
  'not-before': 'Not before',
};

/** A country's name for people, its code when the name is not known: `countryName('CI')` is `Côte d’Ivoire`. */
export function countryName(code: CountryCode): string {
  return countryByCode(code)?.name ?? code;
}
