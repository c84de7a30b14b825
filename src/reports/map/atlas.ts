import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoBounds } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import worldCountries from 'world-countries/countries.json' with { type: 'json' };
import type { CountryCode } from '../../geo/index.ts';

export interface Land {
  /** Null for land that is nobody's row: disputed pieces without a number. */
  country: CountryCode | null;
  shape: Feature<Geometry, { name: string }>;
}

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** The atlas gives Kosovo no number, only its name. */
const BY_NAME: Record<string, CountryCode> = { Kosovo: 'XK' };

function readLands(): readonly Land[] {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  const world: World = JSON.parse(readFileSync(file, 'utf8'));
  const codes = new Map(worldCountries.map(({ ccn3, cca2 }) => [ccn3, cca2]));
  return feature(world, world.objects.countries)
    .features.map((shape) => ({
      country: codes.get(String(shape.id ?? '')) ?? BY_NAME[shape.properties.name] ?? null,
      shape,
    }))
    .filter(({ country }) => country !== 'AQ');
}

let lands: readonly Land[] | null = null;

/** The land of the world, Antarctica left out; read once. */
export function allLands(): readonly Land[] {
  lands ??= readLands();
  return lands;
}

interface Place {
  /** Longitude and latitude of its middle. */
  at: [number, number];
  /** Half of its width in degrees of latitude, if it were a square. */
  reach: number;
}

const places = new Map(
  worldCountries.map(({ cca2, latlng: [latitude = 0, longitude = 0], area }): [CountryCode, Place] => [
    cca2,
    { at: [longitude, latitude], reach: Math.sqrt(area) / 2 / 111 },
  ]),
);

/** Longitude and latitude of a country's middle; also for those that are too small for the atlas. */
export function placeOf(country: CountryCode): [number, number] | null {
  return places.get(country)?.at ?? null;
}

/** How many times its reach the land of a wide country may go: Indonesia does, the islands of France go further. */
const FAR = 3.8;

/**
 * West, south, east and north of a country's land, without what lies far away from the rest; null for a place that is not known.
 *
 * `edgesOf('FR')` ends at Corsica.
 */
export function edgesOf(country: CountryCode): readonly [number, number, number, number] | null {
  const place = places.get(country);
  if (!place) return null;
  const { at, reach } = place;
  const far = reach * FAR;
  const land = allLands().find((one) => one.country === country);
  const [[left, bottom], [right, top]] = land
    ? geoBounds(land.shape)
    : [
        [at[0], at[1]],
        [at[0], at[1]],
      ];
  // Land on both sides of the date line has its west east of its east.
  const [first, last] = left <= right ? [left, right] : [-180, 180];
  return [
    Math.max(first, at[0] - far),
    Math.max(bottom, at[1] - far),
    Math.min(last, at[0] + far),
    Math.min(top, at[1] + far),
  ];
}
