import { campaignDeadlines } from '../deadlines.ts';
import { effectiveMarking } from '../marking.ts';
import { onceFor } from '../once-for.ts';
import type { Board, BoardRow, CountryState, Demarche, Entry, ResponsePatch, Tally } from '../types.ts';
import { demarcheAt } from './facts.ts';
import { type Place, sieveFor } from './place.ts';

/** The fields in which people write: they count as the cable as a whole, since they may repeat any of it. */
const WRITTEN = ['reason', 'level', 'interlocutor', 'quote', 'note'] as const;

/** What may be shown of what people recorded about one demarche. */
interface AnswersSieve {
  passesWhole: boolean;
  /** Numbers of the asks that the place may show. */
  asks: ReadonlySet<string>;
}

function answersSieve(demarche: Demarche, place: Place, now: Date): AnswersSieve {
  // A demarche that was sifted for this place before has only asks that may be shown.
  const { facts } = demarcheAt(demarche, place, now);
  return {
    passesWhole: sieveFor(demarche.marking, place, now).passesWhole,
    asks: new Set(facts.asks.map(({ number }) => String(number))),
  };
}

/** The same, where all may be shown: most places may show all, and a Home asks for thousands of answers. */
function knownAsks<Of>(asks: Record<string, Of>, { asks: shown }: AnswersSieve): Record<string, Of> {
  if (Object.keys(asks).every((ask) => shown.has(ask))) return asks;
  return Object.fromEntries(Object.entries(asks).filter(([ask]) => shown.has(ask)));
}

function patchFor(patch: ResponsePatch, sieve: AnswersSieve): { patch: ResponsePatch; lost: number } {
  const asks = patch.asks && knownAsks(patch.asks, sieve);
  const lost = sieve.passesWhole ? [] : WRITTEN.filter((field) => typeof patch[field] === 'string');
  if (asks === patch.asks && lost.length === 0) return { patch, lost: 0 };
  const { asks: _, ...said } = patch;
  const shown = Object.fromEntries(
    Object.entries(said).filter(([field]) => !lost.some((one) => one === field)),
  );
  return { patch: asks === undefined ? shown : { ...shown, asks }, lost: lost.length };
}

function entryFor(entry: Entry, sieve: AnswersSieve): Entry {
  if (entry.type !== 'record' && entry.type !== 'held') return entry;
  const { patch, lost } = patchFor(entry.patch, sieve);
  if (patch === entry.patch) return entry;
  return lost === 0 ? { ...entry, patch } : { ...entry, patch, withheld: lost };
}

function stateFor<State extends CountryState>(state: State, sieve: AnswersSieve): State {
  const lost = sieve.passesWhole ? [] : WRITTEN.filter((field) => state[field] !== null);
  const asks = knownAsks(state.asks, sieve);
  const last = state.last && entryFor(state.last, sieve);
  const held = state.held.map((entry) => entryFor(entry, sieve));
  const sameHeld = held.every((entry, at) => entry === state.held[at]);
  if (lost.length === 0 && asks === state.asks && last === state.last && sameHeld) return state;
  return {
    ...state,
    ...Object.fromEntries(lost.map((field) => [field, null])),
    asks,
    last,
    held,
    ...(lost.length > 0 ? { withheld: lost.length } : {}),
  };
}

/**
 * History as a place may show it: delivery and position stay, what people wrote is left out where the cable as a whole may not be shown,
 * and each entry says in `withheld` how many texts it lost.
 *
 * `entriesAt(entries, demarche, { clearance: 'UNCLASSIFIED', shared: false }, now)` of an SBU cable has no notes.
 */
export function entriesAt(
  entries: readonly Entry[],
  demarche: Demarche,
  place: Place,
  now: Date,
): readonly Entry[] {
  const sieve = answersSieve(demarche, place, now);
  const shown = entries.map((entry) => entryFor(entry, sieve));
  return shown.every((entry, at) => entry === entries[at]) ? entries : shown;
}

/**
 * How one country stands, as a place may show it.
 *
 * `stateAt(state, demarche, place, now).note` is null where the note may not be shown.
 */
export function stateAt(state: CountryState, demarche: Demarche, place: Place, now: Date): CountryState {
  return stateFor(state, answersSieve(demarche, place, now));
}

function rowFor(row: BoardRow, sieve: AnswersSieve, { proposedAchieved, hasClock }: Shown): BoardRow {
  const state = stateFor(row, sieve);
  const proposed = proposedAchieved.find(({ country }) => country === row.country) ?? null;
  if (state === row && hasClock && proposed === row.proposedAchieved) return row;
  return { ...state, ...(hasClock ? {} : { dueAt: null, overdue: false }), proposedAchieved: proposed };
}

interface Shown {
  proposedAchieved: Demarche['facts']['proposedAchieved'];
  /** All deadlines that the campaign runs on may be shown. Where one may not, a later one would be a wrong date, so there is none. */
  hasClock: boolean;
}

function tallyFor(tally: Tally, sieve: AnswersSieve, { hasClock }: Shown): Tally {
  return { ...tally, asks: knownAsks(tally.asks, sieve), ...(hasClock ? {} : { overdue: 0 }) };
}

const boardsAt = onceFor<Board>();

/**
 * A board as a place may show it: who is in and where each government stands, without the clock where a deadline is withheld and without
 * what people wrote where the cable as a whole is.
 *
 * `boardAt(board, { clearance: 'UNCLASSIFIED', shared: false }, now).demarche.withheld` says how much is missing.
 */
export function boardAt(board: Board, place: Place, now: Date): Board {
  const { declassified } = effectiveMarking(board.demarche.marking, now);
  // Rows that nobody can change are those of one campaign, and of one place where that changed anything.
  const kind = `${place.clearance} ${declassified}`;
  return { ...boardsAt(board.rows, kind, () => boardFor(board, place, now)), asOf: board.asOf };
}

function boardFor(board: Board, place: Place, now: Date): Board {
  const demarche = demarcheAt(board.demarche, place, now);
  const sieve = answersSieve(board.demarche, place, now);
  const clock = campaignDeadlines(board.demarche.facts);
  const hasClock = clock.every((deadline) => demarche.facts.deadlines.includes(deadline));
  const shown = { proposedAchieved: demarche.facts.proposedAchieved, hasClock };
  const rows = board.rows.map((row) => rowFor(row, sieve, shown));
  const same = demarche === board.demarche && rows.every((row, at) => row === board.rows[at]);
  // Whatever is withheld, also of the demarche alone, has rows of its own: they stand for what is shown with them.
  if (same) return board;
  return {
    ...board,
    demarche,
    rows,
    tally: tallyFor(board.tally, sieve, shown),
    ...(hasClock ? {} : { firstDueAt: null, lastDueAt: null }),
  };
}
