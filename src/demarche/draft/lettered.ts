import { type Passage, slicePassage } from '../../cable/index.ts';

const marker = /(?<=^|[\s:;,.])\(?(?<sign>[a-z]|\d{1,2})\)\s{1,3}/gi;

/** What stands before a list in a sentence, and its parts. */
export interface Lettered {
  intro: Passage;
  parts: Passage[];
}

/**
 * The parts of a sentence that counts its own points: `(a) lower the fees; (b) repair the pier; and (c) learn who owns it`
 * gives three. Less than two parts in order, or a first one that is not (a) or (1), is no list: null.
 */
export function letteredParts(passage: Passage): Lettered | null {
  if (!passage.text.includes(')')) return null;
  const marks: Array<{ start: number; inside: number }> = [];
  for (const match of passage.text.matchAll(marker)) {
    const sign = (match.groups?.sign ?? '').toLowerCase();
    const expected = [String(marks.length + 1), String.fromCharCode('a'.charCodeAt(0) + marks.length)];
    if (expected.includes(sign)) marks.push({ start: match.index, inside: match.index + match[0].length });
  }
  if (marks.length < 2) return null;
  const parts = marks.map(({ inside }, index) => {
    const end = marks[index + 1]?.start ?? endOfLast(passage.text, inside);
    const part = passage.text.slice(inside, end);
    // The `; and` that leads to the next part is not the part's own.
    const joint = /[;,]?\s{0,3}\b(?:and|or)\s{0,3}$|[;,]\s{0,3}$/i.exec(part)?.[0].length ?? 0;
    return slicePassage(passage, inside, end - joint);
  });
  return { intro: slicePassage(passage, 0, marks[0]?.start ?? 0), parts };
}

function endOfLast(text: string, from: number): number {
  const stop = /\.(?=\s+[A-Z])/.exec(text.slice(from));
  return stop === null ? text.length : from + stop.index + 1;
}
