/** Words that head a section whatever their case. */
const KNOWN =
  /^(?:(?:EXECUTIVE )?SUMMARY|COMMENTS?|INTRODUCTION|INTRO|BACKGROUND|OBJECTIVES?|ACTION(?: REQUEST(?:ED)?)?|TALKING POINTS?|POSSIBLE TALKING POINTS?|SUGGESTED TALKING POINTS?|POINTS?|NON-?PAPER|BIO(?:GRAPHIC)? NOTE|NOTE|CONCLUSION|PARTICIPANTS|REPORTING (?:DEADLINE|REQUIREMENTS?|INSTRUCTIONS?)|DEADLINE|POINTS? OF CONTACT|POC|NEXT STEPS|GUIDANCE|QUESTIONS?|TEXT|BEGIN TEXT|SUMMARY AND (?:COMMENT|ACTION REQUEST|INTRODUCTION)|COMMENT AND ACTION REQUEST|EMBASSY COMMENT|POST COMMENT|CONTACT|RECOMMENDATIONS?|IF ASKED|IF RAISED|INSTRUCTIONS?)$/i;

/** Headings that may end in a point: `SUMMARY. The mayor ...`. */
const ENDS_WITH_POINT =
  /^(?:(?:EXECUTIVE |EMBASSY |POST )?(?:SUMMARY|COMMENT|INTRODUCTION|BACKGROUND|BIO NOTE|ACTION REQUEST)(?: AND [A-Z ]{4,20})?|COMMENTS)$/i;

const BEGINS_HEADING =
  /^(?:BACKGROUND|SUMMARY|COMMENT|OBJECTIVES?|ACTION REQUEST|TALKING POINTS|POINTS FOR|NON-?PAPER|REPORTING|POINTS? OF CONTACT|SUGGESTED|POSSIBLE)\b/i;

const SMALL_WORDS =
  /^(?:a|an|the|of|for|to|in|on|at|by|and|or|with|from|as|vs?|de|la|al|el|du|des|von|van|nor|but|into|over|its)$/;

/** A heading that runs into its text: `Background/Objective: ...`, `SUMMARY. ...`, `COMMENT - ...`. The length with its colon, or null. */
export function runInHeading(text: string, allCapitals: boolean): { heading: string; length: number } | null {
  const window = text.slice(0, 110);
  const match = /^([^:.?!]{2,90}?)(?: ?(:)(?=\s|$)|(\.)(?=\s|$)| {1,2}(-{1,3}|–|—) )\s*/.exec(window) ?? null;
  if (match?.[1] === undefined) {
    return null;
  }
  const heading = match[1].trim();
  const byColon = match[2] !== undefined;
  if (match[3] !== undefined && !ENDS_WITH_POINT.test(heading)) {
    return null;
  }
  if (KNOWN.test(heading.replace(/ ?\([^)]*\)$/, ''))) {
    return { heading, length: match[0].length };
  }
  // Only a colon makes other words a heading; in a text of capitals they must begin like one.
  const isHeading =
    byColon &&
    (allCapitals ? BEGINS_HEADING.test(heading) && heading.split(' ').length <= 8 : looksLikeTitle(heading));
  return isHeading ? { heading, length: match[0].length } : null;
}

/** `SUMMARY`, `Talking Points`: a heading wherever it stands alone. */
export function isKnownHeading(text: string): boolean {
  return KNOWN.test(text.replace(/[:.]$/, '').trim());
}

/** A line that can be a heading where a dash rule or an empty line says so: short, with no end of a sentence. */
export function isShortLine(text: string): boolean {
  return (
    text.length <= longestHeading(text) &&
    /^["'“(]?(?:[A-Z0-9]|[a-z]-?[A-Z])/.test(text) &&
    !/[.;,!]["'”)]?$/.test(text) &&
    !/^\(?(?:END|BEGIN|UNQUOTE|QUOTE)\b/i.test(text) &&
    text.split(/\s+/).length <= longestHeading(text) / 6
  );
}

/** A line that may stand alone as a heading: short, in capitals or title case, not a sentence. */
export function isHeadingLine(text: string, allCapitals: boolean): boolean {
  const plain = text
    .replace(/:$/, '')
    .replace(/ \((?:if|as) [a-z/ ]{4,20}\)$/, '')
    .trim();
  if (
    plain.length > longestHeading(plain) ||
    /[.;,]$/.test(plain) ||
    /^\(?END\b/i.test(plain) ||
    /^BEGIN\b/i.test(plain)
  ) {
    return false;
  }
  if (KNOWN.test(plain)) {
    return true;
  }
  const words = plain.split(/\s+/);
  const most = allCapitals ? 8 : longestHeading(plain) > SHORT_HEADING ? 18 : 12;
  return words.length <= most && looksLikeTitle(plain);
}

function looksLikeTitle(text: string): boolean {
  if (!/[A-Z]{2}|[A-Z][a-z]/.test(text) || !/^["'“(]?[A-Z0-9]/.test(text)) {
    return false;
  }
  const words = text.split(/[\s/]+/).filter((word) => /[A-Za-z]/.test(word));
  return (
    words.length > 0 &&
    words.every((word) => SMALL_WORDS.test(word) || !/^[^A-Za-z]*[a-z]/.test(word)) &&
    text.length <= longestHeading(text) + 10
  );
}

const SHORT_HEADING = 80;

/** Capitals make a longer line a heading, which small letters would make a sentence. */
function longestHeading(text: string): number {
  return /[a-z]/.test(text) ? SHORT_HEADING : 110;
}
