import { blank, isBody } from '../lines.ts';
import type { Damage } from './damage.ts';

/**
 * Blank lines fall between the lines of one bullet: `-- We have heard` / blank / `with the people`. Never behind a
 * sentence: what then begins anew might as well be prose that follows the bullets, and nobody could tell.
 */
export const blankLinesInBullets: Damage = (lines, dice) =>
  lines.flatMap((one, index) => {
    const next = lines[index + 1];
    const inside =
      one.part === 'bullet' && next?.part === 'bullet' && !next.first && !/[.!?"]$/.test(one.text);
    return inside && dice.roll(3) === 0 ? [one, blank] : [one];
  });

/** Every line is followed by a blank one, as double spacing comes out of some pages. */
export const doubleSpacing: Damage = (lines) => lines.flatMap((one) => (isBody(one) ? [one, blank] : [one]));
