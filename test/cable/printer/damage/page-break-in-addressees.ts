import { line } from '../lines.ts';
import type { Damage } from './damage.ts';

/** A long list of addressees runs over the page: the break stands between two of them. */
export const pageBreakInAddressees: Damage = (lines, dice, { facts }) => {
  const heads = lines.flatMap((one, index) =>
    (one.part === 'addressee' || one.part === 'exempt') && !/^(TO|INFO|XMT) /.test(one.text) ? [index] : [],
  );
  const at = heads[dice.roll(heads.length)];
  if (at === undefined) return [...lines];
  const serial = String(facts.serial).padStart(6, '0');
  return [
    ...lines.slice(0, at),
    line('break', ''),
    line('break', `PAGE 02        ${facts.origin.numbersAs}  ${serial}`),
    line('break', ''),
    ...lines.slice(at),
  ];
};
