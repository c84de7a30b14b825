import { ADDRESSEE, ANSWER, DELIVER, HOST, MESSAGE, MOVE, ORDER, REPORT, WISH } from '../words.ts';

/** What the addressees are to do at the time that a phrase names. */
export type Duty = 'delivery' | 'report';

/** A sign of who acts from a place in the sentence on. */
export type Cue =
  | { at: number; says: 'ours' }
  | { at: number; says: 'duty'; duty: Duty }
  /** The addressees move somebody: `urge adoption by March 7` is the other's date, `by March 7, urge adoption` theirs. */
  | { at: number; says: 'moving' }
  /** Somebody else acts from here on: `urge host government to`, `which`, `Iran must`. */
  | { at: number; says: 'theirs' }
  /** A deed of somebody's named close by; counts only when the phrase follows at once: `adoption by March 7`. */
  | { at: number; says: 'deed' };

const NOUN_BEFORE =
  '(?<!\\b(?:the|a|an|this|that|any|following|our|its|your|their|his|joint|of|for|in|such|each|no|possible|diplomatic|initial|further|written|same|another|with)\\s)';

const orders: readonly RegExp[] = [
  new RegExp(`\\b${ADDRESSEE}\\b(?:\\s{1,3}[\\w/.'’()&-]+){0,6}?\\s{1,3}${ORDER}\\b`, 'gi'),
  new RegExp(
    `\\b(?:requests?|asks?|instructs?|directs?|would\\s+like|wants?|urges?|desires?|wishes)\\s{1,3}(?:that\\s{1,3})?(?:(?:all|action|the|each|addressee)\\s{1,3}){0,3}${ADDRESSEE}\\b`,
    'gi',
  ),
  new RegExp(
    `\\b(?:important|essential|imperative|critical|vital|crucial|necessary)\\s{1,3}that\\s{1,3}(?:(?:all|action|the|each)\\s{1,3}){0,2}${ADDRESSEE}\\b`,
    'gi',
  ),
  new RegExp(`\\b${WISH}\\b`, 'gi'),
  /\b(?:please|pls|kindly)\b/gi,
];

/** An order without a subject opens a sentence or a bullet: `Deliver demarche by March 7.` */
const imperative = new RegExp(
  `^(?:[^\\w]|\\([^)]{0,12}\\)|action(?:\\s+request(?:ed)?)?\\s{0,2}:|to\\s)*(?:${DELIVER}|${REPORT}|${MOVE})\\b`,
  'i',
);

const delivering = new RegExp(`${NOUN_BEFORE}\\b(?:${DELIVER})\\b`, 'gi');
/** Up to five words on which nothing hangs: `support for the report` is no report. */
const FEW = "(?:\\s{1,3}(?!(?:for|to|on|of|in|with|at|from|that|and|or)\\b)[\\w'’-]+){0,5}?\\s{1,3}";
/** `seek a response by March 10`: the host government's answer must be there by then, which is what the posts report. */
const answerSought = new RegExp(`^${FEW}(?:${ANSWER}|answers?|positions?|decisions?)\\b`, 'i');
const obtaining = new RegExp(
  `${NOUN_BEFORE}\\b(?:obtain|secure|get|gain|elicit|gather|collect|receive)(?=${FEW}(?:${ANSWER}|answers?|positions?|decisions?|agreement|commitments?|approval|consent|concurrence|permission|assurances?|support|co-?sponsorship|appointments?|meetings?)\\b)`,
  'gi',
);
const moving = new RegExp(`${NOUN_BEFORE}\\b(?:${MOVE})\\b`, 'gi');
const reporting = new RegExp(`${NOUN_BEFORE}\\b(?:${REPORT})\\b`, 'gi');

/** `would appreciate a response`, `responses should be received`, `replies are due`. */
const answersWanted: readonly RegExp[] = [
  new RegExp(
    `(?<!\\b(?:should|must|may|to)\\s)\\b(?:appreciates?|grateful\\s+for|requests?|needs?|seeks?|requires?|welcomes?|looks?\\s+forward\\s+to|wants?)\\s{1,3}(?:(?!to\\b|that\\b)[\\w'’/-]+\\s{1,3}){0,5}?${ANSWER}\\b`,
    'gi',
  ),
  new RegExp(
    `(?<!['’]s?\\s)(?<!\\b(?:its|their|his|her)\\s)\\b${ANSWER}\\b(?:\\s{1,3}[\\w/'’()&-]+){0,8}?\\s{1,3}(?:(?:should|must|are\\s+to|is\\s+to|to|is|are)\\s{1,3}(?:be\\s{1,3})?(?:received?|sent|submitted|reported|provided|due|needed|required|requested|appreciated|transmitted|returned|reach|arrive|forwarded|e-?mailed|cabled|slugged)|due|requested|needed|required)\\b`,
    'gi',
  ),
];
const deliveryWanted = new RegExp(
  `\\b${MESSAGE}\\b(?:\\s{1,3}(?!could|would|can|cannot|was|were|will)[\\w/'’()&-]+){0,8}?\\s{1,3}be\\s{1,3}(?:delivered|made|conveyed|raised|presented|carried\\s{1,3}out|undertaken|taken|completed|passed|transmitted|used|released|shared|communicated|handed)\\b|\\b(?:action|delivery|demarche)\\s{1,3}(?:is\\s{1,3})?(?:requested|required|needed|due)\\b`,
  'gi',
);

