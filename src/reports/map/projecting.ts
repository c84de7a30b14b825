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
/** Less than this would show one country without its neighbours, in degrees. */
const LEAST_WIDTH = 64;

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
  const pad = 4;
  const west = Math.min(...edges.map(([edge]) => edge)) - pad;
  const south = Math.max(Math.min(...edges.map(([, edge]) => edge)) - pad, WHOLE_WORLD[1]);
  const east = Math.max(...edges.map(([, , edge]) => edge)) + pad;
  const north = Math.min(Math.max(...edges.map(([, , , edge]) => edge)) + pad, WHOLE_WORLD[3]);
  if (east - west > 300) return WHOLE_WORLD;
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
