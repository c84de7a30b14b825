import { findCountries } from '../../geo/index.ts';
import { ANSWER, HOST } from './words.ts';

const WORD = '(?:[\\w\'’“”"./()&-]+,?\\s{1,2})';

/** What is asked for that a government can give. */
const GIFT =
  '(?:support|backing|endorsement|agreement|commitments?|assurances?|co-?sponsor(?:ship|s)?|votes?|decisions?|consideration|consent|approval|concurrence|permission|(?:consular\\s{1,2})?access|(?:over)?flight\\s{1,2}clearances?|co-?operation|participation|attendance|ratification|signature|signing|accession|recognition|pledges?|contributions?|adherence|adoption|acceptance|abstention|withdrawal|implementation|compliance|intervention|release|investigation|action(?!\\s{1,2}(?:request|cable|addressee|post))|extradition|payment|restraint|caution|moderation|help|assistance)';

/** `urge it to sign`: whoever is moved like this is no colleague, unless a word says so. */
const moving = new RegExp(
  `^(?:urge|encourage|press|persuade|convince|lobby|push|implore|induce|exhort|appeal\\s{1,2}to|prevail\\s{1,2}(?:up)?on)\\s{1,2}(?<whom>${WORD}{1,12}?)(?:not\\s{1,2})?to\\s{1,2}(?<deed>.{1,60})`,
  'i',
);
const VISIT =
  '(?:deliver|convey|present|raise|discuss|express|pass|inform|explain|stress|emphasi[sz]e|underscore|reiterate|urge|ask|request|seek|hand|brief|relay|press|encourage)';
/** `call on the Minister to sign`; who calls on him to deliver or ask something pays a visit. */
const callingOn = new RegExp(
  `^call\\s{1,2}(?:up)?on\\s{1,2}(?<whom>(?:(?!and\\s{1,2}${VISIT}\\b)${WORD}){1,12}?)(?:not\\s{1,2})?to\\s{1,2}(?!(?:${VISIT}|make\\s{1,2}(?:the|these|following))\\b)(?<deed>.{1,60})`,
  'i',
);
/** `ask the MFA to send`: posts ask many people for many things, so a government must be named. */
const asking = new RegExp(
  `^(?:ask|request|invite|remind)\\s{1,2}(?<whom>${WORD}{1,12}?)(?:not\\s{1,2})?to\\s{1,2}(?<deed>.{1,60})`,
  'i',
);
const movingThat = new RegExp(
  `^(?:urge|insist|demand|persuade|convince)\\s{1,2}(?<whom>${WORD}{0,8}?)that\\s{1,2}(?<clause>.{1,60})`,
  'i',
);
const askingThat = new RegExp(
  `^(?:ask|request|recommend)\\s{1,2}(?<whom>${WORD}{0,8}?)that\\s{1,2}(?<clause>.{1,60})`,
  'i',
);
const pressingFor = new RegExp(
  `^(?:(?:press|push|lobby|argue|advocate)\\s{1,2}(?<whom>${WORD}{0,8}?)(?:for|against|on\\s{1,2}behalf\\s{1,2}of)|urge\\s{1,2}against|(?:dissuade|discourage)\\s{1,2}(?<other>${WORD}{1,8}?)from)\\s{1,2}(?<thing>.{1,60})`,
  'i',
);
const seeking = new RegExp(
  `^(?:seek|solicit|obtain|secure|gain|enlist|win|elicit|garner|rally|pursue|request|urge|encourage|(?:ask|appeal|call)\\s{1,2}(?<whom>${WORD}{0,6}?)for)\\s{1,2}(?<whose>${WORD}{0,8}?)${GIFT}\\b(?<rest>.{0,60})`,
  'i',
);
const requesting = new RegExp(
  `^(?:convey|express|reiterate|deliver|make|present|pass|transmit|extend|repeat|renew)\\s{1,2}(?:(?!(?:and|or|to)\\s)${WORD}){0,5}?(?:request|appeal|plea|call)\\s{1,2}(?:(?:that|to)\\s{1,2}(?<clause>.{1,60})|for\\s{1,2}(?<whose>${WORD}{0,6}?)${GIFT}\\b(?<rest>.{0,60}))`,
  'i',
);

