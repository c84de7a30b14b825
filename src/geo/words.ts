/** One word of a text, folded for comparison, with its offsets in that text. */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|&/gu;
const plainAscii = /^[\x20-\x7e]*$/;
const lettersWithoutDecomposition: Record<string, string> = {
  ı: 'i',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
};
const sameWord: Record<string, string> = { st: 'saint', '&': 'and' };

function foldWord(printed: string): string {
  const lower = printed.toLowerCase();
  const plain = plainAscii.test(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/[\p{M}\p{Lm}]/gu, '')
        .replace(/[ıøßłđæ]/g, (letter) => lettersWithoutDecomposition[letter] ?? letter);
  return sameWord[plain] ?? plain;
}

/**
 * The words of a text without case, accents and `the`: `the St. Lucia` -> `saint`, `lucia`.
 * An apostrophe parts words, so `Kosovo's` is `kosovo`, `s`.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(word)) {
    const folded = foldWord(match[0]);
    if (folded !== 'the' && folded !== '')
      words.push({ folded, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

const apostrophes = /['’‘ʻ`]/g;
const dotBetweenLetters = /(?<=(?<!\p{L})\p{L})\.(?=\p{L}(?!\p{L}))/gu;

/**
 * The forms under which a name is looked up: apostrophes and dots part words or do not.
 * `N’Djamena` -> `n djamena`, `ndjamena`; `U.K.` -> `u k`, `uk`.
 */
export function keysOf(name: string): string[] {
  const forms = [name, name.replace(apostrophes, ''), name.replace(dotBetweenLetters, '')];
  const keys = forms.map((form) =>
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
