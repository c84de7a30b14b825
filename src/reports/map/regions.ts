import { type CountryCode, countryByCode } from '../../geo/index.ts';

export const REGIONS = ['world', 'africa', 'europe', 'asia', 'americas', 'middle east', 'oceania'] as const;
export type Region = (typeof REGIONS)[number];

/** What stands in a title: `Middle East`. */
export function regionTitle(region: Region): string {
  return region.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

const MIDDLE_EAST_BESIDES = ['EG', 'LY', 'TN', 'DZ', 'MA', 'SD', 'IR'];
const CAUCASUS = ['AM', 'AZ', 'GE'];
/** They lie in two regions' pictures, as desks count them. */
const EUROPE_BESIDES = ['TR', 'CY', ...CAUCASUS];

/** Whether a region's picture is about a country; every country is in the world. */
export function isIn(region: Region, country: CountryCode): boolean {
  const found = countryByCode(country);
  switch (region) {
    case 'world':
      return true;
    case 'middle east': {
      const western = found?.subregion === 'Western Asia' && !CAUCASUS.includes(country);
      return western || MIDDLE_EAST_BESIDES.includes(country);
    }
    case 'europe':
      return found?.region === 'Europe' || EUROPE_BESIDES.includes(country);
    default:
      return found?.region.toLowerCase() === region;
  }
}

const OTHER_NAMES: Record<string, Region> = {
  america: 'americas',
  'the americas': 'americas',
  'latin america': 'americas',
  'the middle east': 'middle east',
  mideast: 'middle east',
  'near east': 'middle east',
  pacific: 'oceania',
  all: 'world',
};

/** `Middle East` or `middle-east` is `middle east`; null for what is no region. */
export function regionOf(typed: string): Region | null {
  const words = typed
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .trim();
  if (Object.hasOwn(OTHER_NAMES, words)) return OTHER_NAMES[words] ?? null;
  return REGIONS.find((region) => region === words) ?? null;
}
