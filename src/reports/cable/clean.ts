import { shown } from '../../demarche/index.ts';

/** The longest word that a line can hold beside others; longer ones are cut with a blank, but not within a character. */
const LONG_WORD = /\S{49}(?:[^\s\ud800-\udbff]|[\ud800-\udbff][\udc00-\udfff])(?=\S)/g;

/** What heads a line of a telegram's own; within words of people it gets no colon, wherever the line breaks. */
const HEADING =
  /\b(SUBJ(?:ECT)?|REFS?|TAGS|E\.\s?O\.\s?\d*|DECL(?:ASSIFY)?(?: ON)?|CLASSIFIED BY|DERIVED FROM)\s*:/gi;

const PLAIN_MARKS: ReadonlyArray<readonly [RegExp, string]> = [
  [/[\u2018\u2019\u201a\u201b\u2032`]/g, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[[{<]/g, '('],
  [/[\]}>]/g, ')'],
  [/[¶§#*_~|\\^=]/g, ' '],
  [/-{2,}/g, '-'],
  [HEADING, '$1 -'],
];

function cutLongWords(text: string): string {
  return text.replaceAll(LONG_WORD, '$& ');
}

/**
 * Words of people as a telegram can carry them: on one line, with plain quotes and dashes, without control characters, brackets and the
 * marks that give a cable its form. Letters of any script stay.
 *
 * `cleanWords('“Yes” — soon…\n')` is `"Yes" - soon...`.
 */
export function cleanWords(text: string): string {
  const plain = PLAIN_MARKS.reduce((said, [mark, instead]) => said.replaceAll(mark, instead), shown(text));
  return cutLongWords(plain.replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ').trim());
}

/** The same words in small letters with nothing but commas between them: for text that would still be taken for a part of the form. */
export function plainWords(text: string): string {
  const words = cleanWords(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}' ]+/gu, ', ')
    .replaceAll(/[ ,]*,[ ,]*/g, ', ')
    .replaceAll(/^[ ,]+|[ ,]+$/g, '');
  return cutLongWords(words);
}
