import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoBounds } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import worldCountries from 'world-countries/countries.json' with { type: 'json' };
import type { CountryCode } from '../../geo/index.ts';

export interface Land {
  /** Null for land that is nobody's row: disputed pieces without a number. */
  country: CountryCode | null;
  shape: Feature<MultiPolygon>;
}

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** The atlas gives Kosovo no number, only its name. */
const BY_NAME: Record<string, CountryCode> = { Kosovo: 'XK' };
const NOBODY = '';

const piecesOf = ({ type, coordinates }: Polygon | MultiPolygon): MultiPolygon['coordinates'] =>
  type === 'Polygon' ? [coordinates] : coordinates;

/** One land a country: the atlas has some of them in several pieces, as Australia and its islands. */
function readLands(): readonly Land[] {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  const world: World = JSON.parse(readFileSync(file, 'utf8'));
  const codes = new Map(worldCountries.map(({ ccn3, cca2 }) => [ccn3, cca2]));
  const pieces = new Map<string, MultiPolygon['coordinates']>();
  for (const { id, properties, geometry } of feature(world, world.objects.countries).features) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
    const key = codes.get(String(id ?? '')) ?? BY_NAME[properties.name] ?? NOBODY;
    pieces.set(key, [...(pieces.get(key) ?? []), ...piecesOf(geometry)]);
  }
  pieces.delete('AQ');
  return [...pieces].map(([key, coordinates]) => ({
    country: key === NOBODY ? null : key,
    shape: { type: 'Feature', properties: null, geometry: { type: 'MultiPolygon', coordinates } },
  }));
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
    { at: [longitude, latitude], reach: Math.sqrt(Math.max(area, 0)) / 2 / 111 },
  ]),
);

/** Longitude and latitude of a country's middle; also for those that are too small for the atlas. */
export function placeOf(country: CountryCode): [number, number] | null {
  return places.get(country)?.at ?? null;
}

/** How many times its reach the land of a wide country may go: Indonesia does, the islands of France go further. */
const FAR = 3.8;

/**
 * West, south, east and north of a country's land, without what lies far away from the rest; the east of land on both sides of the date
 * line is over 180. Null for a place that is not known.
 *
 * `edgesOf('FR')` holds France in Europe, and not its islands in the Caribbean.
 */
export function edgesOf(country: CountryCode): readonly [number, number, number, number] | null {
  const place = places.get(country);
  if (!place) return null;
  const [longitude, latitude] = place.at;
  const land = allLands().find((one) => one.country === country);
  if (!land) return [longitude, latitude, longitude, latitude];
  const [[left, bottom], [right, top]] = geoBounds(land.shape);
  const isSplit = left > right;
  const middle = isSplit && longitude < 0 ? longitude + 360 : longitude;
  const far = place.reach * FAR;
  return [
    Math.min(Math.max(left, middle - far), middle),
    Math.min(Math.max(bottom, latitude - far), latitude),
    Math.max(Math.min(isSplit ? right + 360 : right, middle + far), middle),
    Math.max(Math.min(top, latitude + far), latitude),
  ];
}
