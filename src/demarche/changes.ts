import type { CountryCode } from '../geo/index.ts';
import { foldEntries, sortEntries } from './fold.ts';
import { countryName } from './labels.ts';
import { standingWords } from './standing.ts';
import type { CountryState, Delivery, Demarche, Entry, Position } from './types.ts';

/** Who made a change and when: the entry that put it in force. */
interface ChangeBase {
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
  answers: NewAnswer[];
  moved: MovedPosition[];
  undone: UndoneEntry[];
  /** Answers that met a newer, different one and still wait for their writer. */
  held: ChangeBase[];
}

const byName = new Intl.Collator('en').compare;

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

/** The changes of one country; `entries` in revision order, of which those from `firstNew` on are new. */
function countryChanges(
  country: CountryCode,
  entries: readonly Entry[],
  firstNew: number,
): Omit<Changes, 'since'> {
  const fresh = entries.slice(firstNew);
  const before = foldEntries(country, entries.slice(0, firstNew));
  const after = foldEntries(country, entries);
  const standing = standingWords(sortEntries(entries).inForce);
  const newest = fresh.at(-1);
  if (newest === undefined) return { answers: [], moved: [], undone: [], held: [] };

  const name = countryName(country);
  /** The entry behind a field that changed; where an undo took the word away, the last undo. */
  const behind = (field: string): ChangeBase => {
    const there = standing.get(field)?.entry;
    const undo = fresh.findLast(({ type }) => type === 'undo');
    const entry = there !== undefined && fresh.includes(there) ? there : (undo ?? newest);
    return { country, name, entry };
  };

  const known = positionsOf(before);
  const knownNow = positionsOf(after);
  const moved = [...known]
    .filter(([field, from]) => knownNow.get(field) !== from)
    .map(([field, from]) => ({ ...behind(field), ask: askOf(field), from, to: knownNow.get(field) ?? null }));

  const appeared = [...knownNow].filter(([field]) => !known.has(field));
  const delivery = after.delivery !== before.delivery && isAnswer(after.delivery) ? after.delivery : null;
  const firstField = delivery === null ? appeared[0]?.[0] : 'delivery';
  const answers: NewAnswer[] =
    firstField === undefined
      ? []
      : [
          {
            ...behind(firstField),
            delivery,
            position: known.has('position') ? null : after.position,
            asks: Object.fromEntries(
              appeared.flatMap(([field, said]) => {
                const ask = askOf(field);
                return ask === null ? [] : [[ask, said]];
              }),
            ),
          },
        ];

  const inForceBefore = sortEntries(entries.slice(0, firstNew)).inForce.map(({ entry }) => entry);
  const undone = inForceBefore.flatMap((taken) => {
    const entry = fresh.find((one) => one.type === 'undo' && one.of === taken.revision);
    return entry === undefined ? [] : [{ country, name, entry, undone: taken }];
  });
  const held = after.held.filter((entry) => fresh.includes(entry)).map((entry) => ({ country, name, entry }));
  return { answers, moved, undone, held };
}

/**
 * What is different in a campaign from what it was at `since`: the net change, so that an answer given and undone in between is
 * no news, and one moved twice is told once, from first to last.
 *
 * `changesSince(entries, demarche, yesterday).moved` may hold Malaysia, `leans-yes` -> `supports`.
 */
export function changesSince(entries: readonly Entry[], demarche: Demarche, since: Date): Changes {
  const ours = entries.filter((entry) => entry.demarche === demarche.id);
  const changes = [...Map.groupBy(ours, ({ country }) => country)]
    .toSorted(([a], [b]) => byName(countryName(a), countryName(b)))
    .map(([country, ofCountry]) => {
      const inOrder = ofCountry.toSorted((a, b) => a.revision - b.revision);
      const firstNew = inOrder.findIndex(({ at }) => Date.parse(at) > since.getTime());
      return countryChanges(country, inOrder, firstNew === -1 ? inOrder.length : firstNew);
    });
  return {
    since: since.toISOString(),
    answers: changes.flatMap(({ answers }) => answers),
    moved: changes.flatMap(({ moved }) => moved),
    undone: changes.flatMap(({ undone }) => undone),
    held: changes.flatMap(({ held }) => held),
  };
}
