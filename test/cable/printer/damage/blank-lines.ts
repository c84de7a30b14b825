import { blank, isBody } from '../lines.ts';
import type { Damage } from './damage.ts';

/** Blank lines fall between the lines of one bullet: `-- We have heard` / blank / `with the people`. */
export const blankLinesInBullets: Damage = (lines, dice) =>
  lines.flatMap((one, index) => {
    const next = lines[index + 1];
    const inside = one.part === 'bullet' && next?.part === 'bullet' && !next.first;
    return inside && dice.roll(3) === 0 ? [one, blank] : [one];
  });

/** Every line is followed by a blank one, as double spacing comes out of some pages. */
export const doubleSpacing: Damage = (lines) => lines.flatMap((one) => (isBody(one) ? [one, blank] : [one]));
