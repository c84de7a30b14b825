import { type Kysely, SqliteAdapter, sql } from 'kysely';
import { StoreError } from '../errors.ts';

/**
 * Makes the database itself refuse to change or remove rows of a table, whoever asks. Only a workspace that is named in
 * `forgetting`, inside the transaction that forgets it, may lose its rows.
 */
export async function appendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  // Triggers are the one thing that engines spell differently; each engine adds its branch here.
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) {
    throw new StoreError(
      'unsupported',
      `There are no append-only rules for this kind of database (${table}).`,
    );
  }
  const name = (verb: string) => sql.ref(`${table}_no_${verb}`);
  const refusal = sql.lit(`${table} is append-only`);
  await sql`create trigger ${name('update')} before update on ${sql.table(table)}
    begin select raise(abort, ${refusal}); end`.execute(db);
  await sql`create trigger ${name('delete')} before delete on ${sql.table(table)}
    when not exists (select 1 from forgetting where workspace = old.workspace)
    begin select raise(abort, ${refusal}); end`.execute(db);
}
