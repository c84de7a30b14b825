import { effectiveMarking } from '../marking.ts';
import { onceFor } from '../once-for.ts';
import { subjectMark } from '../portions.ts';
import type { Cited, Demarche, DemarcheDraft, TalkingPoint, Withheld } from '../types.ts';
import { type Place, type Sieve, SUBJECT_WITHHELD, sieveFor } from './place.ts';

const NOWHERE = { start: 0, end: 0 };

/** A demarche for a place, and how much of it was left out. */
interface Sifted {
  facts: DemarcheDraft;
  left: Pick<Withheld, 'points' | 'asks' | 'deadlines' | 'texts'>;
}

/** A sub-point whose own mark lets it through stands alone when the point above it does not. */
function pointsFor(points: readonly TalkingPoint[], sieve: Sieve): TalkingPoint[] {
  const shown = points.filter(
    ({ portion, text, notes }) =>
      sieve.passes(portion, text) && notes.every((note) => sieve.passes(portion, note)),
  );
  const numbers = new Set(shown.map(({ number }) => number));
  return shown.map((point) =>
    point.parent === null || numbers.has(point.parent) ? point : { ...point, parent: null },
  );
}

/** Every fact by its own mark; what bears none (contacts, what people corrected, that there is a paper) as the cable as a whole. */
function sift(facts: DemarcheDraft, sieve: Sieve): Sifted {
  const cited = (one: Cited) => sieve.passes(one.portion, one.quote);
  const asks = facts.asks.filter((ask) => cited(ask) && sieve.passes(ask.portion, ask.text));
  const talkingPoints = pointsFor(facts.talkingPoints, sieve);
  const deadlines = facts.deadlines.filter(cited);
  const urgency = facts.urgency.filter(cited);
  const events = facts.events.filter(cited);
  const postInstructions = facts.postInstructions.filter(
    (one) => cited(one) && sieve.passes(one.portion, one.text),
  );
  const proposedAchieved = facts.proposedAchieved.filter(cited);
  const pointsOfContact = sieve.passesWhole ? facts.pointsOfContact : [];
  const mentions = Object.fromEntries(
    Object.entries(facts.mentions)
      .map(([country, sentences]) => [country, sentences.filter(cited)] as const)
      .filter(([, sentences]) => sentences.length > 0),
  );
  const { reportingInstruction: reporting, corrections, ...rest } = facts;
  const reportingInstruction = reporting !== null && cited(reporting) ? reporting : null;
  const why = cited(facts.why)
    ? facts.why
    : { quote: '', paragraph: facts.why.paragraph, portion: facts.why.portion, span: NOWHERE };

  const lost = (before: readonly unknown[], after: readonly unknown[]) => before.length - after.length;
  const sentences = (of: DemarcheDraft['mentions']) => Object.values(of).flat();
  return {
    facts: {
      ...rest,
      why,
      deadlines,
      urgency,
      asks,
      talkingPoints,
      reportingInstruction,
      nonPaper: sieve.passesWhole && facts.nonPaper,
      pointsOfContact,
      events,
      postInstructions,
      proposedAchieved,
      mentions,
      ...(corrections !== undefined && sieve.passesWhole ? { corrections } : {}),
    },
    left: {
      asks: lost(facts.asks, asks),
      points: lost(facts.talkingPoints, talkingPoints),
      deadlines: lost(facts.deadlines, deadlines),
      texts:
        lost(facts.urgency, urgency) +
        lost(facts.events, events) +
        lost(facts.postInstructions, postInstructions) +
        lost(facts.proposedAchieved, proposedAchieved) +
        lost(facts.pointsOfContact, pointsOfContact) +
        lost(sentences(facts.mentions), sentences(mentions)) +
        Number(reporting !== null && reportingInstruction === null) +
        Number(!cited(facts.why)) +
        (sieve.passesWhole ? 0 : (corrections ?? []).length),
    },
  };
}

/** Facts that nobody can change are sifted once for each kind of place: a look-up asks several times, and a Home for each demarche. */
const siftings = onceFor<Sifted>();

function siftedFor({ facts, marking }: Demarche, sieve: Sieve): Sifted {
  // All that a sieve is made of.
  const { level, declassifyOn, captions } = marking;
  const kind = `${sieve.clearance} ${sieve.declassified} ${level} ${declassifyOn} ${captions.join('\n')}`;
  return siftings(facts, kind, () => sift(facts, sieve));
}

const shownAt = onceFor<Demarche>();

/**
 * A copy of a demarche with what a place may not show taken out; `withheld` says how much, and is absent when nothing is. What says which
 * cable it is stays: MRN, sender, date, TAGS, marking, and the addressees as responders.
 *
 * `demarcheAt(demarche, { clearance: 'UNCLASSIFIED', shared: false }, now).facts.asks` has no (SBU) ask.
 */
export function demarcheAt(demarche: Demarche, place: Place, now: Date): Demarche {
  const { declassified } = effectiveMarking(demarche.marking, now);
  const kind = `${place.clearance} ${declassified}`;
  return shownAt(demarche, kind, () => cutFor(demarche, sieveFor(demarche.marking, place, now)));
}

function cutFor(demarche: Demarche, sieve: Sieve): Demarche {
  const { facts, left } = siftedFor(demarche, sieve);
  const subject = !sieve.passes(subjectMark(demarche.subject));
  const total = left.points + left.asks + left.deadlines + left.texts;
  if (!subject && total === 0 && facts.nonPaper === demarche.facts.nonPaper) return demarche;
  return {
    ...demarche,
    facts,
    ...(subject ? { subject: SUBJECT_WITHHELD } : {}),
    withheld: { ...left, subject, clearance: sieve.clearance },
  };
}