const influence =
  /\b(?:urg(?:e|es|ing)|encourag(?:e|es|ing)|ask(?:s|ing)?|press(?:es|ing)?|persuad(?:e|ing)|convinc(?:e|ing)|call(?:s|ing)?\s+(?:up)?on|invit(?:e|ing)|expect(?:s|ing)?|want(?:s|ing)?|enabl(?:e|ing)|allow(?:s|ing)?|lobby|demand(?:s|ing)?|insist(?:s|ing)?|requir(?:e|es|ing)|appeal|remind(?:s|ing)?|request(?:s|ing)?|obligat(?:e|es|ing)|push|agree(?:s|ments?|d)?|commit(?:s|ments?|ted)?|plans|intends|intent(?:ion)?s?|pledge[sd]?|assurances?|promises?|willingness|efforts?|measures|steps|decid(?:es|ed))\b(?<object>[^.;:]{0,140}?)\bto\s{1,3}(?!(?:the|a|an|any|all|our|their|its|your|host|appropriate|senior|high|highest|relevant|foreign|government|governments|mfa|department|washington|officials|counterparts|interlocutors|post|this|these|that|whom|which)\b)(?=[a-z])/gi;
const ownObject = new RegExp(`\\b${ADDRESSEE}\\b`, 'i');

const turns: readonly RegExp[] = [
  /\b(?:which|who|whom|whose|where|because|since|unless|whether|so\s{1,3}that|in\s{1,3}order|due\s{1,3}to|given|that)\b/gi,
  /\b(?:if|when|after|while|once|although|though)\b(?!\s{1,3}(?:possible|appropriate|necessary|needed|available|at\s{1,3}all|feasible|requested|instructed))|\bas\s{1,3}(?:the|it|they|he|she|we)\b/gi,
  new RegExp(
    `\\b(?:${HOST}|iran|council|board|committee|assembly|conference|parliament|department|washington|usg|u\\.?s\\.?|united\\s{1,3}states|we|it|they|he|she|countries|states|members|parties|sides?|resolution|treaty|agreement|sanctions|compan(?:y|ies)|firms?|shipments?|vessel|ship|iaea|unsc|un|eu|secretary(?:-?\\s?general)?|commission|union|experts?|inspectors?|meetings?|summit|session|vote|elections?|donors?|forces|troops|law|legislation)\\s{1,3}(?:now\\s{1,3}|also\\s{1,3}|still\\s{1,3})?(?:will|must|should|shall|would|has|have|had|is|are|was|were|plans?|intends?|agreed|needs?\\s{1,3}to|may|might|can|could|did|does|do|meets?|hopes?|expects?)\\b`,
    'gi',
  ),
];

const deeds: readonly RegExp[] = [
  /\bto\s{1,3}be\s{1,3}(?:\w+ed|held|made|put)\b/gi,
  /\b(?:scheduled|expected|planned|slated|poised|likely|expires?|expiring|ending|beginning|calling|requiring|demanding|mandating|obliging|adopted|signed|agreed|issued|announced|convened?|convening|arriving|departing|leaving|returning|visiting|travell?ing|held|occur(?:s|red|ring)?|takes?\s{1,3}place|taking\s{1,3}place)\b/gi,
  /\b(?:adoption|ratification|signature|signing|withdrawal|release|payment|compliance|passage|return|implementation|suspension|accession|deployment|extradition|closure|departure|deposit|cessation|conclusion|completion|entry\s{1,3}into\s{1,3}force)\b/gi,
];

/** Every sign of who acts, in order. */
export function cuesIn(words: string): Cue[] {
  const cues: Cue[] = ordersIn(words).map((match) => ({ at: match.index + match[0].length, says: 'ours' }));
  const opener = imperative.exec(words);
  if (opener !== null) cues.push({ at: 0, says: 'ours' });
  for (const match of words.matchAll(delivering)) {
    cues.push({ at: match.index + match[0].length, says: 'duty', duty: dutyOfDelivering(words, match) });
  }
  for (const match of words.matchAll(obtaining)) {
    cues.push({ at: match.index + match[0].length, says: 'duty', duty: dutyOfDelivering(words, match) });
  }
  for (const match of words.matchAll(moving)) {
    cues.push({ at: match.index + match[0].length, says: 'moving' });
  }
  for (const match of words.matchAll(reporting)) cues.push(...reportCues(words, match));
  for (const pattern of answersWanted) {
    for (const match of words.matchAll(pattern)) cues.push(...own(match, 'report'));
  }
  for (const match of words.matchAll(deliveryWanted)) cues.push(...own(match, 'delivery'));
  cues.push(...influenceCues(words));
  for (const pattern of turns) {
    for (const match of words.matchAll(pattern)) cues.push({ at: match.index, says: 'theirs' });
  }
  for (const pattern of deeds) {
    for (const match of words.matchAll(pattern)) cues.push({ at: match.index, says: 'deed' });
  }
  return cues.sort((a, b) => a.at - b.at);
}

