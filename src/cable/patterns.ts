/**
 * What single lines of a telegram look like. Every pattern is anchored or bounded, and none repeats a repetition, so that each takes
 * linear time on any line (test/cable/patterns.test.ts).
 */

import { LIMIT_FORMS } from './caption-forms.ts';
import { AnyOf, Guarded } from './guarded.ts';

/** A word that may be printed with blanks between its letters: `C O N F I D E N T I A L`. */
function spaced(word: string): string {
  return [...word].join(' ?');
}

/** What makes a marking of a letter: `S//NF`, `C/ORCON`; not the offices S/CT and S/ES. */
const BEFORE_CONTROL =
  '(?=/{1,2}(?:NF|NOFORN|OC|ORCON|PROPIN|EXDIS|NODIS|STADIS|LIMDIS|REL|FGI|SI|TK|HCS)(?![A-Za-z]))';

const LEVEL_WORDS = {
  'TOP SECRET': `${spaced('TOP')} {1,3}${spaced('SECRET')}`,
  SECRET: spaced('SECRET'),
  CONFIDENTIAL: spaced('CONFIDENTIAL'),
  LOU: `${spaced('LIMITED')} {1,3}${spaced('OFFICIAL')} {1,3}${spaced('USE')}`,
  SBU: `${spaced('SENSITIVE')} {1,3}${spaced('BUT')} {1,3}${spaced('UNCLASSIFIED')}|SBU`,
  CUI: 'CONTROLLED {1,3}UNCLASSIFIED {1,3}INFORMATION|CUI',
  UNCLASSIFIED: `${spaced('UNCLAS')}(?: ?${spaced('SIFIED')})?`,
  'TS/': `TS${BEFORE_CONTROL}`,
  'S/': `S${BEFORE_CONTROL}`,
  'C/': `C${BEFORE_CONTROL}`,
} as const;

export type LevelWord = keyof typeof LEVEL_WORDS;

/** The level that a line starts with, one pattern each, the longer names first. */
export const LEVEL_AT_START = (Object.keys(LEVEL_WORDS) as LevelWord[]).map((level) => ({
  level,
  pattern: new Guarded(level.charAt(0), new RegExp(`^(?:${LEVEL_WORDS[level]})(?![A-Za-z])`, 'i')),
}));

const LEVELS = Object.values(LEVEL_WORDS).join('|');

// What levels and captions begin with, spaced or not, for the guards in front of their patterns.
const LEVEL_WORDS_BEGIN =
  'TOP|T O|SECRET|S E|CONFIDENTIAL|C O|LIMITED|L I|SBU|CUI|UNCLASSIFIED|U N|TS/|S/|C/'.split('|');
const CAPTIONS_BEGIN =
  'SIPDIS|S I|SENSITIVE|EFTO|E F|FOUO|SBU|CUI|LES|NO|N O|NF|CHEROKEE|TERREP|VISAS|STADIS|S T|OFFICIAL|USE|ORCON|O R|EXDIS|E X|LIMDIS|L I|PROPIN|RELIDO|EYES|ROGER|DISSENT|MEDICAL|DS|CAUTION|CONTROLLED'.split(
    '|',
  );
const SIGNS_BEFORE = [' ', '/', ','].flatMap((sign) => [...' /,CDEFLMNOPRSTUV'].map((next) => sign + next));

/** Handling captions; `SIPDIS` may be misprinted as `SIPDI S`. Two-word channels count as one caption. */
export const CAPTION = new Guarded(
  CAPTIONS_BEGIN,
  new RegExp(
    `^(?:SIPDIS|S I P D I S|SENSITIVE|EFTO|E F T O|FOUO|SBU|CUI|LES|NOWRAP|CHEROKEE|TERREP|VISAS (?:DONKEY|EAGLE|MANTIS|VIPER|BEAR|CONDOR)|STATE CHANNEL|FOR OFFICIAL USE ONLY|OFFICIAL USE ONLY|USE ONLY|${LIMIT_FORMS})(?![A-Za-z])`,
    'i',
  ),
);

