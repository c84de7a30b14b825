import { type Cable, type ClassificationLevel, LEVELS } from '../cable/index.ts';
import { localDate } from './local-time.ts';
import type { Marking } from './types.ts';

const rank = (level: ClassificationLevel) => LEVELS.indexOf(level);

/**
 * The lower of two levels.
 *
 * `lowerOf('SECRET', 'SBU')` is `SBU`.
 */
export function lowerOf(a: ClassificationLevel, b: ClassificationLevel): ClassificationLevel {
  return rank(a) <= rank(b) ? a : b;
}

const isClassified = (level: ClassificationLevel) => rank(level) > rank('SBU');

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

function asMarked({ level, captions }: Marking): string {
  return [level, ...LIMITS_ON_READERS.filter((caption) => captions.includes(caption))].join('//');
}

const SHORT: Record<ClassificationLevel, string> = {
  UNCLASSIFIED: 'U',
  SBU: 'SBU',
  CONFIDENTIAL: 'C',
  SECRET: 'S',
  'TOP SECRET': 'TS',
};

/**
 * The marking as a cable bears it, as short as a portion mark, for lines that have no room for the banner. It names the declassification
 * date instead of judging it, so it is true whatever day it is.
 *
 * `(SBU)`, `(S//NOFORN)`, `(C until 2018-03-04)`.
 */
export function markOf(marking: Marking): string {
  const { level, declassifyOn } = marking;
  const until = isClassified(level) && declassifyOn !== null ? ` until ${declassifyOn}` : '';
  return `(${asMarked(marking).replace(level, SHORT[level])}${until})`;
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

const PORTIONS = new Map<string, ClassificationLevel>([
  ['U', 'UNCLASSIFIED'],
  ['SBU', 'SBU'],
  ['FOUO', 'SBU'],
  ['SENSITIVE', 'SBU'],
  ['CUI', 'SBU'],
  ['LOU', 'SBU'],
  ['LES', 'SBU'],
  ['C', 'CONFIDENTIAL'],
  ['S', 'SECRET'],
  ['TS', 'TOP SECRET'],
]);

/** Control markings that a portion mark may carry beside its level, and the caption that each stands for. */
const CONTROLS = new Map<string, (typeof LIMITS_ON_READERS)[number] | null>([
  ['NF', 'NOFORN'],
  ['NOFORN', 'NOFORN'],
  ['OC', 'ORCON'],
  ['ORCON', 'ORCON'],
  ['PR', 'PROPIN'],
  ['PROPIN', 'PROPIN'],
  ['EXDIS', 'EXDIS'],
  ['NODIS', 'NODIS'],
  ['STADIS', 'STADIS'],
  ['LIMDIS', 'LIMDIS'],
  ['SIPDIS', null],
  ['SF', null],
  // With the countries after it.
  ['REL', null],
  ['FGI', null],
]);

/** `S//REL TO USA, GBR/NF` in its parts, each by its first word: S, REL, NF. */
function partsOf(portion: string): string[] {
  return portion
    .toUpperCase()
    .split(/[/-]/)
    .flatMap((part) => /[A-Z?]+/.exec(part)?.[0] ?? []);
}

const highest = (levels: readonly ClassificationLevel[]): ClassificationLevel =>
  levels.reduce((high, level) => (rank(level) > rank(high) ? level : high));

/**
 * The level of one paragraph now: the highest that its own mark names; the whole cable's when it has no mark, or one of which a part can
 * not be read, unless what can be read is higher. After the declassification date (C), (S) and (TS) are UNCLASSIFIED; (SBU) stays SBU.
 *
 * `portionLevel('C/NF', { level: 'SECRET', … }, now)` is `CONFIDENTIAL`.
 */
export function portionLevel(portion: string | null, marking: Marking, now: Date): ClassificationLevel {
  const { level: whole, declassified } = effectiveMarking(marking, now);
  const parts = partsOf(portion ?? '');
  const levels = parts.flatMap((part) => PORTIONS.get(part) ?? []);
  const isRead = levels.length > 0 && parts.every((part) => PORTIONS.has(part) || CONTROLS.has(part));
  const named = levels.map((level) => (declassified && isClassified(level) ? 'UNCLASSIFIED' : level));
  return highest(isRead ? named : [whole, ...named]);
}

const UNMARKED: Marking = { level: 'UNCLASSIFIED', captions: [], declassifyOn: null };

/**
 * Whether one portion mark is higher than another, by what can be read of them.
 *
 * `isHigherPortion('S//NF', 'SBU')` is true.
 */
export function isHigherPortion(one: string, other: string): boolean {
  const level = (portion: string) => portionLevel(portion, UNMARKED, new Date(0));
  return rank(level(one)) > rank(level(other));
}

/** The mark that a subject line bears before its words, or after them. */
const MARK_BEFORE = /^\s*\(\s?([A-Z][A-Z/, -]{0,40})\s?\)/;
const MARK_AFTER = /\s\(\s?((?:TS|SBU|FOUO|CUI|LOU|S|C|U)(?:\/{1,2}[A-Z, /]{2,30})?)\s?\)\s*$/;

/**
 * The mark that a subject line carries itself; null when it has none.
 *
 * `subjectMark('(C) OVERFLIGHT REQUEST')` is `C`; so is that of `OVERFLIGHT REQUEST (C)`.
 */
export function subjectMark(subject: string): string | null {
  return (MARK_BEFORE.exec(subject) ?? MARK_AFTER.exec(subject))?.[1] ?? null;
}

/**
 * The marking that the gate judges: the cable's own line, or the highest mark of its subject and its paragraphs where that is higher or
 * where the line is missing. A cable whose header was cut off is not let in as unclassified when its paragraphs say (S), and (S//NF) is NOFORN.
 *
 * `markingOf(parseCable(text)).level` of a cable marked UNCLAS with one (C) paragraph is `CONFIDENTIAL`.
 */
export function markingOf(cable: Cable): Marking {
  const marks = [subjectMark(cable.subject ?? ''), ...cable.paragraphs.map(({ portion }) => portion)];
  const levels: ClassificationLevel[] = [
    cable.classification?.level ?? UNMARKED.level,
    // Without a date nothing is declassified yet, so any instant gives the level as marked.
    ...marks.map((mark) => portionLevel(mark, UNMARKED, new Date(0))),
  ];
  const captions = marks.flatMap((mark) => partsOf(mark ?? '')).flatMap((part) => CONTROLS.get(part) ?? []);
  return {
    level: highest(levels),
    captions: [...new Set([...(cable.classification?.captions ?? []), ...captions])],
    declassifyOn: cable.executiveOrder?.declassifyOn ?? null,
  };
}