/** Every order to the addressees: `posts are requested`, `please`, `requests that Embassy`. */
export function ordersIn(words: string): RegExpExecArray[] {
  return orders.flatMap((pattern) =>
    [...words.matchAll(pattern)].filter((match) => !foreignMission(words, match.index)),
  );
}

function own(match: RegExpExecArray, duty: Duty): Cue[] {
  const at = match.index + match[0].length;
  return [
    { at, says: 'ours' },
    { at, says: 'duty', duty },
  ];
}

const toWashington = /^\s{1,3}(?:the\s{1,3})?(?:department|dept|washington|state|us|[a-z]{1,5}\/[a-z/]+)\b/i;

/** `inform the Department` and `obtain an answer` are reports, `inform the host government` and `obtain its support` deliveries. */
function dutyOfDelivering(words: string, match: RegExpExecArray): Duty {
  const rest = words.slice(match.index + match[0].length, match.index + match[0].length + 60);
  const verb = match[0].toLowerCase();
  if (/^(?:seek|solicit|pursue|obtain|secure|get|gain|elicit|gather|collect|receive)$/.test(verb)) {
    return answerSought.test(rest) ? 'report' : 'delivery';
  }
  if (/^(?:inform|notify|contact|tell|pass|transmit)$/.test(verb) && toWashington.test(rest)) return 'report';
  return /^\s{1,3}(?:[\w'’-]+\s{1,3}){0,3}(?:responses?|repl(?:y|ies)|reports?|results|reactions?)\s{1,3}to\s{1,3}(?:the\s{1,3})?(?:department|washington)/i.test(
    rest,
  )
    ? 'report'
    : 'delivery';
}

const hostGiven = new RegExp(
  `^(?:\\s{1,3}[\\w'’-]+){0,8}?\\s{1,3}to\\s{1,3}(?:[\\w'’-]+\\s{1,3}){0,3}${HOST}`,
  'i',
);
const advisedHost = new RegExp(`^\\s{1,3}(?:[\\w'’-]+\\s{1,3}){0,3}${HOST}`, 'i');
const ownReport = new RegExp(
  `^\\s{1,3}(?:[\\w'’-]+\\s{1,3}){0,4}?(?:${ANSWER}|back|(?:to\\s{1,3})?(?:the\\s{1,3})?(?:department|washington))\\b`,
  'i',
);

function reportCues(words: string, match: RegExpExecArray): Cue[] {
  const at = match.index + match[0].length;
  const rest = words.slice(at, at + 120);
  const verb = match[0].toLowerCase();
  const before = words.slice(Math.max(0, match.index - 12), match.index);
  const toHost =
    (/^(?:provide|submit|send|forward|return)$/.test(verb) && hostGiven.test(rest)) ||
    (/^(?:advise|apprise|answer)$/.test(verb) && advisedHost.test(rest));
  const duty: Duty = toHost ? 'delivery' : 'report';
  // After `urge Iran to suspend`, `and report responses` is the posts' own work again.
  const takesBack =
    /\b(?:and|then)\s{1,3}(?:to\s{1,3})?$/i.test(before) && verb === 'report' && ownReport.test(rest);
  return takesBack
    ? [
        { at, says: 'ours' },
        { at, says: 'duty', duty },
      ]
    : [{ at, says: 'duty', duty }];
}

function influenceCues(words: string): Cue[] {
  return [...words.matchAll(influence)].flatMap((match): Cue[] => {
    const before = words.slice(Math.max(0, match.index - 12), match.index);
    const object = match.groups?.object ?? '';
    // `requests posts to deliver` and `are asked to deliver` are orders, and read as such above.
    if (ownObject.test(object) || (/\b(?:are|is|be)\s{1,3}$/i.test(before) && object.trim() === ''))
      return [];
    return [{ at: match.index + match[0].length, says: 'theirs' }];
  });
}

/** `the Iranian Embassy must leave`, `their mission will depart`: not a post of ours. */
function foreignMission(words: string, at: number): boolean {
  return /(?:\b(?:their|its|his|her)|\b[A-Z]\w+(?:ian|ish|ese|ean|ani|can)|\bEU|\bUN|\bmonitoring|\bobserver|\bfact-finding)\s{1,3}$/.test(
    words.slice(Math.max(0, at - 24), at),
  );
}
