import type { Filter } from './types.ts';

/** Words for rows of the board; of several phrases in a sentence the longest counts, then the first. */
export const FILTERS: ReadonlyArray<{ filter: Filter; said: readonly string[] }> = [
  { filter: 'leans-yes', said: ['leans yes', 'lean yes', 'leaning yes', 'leaning towards yes'] },
  { filter: 'leans-no', said: ['leans no', 'lean no', 'leaning no', 'leaning towards no'] },
  {
    filter: 'supports',
    said: [
      'supports',
      'support',
      'supporting',
      'supportive',
      'in favour',
      'in favor',
      'on board',
      'said yes',
      'say yes',
      'yes',
    ],
  },
  {
    filter: 'opposes',
    said: ['opposes', 'oppose', 'opposing', 'opposed', 'against', 'said no', 'say no', 'refused', 'rejected'],
  },
  { filter: 'noncommittal', said: ['noncommittal', 'non committal', 'undecided', 'neutral', 'on the fence'] },
  {
    filter: 'achieved',
    said: ['achieved', 'done what', 'done it', 'already done', 'recognized', 'recognised'],
  },
  {
    filter: 'outstanding',
    said: [
      'outstanding',
      'missing',
      'left',
      'owes',
      'owe',
      'still open',
      'remaining',
      'to chase',
      'should chase',
      'must chase',
      'not in',
      'chase',
      'silent',
      'have yet',
      'has yet',
      'waiting for',
      'waiting on',
    ],
  },
  { filter: 'overdue', said: ['overdue', 'late', 'past due', 'past the deadline', 'missed deadline'] },
  { filter: 'held', said: ['held', 'on hold', 'waiting for a choice', 'in conflict'] },
  { filter: 'unable', said: ['unable', 'could not deliver', 'can not deliver'] },
  { filter: 'delivered', said: ['delivered', 'deliver', 'delivering', 'presented'] },
  { filter: 'planned', said: ['planned', 'scheduled', 'plan'] },
  { filter: 'nil', said: ['nil', 'no action'] },
  { filter: 'pending', said: ['pending'] },
  {
    filter: 'reported',
    said: [
      'answered',
      'answer',
      'responded',
      'respond',
      'replied',
      'reply',
      'reported',
      'report',
      'came back',
      'got back',
      'are in',
      'is in',
      'heard from',
      'heard',
    ],
  },
  { filter: 'all', said: ['all', 'everyone', 'everybody', 'total', 'altogether', 'responders'] },
];

const BY_PHRASE: ReadonlyMap<string, Filter> = new Map(
  FILTERS.flatMap(({ filter, said }) => [filter, ...said].map((phrase) => [phrase, filter] as const)),
);

/** The rows that a phrase names by itself: `In favour` is `supports`, `leans-no` itself; null for any other phrase. */
export function filterNamed(phrase: string): Filter | null {
  const words = phrase.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return BY_PHRASE.get(words) ?? BY_PHRASE.get(words.replaceAll(' ', '-')) ?? null;
}

/** The rows that a negation leaves: "who has not delivered". Several, where only the person can say which they mean. */
export const NEGATED: Readonly<Partial<Record<Filter, readonly Filter[]>>> = {
  reported: ['outstanding'],
  delivered: ['outstanding'],
  supports: ['opposes', 'leans-no', 'noncommittal'],
  opposes: ['supports', 'leans-yes', 'noncommittal'],
};
