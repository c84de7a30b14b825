import { blank, type Line } from '../lines.ts';
import type { Damage } from './damage.ts';

function after(lines: readonly Line[], at: number, more: Line[]): Line[] {
  return at === -1 ? [...lines] : [...lines.slice(0, at + 1), ...more, ...lines.slice(at + 1)];
}

/** SIPDIS and its neighbors stand twice, as relays print them. */
export const captionsTwice: Damage = (lines) => {
  const captions = lines.filter(({ part }) => part === 'caption');
  const at = lines.findLastIndex(({ part }) => part === 'caption');
  return after(lines, at, [blank, ...captions]);
};

/** The exempt posts stand twice under one XMT, as in the real cable. */
export const exemptTwice: Damage = (lines) => {
  const exempt = lines.filter(({ part }) => part === 'exempt');
  const at = lines.findLastIndex(({ part }) => part === 'exempt');
  return after(
    lines,
    at,
    exempt.map((one) => ({ ...one, text: one.text.replace(/^XMT /, '') })),
  );
};

/** The subject stands again above the first paragraph. */
export const subjectTwice: Damage = (lines) => {
  const at = lines.findIndex(({ part }) => part === 'paragraph');
  const subject = lines.filter(({ part }) => part === 'subject');
  return after(lines, at - 1, [...subject, blank]);
};
