import { getCountry } from 'countries-and-timezones';
import worldCountries from 'world-countries/countries.json' with { type: 'json' };
import names from './data/names.json' with { type: 'json' };
import retired from './data/retired.json' with { type: 'json' };
import shorthand from './data/shorthand.json' with { type: 'json' };
import type { Country, CountryCode } from './types.ts';

/** A country with its names sorted by how far each may be trusted in running text. */
export interface NamedCountry extends Country {
  /** Names that mean the country wherever they stand. */
  spoken: readonly string[];
  /** Abbreviations: only in capitals in running text. */
  abbreviations: readonly string[];
  /** Names that only a person who was asked for a country would mean: `Deutschland`, `MYS`. */
  typed: readonly string[];
}

interface WorldCountry {
  cca2: string;
  cca3: string;
  name: { common: string; official: string };
  altSpellings: string[];
  capital: string[];
  region: string;
  subregion: string;
  independent: boolean | null;
  demonyms: { eng?: { f: string; m: string } };
}

interface OwnNames {
  name?: string;
  aliases?: string[];
  abbreviations?: string[];
  demonyms?: string[];
  silent?: string[];
  zone?: string;
}

const ownNames: Record<string, OwnNames> = names;
const shortNames: Record<string, string[]> = shorthand;

/** Spellings of `world-countries` that are words of their own or belong to several countries. */
const misleading = new Set([
  'Congo',
  'Guiana',
  'Island',
  'Mann',
  'Mannin',
  'Mexicanos',
  'Portuguesa',
  'Prathet',
  'the Abode of Peace',
  'Virgin Islands',
]);

/** Not independent on paper, but peoples that cables speak of as such. */
const peoples = new Set(['EH', 'HK', 'PS', 'PR', 'TW', 'XK']);

function unique(list: readonly string[]): string[] {
  return [...new Set(list)].filter((one) => one !== '' && !misleading.has(one));
}

function zonesOf(world: WorldCountry, own: OwnNames): string[] {
  const current = getCountry(world.cca2)?.timezones ?? [];
  const ever = getCountry(world.cca2, { deprecated: true })?.timezones ?? [];
  const capital = (world.capital[0] ?? '').normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '_');
  const capitalZone = own.zone ?? ever.find((zone) => zone.endsWith(`/${capital}`)) ?? current[0];
  return unique([capitalZone ?? '', ...current]);
}

function fromWorld(world: WorldCountry): NamedCountry {
  const own = ownNames[world.cca2] ?? {};
  const name = own.name ?? world.name.common;
  const spoken = unique([name, world.name.common, world.name.official, ...(own.aliases ?? [])]);
  const abbreviations = own.abbreviations ?? [];
  const typed = unique([...(own.silent ?? []), ...world.altSpellings, world.cca2, world.cca3]);
  const english = world.demonyms.eng ?? { f: '', m: '' };
  const listed = [english.m, english.f].flatMap((one) => one.split(/, | or /));
  const demonyms = world.independent || peoples.has(world.cca2) ? listed : [];
  return {
    code: world.cca2,
    name,
    aliases: unique([...spoken, ...abbreviations, ...typed]).filter((one) => one !== name),
    demonyms: unique([...(own.demonyms ?? []), ...demonyms]),
    region: world.region,
    subregion: world.subregion,
    capital: world.capital[0] ?? null,
    shorthand: shortNames[world.cca2] ?? [],
    zones: zonesOf(world, own),
    until: null,
    spoken,
    abbreviations,
    typed,
  };
}

const gone: NamedCountry[] = retired.map((one) => ({
  ...one,
  shorthand: [],
  aliases: unique([...one.aliases, ...one.abbreviations, ...(one.silent ?? [])]),
  spoken: [one.name, ...one.aliases],
  typed: [...(one.silent ?? []), one.code],
}));

export const NAMED: readonly NamedCountry[] = [...(worldCountries as WorldCountry[]).map(fromWorld), ...gone];

/** Every country and territory of ISO 3166, Kosovo, and the states that are gone. */
export const COUNTRIES: readonly Country[] = NAMED.map(
  ({ code, name, aliases, demonyms, region, subregion, capital, shorthand, zones, until }) => ({
    code,
    name,
    aliases,
    demonyms,
    region,
    subregion,
    capital,
    shorthand,
    zones,
    until,
  }),
);

const byCode = new Map(COUNTRIES.map((country) => [country.code, country]));

/** `countryByCode('CI')` is Côte d’Ivoire; codes are upper case. */
export function countryByCode(code: CountryCode): Country | null {
  return byCode.get(code) ?? null;
}
