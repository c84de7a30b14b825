import { backup } from 'node:sqlite';
import { Keyv } from 'keyv';
import { StoreError, toStoreError } from './errors.ts';
import { KeyvSqlStorage } from './keyed/storage.ts';
import { ledgerOn } from './ledger/index.ts';
import { migrate } from './migrations/index.ts';
import { openSqlite, type SqliteHandle } from './sqlite/database.ts';
import type { Store } from './types.ts';

/**
 * Opens the database and brings its schema up to date. The url is `file:` and a path, a bare path, or `:memory:`.
 * @example const store = await openStore('file:./data/desk.db')
 */
export async function openStore(url: string): Promise<Store> {
  return storeOn(await openSqlite(pathOf(url)));
}

/** A store on an open database; closes it when the schema can not be brought up to date. */
export async function storeOn({ db, database }: SqliteHandle): Promise<Store> {
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw toStoreError(error);
  }
  let closing: Promise<void> | null = null;
  return {
    ledger: ledgerOn(db),
    keyed: <T>(namespace: string) => new Keyv<T>({ store: new KeyvSqlStorage(db), namespace }),
    backup: async (file) => {
      try {
        await backup(database, file);
      } catch (error) {
        throw toStoreError(error);
      }
    },
    close: () => {
      closing ??= db.destroy();
      return closing;
    },
  };
}

function pathOf(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(url)?.[1];
  if (scheme !== undefined && scheme.toLowerCase() !== 'file') {
    throw new StoreError(
      'unsupported',
      `DATABASE_URL begins with ${scheme}://, which this version can not open. Use a file, for example file:./data/desk.db.`,
    );
  }
  const path = url.replace(/^file:(\/\/(?=\/))?/i, '');
  if (path.trim() === '') {
    throw new StoreError('unsupported', 'DATABASE_URL names no file. Use, for example, file:./data/desk.db.');
  }
  return path;
}
