import type { Block, Cable, ClassificationLevel, Paragraph } from '../cable/index.ts';
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
function isHigherPortion(one: string, other: string): boolean {
  const level = (portion: string) => portionLevel(portion, UNMARKED, new Date(0));
  return rank(level(one)) > rank(level(other));
}

/** A mark as it stands in running text: `(SBU)`, `(S//NF)`, `(C-NF)`. */
const MARK =
  /\(\s?((?:TS|SBU|FOUO|CUI|LOU|LES|S|C|U)(?:\s?(?:\/{1,2}\s?[A-Z][A-Z, ]{0,30}|-\s?(?:NF|NOFORN|OC|ORCON|FOUO|EXDIS|NODIS))){0,3})\s?\)/
    .source;

/** `(SBU) We know of three.`, `(S//NF) …`: a bullet with a mark of its own. */
export const MARK_AT_HEAD = new RegExp(String.raw`^\W{0,3}${MARK}`);

/** Whether a paragraph has a list of (A), (B), (C), in which a letter is no mark; looked for once, so that the time stays linear. */
const lettered = new WeakMap<Paragraph, boolean>();
function isLettered(paragraph: Paragraph): boolean {
  const known = lettered.get(paragraph) ?? /\(B\)/.test(paragraph.text);
  lettered.set(paragraph, known);
  return known;
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

function ownMark(paragraph: Paragraph, block: Block | undefined): string | null {
  const own = MARK_AT_HEAD.exec(block?.text ?? '')?.[1] ?? null;
  return own?.length === 1 && isLettered(paragraph) ? null : own;
}

function portionIn(paragraph: Paragraph, block: Block | undefined): string | null {
  const { portion } = paragraph;
  const own = ownMark(paragraph, block);
  return portion !== null && own !== null && isHigherPortion(own, portion) ? own : portion;
}

/**
 * The mark that a place in a paragraph stands under: the paragraph's, or that of its own bullet where it is higher. A quote may be taken
 * from the middle of a bullet, and must not leave the mark behind.
 *
 * `portionAt(paragraph, quote.span.start)` is `S//NF` in a bullet that begins `(S//NF)`, under `(U)` as well.
 */
export function portionAt(paragraph: Paragraph, at: number): string | null {
  return portionIn(paragraph, blockAt(paragraph, at));
}

/** The mark that a subject line bears before its words, or after them. */
const MARK_BEFORE = /^\s*\(\s?([A-Z][A-Z/, -]{0,40})\s?\)/;
const MARK_AFTER = new RegExp(String.raw`\s${MARK}\s*$`);

/**
 * The mark that a subject line carries itself; null when it has none.
 *
 * `subjectMark('(C) OVERFLIGHT REQUEST')` is `C`; so is that of `OVERFLIGHT REQUEST (C)`.
 */
export function subjectMark(subject: string): string | null {
  return (MARK_BEFORE.exec(subject) ?? MARK_AFTER.exec(subject))?.[1] ?? null;
}

/** The marks of a paragraph and of its bullets. */
const marksOf = (paragraph: Paragraph): Array<string | null> => [
  paragraph.portion,
  ...paragraph.blocks.map((block) => ownMark(paragraph, block)),
];

/**
 * The marking that the gate judges: the cable's own line, or the highest mark of its subject, its paragraphs and their bullets where that is higher or
 * where the line is missing. A cable whose header was cut off is not let in as unclassified when its paragraphs say (S), and (S//NF) is NOFORN.
 *
 * `markingOf(parseCable(text)).level` of a cable marked UNCLAS with one (C) paragraph is `CONFIDENTIAL`.
 */
export function markingOf(cable: Cable): Marking {
  const marks = [subjectMark(cable.subject ?? ''), ...cable.paragraphs.flatMap(marksOf)];
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
