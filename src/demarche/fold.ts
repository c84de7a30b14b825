import type { CountryCode } from '../geo/index.ts';
import type { CountryState, Entry, ResponsePatch } from './types.ts';

/** What one entry says, and the entry that put it in force: the record itself, or the adopt of a held one. */
export interface Saying {
  entry: Entry;
  patch: ResponsePatch;
  /** The held record behind an adopt; taking the adopt back lets it wait again. */
  held: SpokenEntry | null;
}

/** An entry that says something itself. */
type SpokenEntry = Extract<Entry, { patch: ResponsePatch }>;

/** The ledger's own order, whichever way a query or a page has turned it. */
export function inRevisionOrder(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => a.revision - b.revision);
}

/**
 * Sorts a country's entries into what is in force and what waits, in revision order. An entry that points at nothing
 * it can act on (an undo of what is already undone, an adopt of a dismissed one) changes nothing; the desk refuses those.
 *
 * `sortEntries([record 1, undo of 1, held 3])` has nothing in force and entry 3 waiting.
 */
export function sortEntries(entries: readonly Entry[]): { inForce: Saying[]; waiting: SpokenEntry[] } {
  const inForce = new Map<number, Saying>();
  const waiting = new Map<number, SpokenEntry>();
  for (const entry of inRevisionOrder(entries)) {
    switch (entry.type) {
      case 'record':
        inForce.set(entry.revision, { entry, patch: entry.patch, held: null });
        break;
      case 'held':
        waiting.set(entry.revision, entry);
        break;
      case 'adopt': {
        const held = waiting.get(entry.of);
        if (held !== undefined) {
          waiting.delete(entry.of);
          inForce.set(entry.revision, { entry, patch: held.patch, held });
        }
        break;
      }
      case 'dismiss':
        waiting.delete(entry.of);
        break;
      case 'undo': {
        const held = inForce.get(entry.of)?.held ?? null;
        inForce.delete(entry.of);
        if (held !== null) waiting.set(held.revision, held);
        break;
      }
    }
  }
  return {
    inForce: [...inForce.values()],
    waiting: [...waiting.values()].sort((a, b) => a.revision - b.revision),
  };
}

/**
 * A country of which nothing was recorded yet.
 *
 * `emptyState('MY').delivery` is `pending`.
 */
export function emptyState(country: CountryCode): CountryState {
  return {
    country,
    revision: 0,
    delivery: 'pending',
    reason: null,
    position: null,
    asks: {},
    deliveredOn: null,
    level: null,
    interlocutor: null,
    quote: null,
    note: null,
    paperLeft: null,
    followUpOn: null,
    last: null,
    held: [],
  };
}

/** Lays one patch over what stood before; neither argument is changed. */
function applyPatch(state: CountryState, patch: ResponsePatch): CountryState {
  const { asks: saidOfAsks, ...said } = patch;
  const next: CountryState = { ...state };
  // A reason and a date belong to the delivery that they were given for: "unable, no appointment" followed by
  // "delivered" would otherwise read as delivered for want of an appointment.
  if (said.delivery !== undefined && said.delivery !== state.delivery) {
    next.reason = null;
    next.deliveredOn = null;
  }
  Object.assign(next, Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)));
  if (saidOfAsks !== undefined) {
    const asks = new Map(Object.entries(state.asks));
    for (const [ask, position] of Object.entries(saidOfAsks)) {
      if (position === null) asks.delete(ask);
      else asks.set(ask, position);
    }
    next.asks = Object.fromEntries(asks);
  }
  return next;
}

/**
 * What is in force for one country, given all its entries. Total: any set of entries folds, and the same entries always
 * fold to the same state. Each field is the latest word on it that has not been taken back.
 *
 * `foldEntries('MY', [delivered, supports])` is delivered and supports; with an undo of the second, only delivered.
 */
export function foldEntries(country: CountryCode, entries: readonly Entry[]): CountryState {
  const { inForce, waiting } = sortEntries(entries);
  const said = inForce.reduce((state, { patch }) => applyPatch(state, patch), emptyState(country));
  return {
    ...said,
    revision: inRevisionOrder(entries).at(-1)?.revision ?? 0,
    last: inForce.at(-1)?.entry ?? null,
    held: waiting,
  };
}

/** What stands of a list that nobody can change is worked out once: each look at a campaign asks for it. */
const known = new WeakMap<readonly Entry[], ReadonlyMap<CountryCode, CountryState>>();

/**
 * What is in force for each country that has an entry.
 *
 * `statesOf(entries).get('MY')` is what `foldEntries` makes of Malaysia's.
 */
export function statesOf(entries: readonly Entry[]): ReadonlyMap<CountryCode, CountryState> {
  const states = known.get(entries) ?? foldAll(entries);
  if (Object.isFrozen(entries)) known.set(entries, states);
  return states;
}

function foldAll(entries: readonly Entry[]): ReadonlyMap<CountryCode, CountryState> {
  const byCountry = Map.groupBy(entries, ({ country }) => country);
  return new Map([...byCountry].map(([country, own]) => [country, foldShared(country, own)]));
}

function foldShared(country: CountryCode, entries: readonly Entry[]): CountryState {
  const state = foldEntries(country, entries);
  // Not the entries in it: of a list that may still change they are somebody's own.
  for (const part of [state, state.asks, state.held]) Object.freeze(part);
  return state;
}

/**
 * A list that nobody can change, and what was written after it. What stands is worked out anew only for the countries that the new
 * entries are of: with each answer a campaign has one more, and may have had thousands.
 *
 * `statesOf(followedBy(entries, [answer]))` is `statesOf([...entries, answer])`, sooner.
 */
export function followedBy(entries: readonly Entry[], fresh: readonly Entry[]): readonly Entry[] {
  if (fresh.length === 0) return entries;
  const all = Object.freeze([...entries, ...fresh]);
  const before = known.get(entries);
  if (before !== undefined) {
    const after = new Map(before);
    for (const country of new Set(fresh.map((one) => one.country)))
      after.set(
        country,
        foldShared(
          country,
          all.filter((one) => one.country === country),
        ),
      );
    known.set(all, after);
  }
  return all;
}
