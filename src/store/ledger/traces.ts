import { type Kysely, sql } from 'kysely';
import { emptyLog, onPostgres } from '../dialect.ts';
import { toStoreError } from '../errors.ts';
import type { Tables } from '../schema.ts';

/** Pages of the index that one step writes anew: some 10 ms, in which nobody else can write. */
const PAGES = 64;

/**
 * Takes out of a SQLite file what removed rows left behind in it; called after the transaction that removed them. PostgreSQL does its own,
 * with its next VACUUM.
 */
export async function removeTraces(db: Kysely<Tables>): Promise<void> {
  if (onPostgres(db)) return;
  try {
    for (let step = await mergeIndex(db, -PAGES); step !== 'done'; ) step = await mergeIndex(db, PAGES);
    await emptyLog(db);
  } catch (error) {
    // The rows are gone either way; what another process keeps us from now, the next forgetting does.
    if (toStoreError(error).code !== 'busy') throw error;
  }
}

/** FTS5 only notes beside a word that it was removed, until it has written all of its parts into one; a negative number begins that. */
async function mergeIndex(db: Kysely<Tables>, pages: number): Promise<'begun' | 'done'> {
  return db.transaction().execute(async (transaction) => {
    const before = await changes(transaction);
    await sql`insert into cable_search (cable_search, rank) values ('merge', ${pages})`.execute(transaction);
    const written = (await changes(transaction)) - before;
    // Fewer than two: nothing was left to do (sqlite.org/fts5.html, "the merge command").
    return pages > 0 && written < 2 ? 'done' : 'begun';
  });
}

async function changes(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select total_changes() as total`.execute(db);
  return rows[0]?.total ?? 0;
}
