import { Keyv } from 'keyv';
import { type Kysely, sql } from 'kysely';
import { onPostgres } from './dialect.ts';
import { StoreError, toStoreError } from './errors.ts';
import { forgetKeyed, keyedOf } from './keyed/forget.ts';
import { checkKey, sealFor } from './keyed/keyring.ts';
import { sealWith } from './keyed/seal.ts';
import { plainFirst } from './keyed/serialization.ts';
import { KeyvSqlStorage } from './keyed/storage.ts';
import { takenOn } from './keyed/taken.ts';
import { ledgerOn } from './ledger/index.ts';
import { migrate } from './migrations/index.ts';
import type { Tables } from './schema.ts';
import { openSqlite } from './sqlite/database.ts';
import type { Store } from './types.ts';

/**
 * Opens the database and brings its schema up to date. The url is `postgres://…` for a server, or `file:` and a path, a bare
 * path, or `:memory:` for SQLite. With a key of 32 bytes, keyed state that holds secrets or cable text is encrypted.
 * @example const store = await openStore('file:./data/desk.db')
 */
export async function openStore(url: string, keyedStateKey?: Uint8Array): Promise<Store> {
  return storeOn(namesPostgres(url) ? await postgres(url) : await openSqlite(pathOf(url)), keyedStateKey);
}

/** The client of PostgreSQL is read only where there is one: a start on a file neither waits for it nor holds it. */
async function postgres(url: string): Promise<{ db: Kysely<Tables> }> {
  const { openPostgres } = await import('./postgres/database.ts');
  return openPostgres(url);
}

const namesPostgres = (url: string) => /^postgres(ql)?:\/\//i.test(url);

/** A store on an open database; closes it when the schema can not be brought up to date. */
export async function storeOn({ db }: { db: Kysely<Tables> }, keyedStateKey?: Uint8Array): Promise<Store> {
  const seal = keyedStateKey === undefined ? null : sealWith(keyedStateKey);
  try {
    await migrate(db);
    await checkKey(db, seal);
  } catch (error) {
    await db.destroy();
    throw toStoreError(error);
  }
  let closing: Promise<void> | null = null;
  return {
    ledger: ledgerOn(db),
    keyed: <T>(namespace: string) => {
      const encryption = sealFor(namespace, seal);
      const store = new KeyvSqlStorage(db, { sealed: encryption !== null });
      return new Keyv<T>({
        store,
        namespace,
        serialization: plainFirst,
        // The storage hands out nothing that has run out.
        checkExpired: false,
        ...(encryption === null ? {} : { encryption }),
      });
    },
    taken: (namespace, how) => takenOn(db, namespace, how === 'inPassing'),
    keyedOf: (workspace) => keyedOf(db, workspace),
    forgetKeyed: (workspace) => forgetKeyed(db, workspace),
    backup: (file) => backup(db, file),
    close: () => {
      closing ??= finish(db);
      return closing;
    },
  };
}

/** Waits its turn for a connection, so that what was already asked for is done before the database closes. */
async function finish(db: Kysely<Tables>): Promise<void> {
  await db
    .connection()
    .execute(async () => undefined)
    // A server that is gone has nothing left to finish.
    .catch(() => undefined);
  await db.destroy();
}

async function backup(db: Kysely<Tables>, file: string): Promise<void> {
  if (onPostgres(db)) {
    throw new StoreError(
      'unsupported',
      'PostgreSQL is backed up with its own tool, while the app goes on: pg_dump --format=custom --file=FILE "$DATABASE_URL". pg_restore reads it back.',
    );
  }
  try {
    await sql`vacuum into ${file}`.execute(db);
  } catch (error) {
    throw new StoreError(
      toStoreError(error).code,
      `The backup could not be written to ${file}. Name a new file in a folder that exists and that the app may write to; the database itself was not touched.`,
      { cause: error },
    );
  }
}

function pathOf(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(url)?.[1];
  if (scheme !== undefined && scheme.toLowerCase() !== 'file') {
    throw new StoreError(
      'unsupported',
      `DATABASE_URL begins with ${scheme}://, which this version can not open. Use a file, for example file:./data/desk.db, or a PostgreSQL server, postgres://USER:PASSWORD@HOST/NAME.`,
    );
  }
  const path = url.replace(/^file:(\/\/(?=\/))?/i, '');
  if (path.trim() === '') {
    throw new StoreError('unsupported', 'DATABASE_URL names no file. Use, for example, file:./data/desk.db.');
  }
  return path;
}
