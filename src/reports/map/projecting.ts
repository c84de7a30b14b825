import { type GeoPath, type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo';
import type { MultiPoint } from 'geojson';
import type { CountryCode } from '../../geo/index.ts';
import { edgesOf } from './atlas.ts';

/** West, south, east, north in degrees; the east may pass 180. */
export type Frame = readonly [number, number, number, number];

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The edge of a frame as points that are close enough to follow a curved projection. */
function edgeOf([west, south, east, north]: Frame): MultiPoint {
  const steps = 24;
  const coordinates: Array<[number, number]> = [];
  for (let step = 0; step <= steps; step += 1) {
    const longitude = west + ((east - west) * step) / steps;
    const latitude = south + ((north - south) * step) / steps;
    coordinates.push([longitude, south], [longitude, north], [west, latitude], [east, latitude]);
  }
  return { type: 'MultiPoint', coordinates };
}

/** Every country of the atlas but the edges of the polar night. */
const WHOLE_WORLD: Frame = [-168, -55, 190, 74];
/** What is shown around the countries, in degrees. */
const PAD = 4;
/** Less than this would show one country without its neighbours, in degrees. */
const LEAST_WIDTH = 64;

/** West and east of all stretches of longitude, on the side of the globe where they lie closest: across the date line when it is shorter. */
function shortestWay(stretches: ReadonlyArray<readonly [number, number]>): [number, number] {
  const sorted = stretches.toSorted(([a], [b]) => a - b);
  const start = sorted[0]?.[0] ?? 0;
  let best = { gap: 0, west: start };
  let covered = start;
  for (const [west, east] of [...sorted, [start + 360, start + 360] as const]) {
    if (west - covered > best.gap) best = { gap: west - covered, west: west >= start + 360 ? start : west };
    covered = Math.max(covered, east);
  }
  return [best.west, best.west + 360 - best.gap];
}

/**
 * The smallest frame that holds countries and a little around them; the whole world when they lie all over it.
 *
 * `frameAround(['SN', 'ID'])` goes from the Atlantic to the Pacific.
 */
export function frameAround(countries: readonly CountryCode[]): Frame {
  const edges = countries.flatMap((country) => {
    const found = edgesOf(country);
    return found ? [found] : [];
  });
  if (edges.length === 0) return WHOLE_WORLD;
  const [first, last] = shortestWay(edges.map(([west, , east]) => [west, east]));
  const [west, east] = [first - PAD, last + PAD];
  if (east - west > 300) return WHOLE_WORLD;
  const south = Math.max(Math.min(...edges.map(([, edge]) => edge)) - PAD, WHOLE_WORLD[1]);
  const north = Math.min(Math.max(...edges.map(([, , , edge]) => edge)) + PAD, WHOLE_WORLD[3]);
  const wider = Math.max(0, (LEAST_WIDTH - (east - west)) / 2);
  const taller = Math.max(0, (LEAST_WIDTH / 2 - (north - south)) / 2);
  return [west - wider, south - taller, east + wider, north + taller];
}

const projectionOf = (frame: Frame): GeoProjection =>
  geoEqualEarth()
    .rotate([-(frame[0] + frame[2]) / 2, 0])
    .precision(0.3);

/** How high a frame is, drawn at a width; between two bounds, beyond which the picture shows more of one side. */
export function heightOf(frame: Frame, width: number, least: number, most: number): number {
  const projection = projectionOf(frame).fitWidth(width, edgeOf(frame));
  const [[, top], [, bottom]] = geoPath(projection).bounds(edgeOf(frame));
  return Math.round(Math.min(Math.max(bottom - top, least), most));
}

/** An equal-area projection of a frame into a box of the picture, as large as it goes; what lies outside the box is cut. */
export function projectionFor(frame: Frame, box: Box): { projection: GeoProjection; path: GeoPath } {
  const extent: [[number, number], [number, number]] = [
    [box.x, box.y],
    [box.x + box.width, box.y + box.height],
  ];
  const projection = projectionOf(frame).fitExtent(extent, edgeOf(frame)).clipExtent(extent);
  return { projection, path: geoPath(projection).digits(1) };
}
