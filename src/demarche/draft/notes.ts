/** A point's own words and what was said to the post alone. */
export interface Parted {
  text: string;
  notes: string[];
}

const opening =
  /[([]\s{0,3}(?:begin\s+)?(?:note(?:\s+(?:to|for)\s+[\w\s]{1,40}|\s+only)?|n\.?b\.?|fyi(?:\s+only)?|for\s+(?:post|embassy|your)(?:'s)?\s+(?:information|background)(?:\s+only)?|background(?:\s+note)?)\s{0,3}[:.-]|(?:^|[.;:!?]\s{1,3})(?:begin\s+)?(?:note(?:\s+(?:to|for)\s+[\w\s]{1,40})?|fyi(?:\s+only)?)\s{0,3}[:.-]/gi;
const closing = /(?:,\s*)?\bend\s+(?:of\s+)?(?:note|fyi|background|comment)\b\.?/gi;

/**
 * Takes the notes out of a point: `Broad support. (NOTE: As of March 4. END NOTE.) More will follow.` gives
 * `Broad support. More will follow.` and the note. A note without an end mark ends with its bracket, else with the point.
 */
export function partNotes(text: string): Parted {
  const kept: string[] = [];
  const notes: string[] = [];
  const ends = [...text.matchAll(closing)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  let at = 0;
  let nextEnd = 0;
  for (const match of text.matchAll(opening)) {
    const start = match.index + leadOf(match[0]);
    if (start < at) continue;
    const inside = match.index + match[0].length;
    const bracket = match[0][0] === '(' || match[0][0] === '[';
    while ((ends[nextEnd]?.start ?? inside) < inside) nextEnd += 1;
    const close = endOfNote(text, inside, bracket, ends[nextEnd] ?? null);
    // A bare `NOTE:` that nothing ends could be a point's own words; only brackets and end marks part a note.
    if (close === null) continue;
    kept.push(text.slice(at, start));
    notes.push(text.slice(inside, close.inner).trim());
    at = close.outer;
  }
  kept.push(text.slice(at));
  return {
    text: kept
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' '),
    notes: notes.filter((note) => note !== ''),
  };
}

function leadOf(opened: string): number {
  return /^[.;:!?]\s*/.exec(opened)?.[0].length ?? 0;
}

function endOfNote(
  text: string,
  from: number,
  bracket: boolean,
  mark: { start: number; end: number } | null,
): { inner: number; outer: number } | null {
  const shut = bracket ? closingBracket(text, from) : null;
  if (mark !== null && (shut === null || mark.start < shut)) {
    const after = text.slice(mark.end, mark.end + 8);
    return { inner: mark.start, outer: mark.end + (/^\s*[)\]]\.?/.exec(after)?.[0].length ?? 0) };
  }
  if (shut !== null) return { inner: shut, outer: shut + 1 };
  return bracket ? { inner: text.length, outer: text.length } : null;
}

function closingBracket(text: string, from: number): number | null {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '(' || sign === '[') depth += 1;
    if (sign === ')' || sign === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return null;
}