/** Whether the words from a verb on wish a deed or a gift of a government: `urge it to sign`, `seek support for the text`. */
export function wishesOfGovernment(words: string): boolean {
  const moved = (moving.exec(words) ?? callingOn.exec(words))?.groups;
  const asked = asking.exec(words)?.groups;
  if (moved && isTheirs(moved.whom) && isDeed(moved.deed)) return true;
  if (asked && isTheirs(asked.whom) && namesGovernment(asked.whom) && isDeed(asked.deed)) return true;
  const [movedThat, askedThat] = [movingThat.exec(words)?.groups, askingThat.exec(words)?.groups];
  if (movedThat && isTheirs(movedThat.whom) && isClause(movedThat.clause)) return true;
  if (askedThat && isTheirs(askedThat.whom) && isClause(askedThat.clause))
    return namesGovernment(`${askedThat.whom}${subjectOf(askedThat.clause)}`);
  const [pressed, sought] = [pressingFor.exec(words)?.groups, seeking.exec(words)?.groups];
  if (pressed && isTheirs(pressed.whom ?? pressed.other) && isThing(pressed.thing)) return true;
  if (sought && isTheirs(sought.whom) && isGiven(sought)) return true;
  const requested = requesting.exec(words)?.groups;
  return requested !== undefined && (isClause(requested.clause) || isGiven(requested));
}

type Groups = Readonly<Record<string, string | undefined>>;

const others =
  /\b(?:it|them|him|her|its|their|states|countries|nations|members?|delegations?|parliament\w*|legislat\w+|leaders?|leadership|allies|partners|presidency|eu|cabinet|central\s+bank|customs|police|coast\s+guard|prosecutors?|regulators?|council|commission)\b/i;
const hosts = new RegExp(`\\b${HOST}`, 'i');

/** `the MFA`, `the Dutch`, `it`, `member states`. */
export function namesGovernment(words = ''): boolean {
  return hosts.test(words) || others.test(words) || findCountries(words).length > 0;
}

/** Our own people, and those who are no government. */
const notTheirs =
  /\b(?:department|dept|washington|posts?|addressees?|(?:am)?embass(?:y|ies)|ambassador['’]s|com|dcm|chief\s+of\s+mission|consulates?|consular\s+section|desk|staff|officers?|employees|personnel|bureau|schools|section|agencies\s+at\s+post|americans?|citizens?|nationals|travell?ers|visitors|applicants|students|universities|scholars|ngos?|compan(?:y|ies)|firms|businesses|industry|contractors|lawyers|contacts|journalists|(?<=the\s)press|media|families|country\s+clearance)\b/i;
/** `EUR/WE`, in capitals only: `and/or` is no office. */
const office = /\b[A-Z]{1,5}\/[A-Z]{1,8}\b/;

/** Whether nobody of our own and no private person is named. */
export function isTheirs(words = ''): boolean {
  return !notTheirs.test(words) && !office.test(words);
}

/** The first words of a clause, where its subject stands. */
function subjectOf(clause = ''): string {
  return clause.split(/\s+/).slice(0, 6).join(' ');
}

const startsWithOwn =
  /^(?:the\s+)?(?:department|dept|washington|posts?|(?:am)?embass(?:y|ies)|questions|inquiries)\b/i;
const answering = /\b(?:respond|reply|answer|comment)\b/i;
/** What answers a question and meets no objective; a meeting is a means. */
const answers = new RegExp(
  `\\b(?:${ANSWER}|answers?|meetings?|appointments?|audience|clarifications?|updates?|guidance|opportunit(?:y|ies)|whether|how|learn|determine|ascertain)\\b`,
  'i',
);

function isClause(clause: string | undefined): boolean {
  return clause !== undefined && !startsWithOwn.test(clause) && !answering.test(clause);
}

/** `press for it` names nothing. */
function isThing(thing = ''): boolean {
  return !/^(?:it|this|that|them|these)\b/i.test(thing) && !answers.test(subjectOf(thing));
}

/** A gift counts unless it is asked `from the Department`, or only named on the way to something else: `a meeting on support`. */
function isGiven({ whose, rest }: Groups): boolean {
  const from = /^\s{1,2}(?:from|of|by)\s(?<whom>.{1,40})/i.exec(rest ?? '')?.groups?.whom;
  if (whose === undefined || /\bpublic\s*$/i.test(whose)) return false;
  return isTheirs(whose) && !answers.test(whose) && isTheirs(from);
}

/** A verb follows, and one that does more than answer: `to Paris` and `to the pier` are places. */
export function isDeed(words = ''): boolean {
  const isPlace = /[a-z]/.test(words) && /^[A-Z]/.test(words);
  return !isPlace && !noVerb.test(words) && !merelyAnswering.test(words);
}
const noVerb =
  /^(?:the|an?|any|all|our|their|its|your|his|her|this|that|these|those|whom|which|host|senior|high|government)\b/i;
const merelyAnswering = new RegExp(
  `^(?:respond|reply|answer|react|comment|explain|clarify|(?:advise|tell|inform|let)\\s+(?:us|post|embassy)|indicate\\s+whether|(?:provide|give|send|share|communicate)\\s+(?:[\\w'’-]+\\s+){0,3}${ANSWER}|(?:make|join)\\s+(?:[\\w'’-]+\\s+){0,3}demarches?)\\b`,
  'i',
);
