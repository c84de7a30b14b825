import { MAPPED, type Mapped } from './types.ts';

/** What people call the regions besides. */
const REGION_NAMES: Readonly<Record<string, Mapped>> = {
  african: 'africa',
  european: 'europe',
  asian: 'asia',
  america: 'americas',
  'latin america': 'americas',
  mideast: 'middle east',
  'near east': 'middle east',
  pacific: 'oceania',
};

/** Every name of a region that can be drawn alone, with the region. */
export const REGIONS: ReadonlyArray<readonly [string, Mapped]> = [
  ...MAPPED.map((region) => [region, region] as const),
  ...Object.entries(REGION_NAMES),
];

/** The words that a map is asked for with, so that a slip in them is mended. */
export const REGION_WORDS: readonly string[] = REGIONS.flatMap(([name]) => name.split(' '));
