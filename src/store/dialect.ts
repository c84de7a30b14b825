import {
  type ColumnDataType,
  type Expression,
  type Kysely,
  PostgresAdapter,
  type RawBuilder,
  sql,
} from 'kysely';

/** The few things that SQLite and PostgreSQL spell differently; everything else in the store is written once. */
export function onPostgres<DB>(db: Kysely<DB>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** What only the adapter of an engine in this process can do: it needs no question to a server. */
export interface AtHand {
  /** See `standingOf`. */
  standing(): string | null;
}

const isAtHand = (adapter: object): adapter is AtHand => 'standing' in adapter;

/**
 * How the database stands: while this answers the same text nobody, in whichever process, has changed what anybody remembers. Null where
 * that can not be told without asking as much again: a PostgreSQL server would have to be asked over the network.
 */
export function standingOf<DB>(db: Kysely<DB>): string | null {
  const { adapter } = db.getExecutor();
  return isAtHand(adapter) ? adapter.standing() : null;
}

/**
 * The type of a text column. On PostgreSQL bytes decide the order, as they do on SQLite: unique keys then never depend on
 * the sorting rules of the server's operating system, which change when it is upgraded.
 */
export function textType<DB>(db: Kysely<DB>): ColumnDataType | Expression<unknown> {
  return onPostgres(db) ? sql`text collate "C"` : 'text';
}

/** Ends a CREATE TABLE whose rows stand in the order of their key, which is then all that a write touches. PostgreSQL has no such thing. */
export function withoutRowId<DB>(db: Kysely<DB>): RawBuilder<unknown> {
  return onPostgres(db) ? sql`` : sql`without rowid`;
}

/**
 * Ends a SELECT whose rows must not change until the transaction ends: `query.modifyEnd(forUpdate(db))`. SQLite needs
 * nothing: a transaction of ours holds the one write lock from its beginning.
 */
export function forUpdate<DB>(db: Kysely<DB>): RawBuilder<unknown> {
  return onPostgres(db) ? sql`for update` : sql``;
}

/** Of those that name the same thing, one transaction after the other goes on from here, in the order in which they came. */
export async function queueFor<DB>(transaction: Kysely<DB>, thing: string): Promise<void> {
  if (!onPostgres(transaction)) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${thing}, 0))`.execute(transaction);
}

/** Until the transaction ends, nobody else changes the schema or the key; the second of two that start at once waits here. */
export async function lockSchema<DB>(transaction: Kysely<DB>): Promise<void> {
  if (!onPostgres(transaction)) return;
  // A large migration may take longer than writers are asked to wait for one another.
  await sql`select set_config('lock_timeout', '0', true)`.execute(transaction);
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
}

/** Any number will do as long as it stays the same: it stands for "the schema of Demarche Desk". */
const LOCK = 1_961_0803;

/**
 * The schema that our tables are in, for the migrator: it would otherwise take the table of another app's migrations, in
 * another schema of the same database, for its own. Undefined where there is but one.
 */
export async function ownSchema<DB>(db: Kysely<DB>): Promise<string | undefined> {
  if (!onPostgres(db)) return undefined;
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  return rows[0]?.name ?? undefined;
}

/**
 * Writes what was saved back into the file and empties the log beside it, which would otherwise go on holding what was removed. Where
 * others read or write at that moment, it is done by a later one.
 */
export async function emptyLog<DB>(db: Kysely<DB>): Promise<void> {
  if (onPostgres(db)) return;
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/**
 * Makes the database itself refuse to change or remove rows of a table, whoever asks. Only a workspace that is named in
 * `forgetting`, inside the transaction that forgets it, may lose its rows.
 */
export async function appendOnly<DB>(db: Kysely<DB>, table: string): Promise<void> {
  await (onPostgres(db) ? appendOnlyOnPostgres(db, table) : appendOnlyOnSqlite(db, table));
}

async function appendOnlyOnSqlite<DB>(db: Kysely<DB>, table: string): Promise<void> {
  const name = (verb: string) => sql.ref(`${table}_no_${verb}`);
  const refusal = sql.lit(`${table} is append-only`);
  await sql`create trigger ${name('update')} before update on ${sql.table(table)}
    begin select raise(abort, ${refusal}); end`.execute(db);
  await sql`create trigger ${name('delete')} before delete on ${sql.table(table)}
    when not exists (select 1 from forgetting where workspace = old.workspace)
    begin select raise(abort, ${refusal}); end`.execute(db);
}

async function appendOnlyOnPostgres<DB>(db: Kysely<DB>, table: string): Promise<void> {
  await sql`create or replace function append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if exists (select 1 from forgetting where workspace = old.workspace) then return old; end if;
      end if;
      raise exception '% is append-only', tg_table_name;
    end $$`.execute(db);
  await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)}
    for each row execute function append_only()`.execute(db);
  await sql`create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
    for each statement execute function append_only()`.execute(db);
}
