import { doubt, isDoubt } from '../../doubts.ts';
import type { Deadline } from '../../types.ts';
import { type Anchor, daysBetween, printDays } from '../calendar.ts';
import { isLedByOrder } from '../led-by-order.ts';
import { cite } from '../passages.ts';
import type { Piece } from '../sections.ts';
import { isQuoted, type Sentence } from '../sentences.ts';
import { ADDRESSEE, EVENT, MESSAGE, ORDER } from '../words.ts';
import type { Duty } from './cues.ts';
import { findDays } from './dates.ts';
import { findTimePhrases, momentAt, type TimePhrase } from './phrases.ts';
import { findSpells } from './spells.ts';
import { after, before, dutyAt, MOST_IN_A_SENTENCE } from './whose.ts';

/**
 * What the addressees must do by when. Precision goes before recall: a date counts only when words bind it, the sentence
 * tells the addressees to deliver or to report, and nobody else acts between. Points and papers hold none.
 */
export function readDeadlines(pieces: readonly Piece[], anchor: Anchor): Deadline[] {
  const found: Deadline[] = [];
  pieces.forEach((piece, index) => {
    if (piece.section === 'points' || piece.type === 'heading') return;
    const leadIn = piece.type === 'bullet' && isLedByOrder(pieces, index);
    piece.sentences.forEach((sentence, at) => {
      const context: Context = {
        piece,
        anchor,
        leadIn: leadIn && at === 0,
        previous: piece.sentences[at - 1]?.text ?? '',
        // `Posts should, by March 7:` goes on in the bullet below.
        next: /:$/.test(sentence.text) ? (pieces[index + 1]?.passage.text.slice(0, 200) ?? '') : '',
      };
      for (const deadline of deadlinesIn(sentence, context)) addOnce(found, deadline);
    });
  });
  return found;
}

/** What stands around a sentence. */
interface Context {
  piece: Piece;
  anchor: Anchor;
  /** An order to the posts leads into this bullet: `Posts are requested to:`. */
  leadIn: boolean;
  previous: string;
  next: string;
}

function deadlinesIn(sentence: Sentence, context: Context): Deadline[] {
  const { text } = sentence;
  const { anchor, piece } = context;
  // What no date, weekday or spell of time is without; it keeps the shapes off most sentences.
  if (!/\d|\b(?:day|mon|tue|wed|thu|fri|sat|sun|week|end|hour)/i.test(text)) return [];
  const bound = boundIn(text, context);
  const bare = bound.length === 0 ? bareMoment(text, piece, anchor) : [];
  return [...bound, ...bare, ...findSpells(text, anchor)].map(({ phrase, duty }) => ({
    kind: phrase.bound === 'not-before' ? 'not-before' : duty,
    date: phrase.date,
    time: phrase.time,
    zone: phrase.zone,
    exclusive: phrase.exclusive,
    assumptions: assumed(phrase, anchor),
    ...cite(piece.passage, piece.paragraph, sentence.start, sentence.end),
  }));
}

/** What was assumed of a moment, doubts first: they are what a person must look at. */
function assumed(phrase: TimePhrase, { writtenOn }: Anchor): string[] {
  const late = writtenOn === null ? 0 : daysBetween(phrase.date, writtenOn);
  const said = phrase.bound === 'not-before' ? phrase.assumptions.filter(isNotClose) : phrase.assumptions;
  return [
    ...(late > 0 ? [doubt('date', `${phrase.date} is ${printDays(late)} before the cable`)] : []),
    ...said.filter(isDoubt),
    ...said.filter((one) => !isDoubt(one)),
  ];
}

/** Close of business ends a day; what may not happen before a day begins with it. */
function isNotClose(assumption: string): boolean {
  return !assumption.includes('close of business');
}

/** Each moment once, by the first phrase that makes it the addressees' own. */
function boundIn(text: string, context: Context): Array<{ phrase: TimePhrase; duty: Duty }> {
  const bound = new Map<number, { phrase: TimePhrase; duty: Duty }>();
  const phrases = findTimePhrases(text, findDays(text, context.anchor), context.anchor);
  for (const phrase of phrases.slice(0, MOST_IN_A_SENTENCE)) {
    if (bound.has(phrase.end)) continue;
    const duty = dutyOf(phrase, text, context);
    if (duty !== null && isSound(phrase, text, context.anchor)) bound.set(phrase.end, { phrase, duty });
  }
  return [...bound.values()];
}

function dutyOf(phrase: TimePhrase, text: string, context: Context): Duty | null {
  const words = before(text, phrase.start);
  const following = after(text, phrase.end) + context.next;
  const binding = text.slice(phrase.start, phrase.end);
  if (isQuoted(words, words.length)) return null;
  if (/^(?:deadline|suspense|due\s+date)/i.test(binding)) return dutyOfDeadline(words, binding, context);
  switch (phrase.bound) {
    case 'not-before':
      if (/^embargo/i.test(binding)) return 'delivery';
      // The verb of an order not to deliver yet stands inside the phrase: `not deliver it before`, `hold it until`.
      if (/^(?:h[eo]ld|wait|withh)/i.test(binding)) return dutyAt(`${words}deliver`, '', context.leadIn);
      return dutyAt(words + binding.replace(/\d/g, ' '), following, context.leadIn);
    case 'due':
      return dutyAt(`${words}due`, '');
    case 'on':
      return dutyOn(words, following, phrase, context.anchor);
    default:
      return phrase.exclusive && /\bnot\b|n't\b|\bnever\b/i.test(words)
        ? null
        : dutyAt(words, following, context.leadIn);
  }
}

