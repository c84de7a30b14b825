import type { CountryCode } from '../geo/index.ts';
import { countryName, DEADLINE_LABELS } from './labels.ts';
import type { Deadline, DemarcheDraft, Responder } from './types.ts';

/** One fact that two readings of a demarche do not share. `was` is null for one that came in, `now` for one that went. */
export interface FactChange {
  of: 'deadline' | 'ask' | 'point' | 'responder';
  /** What it is called in either reading: `Ask 2`, `Malaysia`, `Deliver by`. */
  name: string;
  was: string | null;
  now: string | null;
  /** Set on a responder only. */
  country: CountryCode | null;
}

/** A fact as it is compared: the same words are the same fact, wherever it stands; the same key is the same fact with other words. */
interface Comparable {
  key: string;
  words: string;
  name: string;
  country?: CountryCode;
}

const deadline = (one: Deadline): Comparable => ({
  key: one.kind,
  name: DEADLINE_LABELS[one.kind],
  words: [
    one.exclusive ? `before ${one.date}` : one.date,
    one.time ?? 'close of business',
    one.zone ?? 'at each post',
  ].join(' '),
});

const numbered =
  (name: string) =>
  ({ number, text }: { number: number; text: string }): Comparable => ({
    key: String(number),
    name: `${name} ${number}`,
    words: text,
  });

const responder = ({ country, post }: Responder): Comparable => ({
  key: country,
  name: countryName(country),
  words: `${country} ${post ?? 'no US post'}`,
  country,
});

/** Bullets and asks are the same when only blanks, case or the last stop differ. */
const folded = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.;,]+$/, '');

function changes(
  of: FactChange['of'],
  before: readonly Comparable[],
  after: readonly Comparable[],
): FactChange[] {
  const left = before.map((one) => ({ ...one, folded: folded(one.words) }));
  const takeFrom = (fits: (one: (typeof left)[number]) => boolean): Comparable | undefined => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const unmatched = after.filter((one) => {
    const same = folded(one.words);
    return takeFrom((other) => other.folded === same) === undefined;
  });
  const words = (one: Comparable) =>
    one.country === undefined ? one.words : one.words.slice(one.country.length + 1);
  const moved = unmatched.map((one): FactChange => {
    const was = takeFrom(({ key }) => key === one.key);
    return {
      of,
      name: one.name,
      was: was ? words(was) : null,
      now: words(one),
      country: one.country ?? null,
    };
  });
  const gone = left.map(
    (one): FactChange => ({ of, name: one.name, was: words(one), now: null, country: one.country ?? null }),
  );
  return [...moved, ...gone];
}

/**
 * What differs between two readings of a demarche's facts: those that a person works by. Where a fact stands in the cable and how it is
 * numbered makes no difference.
 *
 * `compareFacts(draft, { ...draft, asks: [] })` names every ask as one that went.
 */
export function compareFacts(
  before: Pick<DemarcheDraft, 'deadlines' | 'asks' | 'talkingPoints' | 'responders'>,
  after: Pick<DemarcheDraft, 'deadlines' | 'asks' | 'talkingPoints' | 'responders'>,
): FactChange[] {
  return [
    ...changes('deadline', before.deadlines.map(deadline), after.deadlines.map(deadline)),
    ...changes('ask', before.asks.map(numbered('Ask')), after.asks.map(numbered('Ask'))),
    ...changes(
      'point',
      before.talkingPoints.map(numbered('Talking point')),
      after.talkingPoints.map(numbered('Talking point')),
    ),
    ...changes('responder', before.responders.map(responder), after.responders.map(responder)),
  ];
}
