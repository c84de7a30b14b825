import { blank, isBody } from '../lines.ts';
import type { Damage } from './damage.ts';

/** Blanks at the ends of lines, as fixed-width terminals leave them. */
export const trailingBlanks: Damage = (lines, dice) =>
  lines.map((one) => ({ ...one, text: `${one.text}${' '.repeat(dice.roll(4))}` }));

/** The whole text is indented, as in a quotation. */
export const indented: Damage = (lines, dice) => {
  const indent = dice.pick(['  ', '    ', '\t', '\u00a0']);
  return lines.map((one) => (one.text === '' ? one : { ...one, text: `${indent}${one.text}` }));
};

/** Extra blank lines before the beginning and behind the end. */
export const blankMargins: Damage = (lines) => [blank, blank, blank, ...lines, blank, blank];

/**
 * Lines of the body are broken once more, as narrow pages do: a short rest follows each long line. A rest that ends or
 * begins a sentence would look like the end of its bullet or the beginning of prose, and SECRET alone like the banner
 * of a page.
 */
export const rewrapped: Damage = (lines, dice, { facts }) =>
  lines.flatMap((one) => {
    const gap = isBody(one) ? one.text.lastIndexOf(' ') : -1;
    const rest = one.text.slice(gap + 1);
    const head = one.text.slice(0, gap);
    const mistakable = /[.!?"]$/.test(head) || /^[^a-z]|[.!?"]$|^(?:SECRET|CONFIDENTIAL)$/i.test(rest);
    if (gap < 40 || mistakable || one.text.endsWith(facts.signer) || dice.roll(3) !== 0) return [one];
    return [
      { ...one, text: head },
      { ...one, text: rest, first: false },
    ];
  });
