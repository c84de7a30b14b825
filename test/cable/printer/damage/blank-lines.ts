import { blank, isBody, type Line } from '../lines.ts';
import type { Damage } from './damage.ts';

/**
 * A bullet goes on behind a sentence. With a blank line between, what begins there might as well be prose that follows
 * the bullets, and nobody could tell.
 */
function goesOnBehindSentence(one: Line, next: Line | undefined): boolean {
  return one.part === 'bullet' && next?.part === 'bullet' && !next.first && /[.!?"]$/.test(one.text);
}

/** Blank lines fall between the lines of one bullet: `-- We have heard` / blank / `with the people`. */
export const blankLinesInBullets: Damage = (lines, dice) =>
  lines.flatMap((one, index) => {
    const next = lines[index + 1];
    const inside = one.part === 'bullet' && next?.part === 'bullet' && !next.first;
    return inside && !goesOnBehindSentence(one, next) && dice.roll(3) === 0 ? [one, blank] : [one];
  });

/** Every line is followed by a blank one, as double spacing comes out of some pages. */
export const doubleSpacing: Damage = (lines) =>
  lines.flatMap((one, index) =>
    isBody(one) && !goesOnBehindSentence(one, lines[index + 1]) ? [one, blank] : [one],
  );
