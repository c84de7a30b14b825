import { ANSWER } from '../words.ts';
import { cuesIn, type Duty } from './cues.ts';

/** How near a deed must stand, in characters, for the phrase to belong to it. */
const DEED_REACH = 70;

/** `Your comments by April 4 would be appreciated`: an answer stands right before the phrase, its welcome right after. */
const answerAlone = new RegExp(
  `^(?:[\\w'’/.-]+\\s{1,3}){0,4}?(?:your|post'?s?'?|posts['’]|embassy['’]?s?|embassies['’]|mission['’]?s?|early|addressees['’]?|any)\\s{1,3}(?:[\\w'’-]+\\s{1,3}){0,2}?${ANSWER}[\\s,]*$`,
  'i',
);
const appreciated =
  /^[\s,]*(?:if\s+(?:at\s+all\s+)?possible,?\s+)?(?:(?:would|will)\s+be\s+(?:(?:much|greatly|most|very)\s+)?(?:appreciated|helpful|welcome|useful)|(?:is|are)\s+(?:requested|needed|required))\b/i;

/** No sentence that a person wrote names more moments; what follows them is not read, so that no text is searched over and over. */
export const MOST_IN_A_SENTENCE = 40;
/** How far back and forward the words around a phrase are read, in characters. */
const LOOK_BACK = 1200;
const LOOK_AHEAD = 300;

/** `dutyAt` for a phrase between two offsets of a sentence. */
export function dutyAround(sentence: string, start: number, end: number, isOurs = false): Duty | null {
  return dutyAt(before(sentence, start), after(sentence, end), isOurs);
}

/** The words up to an offset, as far back as they can matter. */
export function before(sentence: string, at: number): string {
  return sentence.slice(Math.max(0, at - LOOK_BACK), at);
}

/** The words from an offset on, as far as they can matter. */
export function after(sentence: string, at: number): string {
  return sentence.slice(at, at + LOOK_AHEAD);
}

interface Actor {
  ours: boolean;
  theirs: boolean;
  duty: Duty | null;
}

/**
 * What the addressees must do at a moment: reads the words of the sentence up to the binding phrase and asks who acts there
 * last. Null unless they are told to deliver or report and nobody else has taken over since. When the moment comes first
 * (`By March 7, posts should deliver`), the first duty after it counts. `isOurs` when an order to the posts leads into these words.
 */
export function dutyAt(words: string, following: string, isOurs = false): Duty | null {
  const actor = actorAt(words, isOurs);
  if (answerAlone.test(words) && appreciated.test(following)) return 'report';
  if (actor.theirs) return null;
  if (actor.duty !== null) return actor.duty;
  const isFronted = words.trim().split(/\s+/).length <= 4;
  return actor.ours || isFronted ? firstDuty(following, actor.ours) : null;
}

function actorAt(text: string, isOurs: boolean): Actor {
  const words = withoutAsides(text);
  let actor: Actor = { ours: isOurs, theirs: false, duty: null };
  for (const cue of cuesIn(words)) {
    if (cue.says === 'ours') actor = { ours: true, theirs: false, duty: null };
    else if (cue.says === 'theirs' || cue.says === 'moving') actor = { ...actor, theirs: true };
    else if (cue.says === 'deed')
      actor = { ...actor, theirs: actor.theirs || words.length - cue.at < DEED_REACH };
    else if (actor.ours && !actor.theirs) actor = { ...actor, duty: cue.duty };
  }
  return actor;
}

function firstDuty(text: string, isOurs: boolean): Duty | null {
  let ours = isOurs;
  for (const cue of cuesIn(text.replace(/^[\s,:)-]+/, ''))) {
    if (cue.says === 'theirs' || cue.says === 'deed') return null;
    if (cue.says === 'ours') ours = true;
    else if (ours) return cue.says === 'duty' ? cue.duty : 'delivery';
  }
  return null;
}

/** Blanks what stands in brackets or between the commas of `, which …,`: the main clause goes on after it. */
function withoutAsides(words: string): string {
  return words.replace(/\([^()]{0,200}\)|,\s{1,3}(?:which|who|whose|where)\b[^,;]{0,200},/gi, (aside) =>
    ' '.repeat(aside.length),
  );
}
