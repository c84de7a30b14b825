import { type Ask, compareFacts, type DemarcheDraft } from '../demarche/index.ts';

type Lists = Pick<DemarcheDraft, 'deadlines' | 'asks' | 'talkingPoints' | 'responders'>;
const NOTHING: Lists = { deadlines: [], asks: [], talkingPoints: [], responders: [] };

/** Whether two items say the same, whatever their place and number. */
function same<List extends keyof Lists>(list: List, one: Lists[List][number], other: Lists[List][number]) {
  return compareFacts({ ...NOTHING, [list]: [one] }, { ...NOTHING, [list]: [other] }).length === 0;
}

/**
 * A list of the facts when a second text of the same MRN comes in: where that text says what the first one said, what people made of it at
 * the first import stands; where it says something else, it is read anew.
 */
function merged<List extends keyof Lists>(
  list: List,
  first: Lists,
  second: Lists,
  standing: Lists,
): Lists[List][number][] {
  const only = (facts: Lists): Lists => ({ ...NOTHING, [list]: facts[list] });
  const reread: Lists[List][number][] = [...second[list]];
  if (compareFacts(only(first), only(second)).length > 0) return reread;
  const stood: Lists[List][number][] = [...standing[list]];
  // The second text's own item, where there is one: its place is in that text.
  return stood.map((item) => reread.find((other) => same(list, item, other)) ?? item);
}

/** An ask keeps its number for as long as it is asked, since answers are recorded under it. */
function keepNumbers(asks: readonly Ask[], standing: readonly Ask[]): Ask[] {
  const left = [...standing];
  const take = (fits: (one: Ask) => boolean): number | null => {
    const at = left.findIndex(fits);
    return at < 0 ? null : (left.splice(at, 1)[0]?.number ?? null);
  };
  const known = asks.map((ask) => take((other) => same('asks', ask, other)));
  let last = Math.max(0, ...standing.map(({ number }) => number));
  return asks.map((ask, at) => {
    const number = known[at] ?? take((other) => other.number === ask.number);
    return { ...ask, number: number ?? ++last };
  });
}

/**
 * What a person is offered to confirm when a demarche of that MRN stands already: the second reading, with what people corrected before
 * wherever the texts agree.
 */
export function proposalFor(
  first: DemarcheDraft | null,
  second: DemarcheDraft,
  standing: DemarcheDraft,
): DemarcheDraft {
  if (first === null) return { ...second, asks: keepNumbers(second.asks, standing.asks) };
  const { corrections: _, ...reading } = second;
  return {
    ...reading,
    deadlines: merged('deadlines', first, second, standing),
    asks: keepNumbers(merged('asks', first, second, standing), standing.asks),
    talkingPoints: merged('talkingPoints', first, second, standing),
    responders: merged('responders', first, second, standing),
  };
}
