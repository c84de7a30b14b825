import { ENTIRE_TEXT, PORTION_MARK, PORTION_MARK_AT_END } from './patterns.ts';

/** A portion mark in one form, `S//NF`, and how much of the text it takes, blanks and point behind it included. */
export interface PortionMark {
  portion: string;
  length: number;
}

const LONG_PORTIONS: Record<string, string> = {
  CONFIDENTIAL: 'C',
  SECRET: 'S',
  'TOP SECRET': 'TS',
  UNCLASSIFIED: 'U',
  'LIMITED OFFICIAL USE': 'LOU',
};

function portionForm(printed: string): string {
  // Most marks are printed in their form.
  if (/^[A-Z]{1,3}$/.test(printed)) {
    return printed;
  }
  const plain = printed
    .toUpperCase()
    .replace(/ ?(\/{1,2}|-) ?/g, '$1')
    .trim();
  return LONG_PORTIONS[plain] ?? plain;
}

/**
 * The portion mark that a text begins with; the one reader of it for paragraphs, bullets, subjects and whatever was cut out of them.
 *
 *     readPortionMark('( s // nf ) We know of three.')   // { portion: 'S//NF', length: 13 }
 */
export function readPortionMark(text: string): PortionMark | null {
  const match = PORTION_MARK.exec(text);
  return match?.[1] === undefined ? null : { portion: portionForm(match[1]), length: match[0].length };
}

/** The mark of a paragraph that says it for all of its text, `CONFIDENTIAL - ENTIRE TEXT`, which stays a part of the text. */
export function readEntireText(text: string): string | null {
  const printed = ENTIRE_TEXT.exec(text)?.[1];
  return printed === undefined ? null : portionForm(printed);
}

/** The portion mark that a subject line ends with: `OVERFLIGHT REQUEST (C)`. */
export function portionMarkAtEnd(text: string): string | null {
  const printed = PORTION_MARK_AT_END.exec(text)?.[1];
  return printed === undefined ? null : portionForm(printed);
}

/** So many signs may stand in front of a mark that is inside a text: a quotation mark, a dash. */
const MOST_SIGNS = 3;

/**
 * The portion mark at the head of a bullet, or of anything that was cut out of a cable. A single small letter is an item of a list.
 *
 *     readOwnMark('"(S//NF) We know of three.')   // { portion: 'S//NF', length: 9 }
 */
export function readOwnMark(text: string): PortionMark | null {
  // Most texts begin with a word.
  if (/^\w/.test(text)) {
    return null;
  }
  for (let at = 0; at <= MOST_SIGNS && !/\w/.test(text[at] ?? '_'); at += 1) {
    const mark = text[at] === '(' ? readPortionMark(text.slice(at, at + LONGEST_MARK)) : null;
    if (mark !== null && !/^\( ?[a-z] ?\)/.test(text.slice(at, at + 5))) {
      return { portion: mark.portion, length: at + mark.length };
    }
  }
  return null;
}

const LONGEST_MARK = 200;
