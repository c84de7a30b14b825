import { isBody } from '../lines.ts';
import type { Damage } from './damage.ts';

/** A number inside a sentence falls at the head of a line and gets a mark: `no later than March` / `[¶](#)7,`. */
export const falseParagraphMarks: Damage = (lines, dice) => {
  const mark = dice.pick(['[¶](#)', '¶']);
  return lines.flatMap((one) => {
    const number = isBody(one) ? / (?=\d+[ ,.])/.exec(one.text.slice(10)) : null;
    if (number === null || dice.roll(3) === 0) return [one];
    const at = number.index + 10;
    const head = one.text.slice(0, at);
    const tail = `${mark}${one.text.slice(at + 1)}`;
    // Some copies keep the line whole and have the mark in its middle.
    if (dice.roll(3) === 0) return [{ ...one, text: `${head} ${tail}` }];
    return [
      { ...one, text: head },
      { ...one, text: tail, first: false },
    ];
  });
};