/** `on March 3` binds weakly: right after what is to be done, soon, and never after a meeting, a second date or a past deed. */
function dutyOn(words: string, following: string, phrase: TimePhrase, anchor: Anchor): Duty | null {
  // `the points in para 4 on March 6`: that number names no second date.
  const near = words
    .slice(-90)
    .replace(/\b(?:paras?|paragraphs?)\s{1,2}\d{1,2}(?:\s?(?:-|and|,)\s?\d{1,2})?/gi, 'para');
  const isPastDeed =
    /\b(?:\w+ed|held|sent|made|given|taken|met|left|told|begun|written|put|set|seen)\s*$/i.test(words);
  if (isPastDeed || eventWord.test(near) || /\d/.test(near)) return null;
  const isSoon = anchor.writtenOn !== null && daysBetween(anchor.writtenOn, phrase.date) <= SOON_DAYS;
  // `Embassy should on March 3 deliver the paper`: the day stands between the order and its deed.
  if (isSoon && betweenOrderAndDeed.test(words)) return dutyAt(words, following);
  if (/^\s*[a-z]/i.test(following)) return null;
  return isSoon || phrase.time !== null ? dutyAt(words, '') : null;
}

const betweenOrderAndDeed = new RegExp(`\\b${ADDRESSEE}\\s+(?:${ORDER})\\s*,?\\s*$`, 'i');

/** An order for a certain day is one for the weeks ahead, unless it names the hour: a later day was most likely meant in the past. */
const SOON_DAYS = 45;

const reportWord = /\brepl(?:y|ies)|\brespon|\breport|\bsubmi|\banswer|\bcomment|\binput|\bfeedback/i;
const deliveryWord = new RegExp(`\\bdeliver|\\b${MESSAGE}\\b`, 'i');

/** `Deadline for responses is March 7`; a deadline of somebody's own (`the IAEA deadline`, `Iran's`) is none of ours. */
function dutyOfDeadline(before: string, binding: string, { piece, previous }: Context): Duty | null {
  const opens =
    /^(?:[^\w]|the|reporting|response|reply|our|suggested|delivery|demarche|action|post|posts'?|submission)*$/i.test(
      before,
    );
  if (!opens || /['’]s\b|\b(?:host|government|countries|states|members|parties)\b/i.test(binding))
    return null;
  const words = `${before} ${binding}`;
  if (reportWord.test(words)) return 'report';
  if (deliveryWord.test(words)) return 'delivery';
  if (/^(?:deadlines?|suspense|due\s+date)\s{0,2}(?:is|:|of|by|-)/i.test(binding))
    return reportWord.test(`${piece.heading} ${previous}`) ? 'report' : 'delivery';
  return null;
}

/** Under a heading REPORTING DEADLINE a sentence may hold the moment alone: `COB March 10.` */
function bareMoment(text: string, piece: Piece, anchor: Anchor): Array<{ phrase: TimePhrase; duty: Duty }> {
  if (piece.section !== 'deadline' && piece.section !== 'reporting') return [];
  if (!/\bdeadline|\bsuspense|\bdue\b/i.test(piece.heading ?? '')) return [];
  const moment = momentAt(text, 0, new Map(findDays(text, anchor).map((day) => [day.start, day])), anchor);
  if (moment === null || text.slice(moment.end).replace(/[.\s)]/g, '') !== '') return [];
  const duty: Duty = reportWord.test(piece.heading ?? '') ? 'report' : 'delivery';
  return [{ phrase: { bound: 'until', exclusive: false, start: 0, ...moment }, duty }];
}

const eventWord = new RegExp(`\\b(?:${EVENT}|board|council|assembly|deadline|event|opening|launch)\\b`, 'i');

/** A cable may be sent this late after the day that it prints; what it prints of older days is history. */
const LATE_DAYS = 14;

/** Rejects a date that names an event (`before the March 13 meeting`) or lies well in the past. */
function isSound(phrase: TimePhrase, text: string, anchor: Anchor): boolean {
  const following = /^[^.,;:()]{0,60}/.exec(text.slice(phrase.end, phrase.end + 80))?.[0] ?? '';
  const clause =
    following.split(
      /\s(?:or|and|to|in|at|by|via|with|so|as|if|through|for|on|using|when|but|from|of)\b/i,
    )[0] ?? '';
  if (eventWord.test(clause) || /^\s?['’]s\b|^-/.test(following)) return false;
  // `the April 10 start of the session`: an article before the date and a noun behind it name an event, whatever its word.
  if (
    /\bthe\s+(?:[a-z]+day,?\s+)?(?:[a-z]{3,9}\.?\s+)?\d[^a-z]*(?:[a-z]{3,9})?$/i.test(
      text.slice(phrase.start, phrase.end),
    ) &&
    /^\s\S/.test(clause)
  )
    return false;
  return anchor.writtenOn === null || daysBetween(phrase.date, anchor.writtenOn) <= LATE_DAYS;
}

/** The same deadline said twice counts once; the mention that says more (an hour, a zone) wins. */
function addOnce(found: Deadline[], deadline: Deadline): void {
  const at = found.findIndex(
    (other) =>
      other.kind === deadline.kind &&
      other.date === deadline.date &&
      other.exclusive === deadline.exclusive &&
      (other.time === deadline.time || other.time === null || deadline.time === null),
  );
  const same = found[at];
  if (same === undefined) found.push(deadline);
  else if (same.time === null && deadline.time !== null) found[at] = deadline;
}
