import type { Kysely } from 'kysely';
import type { Entry } from '../../demarche/index.ts';
import type { CountryCode } from '../../geo/index.ts';
import type { Tables } from '../schema.ts';
import type { Append, AppendResult, Author } from '../types.ts';
import { toEntry } from './rows.ts';

/** Thrown inside the transaction so that the counter it has already raised goes back with it. */
class Conflict extends Error {}

/** Adds one entry right after the revision that the writer names, or says who was first. */
export async function append(db: Kysely<Tables>, by: Author, what: Append): Promise<AppendResult> {
  try {
    return await db.transaction().execute(async (transaction) => {
      // The counter first: it locks the demarche's row where an engine lets two transactions write at once.
      const raised = await transaction
        .updateTable('demarche')
        .set((e) => ({ version: e('version', '+', 1) }))
        .where('id', '=', what.demarche)
        .where('workspace', '=', by.workspace)
        .where('state', '=', 'open')
        .returning('version')
        .executeTakeFirst();
      if (raised === undefined) return { type: 'closed' };
      const entry = await insertEntry(transaction, by, { ...what, seq: raised.version });
      if (entry === null) throw new Conflict();
      return { type: 'appended', entry };
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return { type: 'conflict', entries: await entries(db, what.demarche, what.country) };
  }
}

/** Null when `after` is not the last revision of the country. Called inside a transaction. */
export async function insertEntry(
  db: Kysely<Tables>,
  by: Author,
  { demarche, country, after, entry, seq }: Append & { seq: number },
): Promise<Entry | null> {
  const { last } = await db
    .selectFrom('response')
    .where('demarche', '=', demarche)
    .where('country', '=', country)
    .select((e) => e.fn.coalesce(e.fn.max('revision'), e.lit(0)).as('last'))
    .executeTakeFirstOrThrow();
  // The key alone would let a writer who names a revision that does not exist leave a gap.
  if (Number(last) !== after) return null;
  const row = await db
    .insertInto('response')
    .values({
      workspace: by.workspace,
      demarche,
      country,
      revision: after + 1,
      seq,
      type: entry.type,
      patch_json: 'patch' in entry ? JSON.stringify(entry.patch) : null,
      of_revision: 'of' in entry ? entry.of : null,
      by_user: by.user,
      at: by.at,
      surface: by.surface,
      link: by.link,
    })
    .onConflict((conflict) => conflict.columns(['demarche', 'country', 'revision']).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toEntry(row);
}

export async function entries(db: Kysely<Tables>, demarche: string, country?: CountryCode): Promise<Entry[]> {
  const rows = await db
    .selectFrom('response')
    .selectAll()
    .where('demarche', '=', demarche)
    .$if(country !== undefined, (query) => query.where('country', '=', country ?? ''))
    .orderBy('seq')
    .execute();
  return rows.map(toEntry);
}
