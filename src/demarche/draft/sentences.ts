/** Offsets of one sentence in the text that holds it. */
export interface Sentence {
  start: number;
  end: number;
  text: string;
}

const terminator = /[.?!]["'”’)\]]*(?=\s|$)/g;

/** Words whose full stop ends no sentence. `No.` and `Art.` only before a number, see below. */
const abbreviation =
  /(?:^|[\s("'[])(?:mr|mrs|ms|messrs|dr|prof|gen|sen|rep|amb|lt|col|capt|cdr|adm|sgt|maj|st|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|govt?|dept|min|pres|asst|dep|inc|ltd|co|corp|vs|approx|e\.g|i\.e|cf|tel|ext|a\.m|p\.m|viz|ph\.d)\.$/i;
const initials = /(?:^|[\s("'[.])[a-z]\.$/i;
const numbered = /(?:^|[\s("'[])(?:nos?|art|arts|para|paras|sec|vol|pp|res)\.$/i;

/**
 * Splits a passage's text into sentences; a full stop in `U.S.`, `No. 3`, `Feb. 12`, `a.m.` ends none.
 * Text without a full stop is one sentence.
 */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const push = (end: number) => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const from = start + (raw.length - raw.trimStart().length);
      sentences.push({ start: from, end: from + trimmed.length, text: trimmed });
    }
    start = end;
  };
  for (const match of text.matchAll(terminator)) {
    const end = match.index + match[0].length;
    if (endsSentence(text, match.index, end)) push(end);
  }
  push(text.length);
  return sentences;
}

function endsSentence(text: string, stop: number, end: number): boolean {
  const next = text.slice(end, end + 12).trimStart();
  if (next === '') return true;
  if (text[stop] !== '.') return !/^[a-z]/.test(next);
  const before = text.slice(Math.max(0, stop - 12), stop + 1);
  if (/^[a-z]/.test(next)) return false;
  if (numbered.test(before)) return !/^\d/.test(next);
  if (end - stop > 1) return true;
  if (abbreviation.test(before)) return false;
  // An initial (`James R. Doe`) or `U.S.`; a lone letter at the end of a clause is rarer than these.
  return !initials.test(before);
}

/** Whether an offset of a sentence lies inside quotation marks: those are somebody's words and no order. */
export function isQuoted(sentence: string, at: number): boolean {
  return (sentence.slice(0, at).match(/["“”]/g) ?? []).length % 2 === 1;
}
