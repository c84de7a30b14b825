import { blank, type Line, line } from '../lines.ts';
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
  const at = lines.findIndex(({ part }) => part === 'heading' || part === 'paragraph');
  const subject = lines.filter(({ part }) => part === 'subject');
  return after(lines, at - 1, [...subject, blank]);
};

/** Everything from the classification to the subject is printed a second time. */
export const preambleTwice: Damage = (lines) => {
  const start = lines.findIndex(({ part }) => part === 'classification');
  const end = lines.findLastIndex(({ part }) => part === 'subject');
  return after(lines, end, [blank, ...lines.slice(start, end + 1)]);
};

/** An archive stamps each page on release; the stamp falls between two paragraphs. */
export const releaseStamps: Damage = (lines, dice) => {
  const starts = lines.flatMap((one, index) =>
    one.part === 'paragraph' && one.first && index > 0 ? [index] : [],
  );
  const at = starts[dice.roll(starts.length)] ?? 0;
  const stamp = line(
    'break',
    'Ada Tillinghast Declassified/Released US Department of State EO Systematic Review 20 Mar 2014',
  );
  return after(lines, at - 1, [stamp, stamp, blank]);
};