/** Control markings behind a stroke: `//SI`, `//REL TO USA, GBR`, `//SP-PRVCY`; not the originator of `UNCLASSIFIED//OSLO 633`. */
export const CONTROL = new Guarded(
  '/',
  /^\/{1,2}(REL TO [A-Z]{3,4}(?:, ?[A-Z]{3,4}){0,30}|[A-Z]{2,5}(?:-[A-Z]{1,8}){0,3})(?![A-Za-z]| {0,10}#?\d)/,
);

/** A marking or caption that stands alone on its line, as at the head and foot of each page. */
export const MARKING_LINE = new Guarded(
  'CLSTU',
  new RegExp(
    `^(?:${LEVELS})(?:[ /]{1,4}(?:NOFORN|SENSITIVE|FOR OFFICIAL USE ONLY|FOUO|NODIS|EXDIS|SIPDIS|STADIS|FGI|MR|NF|ORCON|SBU|CUI|LES)){0,4}[ .]*$`,
    'i',
  ),
);

/** A line that begins with a level or a caption: one pattern that keeps all the others off the rest. */
export const OPENS_MARKING = new Guarded(
  [...LEVEL_WORDS_BEGIN, ...CAPTIONS_BEGIN, ...SIGNS_BEFORE],
  new RegExp(`^[ /,]{0,8}(?:${LEVELS}|${CAPTION.pattern.source.slice(1)})`, 'i'),
);

/** `SECTION 01 OF 03`, `SECTION ONE OF TWO`, `FINAL SECTION OF 03`; letters of SECTION may be lost. */
export const SECTION = new Guarded(
  'CEFINOST',
  /^(?:FINAL )?(?:S ?E ?C ?T ?I ?O ?N|[SECTION]{4,6})S?:? {1,4}(?:(\d{1,2}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN) {1,4})?O ?F {1,4}(\d{1,2}|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)(?![A-Za-z\d])/i,
);

/** `STATE 022377` at the start of what is left of a classification line: originator, then serial. */
export const ORIGINATOR_SERIAL =
  /^([A-Z][A-Z.'’-]{0,19}(?: {1,3}[A-Z][A-Z.'’-]{0,19}){0,3}) {1,10}#?(\d{1,8})(?!\d|[./:]\d)/i;

/** `STATE 00022377 002 OF 003`, `BAKU 00001835 001.2 OF 003`: name, serial, section, pages. */
export const PAGE_BREAK =
  /^([A-Z][A-Z.'’-]{0,19}(?: {1,3}[A-Z][A-Z.'’-]{0,19}){0,3}) {1,10}(\d{5,8}) {1,10}(\d{1,3})(?:\.\d{1,2})? {1,4}OF {1,4}(\d{1,3})$/i;

/** A classification line's originator and serial, wherever in the line they begin; used only to recognise its page lines. */
export const MESSAGE_AT_END =
  /^(?:[CSUTL][A-Z ]{4,40}?(?:\d\d? OF \d\d? )?)([A-Z]{2,12}(?: [A-Z]{2,12}){0,2}) {1,6}0\d{3,7}$/;

/** A page mark with text around it on its line; the time of day at its end is what tells it from a sentence. */
export const PAGE_MARK_INSIDE =
  /\bPAGE {1,10}\d{2} {1,16}[A-Z][A-Z.'-]{0,19}(?: {1,3}[A-Z][A-Z.'-]{0,19}){0,3} {1,10}\d{3,8}(?: {1,10}\d{1,2} {1,4}OF {1,4}\d{1,2})? {1,10}\d{6}Z\b/g;

/** The second line of a page mark that was printed on two: `STATE 042975`, after `PAGE 02`. */
export const PAGE_LINE_BELOW =
  /^([A-Z][A-Z.'’-]{0,19}(?: {1,3}[A-Z][A-Z.'’-]{0,19}){0,3}) {1,10}(\d{3,8})(?: {1,10}(\d{1,2}) {1,4}OF {1,4}(\d{1,2}))?(?: {1,10}\d{6}Z?)?$/i;

/** The same inside a line, for texts whose lines were joined; anchored at the digits. */
export const PAGE_BREAK_INSIDE = /(\d{8}) {1,10}(\d{3})(?:\.\d{1,2})? {1,4}OF {1,4}(\d{3})(?!\d)/g;

/** `PAGE 02 STATE 015113 182333Z`, `PAGE 02 ROME 01196 01 OF 02 082030Z`, `Page 2`. */
export const PAGE_LINE =
  /^P ?A ?G ?E {1,10}(\d{1,3})(?: {1,16}([A-Z][A-Z.'’-]{0,19}(?: {1,3}[A-Z][A-Z.'’-]{0,19}){0,3}) {1,10}(\d{3,8})(?: {1,10}(\d{1,2}) {1,4}OF {1,4}(\d{1,2}))?(?: {1,10}\d{6}Z?)?)?(?: {1,10}[A-Z]{3} \d\d)?$/i;

export const PRECEDENCES = { Z: 'FLASH', O: 'IMMEDIATE', P: 'PRIORITY', R: 'ROUTINE' } as const;

