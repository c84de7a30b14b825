import {
  type Block,
  type Cable,
  type ClassificationLevel,
  type Paragraph,
  portionMarkAtEnd,
  readOwnMark,
} from '../cable/index.ts';
import { effectiveMarking, isClassified, type LIMITS_ON_READERS, rank } from './marking.ts';
import type { Marking } from './types.ts';

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
  // The countries after it are read by `RELEASED`.
  ['REL', null],
  ['FGI', null],
]);

/** To whom what stands under a portion mark may be released. */
const RELEASED = /REL TO [A-Z]{3,4}(?:, ?[A-Z]{3,4})*/;

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

/** Whether one portion mark is higher than another; one that says no level, as (NF), might be, and so is. */
function isHigherPortion(one: string, other: string): boolean {
  const level = (portion: string) => portionLevel(portion, UNMARKED, new Date(0));
  return !partsOf(one).some((part) => PORTIONS.has(part)) || rank(level(one)) > rank(level(other));
}

/** The block that an offset of the raw text falls into. Blocks stand in order, so halving finds it. */
function blockAt({ blocks }: Paragraph, at: number): Block | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.span.start ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}

/**
 * The mark that a place in a paragraph stands under: the paragraph's, or that of its own bullet where it is higher. A quote may be taken
 * from the middle of a bullet, and must not leave the mark behind.
 *
 * `portionAt(paragraph, quote.span.start)` is `S//NF` in a bullet that begins `(S//NF)`, under `(U)` as well.
 */
export function portionAt(paragraph: Paragraph, at: number): string | null {
  const { portion } = paragraph;
  const own = blockAt(paragraph, at)?.mark ?? null;
  return portion !== null && own !== null && isHigherPortion(own, portion) ? own : portion;
}

/**
 * The mark that a subject line carries itself; null when it has none.
 *
 * `subjectMark('(C) OVERFLIGHT REQUEST')` is `C`; so is that of `OVERFLIGHT REQUEST (C)`.
 */
export function subjectMark(subject: string): string | null {
  return readOwnMark(subject)?.portion ?? portionMarkAtEnd(subject);
}

/** The marks of a paragraph and of its bullets. */
const marksOf = (paragraph: Paragraph): Array<string | null> => [
  paragraph.portion,
  ...paragraph.blocks.map(({ mark }) => mark),
];

/**
 * The marking that the gate judges: the cable's own line, or the highest mark of its subject, its paragraphs and their bullets, or of any other marking
 * in it, where that is higher or where the line is missing. A cable whose header was cut off is not let in as unclassified when its paragraphs
 * say (S), and (S//NF) is NOFORN.
 *
 * `markingOf(parseCable(text)).level` of a cable marked UNCLAS with one (C) paragraph is `CONFIDENTIAL`.
 */
export function markingOf(cable: Cable): Marking {
  const marks = [subjectMark(cable.subject ?? ''), ...cable.paragraphs.flatMap(marksOf)];
  const printed = [...(cable.classification === null ? [] : [cable.classification]), ...cable.otherMarkings];
  const levels: ClassificationLevel[] = [
    UNMARKED.level,
    ...printed.flatMap(({ level }) => level ?? []),
    // Without a date nothing is declassified yet, so any instant gives the level as marked.
    ...marks.map((mark) => portionLevel(mark, UNMARKED, new Date(0))),
  ];
  const ofPortions = marks.flatMap((mark) => partsOf(mark ?? '')).flatMap((part) => CONTROLS.get(part) ?? []);
  const released = marks.flatMap((mark) => RELEASED.exec((mark ?? '').toUpperCase())?.[0] ?? []);
  return {
    level: highest(levels),
    captions: [...new Set([...printed.flatMap(({ captions }) => captions), ...ofPortions, ...released])],
    declassifyOn: cable.executiveOrder?.declassifyOn ?? null,
  };
}
