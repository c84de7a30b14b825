import { limitNamed } from './caption-forms.ts';
import type { Line } from './lines.ts';
import { CAPTION, CONTROL, LEVEL_AT_START, type LevelWord, ORIGINATOR_SERIAL, SECTION } from './patterns.ts';
import { type Source, type Stretch, spanOf } from './source.ts';
import type { Classification, ClassificationLevel } from './types.ts';

/** The markings, from the lowest to the highest. */
export const LEVELS: readonly ClassificationLevel[] = [
  'UNCLASSIFIED',
  'SBU',
  'CONFIDENTIAL',
  'SECRET',
  'TOP SECRET',
];

/** A classification line taken apart: `C O N F I D E N T I A L SECTION 01 OF 03 STATE 022377`. */
export interface ClassificationLine {
  level: ClassificationLevel;
  /** Printed in capitals or with blanks between the letters, unlike the first word of a sentence ("Secret talks"). */
  isMarking: boolean;
  captions: string[];
  section: { number: number; total: number; stretch: Stretch } | null;
  originator: string | null;
  serial: string | null;
  /** Where originator and serial stand. */
  message: Stretch | null;
  start: number;
  end: number;
}

const LEVEL_OF: Record<LevelWord, ClassificationLevel> = {
  'TOP SECRET': 'TOP SECRET',
  SECRET: 'SECRET',
  CONFIDENTIAL: 'CONFIDENTIAL',
  // Limited Official Use was what SBU is now.
  LOU: 'SBU',
  SBU: 'SBU',
  CUI: 'SBU',
  UNCLASSIFIED: 'UNCLASSIFIED',
  'TS/': 'TOP SECRET',
  'S/': 'SECRET',
  'C/': 'CONFIDENTIAL',
};

const COUNT_WORDS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE', 'TEN'];

/** Takes a line apart when it starts with a level (or with captions and then a level); null for any other line. */
export function readClassificationLine(line: Line): ClassificationLine | null {
  if (!line.opensMarking) {
    return null;
  }
  const known = takenApart.get(line);
  const read = known === undefined ? takeApart(line) : known;
  takenApart.set(line, read);
  return read;
}

/** The top of a cable is read by layout, captions, fields and markings in turn. */
const takenApart = new WeakMap<Line, ClassificationLine | null>();

function takeApart(line: Line): ClassificationLine | null {
  const captions: string[] = [];
  const levelAt = (from: number) => LEVEL_AT_START.find(({ pattern }) => pattern.test(line.text.slice(from)));
  // `SBU STATE 12345`: a word that is a caption behind a level is one itself where it comes first.
  const first = levelAt(0);
  let at = first === undefined ? takeCaptions(line.text, 0, captions) : 0;
  const found = first ?? levelAt(at);
  if (found === undefined) {
    return null;
  }
  const levelStart = at;
  at += found.pattern.exec(line.text.slice(at))?.[0].length ?? 0;
  const read: ClassificationLine = {
    level: LEVEL_OF[found.level],
    isMarking: !/[a-z]{2}/.test(line.text.slice(levelStart, at)),
    captions,
    section: null,
    originator: null,
    serial: null,
    message: null,
    start: line.start + levelStart,
    end: line.start + at,
  };
  for (let before = -1; before !== at; ) {
    before = at;
    at = takeCaptions(line.text, at, captions);
    at = takeControls(line.text, at, captions);
    at = takeSection(line, at, read);
    at = takeMessage(line, at, read);
    at = line.text[at] === ' ' || line.text[at] === '/' ? at + 1 : at;
  }
  if (isSensitive(captions) && read.level === 'UNCLASSIFIED') {
    read.level = 'SBU';
  }
  return read;
}

const SENSITIVE_CAPTIONS = ['SENSITIVE', 'FOUO', 'SBU', 'CUI', 'LES'];

/** Whether one of the captions makes of UNCLASSIFIED what is not for everyone. */
export function isSensitive(captions: readonly string[]): boolean {
  return captions.some((caption) => SENSITIVE_CAPTIONS.includes(caption));
}

