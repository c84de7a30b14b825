import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { StoreError, toStoreError } from '../errors.ts';
import type { Tables } from '../schema.ts';
import { PatientSqliteDialect, patiently, type Session } from './driver.ts';

/** How long a writer waits for another one before it gives up; a transaction of ours takes milliseconds. */
const PATIENCE_MS = 10_000;

/** An open SQLite database: the queries, and the connection under them. */
export interface SqliteHandle {
  db: Kysely<Tables>;
  database: DatabaseSync;
}

/**
 * Opens a SQLite file (made, with its folder, when it is not there) or `:memory:`, with the settings that keep what was
 * acknowledged through a power cut. The schema is not touched.
 * @example const { db } = await openSqlite('./data/desk.db')
 */
export async function openSqlite(path: string, patienceMs: number = PATIENCE_MS): Promise<SqliteHandle> {
  const database = openFile(path);
  try {
    await patiently(() => database.exec('pragma journal_mode = wal'), database, patienceMs);
    // Without recursive triggers, `insert or replace` would slip past the append-only rules.
    database.exec('pragma synchronous = full; pragma foreign_keys = on; pragma recursive_triggers = on');
    // What is removed is overwritten, not only unlinked: cables leave the file when they are forgotten.
    database.exec('pragma secure_delete = on');
  } catch (error) {
    database.close();
    throw toStoreError(error);
  }
  const dialect = new PatientSqliteDialect(
    { database: forKysely(database) },
    sessionOf(database),
    patienceMs,
  );
  return { db: new Kysely<Tables>({ dialect }), database };
}

function sessionOf(database: DatabaseSync): Session {
  const version = database.prepare('pragma data_version');
  let waiting = true;
  return {
    get isTransaction() {
      return database.isTransaction;
    },
    waitForDisk: (waits) => {
      if (waits === waiting) return;
      database.exec(`pragma synchronous = ${waits ? 'full' : 'normal'}`);
      waiting = waits;
    },
    othersChanges: () => Number(version.get()?.data_version),
  };
}

function openFile(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') makeFile(path);
    // SQLite's own waiting blocks the whole process, so it is short; the driver waits on without blocking.
    return new DatabaseSync(path, { timeout: 5 });
  } catch (error) {
    const known = toStoreError(error);
    throw new StoreError(
      known.code === 'failed' ? 'no-access' : known.code,
      `The database ${path} could not be opened. Check that its folder exists and that the user that runs the app may write there.`,
      { cause: error },
    );
  }
}

/** What is made here is for the user that runs the app alone; SQLite gives its log the same rights as the file. */
function makeFile(path: string): void {
  mkdirSync(dirname(resolve(path)), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

/** Statements that stay prepared: more than the ledger has, since some name as many keys as they are given. */
const MOST_PREPARED = 200;

/** Kysely speaks better-sqlite3; this says the same in `node:sqlite`. */
function forKysely(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      // To prepare a statement takes SQLite longer than to run one of ours.
      const statement = prepared.get(sql) ?? prepare(database, sql);
      prepared.delete(sql);
      prepared.set(sql, statement);
      const [oldest] = prepared.keys();
      if (prepared.size > MOST_PREPARED && oldest !== undefined) prepared.delete(oldest);
      return statement;
    },
  };
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
