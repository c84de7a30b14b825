import { choose, unknown } from './choices.ts';
import { periodsIn } from './periods.ts';
import type { Request } from './request.ts';
import type { Filter, Reading, Told } from './types.ts';

const STANDS: readonly Filter[] = ['all', 'outstanding', 'overdue', 'held', 'pending', 'planned'];
const isTold = (filter: Filter): filter is Told => !STANDS.includes(filter);

const AS_IT_STOOD =
  'The board says how it stands now, and not how it stood at another time: “who is outstanding?”. What is new since then: “what changed since yesterday?”';
const WHEN_OWED =
  'When each owes its answer: “when is it due?”. Who owes one now: “who is outstanding?”. What was done: “who delivered yesterday?”';
const WHEN_TOLD =
  'I could not tell which time you mean, or it is still to come. Say a day or since when: “who delivered yesterday?”, “who answered since Monday?”, “how many said yes last week?”';

/** What is to be done, and was not: "who has to deliver today". */
const OWED = /(?<![\p{L}])(?:must|should|shall|will|needs?|ha(?:s|ve) to|going to|supposed)(?![\p{L}])/iu;
/** The time of asking belongs to it: "who is outstanding this week". */
const PRESENT = /(?<![\p{L}])(?:today|this (?:week|morning)|right now)(?![\p{L}])/iu;
/** What holds at a time, and not what was done then: "who has delivered so far today". */
const HOLDS = /(?<![\p{L}])(?:as of|so far|right now)(?![\p{L}])/iu;
const TODAY = /(?<![\p{L}])today(?![\p{L}])/iu;
/** Said of today these were done; "who supports today" and "who is in today" hold. */
const DONE =
  /(?<![\p{L}])(?:said|told|delivered?|presented|answered|replied|responded|reported|heard|came|got)(?![\p{L}])/iu;

/**
 * "who delivered yesterday": only those of whom it was told then, or in words why that can not be told: a board with others on it would
 * answer another question. Null where no time is named, or where what holds now is the answer.
 */
export function toldWhen(
  { text, mrn, context }: Request,
  { counted, negated }: { counted: Filter; negated: boolean },
): Reading | null {
  const periods = periodsIn(text, context);
  if (periods === null) return null;
  if (OWED.test(text)) return unknown(mrn, WHEN_OWED);
  if (negated || !isTold(counted) || HOLDS.test(text))
    return PRESENT.test(text) ? null : unknown(mrn, AS_IT_STOOD);
  if (TODAY.test(text) && !DONE.test(text)) return null;
  if (periods.length === 0) return unknown(mrn, WHEN_TOLD);
  const readings = periods.map((period) => ({ type: 'between', mrn, of: counted, ...period }) as const);
  return choose(readings, mrn, 'Which of these days?');
}
