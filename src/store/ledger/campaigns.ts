import type { Kysely } from 'kysely';
import type { Entry } from '../../demarche/index.ts';
import type { CountryCode } from '../../geo/index.ts';
import { frozen } from '../frozen.ts';
import type { Tables } from '../schema.ts';
import type { Campaign } from '../types.ts';
import { toDemarche, toEntry } from './rows.ts';

/** Entries that stay read, of all demarches together. */
const MOST_KEPT = 20_000;

/** What was recorded of a demarche when its change counter stood so. */
interface Recorded {
  version: number;
  entries: readonly Entry[];
  owners: ReadonlyMap<CountryCode, string>;
}

/** What was read of each demarche; those that were not asked for the longest go first. */
class Recents {
  readonly #byId = new Map<string, Recorded>();
  /** Entries that are held, and one for each demarche. */
  #held = 0;

  get(id: string): Recorded | undefined {
    return this.#byId.get(id);
  }

  keep(id: string, recorded: Recorded): void {
    this.#letGo(id);
    this.#byId.set(id, recorded);
    this.#held += recorded.entries.length + 1;
    for (const oldest of this.#byId.keys()) {
      if (this.#held <= MOST_KEPT || oldest === id) return;
      this.#letGo(oldest);
    }
  }

  #letGo(id: string): void {
    const known = this.#byId.get(id);
    if (known === undefined) return;
    this.#byId.delete(id);
    this.#held -= known.entries.length + 1;
  }
}

const recents = new WeakMap<Kysely<Tables>, Recents>();

/**
 * All that the boards of these demarches are built from, in three questions however many they are; unknown ids are left out. Every entry
 * and every owner moves the change counter of the demarche, so what was read at the same count is handed out again.
 */
export async function campaigns(db: Kysely<Tables>, ids: readonly string[]): Promise<Campaign[]> {
  if (ids.length === 0) return [];
  const known = recents.get(db) ?? new Recents();
  recents.set(db, known);
  // The counter first: whoever writes after this is read early, and read again next time, and never missed.
  const rows = await db.selectFrom('demarche').selectAll().where('id', 'in', ids).execute();
  const changed = rows.filter(({ id, version }) => known.get(id)?.version !== version);
  const read = await recorded(db, changed);
  const found = rows.flatMap((row) => {
    const one = read.get(row.id) ?? known.get(row.id);
    return one ? [{ row, one }] : [];
  });
  for (const { row, one } of found) known.keep(row.id, one);
  return found.map(({ row, one: { entries, owners } }) => ({ demarche: toDemarche(row), entries, owners }));
}

async function recorded(
  db: Kysely<Tables>,
  demarches: ReadonlyArray<{ id: string; version: number }>,
): Promise<Map<string, Recorded>> {
  if (demarches.length === 0) return new Map();
  const ids = demarches.map(({ id }) => id);
  const [entries, owners] = await Promise.all([
    db.selectFrom('response').selectAll().where('demarche', 'in', ids).orderBy('seq').execute(),
    db
      .selectFrom('responder')
      .select(['demarche', 'country', 'owner'])
      .where('demarche', 'in', ids)
      .where('owner', 'is not', null)
      .execute(),
  ]);
  const entriesOf = Map.groupBy(entries, ({ demarche }) => demarche);
  const ownersOf = Map.groupBy(owners, ({ demarche }) => demarche);
  return new Map(
    demarches.map(({ id, version }) => [
      id,
      {
        version,
        entries: frozen((entriesOf.get(id) ?? []).map(toEntry)),
        owners: new Map(
          (ownersOf.get(id) ?? []).flatMap(({ country, owner }) =>
            owner === null ? [] : [[country, owner] as const],
          ),
        ),
      },
    ]),
  );
}
