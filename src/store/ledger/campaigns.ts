import type { Kysely, Selectable } from 'kysely';
import { type Campaign, type Entry, followedBy, frozen } from '../../demarche/index.ts';
import { compiled } from '../compiled.ts';
import { standingOf } from '../dialect.ts';
import type { ResponseTable, Tables } from '../schema.ts';
import { toDemarche, toEntry } from './rows.ts';

/** Entries that stay read, of all demarches together. */
const MOST_KEPT = 20_000;

/** All of a demarche when its change counter stood so. */
interface Recorded {
  campaign: Campaign;
  version: number;
  /** The order of its last entry; 0 where it has none. */
  last: number;
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

const MANY = { mostValues: 64 };

const versionsOf = compiled(
  (db, ...ids: readonly string[]) =>
    db.selectFrom('demarche').select(['id', 'version']).where('id', 'in', ids),
  MANY,
);

const rowsOf = compiled(
  (db, ...ids: readonly string[]) => db.selectFrom('demarche').selectAll().where('id', 'in', ids),
  MANY,
);

const ownersOf = compiled(
  (db, ...ids: readonly string[]) =>
    db
      .selectFrom('responder')
      .select(['demarche', 'country', 'owner'])
      .where('demarche', 'in', ids)
      .where('owner', 'is not', null),
  MANY,
);

const entriesOf = compiled(
  (db, ...ids: readonly string[]) =>
    db.selectFrom('response').selectAll().where('demarche', 'in', ids).orderBy('seq'),
  MANY,
);

const entriesAfter = compiled((db, demarche: string, seq: number) =>
  db
    .selectFrom('response')
    .selectAll()
    .where('demarche', '=', demarche)
    .where('seq', '>', seq)
    .orderBy('seq'),
);

const NONE: readonly Entry[] = Object.freeze([]);

/**
 * All that the boards of these demarches are built from; unknown ids are left out. It takes four questions however many were not read
 * before, and one for each that was and has changed. Whatever is written of a demarche moves its change counter, so what was read at the
 * same count is handed out again; and without asking for the counts, where nobody has written anything since.
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
  const read = await recorded(db, known, changed);
  const found = versions.flatMap(({ id }) => read.get(id) ?? known.get(id) ?? []);
  for (const one of found) {
    one.stood = stood;
    known.keep(one.campaign.demarche.id, one);
  }
  return found.map(({ campaign }) => campaign);
}

/** All of those whose counter has moved; of the entries only what was written since, where others were read before: none is ever changed. */
async function recorded(
  db: Kysely<Tables>,
  known: Recents,
  changed: ReadonlyArray<{ id: string; version: number }>,
): Promise<Map<string, Recorded>> {
  if (changed.length === 0) return new Map();
  const ids = changed.map(({ id }) => id);
  // As it was known now: who asks at the same time may know more when the answers are there.
  const before = new Map(ids.map((id) => [id, known.get(id)]));
  // The counter again before the entries, or one that was written in between would never be read.
  const rows = await rowsOf(db, ...ids);
  const [entries, owners] = await Promise.all([writtenSince(db, before), ownersOf(db, ...ids)]);
  const written = Map.groupBy(entries, ({ demarche }) => demarche);
  const named = Map.groupBy(owners, ({ demarche }) => demarche);
  return new Map(
    rows.map((row) => {
      const earlier = before.get(row.id);
      const fresh = written.get(row.id) ?? [];
      return [
        row.id,
        {
          version: row.version,
          stood: null,
          last: Number(fresh.at(-1)?.seq ?? earlier?.last ?? 0),
          campaign: Object.freeze({
            demarche: frozen(toDemarche(row)),
            entries: followedBy(earlier?.campaign.entries ?? NONE, frozen(fresh.map(toEntry))),
            owners: new Map(
              (named.get(row.id) ?? []).flatMap(({ country, owner }) =>
                owner === null ? [] : [[country, owner] as const],
              ),
            ),
          }),
        },
      ];
    }),
  );
}

/** The entries after those that were known before, in the order of each demarche. */
async function writtenSince(
  db: Kysely<Tables>,
  before: ReadonlyMap<string, Recorded | undefined>,
): Promise<Array<Selectable<ResponseTable>>> {
  const unread = [...before].flatMap(([id, earlier]) => (earlier ? [] : id));
  const read = await Promise.all([
    unread.length > 0 ? entriesOf(db, ...unread) : [],
    ...[...before].map(([id, earlier]) => (earlier ? entriesAfter(db, id, earlier.last) : [])),
  ]);
  return read.flat();
}
