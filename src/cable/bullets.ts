/** A bullet's marker at the start of a line, and where its text begins. */
export interface Marker {
  marker: string;
  length: number;
}

const DASHES = /^(-{1,5}|–{1,2}|—{1,2}|‐{1,2})(?: {1,8}|(?=["'“(A-Za-z0-9$[])|$)/;
/** The telegraph began such lines with a dash of its own: `- --FIRST, ...`. */
const DASHES_APART = /^- {1,4}(-{2,3})(?: {1,8}|(?=["'“(A-Za-z0-9$[]))/;
const SIGNS = /^([*•·▪●◦‣>]|o)(?: {1,8}|$)/;
const LETTERS =
  /^(\([a-z]{1,4}\)|\(\d{1,2}\)|[a-z]\)|\([A-Z]\)|[A-Z]\)|[ivx]{2,4}[.)]|[a-z]\.|[A-Z]\.)(?: {1,8}|(?=[A-Z])|$)/;
/** Items of a numbered list inside a paragraph. */
const NUMBERS = /^(\d{1,2}[.)]) {1,4}(?=["'“(A-Z])/;
const PORTIONS = /^\((?:U|C|S|TS)\)/;

/** Reads a marker: `--`, `-`, `o`, `*`, `–`, `(a)`, `a)`; with or without a blank after it. */
export function readMarker(text: string): Marker | null {
  if (isWord(text)) {
    return null;
  }
  const match =
    DASHES_APART.exec(text) ??
    DASHES.exec(text) ??
    SIGNS.exec(text) ??
    (PORTIONS.test(text) ? null : LETTERS.exec(text)) ??
    NUMBERS.exec(text);
  if (match?.[1] === undefined || isNoBullet(match[1], text.slice(match[0].length))) {
    return null;
  }
  return { marker: match[1], length: match[0].length };
}

/** A line that begins with a letter has a marker only as `a.`, `a)`, `ii.` or `o `. Telling so keeps the patterns off most lines of prose. */
function isWord(text: string): boolean {
  const first = text.charCodeAt(0);
  const isLetter = (first >= 65 && first <= 90) || (first >= 97 && first <= 122);
  const second = text.charAt(1);
  return (
    isLetter &&
    second !== '.' &&
    second !== ')' &&
    !(text.startsWith('o') && (second === ' ' || second === '')) &&
    !('ivx'.includes(text.charAt(0)) && 'ivx'.includes(second))
  );
}

function isNoBullet(marker: string, rest: string): boolean {
  // "U. S." and "J. Smith" are words; "-5 degrees" is a number.
  return (
    (/^[A-Za-z]\.$/.test(marker) && /^[A-Z]\./.test(rest)) ||
    (marker === '-' && /^\d+(?:\.\d+)?\s*(?:percent|degrees|%)/i.test(rest))
  );
}

/** What kind of marker it is: markers of one kind stand on one level. */
function kindOfMarker(marker: string): string {
  const letter = marker.replace(/[().]/g, '');
  if (/^[A-Za-z0-9]+$/.test(letter) && marker !== 'o') {
    return `${marker.replace(letter, '')}${/^\d/.test(letter) ? '1' : /^[ivx]{2,}$/.test(letter) ? 'i' : /[A-Z]/.test(letter) ? 'A' : 'a'}`;
  }
  return marker;
}

/** Follows the markers of one paragraph and says how deep each stands. */
export function newDepths(): (marker: string, indent: number) => number {
  let levels: Array<{ kind: string; indent: number }> = [];
  return (marker, indent) => {
    const kind = kindOfMarker(marker);
    const known = levels.findIndex((level) => level.kind === kind);
    if (known >= 0) {
      levels = levels.slice(0, known + 1);
      return known;
    }
    const top = levels.at(-1);
    const isUnder = top === undefined || isSubMarker(kind, top.kind) || indent > top.indent + 1;
    levels = isUnder ? [...levels, { kind, indent }] : [{ kind, indent }];
    return levels.length - 1;
  };
}

/** `--` stands under `-`; letters and signs stand under dashes; fewer dashes never stand under more. */
function isSubMarker(kind: string, above: string): boolean {
  const isDash = /^[-–—‐]/.test(kind);
  const aboveIsDash = /^[-–—‐]/.test(above);
  return isDash ? !aboveIsDash || kind.length > above.length : true;
}

/** Where further bullets begin inside a bullet's line: after the end of a sentence, before a capital. */
export function furtherMarkers(text: string, marker: string): number[] {
  // `peace. --Press for` may leave out the blank after two dashes, not after one.
  const sign = marker.length > 1 ? ` ${marker}` : ` ${marker} `;
  if (!/^[-–—*•]/.test(marker) || !text.includes(sign)) {
    return [];
  }
  const starts: number[] = [];
  for (let at = text.indexOf(sign, 1); at >= 0; at = text.indexOf(sign, at + 1)) {
    const before = text.slice(Math.max(0, at - 6), at).trimEnd();
    const after = text.slice(at + sign.length, at + sign.length + 8).trimStart();
    if (/[.;?!]["'”)]?$/.test(before) && /^["'“(]?[A-Z]/.test(after)) {
      starts.push(at + 1);
    }
  }
  return starts;
}
