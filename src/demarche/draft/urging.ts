import { ordersIn } from './deadlines/cues.ts';
import { MOST_IN_A_SENTENCE } from './deadlines/whose.ts';
import { isQuoted } from './sentences.ts';
import { isDeed, isTheirs, namesGovernment, wishesOfGovernment } from './wishes.ts';
import { MESSAGE, TALK } from './words.ts';

/**
 * Where a sentence that speaks to the posts says what a government is asked for; null when it asks for nothing. `isLed` when an
 * order stands above it, so that it may begin with the verb.
 *
 * In `Posts should urge host governments to sign and report reactions.` it is `urge host governments to sign`, 13 to 42;
 * `Posts should ask the MFA whether it will sign.` asks nothing.
 */
export function urgingIn(sentence: string, isLed: boolean): { start: number; end: number } | null {
  if (!moves.test(sentence) || ofOneCase.test(sentence)) return null;
  const told = ordersIn(sentence)
    .slice(0, MOST_IN_A_SENTENCE)
    .filter((order) => !/\bmay$/i.test(order[0]) && isOurs(sentence, order.index))
    .map((order) => order.index + order[0].length);
  const opening = isLed ? (imperative.exec(sentence)?.[0].length ?? null) : null;
  const froms = opening === null ? told : [opening, ...told];
  const found = [...froms.map((from) => urgingAfter(sentence, from)), passiveIn(sentence)];
  const first = found.reduce((best, at) => (at !== null && (best === null || at < best) ? at : best), null);
  if (first === null) return null;
  const own = ownReport.exec(sentence.slice(first));
  return { start: first, end: own === null ? sentence.length : first + own.index };
}

/** `and report reactions by March 14`: with it the posts' own work goes on. */
const ownReport =
  /,?\s{1,3}and\s{1,3}(?:to\s{1,3})?report\s{1,3}(?:back|(?:[\w'’-]{1,20}\s{1,3}){0,3}?(?:responses?|reactions?|results|outcomes?|repl(?:y|ies)))\b/i;

const BASES =
  'press|convince|lobby|push|implore|induce|exhort|call\\s{1,2}(?:up)?(?:on|for)|appeal|prevail|ask|request|invite|remind|insist|demand|recommend|seek|solicit|obtain|secure|gain|enlist|win|elicit|garner|rally|pursue|dissuade|discourage|argue|advocate|convey|express|reiterate|deliver|make|present|pass|transmit|extend|repeat|renew|urge|encourage|persuade';
const moves = new RegExp(
  `\\b(?:${BASES}|(?:urg|encourag|persuad|press|ask|request|seek|solicit)ing)\\b|\\bbe\\s+(?:[a-z]+ly\\s+)?(?:urged|encouraged|asked|pressed)`,
  'i',
);
const verbs = new RegExp(
  `\\b(?:(?<base>${BASES})|(?<stem>urg|encourag|persuad|press|ask|request|seek|solicit)ing)\\b`,
  'gi',
);

/** `Press` and `Request` open a sentence as nouns too. */
const imperative =
  /^(?:[^\w]|\([^)]{0,12}\)|action(?:\s+request(?:ed)?)?\s{0,2}:|to\s|strongly\s)*(?=(?:urge|encourage|persuade|convince|dissuade|discourage|lobby|call\s{1,2}(?:up)?on|ask|seek|solicit|obtain|secure|enlist)\b)/i;

/** `If asked, …`, `Should the Ministry object, …`; a condition that every post meets, or that only softens, is none. */
const ofOneCase =
  /^\W*(?:if|should|were|unless|in\s+case|in\s+the\s+event)\b(?!\s+(?:at\s+all\s+)?(?:possible|appropriate|necessary|feasible|practicable)|[^,]{0,60}\b(?:not|n't)\s+(?:already|yet|done))[^,]{0,200},/i;

const talk = new RegExp(`\\b${TALK}\\b`, 'i');

/** Neither somebody's talk of what the posts should do nor a quotation. */
function isOurs(sentence: string, at: number): boolean {
  return !talk.test(sentence.slice(0, at)) && !isQuoted(sentence, at);
}

/** Words after which the order no longer governs a verb. */
const turned =
  /\b(?:that(?!\s+follows?\b)|which|who|whom|whose|whether|why|how|because|since|unless|while|although|though|not|never|nor|cannot|avoid|refrain|without|rather|instead|we|they|he|she)\b|n't\b|[;:"“]/i;
/** `and [to] strongly`: what may stand right before a verb that the order governs. */
const joined =
  /(?:^|\b(?:and|or|to|then|please|also)\s|,\s)\s{0,3}(?:(?:also|again|further|still|once\s+more|[a-z]{2,12}ly)\s{1,3}){0,2}$/i;
/** `requests that Embassy Lisbon urge`: the rest of the addressee's name. */
const named = /^(?:\s{1,2}[A-Z][\w-]{1,20}){0,3}\s{0,3}$/;
/** `efforts to persuade Iran` are somebody's own. */
const ownAims =
  /(?<!\b(?:every|all|best|any|your)\s)\b(?:efforts?|attempts?|campaigns?|plan\w*|intent\w*|deci\w+|desire|proposals?|initiatives?|need|calls?|willingness|ability|agree\w*|offer\w*|promis\w+|pledg\w+|commit\w+|hop\w+)\s+to\s+$/i;
/** `deliver the points, urging it to sign`: the message does the urging; `posts' help in urging it` asks for that deed. */
const message = new RegExp(
  `\\b(?:${MESSAGE}|case)\\b|\\b(?:assistance|help|support)\\s{1,2}in\\s{1,2}$`,
  'i',
);

function urgingAfter(sentence: string, from: number): number | null {
  for (const match of sentence.slice(from, from + REACH).matchAll(verbs)) {
    const between = sentence.slice(from, from + match.index);
    if (turned.test(between)) return null;
    const { base, stem } = match.groups ?? {};
    const isGoverned =
      base === undefined
        ? message.test(between)
        : (joined.test(between) || named.test(between)) && !ownAims.test(between);
    const at = from + match.index;
    const rest = sentence.slice(at + match[0].length, at + REACH);
    if (isGoverned && wishesOfGovernment(`${base ?? baseOf(stem)}${rest}`)) return at;
  }
  return null;
}

/** `urg` -> `urge`, `ask` -> `ask`. */
function baseOf(stem = ''): string {
  return /[gd]$/i.test(stem) ? `${stem}e` : stem;
}

/** How far behind an order its verbs, and behind a verb its objects, are looked for, in characters. */
const REACH = 600;

const passive =
  /(?<=^|[,;:]\s{0,2}|\band\s)(?:[\w'’-]+\s{1,2}){1,6}?(?:should|must|are\s{1,2}to|is\s{1,2}to)\s{1,2}(?:also\s{1,2})?be\s{1,2}(?:[a-z]+ly\s{1,2})?(?:urged|encouraged|asked|requested|pressed|persuaded|invited|reminded|called\s{1,2}(?:up)?on)\s{1,2}(?:not\s{1,2})?to\s{1,2}(?<deed>.{1,60})/gi;

/** `Host governments should be urged to sign`: the posts are told, though they are not named. */
function passiveIn(sentence: string): number | null {
  for (const match of sentence.matchAll(passive)) {
    const subject = match[0].slice(0, match[0].search(/\b(?:should|must|are|is)\b/i));
    const isHost = namesGovernment(subject) && isTheirs(subject) && !turned.test(subject);
    if (isHost && isOurs(sentence, match.index) && isDeed(match.groups?.deed)) return match.index;
  }
  return null;
}
