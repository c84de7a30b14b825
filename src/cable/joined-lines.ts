import {
  DATE_TIME_GROUP,
  HEADER_INSIDE,
  LABEL_GLUED,
  LABEL_INSIDE,
  MESSAGE_AT_END,
  PAGE_BREAK_INSIDE,
  PAGE_MARK_INSIDE,
  PARAGRAPH_INSIDE,
  PARAGRAPH_NUMBER,
  ROUTING_LINE,
  TRANSMISSION_ID,
} from './patterns.ts';

const NO_CUTS: ReadonlySet<number> = new Set();
/** No line that was joined of two is shorter. */
const SHORTEST_JOINED = 24;

/** Finds page breaks, labels and paragraph numbers inside a line; it remembers the last paragraph, since only the next may start inside one. */
export function newSplitter(): (text: string, isPage: boolean) => ReadonlySet<number> {
  let lastNumber = 0;
  let originator: string | null = null;
  return (text, isPage) => {
    const printed = PARAGRAPH_NUMBER.exec(text);
    if (printed !== null) {
      lastNumber = Number(printed[1]);
    }
    const isPreamble = lastNumber === 0;
    originator ??=
      isPreamble && endsInDigit(text) ? (MESSAGE_AT_END.exec(text)?.[1]?.toUpperCase() ?? null) : null;
    // Inside the body only page breaks, rules and marked paragraphs are cut, and few lines have what each of these begins or ends with.
    const hasBracket = text.includes('(');
    const mayBeCut =
      isPreamble ||
      hasBracket ||
      text.includes(' 0') ||
      text.includes('PAGE ') ||
      text.endsWith('----') ||
      text.startsWith('----');
    if (text.length <= SHORTEST_JOINED || isPage || !mayBeCut) {
      return NO_CUTS;
    }
    const cuts = new Set<number>();
    cutPageBreaks(text, originator, cuts);
    if (isPreamble) {
      cutHeader(text, cuts);
      cutLabels(text, cuts);
    }
    cutRules(text, cuts);
    for (const match of hasBracket && /\d\. ?\(/.test(text) ? text.matchAll(PARAGRAPH_INSIDE) : []) {
      if (Number(match[1]) === lastNumber + 1) {
        lastNumber += 1;
        cuts.add(match.index + match[0].length);
      }
    }
    return cuts;
  };
}

/** Few lines of prose end in a digit; all page lines but those with a time of day do. */
export function endsInDigit(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 48 && last <= 57;
}

function cutLabels(text: string, cuts: Set<number>): void {
  for (const pattern of [LABEL_INSIDE, LABEL_GLUED]) {
    // A search costs a fraction of what matchAll does, and few lines have a label inside.
    for (const match of text.search(pattern) < 0 ? [] : text.matchAll(pattern)) {
      if (!isInSentence(text, match.index)) {
        cuts.add(match.index + 1);
      }
    }
  }
}

/** `UNDER NEW E.O. 12065:` in a subject, and `Classified By: (U) Classified by` said twice: words that only look like a label. */
function isInSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  return (
    /\b(?:NEW|UNDER|OF|WITH|TO|BY|AND|ON|IN|PER|THE|MESSAGE|CABLE|IS)$/i.test(before) ||
    (at < 60 && /^CLASSIFIED BY:? {0,3}(?:\d\.)? ?(?:\([A-Z/]{1,6}\))?$/i.test(before))
  );
}

/** `OBJECTIVES ----------` and `---------- 6. (U) Since`: a rule that shares its line with a heading above or a paragraph below it. */
function cutRules(text: string, cuts: Set<number>): void {
  const before = text.startsWith('----') ? /^-{4,80} {1,4}(?=\d{1,2}\. )/.exec(text) : null;
  if (before !== null) {
    cuts.add(before[0].length);
  }
  const after =
    text.length < 160 && text.endsWith('----') ? text.search(/(?<=^[A-Z][^-]{2,70}) -{4,80}$/) : -1;
  if (after > 0) {
    cuts.add(after + 1);
  }
}

/** Only a line that begins a header and has more of it was joined: `P R 281848Z DEC 66 FM AMEMBASSY LIMA TO SECSTATE WASHDC`. */
function cutHeader(text: string, cuts: Set<number>): void {
  // A list of cables puts its own columns before the header.
  const listed = text.includes(' VZCZC')
    ? /(?<= )VZCZC[A-Z0-9]{4,8} (?:ZZ|OO|PP|RR|DE) /.exec(text.slice(0, 300))
    : null;
  if (listed !== null) {
    cuts.add(listed.index);
  }
  const begins =
    listed !== null ||
    DATE_TIME_GROUP.test(text) ||
    TRANSMISSION_ID.test(text) ||
    ROUTING_LINE.test(text) ||
    /^FM /.test(text);
  if (
    begins &&
    / (?:FM|TO|DE R[A-Z]{2,6} {1,2}#\d+.*Z[NO]?) /.test(text.slice(0, 600)) &&
    !/ZDK TO R/.test(text)
  ) {
    for (const match of text.matchAll(HEADER_INSIDE)) {
      cuts.add(match.index + 1);
    }
  }
}

function cutPageBreaks(text: string, originator: string | null, cuts: Set<number>): void {
  for (const match of text.includes('PAGE ') ? text.matchAll(PAGE_MARK_INSIDE) : []) {
    cuts.add(match.index);
    cuts.add(match.index + match[0].length);
  }
  if (!text.includes(' 0') || !/ of {1,4}0\d/i.test(text)) {
    return;
  }
  for (const match of text.matchAll(PAGE_BREAK_INSIDE)) {
    const before = text.slice(Math.max(0, match.index - 48), match.index).trimEnd();
    const words = originatorBefore(before, originator);
    if (words > 0) {
      const name = before.split(/ +/).slice(-words).join(' ');
      cuts.add(
        match.index -
          (text.slice(0, match.index).length -
            text.slice(0, match.index).lastIndexOf(name.split(' ')[0] ?? name)),
      );
      cuts.add(match.index + match[0].length);
    }
  }
}

/** How many words before a page break's number are its originator. Unknown, it is the capitals after small letters, or else one word. */
function originatorBefore(before: string, originator: string | null): number {
  const words = before.split(/ +/);
  const known = originator?.split(/ +/).length ?? 0;
  // Page lines shorten long names: "UNVIE VIEN".
  if (originator?.startsWith(words.slice(-known).join(' ').toUpperCase())) {
    return known;
  }
  const capitals = words.length - 1 - words.findLastIndex((word) => !/^[A-Z][A-Z.'’-]+$/.test(word));
  return /[a-z]/.test(before) ? Math.min(capitals, 4) : Math.min(capitals, 1);
}
