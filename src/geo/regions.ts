import { countryByCode } from './countries.ts';
import type { CountryCode } from './types.ts';

/** The parts of the world as desks know them, the whole of it first. */
export const REGIONS = ['world', 'africa', 'europe', 'asia', 'americas', 'middle east', 'oceania'] as const;
export type Region = (typeof REGIONS)[number];

/** Every name that people give a region, its own first. */
export const REGION_NAMES: ReadonlyArray<readonly [name: string, region: Region]> = [
  ...REGIONS.map((region) => [region, region] as const),
  ['all', 'world'],
  ['whole world', 'world'],
  ['african', 'africa'],
  ['european', 'europe'],
  ['asian', 'asia'],
  ['america', 'americas'],
  ['latin america', 'americas'],
  ['latin american', 'americas'],
  ['mideast', 'middle east'],
  ['near east', 'middle east'],
  ['middle eastern', 'middle east'],
  ['pacific', 'oceania'],
];

const byName = new Map(REGION_NAMES);

/** The region that a name means: `the middle-east` is `middle east`; null for what is no region. */
export function regionOf(typed: string): Region | null {
  const name = typed
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .trim()
    .replace(/^the /, '');
  return byName.get(name) ?? null;
}

const MIDDLE_EAST_BESIDES = ['EG', 'LY', 'TN', 'DZ', 'MA', 'SD', 'IR'];
const CAUCASUS = ['AM', 'AZ', 'GE'];
/** They lie in two regions, as desks count them. */
const EUROPE_BESIDES = ['TR', 'CY', ...CAUCASUS];

/** Whether a country lies in a region; every country is in the world, and some are in two regions besides: Turkey in Europe and the Middle East. */
export function isInRegion(region: Region, country: CountryCode): boolean {
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
