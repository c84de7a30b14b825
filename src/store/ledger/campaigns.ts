import type { Kysely } from 'kysely';
import { type Campaign, frozen } from '../../demarche/index.ts';
import { compiled } from '../compiled.ts';
import { standingOf } from '../dialect.ts';
import type { Tables } from '../schema.ts';
import { toDemarche, toEntry } from './rows.ts';

/** Entries that stay read, of all demarches together. */
const MOST_KEPT = 20_000;

/** All of a demarche when its change counter stood so. */
interface Recorded {
  campaign: Campaign;
  version: number;
  /** How the database stood when it was known last that the counter had not moved; null where that can not be told. */
  stood: string | null;
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
    this.#held += recorded.campaign.entries.length + 1;
    for (const oldest of this.#byId.keys()) {
      if (this.#held <= MOST_KEPT || oldest === id) return;
      this.#letGo(oldest);
    }
  }

  #letGo(id: string): void {
    const known = this.#byId.get(id);
    if (known === undefined) return;
    this.#byId.delete(id);
    this.#held -= known.campaign.entries.length + 1;
  }
}

const recents = new WeakMap<Kysely<Tables>, Recents>();

const versionsOf = compiled(
  (db, ...ids: readonly string[]) =>
    db.selectFrom('demarche').select(['id', 'version']).where('id', 'in', ids),
  { mostValues: 64 },
);

/**
 * All that the boards of these demarches are built from, in four questions however many they are; unknown ids are left out. Whatever is
 * written of a demarche moves its change counter, so what was read at the same count is handed out again; and without asking for the
 * counts, where nobody has written anything since.
 */
export async function campaigns(db: Kysely<Tables>, ids: readonly string[]): Promise<Campaign[]> {
  if (ids.length === 0) return [];
  const known = recents.get(db) ?? new Recents();
  recents.set(db, known);
  const stood = standingOf(db);
  const asBefore = ids.map((id) => known.get(id));
  if (stood !== null && asBefore.every((one) => one?.stood === stood))
    return asBefore.flatMap((one) => one?.campaign ?? []);
  // The counter first: whoever writes after this is read early, and read again next time, and never missed.
  const versions = await versionsOf(db, ...ids);
  const changed = versions.filter(({ id, version }) => known.get(id)?.version !== version);
  const read = await recorded(db, changed);
  const found = versions.flatMap(({ id }) => read.get(id) ?? known.get(id) ?? []);
  for (const one of found) {
    one.stood = stood;
    known.keep(one.campaign.demarche.id, one);
  }
  return found.map(({ campaign }) => campaign);
}

async function recorded(
  db: Kysely<Tables>,
  changed: ReadonlyArray<{ id: string; version: number }>,
): Promise<Map<string, Recorded>> {
  if (changed.length === 0) return new Map();
  const ids = changed.map(({ id }) => id);
  const rows = await db.selectFrom('demarche').selectAll().where('id', 'in', ids).execute();
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
    rows.map((row) => [
      row.id,
      {
        version: row.version,
        stood: null,
        campaign: Object.freeze({
          demarche: frozen(toDemarche(row)),
          entries: frozen((entriesOf.get(row.id) ?? []).map(toEntry)),
          owners: new Map(
            (ownersOf.get(row.id) ?? []).flatMap(({ country, owner }) =>
              owner === null ? [] : [[country, owner] as const],
            ),
          ),
        }),
      },
    ]),
  );
}
