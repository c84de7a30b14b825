import { type CountryCode, postByName, zoneFor } from '../geo/index.ts';
import { byName } from './by-name.ts';
import { dueAtPost } from './deadlines.ts';
import { emptyState, statesOf } from './fold.ts';
import { frozen } from './frozen.ts';
import { countryName } from './labels.ts';
import { tallyRows } from './tally.ts';
import type { Board, BoardRow, Campaign, CountryState, Demarche, Responder } from './types.ts';

/** Nothing has come from it: neither a delivery nor a position (decision 6). */
function isSilent({ delivery, position }: CountryState): boolean {
  return (delivery === 'pending' || delivery === 'planned') && position === null;
}

/** One responder a country: a country that two addressees bring in stands once, with a post if either has one. */
function oneEach(responders: readonly Responder[]): Responder[] {
  const found = new Map<CountryCode, Responder>();
  for (const responder of responders) {
    const earlier = found.get(responder.country);
    if (earlier === undefined || (earlier.post === null && responder.post !== null)) {
      found.set(responder.country, responder);
    }
  }
  return [...found.values()];
}

/** When the campaign's deadline passes in a zone: many posts share one. */
function duesOf(facts: Demarche['facts']): (zone: string) => { time: number; iso: string } | null {
  const known = new Map<string, { time: number; iso: string } | null>();
  return (zone) => {
    const before = known.get(zone);
    if (before !== undefined) return before;
    const due = dueAtPost(facts, zone);
    const found = due && { time: due.getTime(), iso: due.toISOString() };
    known.set(zone, found);
    return found;
  };
}

/**
 * The campaign at one instant: a row a country by name, each with what is in force, who owns it and whether it is
 * outstanding or overdue by its own post's clock. A country without a US post owes nothing and has no deadline of its own.
 *
 * `buildBoard({ demarche, entries, owners, now }).tally.outstanding` is how many are left to chase.
 */
export function buildBoard({ demarche, entries, owners, now }: Campaign & { now: Date }): Board {
  const { facts } = demarche;
  const states = statesOf(entries);
  const dueIn = duesOf(facts);

  const rows = oneEach(facts.responders).map(({ country, post, via }): BoardRow => {
    const state = states.get(country) ?? emptyState(country);
    const zone = zoneFor(country, post === null ? null : postByName(post));
    const due = post === null ? null : dueIn(zone);
    const outstanding = post !== null && isSilent(state);
    return {
      ...state,
      name: countryName(country),
      post,
      via,
      owner: owners.get(country) ?? null,
      dueAt: due?.iso ?? null,
      zone,
      outstanding,
      overdue: outstanding && due !== null && now.getTime() > due.time,
      proposedAchieved: facts.proposedAchieved.find((proposed) => proposed.country === country) ?? null,
    };
  });
  rows.sort((a, b) => byName(a.name, b.name));
  // ISO instants in UTC sort as text.
  const due = rows.flatMap(({ dueAt }) => dueAt ?? []).sort();
  return {
    demarche,
    rows,
    tally: tallyRows(
      rows,
      facts.asks.map(({ number }) => number),
    ),
    asOf: now.toISOString(),
    firstDueAt: due[0] ?? null,
    lastDueAt: due.at(-1) ?? null,
  };
}

/** A board, and until when it stays the same: from after the last deadline of a post that had passed up to the next one; milliseconds since 1970. */
interface Standing {
  board: Board;
  after: number;
  upTo: number;
}

const standings = new WeakMap<Campaign, Standing>();

/**
 * The board of a campaign that several hold: built once while nobody writes and no post's deadline passes, for it is looked at far more
 * often. Nobody can change it.
 *
 * `boardOf(campaign, now).rows === boardOf(campaign, later).rows` unless a deadline lies between them, or the campaign could be changed.
 */
export function boardOf(campaign: Campaign, now: Date): Board {
  const at = now.getTime();
  const before = standings.get(campaign);
  if (before && before.after < at && at <= before.upTo) return { ...before.board, asOf: now.toISOString() };
  if (!Object.isFrozen(campaign)) return buildBoard({ ...campaign, now });
  const board = frozen(buildBoard({ ...campaign, now }));
  const dues = board.rows.flatMap(({ dueAt }) => (dueAt === null ? [] : Date.parse(dueAt)));
  standings.set(campaign, {
    board,
    after: Math.max(...dues.filter((due) => due < at)),
    upTo: Math.min(...dues.filter((due) => due >= at)),
  });
  return board;
}
