import { geoContains } from 'd3-geo';
import type { BoardRow } from '../../demarche/index.ts';
import { allLands, placeOf } from './atlas.ts';
import { type Dot, spread } from './dots.ts';
import { type Ground, labelsOn, type Wanted } from './labels.ts';
import { type Box, type Frame, projectionFor } from './projecting.ts';
import { outlineOf, paintOf, standingOf } from './standing.ts';
import { element } from './svg.ts';
import type { Colours } from './theme.ts';

/** Below so many square pixels a country is drawn as a dot as well. */
const SMALL = 150;
const DOT_RADIUS = 9;
const NAME_SIZE = 21;
/** With more countries than this, names would hide what they name. */
const MOST_NAMED = 90;

/** The map itself: land, the countries that are asked, small ones as dots, and the names that have room. */
export function chart(shown: readonly BoardRow[], frame: Frame, box: Box, colours: Colours): string {
  const { projection, path } = projectionFor(frame, box);
  const rows = new Map(shown.map((row) => [row.country, row]));
  const background: string[] = [];
  const asked: string[] = [];
  const wanted: Wanted[] = [];
  const ground: Ground[] = [];
  const sizes = new Map<string, number>();

  for (const { country, shape } of allLands()) {
    const drawn = path(shape);
    if (drawn === null) continue;
    const row = country === null ? undefined : rows.get(country);
    if (!row) {
      const border = { stroke: colours.border, 'stroke-width': 0.8 };
      background.push(element('path', { d: drawn, fill: colours.land, ...border }));
      continue;
    }
    const area = path.area(shape);
    sizes.set(row.country, area);
    const fill = paintOf(standingOf(row));
    asked.push(element('path', { d: drawn, fill, ...outlineOf(row, colours) }));
    const [[left, top], [right, bottom]] = path.bounds(shape);
    const bounds = { x: left, y: top, width: right - left, height: bottom - top };
    const isOn = (at: [number, number]) => {
      const place = projection.invert?.(at);
      return place !== null && place !== undefined && geoContains(shape, place);
    };
    ground.push({ name: row.name, bounds, isOn });
    if (area >= SMALL) {
      const [x, y] = path.centroid(shape);
      const half = { halfWidth: (right - left) / 2, halfHeight: (bottom - top) / 2 };
      wanted.push({ text: row.name, x, y, ...half, weight: area });
    }
  }

  const within = ([x, y]: [number, number]) =>
    x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  const dots = spread(
    shown
      .filter(({ country }) => (sizes.get(country) ?? 0) < SMALL)
      .flatMap((row): Dot[] => {
        const place = placeOf(row.country);
        const at = place && projection(place);
        return at && within(at) ? [{ row, x: at[0], y: at[1] }] : [];
      }),
    DOT_RADIUS,
  );
  const half = { halfWidth: DOT_RADIUS, halfHeight: DOT_RADIUS };
  for (const { row, x, y } of dots) wanted.push({ text: row.name, x, y, ...half, weight: 0 });
  return [
    element('rect', { ...box, fill: colours.sea }),
    ...background,
    ...asked,
    ...dots.map((dot) => drawDot(dot, colours)),
    shown.length > MOST_NAMED ? '' : labelsOn(wanted, ground, box, NAME_SIZE, colours),
  ].join('');
}

function drawDot({ row, x, y }: Dot, colours: Colours): string {
  const outline = outlineOf(row, colours);
  // A dot is too small for the dashes of a border.
  const dashes = row.outstanding ? { 'stroke-dasharray': '4 2.5' } : {};
  return element('circle', {
    cx: x.toFixed(1),
    cy: y.toFixed(1),
    r: DOT_RADIUS,
    fill: paintOf(standingOf(row)),
    ...outline,
    ...dashes,
    'stroke-width': 2,
  });
}