/** `O 050035Z MAR 08`, `P R 281848Z DEC 66`, `OO RR 182333Z JAN 1975`: precedences, day, time, month, year. */
export const DATE_TIME_GROUP = new Guarded(
  // A precedence stands alone, doubled, or right before the day.
  [
    ...[...'ZOPRYWM'].flatMap((letter) => [...` ${letter}0123456789`].map((next) => letter + next)),
    ...'0123456789',
  ],
  /^((?:(?:ZZ|OO|PP|RR|[ZOPRYWM]) {1,3}){0,3}|[ZOPR])(\d{2})(\d{2})(\d{2}) ?Z {0,3}(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.? {0,3}(\d{4}|\d{2})(?!\d)/i,
);

/** Where a transmission header whose lines were joined comes apart. */
export const HEADER_INSIDE =
  /(?<!\b[ZOPR]) (?=(?:ZZ|OO|PP|RR) R[A-Z]{4,6} |DE R[A-Z]{2,6} {1,2}#|ZN[YR] [A-Z]{5} |(?:[ZOPR] ){1,2}\d{6}Z |FM |TO |INFO |XMT |UNCLAS |UNCLASSIFIED |CONFIDENTIAL |C O N F I D E N T I A L |SECRET |S E C R E T |LIMITED OFFICIAL USE )/g;

/** `Tuesday, 07 October 2008, 19:48`. */
export const WEEKDAY_LINE = new Guarded(
  ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'],
  /^(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY,? {1,3}(\d{1,2}) {1,3}(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6},? {1,3}(\d{4})(?:,? {1,3}(\d{1,2}):(\d{2}))?/i,
);

export const TRANSMISSION_ID = new Guarded(['VZ', 'ZC'], /^(?:V?ZCZC) ?[A-Z]{2,5} ?\d{3,5}\b/i);
export const STATION = new Guarded(
  ['DE'],
  /^DE {1,3}(R[A-Z0-9]{2,7}) {0,3}(?:#? ?(\d{1,7}))?(?:[ /]{1,3}(\d{1,2}))?(?: {1,3}\d{7})?/i,
);
/** The same where a header may begin again in the text: `DE RUEHC #2377`. */
export const STATION_AGAIN = new Guarded(['DE'], /^DE {1,3}R[A-Z0-9]{3,7} {0,3}#/);
export const ROUTING_LINE = new Guarded(
  ['ZZ', 'OO', 'PP', 'RR'],
  /^(?:ZZ|OO|PP|RR) {1,3}R[A-Z]{3,7}(?: |$)/i,
);
export const ROUTING_INDICATOR = /^R[A-Z]{3,7}$/;
export const SECURITY_LINE = new Guarded('Z', /^Z[A-Z]{2} (?:[A-Z]{5}|R[A-Z]{3}|#|\d)/);

/** The labels of the fields between the captions and paragraph 1. */
export const LABELS = [
  {
    field: 'executiveOrder',
    pattern: new Guarded(
      ['E.', 'E ', 'EO', 'EXECUTIVE', 'DECL'],
      /^E ?\. ?[O0] ?\.? ?:?-? ?\d{4,5}|^EO:? {0,3}\d{5}|^E\.O\. {0,4}:|^EXECUTIVE ORDER|^DECL: ?(?=\d)/i,
    ),
  },
  {
    field: 'tags',
    pattern: new Guarded(
      ['TAG', 'Tag', 'tag', 'AGS'],
      /^(?:TAGS?|Tags?|tags?|AGS) ?[:;]|^TAGS? {1,6}(?=[A-Z]{2,5}(?:[ ,]|$))/,
    ),
  },
  {
    field: 'subject',
    pattern: new Guarded(
      ['SUBJ', 'Subj', 'subj', 'UBJ', 'ubj'],
      /^(?:S?UBJ(?:ECT)?S?|S?ubj(?:ect)?|subj(?:ect)?) ?[:;]|^SUBJECT {1,6}(?=[A-Z(])|^SUBJ {1,4}(?=[A-Z(])/,
    ),
  },
  {
    field: 'references',
    pattern: new Guarded(
      ['PROGRAM', 'REF', 'EF'],
      /^(?:PROGRAM )?R?EF(?:S|\(S\)|ERENCES?|TELS?)?\.? ?[:;]|^REFS? {1,4}(?=\(?[A-Z][.):])|^REFS? {1,4}(?=(?:\d\d )?[A-Z ]{3,20} \d{2,6})|^REFS?$/i,
    ),
  },
  {
    field: 'classifiedBy',
    pattern: new Guarded(
      ['(U', '(S', '(C', 'CLAS', 'DERIVED'],
      /^(?:\([USC]\) ?)?CLASSIFIED BY|^(?:\([USC]\) ?)?CLAS{1,2}F?IFIED BY|^DERIVED FROM ?:|^DECLASSIFY ON ?:/i,
    ),
  },
] as const;

/** The label that a line begins with. */
export const LABEL = new AnyOf(LABELS);

export type FieldName = (typeof LABELS)[number]['field'];

/** The same labels inside a line, for texts whose lines were joined. Only unmistakable forms; the first letter may be lost. */
export const LABEL_INSIDE =
  / (?=E\.O\. ?\d{5}:|EO \d{5}:? DECL|T?AGS?: |S?UBJECT: |SUBJ: |R?EF: |REFS: |REF\(S\): |REFTELS?: |REF \(?A[.)] |CLASSIFIED BY:? )/gi;

/** `REF:` glued to the last word of the subject: `THE PRIMEREF: A. OSLO 1`. */
export const LABEL_GLUED = /[A-Z](?=REFS?: {1,3}(?:\(?A[.)]|[A-Z]{3}[A-Z ]{0,20} \d))/g;

/** A paragraph number and mark inside a line: `... (b) and (d) 1. (S/NF) Summary`. */
export const PARAGRAPH_INSIDE =
  /[.!?:;)"'”] {1,4}(?=(\d{1,2})\. ?\((?:U|SBU|C|S|TS|LOU|C\/NF|S\/NF|C\/\/NF|S\/\/NF|SBU\/NF)\))/g;

/** `1.`, `1)`, `1. (SBU)`, `1 (C)`; never `1.4` or `12:30`. */
export const PARAGRAPH_NUMBER = new Guarded(
  ['PARA', ...'0123456789'],
  /^(?:PARA(?:GRAPH)? )?(\d{1,4})(?: {0,2}[.)](?![\d])| {1,3}(?=\((?:U|SBU|C|S|LOU)\))) {0,8}/i,
);

/** The same in both cases, where a pattern can not say so of all its letters: `[Nn][Ff]`. */
function eitherCase(words: string): string {
  return words.replace(/[A-Z]/g, (letter) => `[${letter}${letter.toLowerCase()}]`);
}

// A caption may stand alone: what it is a part of then says the level. Behind a stroke capitals may be any control, in small letters only those known.
const PORTION = `(?:${eitherCase('TS|S|C|U|SBU|LOU|FOUO|CUI|LES|NF|NOFORN|NODIS|EXDIS|STADIS|LIMDIS|ORCON|PROPIN')})(?: ?(?:/{1,2} ?[A-Z][A-Z, ]{0,30}|(?:/{1,2}|-) ?(?:${eitherCase('NF|NOFORN|FOUO|SBU|REL|EXDIS|NODIS|SF|OC|ORCON|PR|FGI|C|S|U|LES|SIPDIS')})\\b[A-Za-z, ]{0,24})){0,3}`;

/** `(SBU)`, `(C/NF)`, `(S//REL TO USA, FVEY)`, `( C )`, `(NF)`. */
export const PORTION_MARK = new Guarded('(', new RegExp(`^\\( ?(${PORTION}) ?\\)[ .:]{0,2} {0,6}`));

/** The same behind a subject: `OVERFLIGHT REQUEST (C)`. */
export const PORTION_MARK_AT_END = new RegExp(` \\( ?(${PORTION}) ?\\)$`);

/** `(C - ENTIRE TEXT)`, `CONFIDENTIAL - ENTIRE TEXT`, `C ENTIRE TEXT`. */
export const ENTIRE_TEXT =
  /^\(? ?(TS|TOP SECRET|S|SECRET|C|CONFIDENTIAL|LOU|LIMITED OFFICIAL USE|SBU|U|UNCLASSIFIED)\)? ?-{0,2} ?ENTIRE (?:TEXT|MESSAGE|CABLE)/i;

/** A rule of dashes, equals signs, stars or underscores, blanks allowed. */
export const RULE_LINE = new Guarded('-=*_~', /^(?:[-=*_~‐–—] ?){4,}$/);

/** Stamps of the release, printed between pages. */
export const RELEASE_STAMP = /^.{0,60}(?:DECLASSIFIED\/RELEASED US DEPARTMENT|EO SYSTEMATIC REVIEW)/i;

/** What is left of the page after the telegram. */
export const TAIL_LINE = new Guarded(
  ['<<', 'ME', 'AU', 'RA'],
  /^(?:<< ?END OF DOCUMENT ?>>|MESSAGE ATTRIBUTES|AUTOMATIC DECAPTIONING|RAW CONTENT$|METADATA$)/i,
);

/** The end of the transmission: `NNNN`, `BT`, `#2377`. */
export const END_OF_TRANSMISSION = new Guarded(['NN', 'BT', ...'#><!'], /^(?:NNNN|BT|# ?\d{3,5}|>|<|!)$/);

/** `C O R R E C T E D  C O P Y (reason)`, `CORRECTED COPY`. */
export const CORRECTED_COPY =
  /(?:^|[^A-Z])C ?O ?R ?R ?E ?C ?T ?E ?D {1,4}(?:C ?O ?P ?Y|V ?E ?R ?S ?I ?O ?N)/i;
