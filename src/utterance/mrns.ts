import { findMrns } from '../cable/index.ts';

export interface NamedMrns {
  mrns: readonly string[];
  /** The text without them. */
  rest: string;
}

const SPACED_SMALL = /\b\d{2,4} [a-z][a-z .]{0,40} ?\d{1,8}\b/gi;
const SERIAL = /(?<![\p{L}\p{N}:.-])(?:(?:state|mrn|cable|number|no\.?) ?)?(\d{3,8})(?![\p{L}\p{N}:]|-\d)/giu;
const compact = (typed: string) =>
  typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^(?:19|20)(?=\d\d[A-Z])/, '');

interface Mention {
  mrn: string;
  start: number;
  end: number;
}

/** Small letters with blanks between ("08 state 22377") are prose as often as not, so they count only for an MRN that is known here. */
function knownIn(text: string, known: readonly string[]): Mention[] {
  const spaced = [...text.matchAll(SPACED_SMALL)].flatMap((match) => {
    const mrn = known.find((one) => one === compact(match[0]));
    return mrn ? [{ mrn, start: match.index, end: match.index + match[0].length }] : [];
  });
  if (spaced.length > 0) return spaced;
  return [...text.matchAll(SERIAL)].flatMap((match) => {
    const serial = match[1]?.replace(/^0+/, '');
    const [mrn, ...others] = known.filter((one) => /[A-Z](\d+)$/.exec(one)?.[1] === serial);
    return mrn && others.length === 0
      ? [{ mrn, start: match.index, end: match.index + match[0].length }]
      : [];
  });
}

/** The MRNs that a text names in any spelling, a known one by its serial alone, and the text without them. */
export function mrnsIn(text: string, known: readonly string[]): NamedMrns {
  const full: Mention[] = findMrns(text);
  const mentions = full.length > 0 ? full : knownIn(text, known);
  let rest = '';
  let at = 0;
  for (const { start, end } of mentions) {
    if (start < at) continue;
    rest += text.slice(at, start);
    at = end;
  }
  rest += text.slice(at);
  return { mrns: [...new Set(mentions.map(({ mrn }) => mrn))], rest: rest.replace(/ {2,}/g, ' ').trim() };
}
