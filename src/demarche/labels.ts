import { type CountryCode, countryByCode } from '../geo/index.ts';
import type { Delivery, Position } from './types.ts';

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

/** A country's name for people, its code when the name is not known: `countryName('CI')` is `Côte d’Ivoire`. */
export function countryName(code: CountryCode): string {
  return countryByCode(code)?.name ?? code;
}
