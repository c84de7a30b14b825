import type { CountryCode } from '../geo/index.ts';
import { byName } from './by-name.ts';
import { type Deed, type Deeds, deedsSince } from './deeds.ts';
import { foldEntries, inRevisionOrder, sortEntries } from './fold.ts';
import { countryName } from './labels.ts';
import { onceFor } from './once-for.ts';
import { standingWords } from './standing.ts';
import type { CountryState, Delivery, Demarche, Entry, Position } from './types.ts';

/** Who made a change and when: the entry that put it in force. */
export interface ChangeBase {
  country: CountryCode;
  name: string;
  entry: Entry;
}

/** What became known of a country: a fact that was open before. Facts that did not change are null or absent. */
export interface NewAnswer extends ChangeBase {
  delivery: Exclude<Delivery, 'pending' | 'planned'> | null;
  position: Position | null;
  /** Positions by ask number. */
  asks: Record<string, Position>;
}

/** A position that was known and is another one now; `to` is null when it was cleared or undone. */
export interface MovedPosition extends ChangeBase {
  /** Ask number; null for the position as a whole. */
  ask: string | null;
  from: Position;
  to: Position | null;
}

/** An undo of something that was in force before; `undone` is what it took back. */
export interface UndoneEntry extends ChangeBase {
  undone: Entry;
}

/** What a digest tells, each list by country name. */
export interface Changes {
  since: string;
  answers: readonly NewAnswer[];
  moved: readonly MovedPosition[];
  /** Where a delivery was reported and no longer is: corrected or undone. */
  reopened: readonly ChangeBase[];
  undone: readonly UndoneEntry[];
  /** Answers that met a newer, different one and still wait for their writer. */
  held: readonly ChangeBase[];
  deeds: Deeds;
}

function isAnswer(delivery: Delivery): delivery is Exclude<Delivery, 'pending' | 'planned'> {
  return delivery !== 'pending' && delivery !== 'planned';
}

/** The positions of a state by field, as `standingWords` names the fields; those that are not known are left out. */
function positionsOf({ position, asks }: CountryState): Map<string, Position> {
  const positions = new Map(Object.entries(asks).map(([ask, said]) => [`ask ${ask}`, said]));
  if (position !== null) positions.set('position', position);
  return positions;
}

function askOf(field: string): string | null {
  return field === 'position' ? null : field.slice('ask '.length);
}

/** One country before and after, and the way from a field to the entry behind its change. */
interface Comparison {
  before: CountryState;
  after: CountryState;
  earlier: readonly Entry[];
  fresh: readonly Entry[];
  behind(field: string): ChangeBase;
}

/** Compares the first `known` entries of a country, in revision order, with all of them; null when there are no others. */
function compare(country: CountryCode, entries: readonly Entry[], known: number): Comparison | null {
  const earlier = entries.slice(0, known);
  const fresh = entries.slice(known);
  const newest = fresh.at(-1);
  if (newest === undefined) return null;
  const standing = standingWords(sortEntries(entries).inForce);
  const lastUndo = fresh.findLast(({ type }) => type === 'undo');
  return {
    before: foldEntries(country, earlier),
    after: foldEntries(country, entries),
    earlier,
    fresh,
    behind(field) {
      const there = standing.get(field)?.entry;
      // A word that is gone, or an old one that is back, is the doing of an undo.
      const entry = there !== undefined && fresh.includes(there) ? there : (lastUndo ?? newest);
      return { country, name: countryName(country), entry };
    },
  };
}

function newAnswers({ before, after, behind }: Comparison): NewAnswer[] {
  const known = positionsOf(before);
  const appeared = [...positionsOf(after)].filter(([field]) => !known.has(field));
  const delivery = after.delivery !== before.delivery && isAnswer(after.delivery) ? after.delivery : null;
  const field = delivery === null ? appeared[0]?.[0] : 'delivery';
  if (field === undefined) return [];
  const asks = appeared.flatMap(([of, said]) => {
    const ask = askOf(of);
    return ask === null ? [] : [[ask, said] as const];
  });
  return [
    {
      ...behind(field),
      delivery,
      position: known.has('position') ? null : after.position,
      asks: Object.fromEntries(asks),
    },
  ];
}

function movedPositions({ before, after, behind }: Comparison): MovedPosition[] {
  const now = positionsOf(after);
  return [...positionsOf(before)]
    .map(([field, from]) => ({ ...behind(field), ask: askOf(field), from, to: now.get(field) ?? null }))
    .filter(({ from, to }) => from !== to);
}

function reopened({ before, after, behind }: Comparison): ChangeBase[] {
  return isAnswer(before.delivery) && !isAnswer(after.delivery) ? [behind('delivery')] : [];
}

function undoneEntries({ earlier, fresh, after }: Comparison): UndoneEntry[] {
  const { country } = after;
  return sortEntries(earlier).inForce.flatMap(({ entry: undone }) => {
    const entry = fresh.find((one) => one.type === 'undo' && one.of === undone.revision);
    return entry === undefined ? [] : [{ country, name: countryName(country), entry, undone }];
  });
}

function newlyHeld({ fresh, after: { country, held } }: Comparison): ChangeBase[] {
  return held
    .filter((entry) => fresh.includes(entry))
    .map((entry) => ({ country, name: countryName(country), entry }));
}

/**
 * What is different in a campaign from what it was at `since`: the net change, so that an answer given and undone in between is
 * no news, and one moved twice is told once, from first to last.
 *
 * `changesSince(entries, demarche, yesterday, deeds).moved` may hold Malaysia, `leans-yes` -> `supports`.
 */
export function changesSince(
  entries: readonly Entry[],
  demarche: Demarche,
  since: Date,
  deeds: readonly Deed[] = [],
): Changes {
  // Instants in UTC sort as text.
  const begins = since.toISOString();
  const kind = `${demarche.id} ${begins}`;
  const answers = answersOnce(entries, kind, () => compareAnswers(entries, demarche.id, begins));
  return { since: begins, ...answers, deeds: deedsSince(deeds, demarche, since) };
}

/** Every Home asks again of campaigns in which nobody has answered meanwhile. */
const answersOnce = onceFor<Answers>();

/** What of the changes follows from the answers alone. */
type Answers = Omit<Changes, 'since' | 'deeds'>;

function compareAnswers(entries: readonly Entry[], demarche: string, begins: string): Answers {
  const ours = entries.filter((entry) => entry.demarche === demarche);
  const isFresh = ({ at }: Entry) => at > begins;
  // Of most countries nothing is new, and they need not be put in order.
  const moved = new Set(ours.filter(isFresh).map(({ country }) => country));
  const compared = [...moved]
    .toSorted((a, b) => byName(countryName(a), countryName(b)))
    .flatMap((country) => {
      const inOrder = inRevisionOrder(ours.filter((entry) => entry.country === country));
      return compare(country, inOrder, inOrder.findIndex(isFresh)) ?? [];
    });
  return {
    answers: compared.flatMap(newAnswers),
    moved: compared.flatMap(movedPositions),
    reopened: compared.flatMap(reopened),
    undone: compared.flatMap(undoneEntries),
    held: compared.flatMap(newlyHeld),
  };
}