/** What follows a stroke and is no caption of ours: kept as printed, so that the captions behind it are read too. */
function takeControls(text: string, from: number, captions: string[]): number {
  let at = from;
  for (;;) {
    const match = CONTROL.exec(text.slice(at, at + 200));
    if (match?.[1] === undefined) {
      return at;
    }
    addCaption(match[1], captions);
    at = takeCaptions(text, at + match[0].length, captions);
  }
}

const LONGEST_CAPTION = 80;

/** Takes captions from an offset on, and says where they end. */
export function takeCaptions(text: string, from: number, captions: string[]): number {
  let at = from;
  for (;;) {
    let lead = 0;
    while (lead < 8 && ' /,'.includes(text[at + lead] ?? '-')) {
      lead += 1;
    }
    const match = CAPTION.exec(text.slice(at + lead, at + lead + LONGEST_CAPTION));
    if (
      match === null ||
      (/^SENSITIVE/i.test(match[0]) && / ?BUT /i.test(text.slice(at + lead, at + lead + 16)))
    ) {
      return at;
    }
    addCaption(match[0], captions);
    at += lead + match[0].length;
  }
}

/** Short forms that stand only behind a stroke. */
const SHORT_CAPTIONS = new Map([
  ['OC', 'ORCON'],
  ['PR', 'PROPIN'],
]);

function addCaption(printed: string, captions: string[]): void {
  const plain = printed.toUpperCase();
  const joined = !plain.includes(' ')
    ? plain
    : plain.replace(/(?<=^| )([A-Z]) (?=[A-Z](?: |$))/g, '$1').replace(/ {2,}/g, ' ');
  const caption = /OFFICIAL USE ONLY$|^FOUO$/.test(joined) ? 'FOUO' : joined;
  const named = limitNamed(plain) ?? SHORT_CAPTIONS.get(caption) ?? caption;
  if (!captions.includes(named) && named !== 'USE ONLY') {
    captions.push(named);
  }
}

function takeSection(line: Line, at: number, read: ClassificationLine): number {
  const lead = /^ {0,8}/.exec(line.text.slice(at, at + 8))?.[0].length ?? 0;
  const match = read.section === null ? SECTION.exec(line.text.slice(at + lead)) : null;
  if (match === null) {
    return at;
  }
  const total = count(match[2] ?? '');
  const start = line.start + at + lead;
  const number = match[1] === undefined ? total : count(match[1]);
  read.section = { number, total, stretch: { start, end: start + match[0].length } };
  read.end = start + match[0].length;
  return at + lead + match[0].length;
}

function count(printed: string): number {
  const word = COUNT_WORDS.indexOf(printed.toUpperCase());
  return word < 0 ? Number(printed) : word + 1;
}

function takeMessage(line: Line, at: number, read: ClassificationLine): number {
  const lead = /^ {0,12}/.exec(line.text.slice(at, at + 12))?.[0].length ?? 0;
  const match = read.serial === null ? ORIGINATOR_SERIAL.exec(line.text.slice(at + lead)) : null;
  if (match?.[1] === undefined || match[2] === undefined) {
    return at;
  }
  const start = line.start + at + lead;
  read.originator = match[1].replace(/ {2,}/g, ' ');
  read.serial = match[2];
  read.message = { start, end: start + match[0].length };
  read.end = start + match[0].length;
  return at + lead + match[0].length;
}

/** The classification of the whole cable, from its line and the captions under it. */
export function classificationOf(
  source: Source,
  line: ClassificationLine | null,
  captions: readonly string[],
): Classification | null {
  if (line === null) {
    return null;
  }
  const all = [...new Set([...line.captions, ...captions])];
  return {
    level: isSensitive(all) && line.level === 'UNCLASSIFIED' ? 'SBU' : line.level,
    captions: all,
    span: spanOf(source, line.start, line.end),
  };
}
