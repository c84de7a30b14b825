import { type BoardRow, labelOf, POSITIONS, type Position } from '../../demarche/index.ts';
import { element } from './svg.ts';
import type { Colours } from './theme.ts';

/** How a country is filled: its position, or why there is none. */
export type Standing = Position | 'awaiting' | 'no-action' | 'outstanding' | 'no-post';

export const STANDINGS: readonly Standing[] = [
  ...POSITIONS,
  'awaiting',
  'no-action',
  'outstanding',
  'no-post',
];

const WORDS: Record<Exclude<Standing, Position>, string> = {
  awaiting: 'Delivered, no answer yet',
  'no-action': 'Unable or nil report',
  outstanding: 'Outstanding',
  'no-post': 'No US post',
};

export function standingOf(row: BoardRow): Standing {
  if (row.position !== null) return row.position;
  if (row.delivery === 'delivered') return 'awaiting';
  if (row.delivery === 'unable' || row.delivery === 'nil') return 'no-action';
  return row.post === null ? 'no-post' : 'outstanding';
}

const isPosition = (standing: Standing): standing is Position =>
  POSITIONS.some((position) => position === standing);

export function standingLabel(standing: Standing): string {
  return isPosition(standing) ? labelOf(standing) : WORDS[standing];
}

/** Blue to red apart from each other for colour-blind eyes too; the patterns tell them apart in grey. */
function fillOf(standing: Standing, { empty, land, outstanding }: Colours): [base: string, mark: string] {
  const fills: Record<Standing, [string, string]> = {
    achieved: ['#0b4a8f', '#0b4a8f'],
    supports: ['#3f8fd6', '#0b3d75'],
    'leans-yes': ['#b5dbf5', '#2d6ea8'],
    noncommittal: ['#f5d76e', '#8a6d00'],
    'leans-no': ['#f6a46b', '#9a4308'],
    opposes: ['#b8322a', '#ffd9d0'],
    awaiting: ['#c9c3dc', '#6b5fa0'],
    'no-action': ['#a8a8a4', '#4c4c4a'],
    outstanding: [empty, outstanding],
    'no-post': [land, '#8b8b88'],
  };
  return fills[standing];
}

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width: number) =>
  element('line', { x1, y1, x2, y2, stroke, 'stroke-width': width });

const dot = (cx: number, cy: number, r: number, fill: string) => element('circle', { cx, cy, r, fill });

/** The marks of one tile of 10 by 10. Diagonals run past the corners, so that tiles join without gaps. */
function marksOf(standing: Standing, mark: string): string {
  const rising =
    line(-2, 12, 12, -2, mark, 2.2) + line(-2, 2, 2, -2, mark, 2.2) + line(8, 12, 12, 8, mark, 2.2);
  const falling =
    line(-2, -2, 12, 12, mark, 2.2) + line(8, -2, 12, 2, mark, 2.2) + line(-2, 8, 2, 12, mark, 2.2);
  switch (standing) {
    case 'achieved':
    case 'outstanding':
      return '';
    case 'supports':
      return rising;
    case 'leans-yes':
      return dot(5, 5, 2, mark);
    case 'noncommittal':
      return line(0, 5, 10, 5, mark, 2.4);
    case 'leans-no':
      return falling;
    case 'opposes':
      return rising + falling;
    case 'awaiting':
      return line(5, 0, 5, 10, mark, 2.4);
    case 'no-action':
      return line(5, 2, 5, 8, mark, 2) + line(2, 5, 8, 5, mark, 2);
    case 'no-post':
      return dot(2.5, 2.5, 1.3, mark) + dot(7.5, 7.5, 1.3, mark);
  }
}

/** The `<defs>` with one colour and one pattern a standing; use them by `paintOf`. */
export function patterns(colours: Colours): string {
  const each = STANDINGS.map((standing) => {
    const [base, mark] = fillOf(standing, colours);
    const tile = element('rect', { width: 10, height: 10, fill: base }) + marksOf(standing, mark);
    const frame = { id: standing, width: 10, height: 10, patternUnits: 'userSpaceOnUse' };
    return element('pattern', frame, tile);
  });
  return element('defs', {}, each.join(''));
}

export const paintOf = (standing: Standing): string => `url(#${standing})`;

/** Solid where the points were delivered, dashed where an answer is owed, thin otherwise. */
export function outlineOf(row: BoardRow, colours: Colours): Record<string, string | number | null> {
  if (row.outstanding) {
    return {
      stroke: colours.outstanding,
      'stroke-width': row.overdue ? 3.2 : 2.2,
      'stroke-dasharray': '5 3',
      'stroke-linejoin': 'round',
    };
  }
  return row.delivery === 'delivered'
    ? { stroke: colours.delivered, 'stroke-width': 2.2, 'stroke-linejoin': 'round' }
    : { stroke: colours.soft, 'stroke-width': 0.9, 'stroke-linejoin': 'round' };
}
