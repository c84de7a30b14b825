/** `BEGIN TALKING POINTS FOR RUSSIA:` with the words after BEGIN; `end` lies behind the marker's colon. */
export interface Marker {
  start: number;
  end: number;
  what: string;
}

const begin =
  /(?:^|[.:;("-]\s{0,3})begin(?:ning)?\s+(?:of\s+)?(?<what>(?:[\w/&-]+\s+){0,4}?(?:points|talkers|(?:non-?\s?)?paper|text|memoire|demarche|letter|message|objectives?|statement|q&as?)\b(?:\/[\w -]{1,30})?(?:[^:.;\n()]{0,90}(?=[:.()]|$))?)[:.)]*/i;
const end =
  /(?:^|[.:;,)("-]\s{0,3})end\s+(?:of\s+)?(?<what>(?:[\w/&-]+\s+){0,4}?(?:points|talkers|(?:non-?\s?)?paper|text|memoire|demarche|letter|message|statement|q&as?)\b(?:\/[\w -]{1,30})?(?:[^.;:\n()]{0,40}(?=[:.)]|$))?)[.:)]*/i;

/** The line that opens a set: `BEGIN POINTS`, `(Begin releasable text)`; null when there is none. */
export function beginMarker(text: string): Marker | null {
  return markerIn(text, begin);
}

/** The line that closes a set: `END TALKING POINTS.` */
export function endMarker(text: string): Marker | null {
  return markerIn(text, end);
}

function markerIn(text: string, pattern: RegExp): Marker | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  // The pattern takes in the stop of the sentence before the marker; that stop stays with its sentence.
  return {
    start: match.index + match[0].search(/[be]/i),
    end: match.index + match[0].length,
    what: match.groups?.what?.trim() ?? '',
  };
}

/**
 * For each text, whether an END line comes later that no BEGIN after the text has claimed: such a set goes on over numbered paragraphs.
 * The last entry stands for the place after the last text.
 */
export function closedAhead(texts: readonly string[]): boolean[] {
  const ahead: boolean[] = new Array(texts.length + 1).fill(false);
  let unclaimed = 0;
  for (let at = texts.length - 1; at >= 0; at -= 1) {
    const text = texts[at] ?? '';
    const closes = endMarker(text);
    const opens = beginMarker(text);
    if (closes !== null && (opens === null || closes.start > opens.start)) unclaimed += 1;
    if (opens !== null) unclaimed = Math.max(0, unclaimed - 1);
    if (closes !== null && opens !== null && closes.start < opens.start) unclaimed += 1;
    ahead[at] = unclaimed > 0;
  }
  return ahead;
}
