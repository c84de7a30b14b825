import type { Box } from './projecting.ts';
import { textAt, widthOf } from './svg.ts';
import type { Colours } from './theme.ts';

export interface Wanted {
  text: string;
  x: number;
  y: number;
  /** Half of the width and the height of what it names. */
  halfWidth: number;
  halfHeight: number;
  /** The larger one is placed first. */
  weight: number;
}

/** The land of one country that is asked. */
export interface Ground {
  name: string;
  bounds: Box;
  isOn(point: [number, number]): boolean;
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const inside = (a: Box, b: Box) =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

/** A name may be a little wider than its country and still stand on it. */
const WIDER = 1.15;
/** So much of each country's middle is left in sight, in each direction. */
const HEART = 8;

/** Where a label may stand, best first: on its country, or beside one that it would hide. */
function placesFor({ text, x, y, halfWidth, halfHeight }: Wanted, size: number): Box[] {
  const [width, height] = [widthOf(text, size), size * 1.15];
  const at = (left: number, top: number): Box => ({ x: left, y: top, width, height });
  if (width <= halfWidth * 2 * WIDER && height < halfHeight * 2) {
    const shifts = [0, 1, -1].filter((shift) => Math.abs(shift) * height < halfHeight / 2);
    return shifts.map((shift) => at(x - width / 2, y - height / 2 + shift * height));
  }
  const [across, down] = [Math.min(halfWidth, 60) + 4, Math.min(halfHeight, 60) + 1];
  return [
    at(x + across, y - height / 2),
    at(x - across - width, y - height / 2),
    at(x - width / 2, y - down - height),
    at(x - width / 2, y + down),
    at(x + across / 2, y - down - height / 2),
    at(x - across / 2 - width, y - down - height / 2),
    at(x + across / 2, y + down - height / 2),
    at(x - across / 2 - width, y + down - height / 2),
  ];
}

const heartOf = ({ x, y }: Wanted): Box => ({
  x: x - HEART,
  y: y - HEART,
  width: HEART * 2,
  height: HEART * 2,
});

/** On its own country a name may reach a little over the border. */
const isAtHome = (box: Box, { x, y, halfHeight }: Wanted) =>
  Math.abs(box.x + box.width / 2 - x) < 1 && Math.abs(box.y + box.height / 2 - y) < halfHeight / 2;

/** Whether a name would lie on the land of a country that has another one; looked at on a grid of points. */
function misleads(box: Box, { text }: Wanted, ground: readonly Ground[]): boolean {
  const near = ground.filter(({ name, bounds }) => name !== text && overlap(box, bounds));
  const columns = Math.ceil(box.width / 12);
  for (let column = 0; column <= columns && near.length > 0; column += 1) {
    const x = box.x + (box.width * column) / columns;
    for (const part of [0.15, 0.5, 0.85]) {
      if (near.some(({ isOn }) => isOn([x, box.y + box.height * part]))) return true;
    }
  }
  return false;
}

/** Names on the map, the weightier first; one that would hide a name or the middle of a country, or stand on another country, is left out. */
export function labelsOn(
  wanted: readonly Wanted[],
  ground: readonly Ground[],
  frame: Box,
  size: number,
  colours: Colours,
): string {
  const used: Box[] = [];
  const hearts = new Map(wanted.map((one) => [one, heartOf(one)]));
  const isFree = (box: Box, mine: Wanted) =>
    inside(box, frame) &&
    !used.some((other) => overlap(box, other)) &&
    ![...hearts].some(([one, heart]) => one !== mine && overlap(box, heart)) &&
    (isAtHome(box, mine) || !misleads(box, mine, ground));
  return wanted
    .toSorted((a, b) => b.weight - a.weight)
    .map((one) => {
      const place = placesFor(one, size).find((box) => isFree(box, one));
      if (!place) return '';
      used.push(place);
      return textAt(Math.round(place.x), Math.round(place.y + size * 0.92), one.text, {
        size,
        fill: colours.ink,
        halo: colours.page,
      });
    })
    .join('');
}
