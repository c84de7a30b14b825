export { collectiveByName, membersIn } from './collectives.ts';
export { COUNTRIES, countryByCode } from './countries.ts';
export { matchCountry, matchName } from './match.ts';
export { findCountries } from './mentions.ts';
export { accreditedTo, postByName, postsFor, zoneFor } from './posts.ts';
export { isInRegion, REGION_NAMES, REGIONS, type Region, regionOf } from './regions.ts';
export { slips } from './slips.ts';
export type * from './types.ts';
