import { countriesIn, isPostName } from './names.ts';

/** What a stretch of a cable is for. */
export type SectionKind =
  | 'request'
  | 'objectives'
  | 'points'
  | 'background'
  | 'reporting'
  | 'deadline'
  | 'contact'
  | 'other';

export interface Heading {
  kind: SectionKind;
  /** A set of points to be used only when the host government brings it up. */
  contingent: boolean;
  /** A paper to leave behind. */
  paper: boolean;
}

/** In order: the first that matches wins, since `TALKING POINTS AND BACKGROUND` holds points. */
const kinds: ReadonlyArray<readonly [SectionKind, RegExp]> = [
  // A document for information: `TEXT OF DRAFT RESOLUTION`.
  [
    'other',
    /\btext\s+of\b.*\b(?:resolution|communique|press|article|agreement|treaty|convention|protocol|declaration|report|transcript|order|draft)\b|^(?:draft\s+)?(?:resolution|communique|press\s+(?:release|guidance))\b/i,
  ],
  [
    'contact',
    /\bpoints?\s+of\s+contact\b|\bpocs?\b|\bcontacts?\s+(?:information|person)|^(?:department\s+|washington\s+)?contacts?$/i,
  ],
  [
    'points',
    /\b(?:talking|speaking|suggested|key|following|additional|core|main|general|possible|contingency|supplementary|discussion|demarche)\s+points\b|\btalkers\b|\b(?:key|core|main|public)\s+(?:diplomatic\s+)?messages\b|\bpoints\s+(?:to\s+(?:make|be\s+made|raise)|for|follow|on|and)\b|^(?:the\s+)?points(?:$|[\s/:])|\/points\b|\breleasable\s+(?:text|points)\b|\btext\s+of\s+(?:the\s+)?(?:demarche|message|letter|non-?\s?paper|note|points|talking|aide)|^(?:demarche|non-?\s?paper|aide[-\s]?memoire|letter|message|(?:diplomatic\s+|verbal\s+)note|note\s+(?:verbale|text)|oral\s+(?:statement|message)|text|q\s?(?:&|and|\/)\s?a)s?\b(?:\s+text)?|\bnon-?\s?paper\b|\baide[-\s]?memoire\b|\bq'?s?\s?(?:&|and|\/)\s?a'?s?\b|\bquestions?\s+(?:and|&)\s+answers?\b/i,
  ],
  [
    'reporting',
    /\breport(?:ing)?\s+(?:deadline|requirements?|requests?|instructions?|results|back|cables?)\b|^report(?:ing)?(?:$|\s|\/)|\bdeadline\b.*\breport|\bresponses?\s+(?:deadline|requested)\b/i,
  ],
  ['deadline', /\bdeadlines?\b|\bsuspense\b|\bdue\s+dates?\b|\btiming\b/i],
  ['objectives', /\bobjectives?\b|\bgoals?\b|\bdesired\s+outcomes?\b|\bpurpose\b/i],
  [
    'background',
    /\bbackground\b|\bcontext\b|\bsummary\b|\bintroduction\b|\bcomments?\b|\bdiscussion\b|\bhistory\b|\boverview\b/i,
  ],
  ['request', /\baction\b|\binstructions?\b|\brequests?\b|\bguidance\b|\bnext\s+steps\b/i],
];

const contingent =
  /\bif\s+(?:asked|raised|pressed|needed|necessary|questioned|challenged|(?:host|the|your|interlocutors?)\b.{0,60}\b(?:asks?|raises?|presses?|objects?|questions?))|\bcontingen(?:cy|t)\b|\bif-?asked\b|\bq'?s?\s?(?:&|and|\/)\s?a'?s?\b|\bquestions?\s+(?:and|&)\s+answers?\b/i;

const paper = /\bnon-?\s?paper\b|\baide[-\s]?memoire\b|\bleave[-\s]?behind\b/i;

/** What a heading announces; null when its words are none of ours: `NUCLEAR ISSUES`. */
export function readHeading(text: string): Heading | null {
  const words = text.replace(/[-=_*\s:.]+$/, '').replace(/^[-=_*\s]+/, '');
  const isContingent = contingent.test(words);
  const kind = kinds.find(([, pattern]) => pattern.test(words))?.[0] ?? (isContingent ? 'points' : null);
  return kind === null
    ? null
    : { kind: isContingent ? 'points' : kind, contingent: isContingent, paper: paper.test(words) };
}

/** Whether words stand for asked-only points: `If asked about sanctions:`. */
export function startsContingent(text: string): boolean {
  return contingent.test(text.slice(0, 100));
}

/**
 * The heading as printed when it keeps a set of points to some posts: `TALKING POINTS FOR RUSSIA`, `FOR TOKYO ONLY`;
 * null for `POINTS FOR ALL POSTS` and `POINTS FOR DELIVERY`.
 */
export function namedSet(heading: string): string | null {
  const words = heading
    .replace(/^begin\s+/i, '')
    .replace(/^text\s+of\s+(?:the\s+)?/i, '')
    .replace(/[-=_*\s:.]+$/, '')
    .replace(/^[-=_*\s(]+/, '');
  // `Saudi Arabia talking points`
  const before = /^(?:\([A-Z/]{1,6}\)\s+)?(?<name>[\w.,'’ -]{2,40}?)\s+(?:talking\s+)?points$/i.exec(words)
    ?.groups?.name;
  if (before !== undefined && countriesIn(before).length > 0) return words;
  const at = words.search(/\bfor\b|\bonly\b/i);
  if (at < 0 || /\bfor\s+(?:all|any|every|action|addressees?|host)\b/i.test(words)) return null;
  const target = words.slice(at).replace(/^for\s+/i, '');
  const named =
    countriesIn(/^only/i.test(target) ? words : target).length > 0 ||
    target.split(/,|\/|\band\b/i).some((name) => isPostName(name)) ||
    /\b(?:posts|members?|collective|capitals|embass(?:y|ies)\s+in)\b/i.test(target);
  return named ? words : null;
}

/** Whether words head a part of a set of points as readily as a section of their own: `Overview`, `HISTORY`. */
export function isPartOfPoints(heading: string): boolean {
  return /^\W{0,3}(?:general\s+)?(?:overview|history|context|discussion)\W{0,3}$/i.test(heading);
}

/** Whether a line alone says for whom the points below it are: `FOR EMBASSY TOKYO:`. */
export function isSetLine(text: string): boolean {
  return /^\s*for\b[^.:;?!]{1,60}:\s*$/i.test(text);
}

/** The heading inside a line, `BACKGROUND (WHAT WE WANT): A number of…`, without its colon: short, and no sentence; null for others. */
export function runInHeading(text: string): string | null {
  const words = /^(?<words>[^.:;?!\n]{3,90}):(?=\s|$)/.exec(text)?.groups?.words;
  if (words === undefined) return null;
  const letters = words.replace(/[^A-Za-z]/g, '');
  const capitals = letters.replace(/[^A-Z]/g, '').length;
  const inCapitals = letters.length > 0 && capitals / letters.length > 0.7;
  const count = words.trim().split(/\s+/).length;
  if (
    /\b(?:should|must|please|requested|requests|is|are|was|were|has|have|will|following|see)\b/i.test(words)
  ) {
    return inCapitals && count <= 5 && !/\b(?:should|requested|requests|is|are)\b/i.test(words)
      ? words
      : null;
  }
  return count <= (inCapitals ? 12 : 6) ? words : null;
}
