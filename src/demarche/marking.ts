import { type ClassificationLevel, LEVELS } from '../cable/index.ts';
import { localDate } from './local-time.ts';
import { onceFor } from './once-for.ts';
import type { Marking } from './types.ts';

export const rank = (level: ClassificationLevel) => LEVELS.indexOf(level);

/**
 * The lower of two levels.
 *
 * `lowerOf('SECRET', 'SBU')` is `SBU`.
 */
export function lowerOf(a: ClassificationLevel, b: ClassificationLevel): ClassificationLevel {
  return rank(a) <= rank(b) ? a : b;
}

export const isClassified = (level: ClassificationLevel) => rank(level) > rank('SBU');

/**
 * Captions that say who may not see a cable; they stand in its banner, in this order, and keep it out of channels that another organisation
 * reads. SIPDIS only says how it travelled, SENSITIVE and FOUO are in the level.
 */
export const LIMITS_ON_READERS = [
  'NOFORN',
  'ORCON',
  'EXDIS',
  'NODIS',
  'STADIS',
  'LIMDIS',
  'PROPIN',
  'RELIDO',
  'NOCONTRACT',
  'EYES ONLY',
  'ROGER CHANNEL',
  'DISSENT CHANNEL',
  'MEDICAL CHANNEL',
  'DS CHANNEL',
] as const;

/**
 * The marking that counts now. Once the cable's own declassification date has passed (the day after it, UTC), what was CONFIDENTIAL or
 * above counts as SBU and not lower: any paragraph of it may be (SBU), and no date ends those.
 *
 * The real sample, CONFIDENTIAL until 2018-03-04, is `{ level: 'SBU', declassified: true }` today.
 */
export function effectiveMarking(
  marking: Marking,
  now: Date,
): { level: ClassificationLevel; declassified: boolean } {
  const { level, declassifyOn } = marking;
  if (!isClassified(level) || declassifyOn === null || localDate(now, 'UTC') <= declassifyOn) {
    return { level, declassified: false };
  }
  return { level: 'SBU', declassified: true };
}

const limits = onceFor<readonly string[]>();

/**
 * The captions of a cable that say who may not see it, in the order of a banner. `REL TO` names who may, and so keeps it from everybody else.
 *
 * `limitsOf({ level: 'SECRET', captions: ['REL TO USA, GBR', 'SIPDIS', 'ORCON'], declassifyOn: null })` is `['ORCON', 'REL TO USA, GBR']`.
 */
export function limitsOf({ captions }: Pick<Marking, 'captions'>): readonly string[] {
  return limits(captions, '', () => {
    const released = captions.filter((caption) => caption.startsWith('REL TO '));
    return [...LIMITS_ON_READERS.filter((caption) => captions.includes(caption)), ...released];
  });
}

const printed = onceFor<string>();

const asMarked = (marking: Marking): string =>
  printed(marking, '', () => [marking.level, ...limitsOf(marking)].join('//'));

/** A level as a portion mark has it. */
export const LEVEL_MARKS: Readonly<Record<ClassificationLevel, string>> = {
  UNCLASSIFIED: 'U',
  SBU: 'SBU',
  CONFIDENTIAL: 'C',
  SECRET: 'S',
  'TOP SECRET': 'TS',
};

const marks = onceFor<string>();

/**
 * The marking as a cable bears it, as short as a portion mark, for lines that have no room for the banner. It names the declassification
 * date instead of judging it, so it is true whatever day it is.
 *
 * `(SBU)`, `(S//NOFORN)`, `(C until 2018-03-04)`.
 */
export function markOf(marking: Marking): string {
  return marks(marking, '', () => {
    const { level, declassifyOn } = marking;
    const until = isClassified(level) && declassifyOn !== null ? ` until ${declassifyOn}` : '';
    return `(${asMarked(marking).replace(level, LEVEL_MARKS[level])}${until})`;
  });
}

/**
 * What stands above everything that is shown of a cable.
 *
 * `CONFIDENTIAL`, `SECRET//NOFORN`, `marked CONFIDENTIAL; declassification date 2018-03-04 has passed`.
 */
export function bannerOf(marking: Marking, now: Date): string {
  return effectiveMarking(marking, now).declassified
    ? `marked ${asMarked(marking)}; declassification date ${marking.declassifyOn} has passed`
    : asMarked(marking);
}

function whyRefused(marking: Marking, max: ClassificationLevel, now: Date): string {
  const { level, declassified } = effectiveMarking(marking, now);
  const marked = declassified
    ? `${marking.level}, and counts as SBU since its declassification date ${marking.declassifyOn} has passed`
    : marking.level;
  const until =
    isClassified(marking.level) && marking.declassifyOn !== null && !declassified
      ? ` It says itself that it may be declassified on ${marking.declassifyOn}; after that day it can be imported at SBU.`
      : '';
  return (
    `This cable is marked ${marked}. This place may hold ${max} at most, so nothing of it was stored.` +
    `${until} Handle it on a system that is approved for ${level}.`
  );
}

/**
 * Whether a place that may hold `max` may hold this cable; the reason is for the person who brought it, and quotes nothing of the text.
 *
 * `passesGate({ level: 'SECRET', captions: [], declassifyOn: null }, 'SBU', now).passes` is false.
 */
export function passesGate(
  marking: Marking,
  max: ClassificationLevel,
  now: Date,
): { passes: true; banner: string } | { passes: false; reason: string } {
  return rank(effectiveMarking(marking, now).level) <= rank(max)
    ? { passes: true, banner: bannerOf(marking, now) }
    : { passes: false, reason: whyRefused(marking, max, now) };
}
