import type { Addressee, Cable } from '../../cable/index.ts';
import type { Cited } from '../types.ts';
import { cite } from './passages.ts';
import type { Piece } from './sections.ts';
import { ADDRESSEE, DELIVER, HOST, ORDER, TALK, WISH } from './words.ts';

/** The cable says of itself that it asks for action. */
const announced =
  /\bthis\s+(?:is|message\s+is|cable\s+is|telegram\s+is|cable\s+contains|message\s+contains|cable\s+includes)\s+(?:also\s+)?an?\s+(?:[\w/-]+\s+){0,4}?action\s+(?:request|cable|message|telegram)\b|\bthis\s+is\s+an?\s+(?:[\w/-]+\s+){0,3}?demarche\s+request\b|\b(?:see|for)\s+action\s+requests?\b|^\W{0,3}action\s+(?:request(?:ed|s)?|required|message|cable|items?)\b/i;
const denied =
  /\b(?:not\s+an?\s+action|no\s+action\s+(?:is\s+)?(?:required|requested|necessary|needed)|for\s+information\s+only|information\s+only)\b/i;

const MAKE_THE_CASE =
  '(?:deliver|convey|raise|approach|present|demarche|reiterate|underscore|stress|emphasi[sz]e|engage|press|take\\s+up|hand|lobby|weigh\\s+in|call\\s+on|make\\s+(?:[\\w-]+\\s+){0,3}(?:demarches?|points|approach(?:es)?|representations?)|draw\\s+(?:up)?on\\s+(?:[\\w-]+\\s+){0,5}points|follow\\s+up\\s+with|pursue|solicit|carry\\s+out\\s+(?:[\\w-]+\\s+){0,2}demarche)';
const TELL = `(?:inform|pass|seek|request|ask|urge|encourage|discuss|express|notify|tell|advise|provide|transmit|contact|explain|share|communicate|use|meet|speak|consult|persuade|remind|propose|thank|obtain|ascertain|explore)`;

const caseMade = new RegExp(`\\b${MAKE_THE_CASE}\\b`, 'i');
const hostTold = new RegExp(`\\b${TELL}\\b(?:\\s+[\\w/'’()&-]+){0,10}?\\s+${HOST}`, 'i');

const orders: readonly RegExp[] = [
  new RegExp(`\\b${ADDRESSEE}\\b(?:\\s+[\\w/'’().,&-]+){0,8}?\\s+(?:${ORDER})\\b`, 'i'),
  new RegExp(
    `\\b(?:requests?|asks?|instructs?|directs?|would\\s+like|wants?|wishes|desires?)\\s+(?:that\\s+)?(?:(?:all|action|the|each|addressee)\\s+){0,3}${ADDRESSEE}\\b`,
    'i',
  ),
  new RegExp(`\\b${WISH}\\b`, 'i'),
  /\b(?:please|pls|kindly)\b/i,
  new RegExp(`^\\W{0,3}(?:${MAKE_THE_CASE})\\b`, 'i'),
];
const imperativeAtStart = new RegExp(`^\\W{0,3}(?:${DELIVER})\\b`, 'i');

/** Reports of what was done: no order. */
const reported =
  /\b(?:polo?ff|econoff|emboffs?|conoff|polcouns?|econcouns?|ambassador|charge|dcm|he|she|they)\s+(?:also\s+|then\s+)?(?:said|told|delivered|raised|conveyed|replied|noted|asked|presented|made|responded|agreed|suggested)\b|\bshould\s+(?:have|not\s+have)\b/i;
const talk = new RegExp(`\\b${TALK}\\b`, 'i');

/**
 * Why a cable is an action request: the sentence that tells its addressees to make a case to a government; null when none does.
 *
 * A demarche runs from Washington to posts. A post's own "Action request: post requests guidance" asks the Department for
 * something and leaves no government to be approached by anyone who receives it, so a post's cable counts only when it
 * announces an action request, names other posts for action, and tells them to make the case.
 */
export function readActionRequest(cable: Cable, pieces: readonly Piece[]): Cited | null {
  const sender = senderOf(cable, pieces);
  const said = pieces.filter(({ section }) => section !== 'points');
  const announcing = firstSentence(said, (text) => announced.test(text) && !denied.test(text));
  const ordering = firstSentence(said, isOrder);
  if (sender === 'post') {
    return announcing !== null && ordering !== null && cable.action.some(isPostAddressee) ? announcing : null;
  }
  if (announcing !== null) return announcing;
  if (said.some(({ passage }) => denied.test(passage.text))) return null;
  return ordering;
}

function firstSentence(pieces: readonly Piece[], matches: (text: string) => boolean): Cited | null {
  for (const { passage, sentences, paragraph } of pieces) {
    const found = sentences.find(({ text }) => matches(text));
    if (found !== undefined) return cite(passage, paragraph, found.start, found.end);
  }
  return null;
}

function isOrder(text: string): boolean {
  if (
    reported.test(text) ||
    /\b(?:not|n't)\s+(?:\w+\s+)?(?:deliver|raise|approach|present|convey)\b/i.test(text)
  )
    return false;
  const ordered = orders.map((order) => order.exec(text)).find((match) => match !== null);
  if (ordered === undefined) {
    return imperativeAtStart.test(text) && caseMade.test(text) && hostTold.test(text);
  }
  if (talk.test(text.slice(0, ordered.index))) return false;
  const rest = text.slice(ordered.index);
  return caseMade.test(rest) || hostTold.test(rest);
}

type Sender = 'department' | 'post' | 'unknown';

const department =
  /\b(?:secstate|sec\s?state|department\s+of\s+state|deptstate|state\s+department|dept\s+of\s+state|white\s?house|ussec|secretary\s+of\s+state)\b/i;
const secretaries =
  /^(?:rusk|ball|katzenbach|rogers|kissinger|ingersoll|robinson|vance|christopher|muskie|haig|shultz|whitehead|baker|eagleburger|albright|talbott|powell|armitage|rice|negroponte|zoellick|clinton|steinberg|burns|kerry)\b/i;

/** `DEPT FOR EUR/WE`, `STATE PASS USTR`: words to the Department, which only others write. */
const toDepartment = /^(?:dep(?:t|artment)|(?:sec)?state)\.?\s+(?:(?:also|please|pls)\s+)?(?:for|pass)\b/i;

function senderOf(cable: Cable, pieces: readonly Piece[]): Sender {
  if (cable.from !== null) return department.test(cable.from.name) ? 'department' : 'post';
  const originator = /^\d{2}([A-Z]+)\d/.exec(cable.mrn ?? '')?.[1];
  if (originator !== undefined) return /^(?:SEC)?STATE(?:TOPOST)?$/.test(originator) ? 'department' : 'post';
  if (secretaries.test(cable.signer ?? '')) return 'department';
  if (cable.passTo.some((line) => toDepartment.test(line))) return 'post';
  // Without a header: a text in which officers of a post act is a report.
  return pieces.some(({ passage }) => /\b(?:poloff|econoff|emboffs?|conoff)\b/i.test(passage.text))
    ? 'post'
    : 'unknown';
}

function isPostAddressee({ kind, name }: Addressee): boolean {
  return (kind === 'post' || kind === 'collective') && !department.test(name);
}
