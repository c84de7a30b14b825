import { labelOf, POSITIONS } from '../demarche/index.ts';
import { choose, listed, unknown } from './choices.ts';
import { NEGATED } from './filters.ts';
import { filterIn, type Token } from './match.ts';
import { perCountry, type Request } from './request.ts';
import { NEGATING_A_QUESTION } from './small-words.ts';
import { toldWhen } from './told-when.ts';
import type { Filter, Reading } from './types.ts';

const IN_AT_END = new Set(['yet', 'already', 'now', 'so', 'far', 'today', 'still', 'currently']);

/** "who is in", "how many are in so far", and not "in Jakarta". */
function saysIn(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ word }) => word === 'in');
  return at > 0 && tokens.slice(at + 1).every(({ word }) => IN_AT_END.has(word));
}

/** The rows that a sentence names, and whether a "not" stands before them. */
export function countedIn(
  tokens: readonly Token[],
  head: readonly number[],
): { counted: Filter; negated: boolean } | null {
  const found = filterIn(tokens, head);
  const negated = (until: number) =>
    tokens
      .slice(0, until)
      .some(({ word }, at) => NEGATING_A_QUESTION.has(word) && !found?.taken.includes(at));
  if (found) return { counted: found.what, negated: negated(found.taken[0] ?? 0) };
  return saysIn(tokens) ? { counted: 'reported', negated: negated(tokens.length) } : null;
}

/** What a negation leaves, or null when nobody can say: "who is not pending". */
function meant(said: { counted: Filter; negated: boolean }): readonly Filter[] | null {
  return said.negated ? (NEGATED[said.counted] ?? null) : [said.counted];
}

const isPosition = (word: Filter) => POSITIONS.some((one) => one === word);

function labels(words: readonly Filter[]): string {
  return listed(
    words.map((word) => POSITIONS.find((one) => one === word)).map((one) => (one ? labelOf(one) : 'all')),
  );
}

/** "how many have not answered"; without rows, how many there are. */
export function count(request: Request, head: readonly number[]): Reading {
  const { tokens, mrn, places } = request;
  const said = countedIn(tokens, head) ?? { counted: 'all' as const, negated: false };
  if (places.length > 0 && said.counted === 'all') return unknown(mrn);
  const told = toldWhen(request, said);
  if (told) return told;
  const words = meant(said);
  if (!words) return unknown(mrn);
  return choose(
    words.map((of) => ({ type: 'count', mrn, of })),
    mrn,
    `Which of them shall I count: ${labels(words)}?`,
  );
}

/** One country's row, or the board with the rows that were named. */
export function status(request: Request, head: readonly number[]): Reading {
  const { tokens, mrn, places } = request;
  if (places.length > 0)
    return perCountry(request, (country) => ({ type: 'status', mrn, country, filter: null, table: false }));
  const said = countedIn(tokens, head);
  const table = tokens.some(({ word }) => word === 'table');
  if (!said) return { type: 'status', mrn, country: null, filter: null, table };
  const told = toldWhen(request, said);
  if (told) return told;
  const words = meant(said);
  if (!words) return unknown(mrn);
  return choose(
    words.map((word) => ({ type: 'status', mrn, country: null, filter: word, table })),
    mrn,
    `Which of them do you mean: ${labels(words)}?`,
  );
}

/** A question that names a country and no intent: "does Senegal support?" asks for its answer, "is Mali in?" for its row. */
export function aboutCountry(request: Request): Reading {
  const { tokens, mrn } = request;
  const said = countedIn(tokens, []);
  const asksAnswer = said !== null && isPosition(said.counted) && tokens[0]?.place === null;
  return perCountry(request, (country) => {
    if (country === null) return null;
    return asksAnswer
      ? { type: 'answer', mrn, country }
      : { type: 'status', mrn, country, filter: null, table: false };
  });
}
