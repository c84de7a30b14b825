/** One word of a text, folded for comparison, with its offsets in that text. */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|&/gu;
const plainAscii = /^[\0-\x7f]*$/;
const lettersWithoutDecomposition: Record<string, string> = {
  ı: 'i',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
};
const sameWord = new Map([
  ['st', 'saint'],
  ['&', 'and'],
]);

function withoutAccents(lower: string): string {
  return lower
    .normalize('NFD')
    .replace(/[\p{M}\p{Lm}]/gu, '')
    .replace(/[ıøßłđæ]/g, (letter) => lettersWithoutDecomposition[letter] ?? letter);
}

/**
 * The words of a text without case, accents and `the`: `the St. Lucia` -> `saint`, `lucia`.
 * An apostrophe parts words, so `Kosovo's` is `kosovo`, `s`.
 */
export function wordsOf(text: string): Word[] {
  return plainAscii.test(text) ? asciiWordsOf(text) : anyWordsOf(text);
}

function anyWordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(word)) {
    const lower = match[0].toLowerCase();
    const plain = plainAscii.test(lower) ? lower : withoutAccents(lower);
    add(words, plain, match.index, match.index + match[0].length);
  }
  return words;
}

/** Most texts are ASCII, where reading letter by letter is several times as fast as asking Unicode about each. */
function asciiWordsOf(text: string): Word[] {
  const words: Word[] = [];
  const lower = text.toLowerCase();
  for (let start = 0; start < lower.length; start += 1) {
    let end = start;
    while (isLetterOrDigit(lower.charCodeAt(end))) end += 1;
    if (end === start && lower[start] === '&') end += 1;
    if (end === start) continue;
    add(words, lower.slice(start, end), start, end);
    start = end - 1;
  }
  return words;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function add(words: Word[], plain: string, start: number, end: number): void {
  const folded = sameWord.get(plain) ?? plain;
  if (folded !== 'the' && folded !== '') words.push({ folded, start, end });
}

const apostrophes = /['’‘ʻ`]/g;
const dotBetweenLetters = /(?<=(?<!\p{L})\p{L})\.(?=\p{L}(?!\p{L}))/gu;

/**
 * The forms under which a name is looked up: apostrophes and dots part words or do not.
 * `N’Djamena` -> `n djamena`, `ndjamena`; `U.K.` -> `u k`, `uk`.
 */
export function keysOf(name: string): string[] {
  const forms = new Set([name, name.replace(apostrophes, ''), name.replace(dotBetweenLetters, '')]);
  const keys = [...forms].map((form) =>
    wordsOf(form)
      .map(({ folded }) => folded)
      .join(' '),
  );
  return [...new Set(keys)].filter((key) => key !== '');
}

const routing = /^\s*[A-Z]{4,8}\s*\/\s*(?=[A-Z])/;
const office = /\/\/.*$/s;
/** Precedence, serial and handling, folded; `G-8` alone is a name, so a name is also tried whole. */
const trailing = /(?: (?:flash|immediate|niact|priority|routine|by pouch|poste|\d+))+$/;

/** The look-up keys of the name on an addressee line: `RUEHNM/AMEMBASSY NIAMEY//POL// PRIORITY 0012` -> `amembassy niamey`. */
export function addresseeKeys(line: string): string[] {
  const name = line.replace(routing, '').replace(office, '');
  return keysOf(name).map((key) => key.replace(trailing, ''));
}
