import type { EventEmitter } from 'node:events';
import {
  type KeyvStorageAdapter,
  type KeyvStorageCapability,
  type KeyvStorageEntry,
  type KeyvStorageGetResult,
  keyvStorageCapability,
} from 'keyv';
import type { Kysely } from 'kysely';
import { frozen } from '../../demarche/index.ts';
import { compiled } from '../compiled.ts';
import { type Room, remembered } from '../remembered.ts';
import { retrying } from '../retry.ts';
import type { Tables } from '../schema.ts';
import { isPlain } from './serialization.ts';

/** Keys a statement: engines limit how many parameters one may have. */
const BATCH = 500;
/** Rows a page of the iterator. */
const PAGE = 100;

interface Kept {
  /** As Keyv takes it: read, or the text. */
  value: KeyvStorageGetResult<never>;
  expires: number | null;
  characters: number;
}

/** Characters: what Slack said of people and channels is small and asked for by every request; a draft with its cable is neither. */
const SMALL: Room<Kept | null> = {
  most: 1_000_000,
  weight: (kept) => 50 + (kept?.characters ?? 0),
};

const alive = (db: Kysely<Tables>, namespace: string, now: number) =>
  db
    .selectFrom('keyv')
    .select(['key', 'value'])
    .where('namespace', '=', namespace)
    .where((e) => e.or([e('expires', 'is', null), e('expires', '>', now)]));

const rowOf = compiled((db, namespace: string, key: string) =>
  db
    .selectFrom('keyv')
    .select(['value', 'expires'])
    .where('namespace', '=', namespace)
    .where('key', '=', key),
);

const aliveOf = compiled((db, namespace: string, now: number, ...keys: readonly string[]) =>
  alive(db, namespace, now).where('key', 'in', keys),
);

/**
 * Keyv 6 storage on the table `keyv`: one row a (namespace, key), `expires` as an absolute instant in milliseconds. The
 * database belongs to the store, so there is no `disconnect`; errors are thrown, so it emits no events. Where values are not `sealed`,
 * what is asked for one by one is read once while nobody writes, and nobody can change it.
 */
export class KeyvSqlStorage implements Omit<KeyvStorageAdapter, keyof EventEmitter> {
  namespace: string | undefined;
  readonly #db: Kysely<Tables>;
  readonly #rowOf: (namespace: string, key: string) => Promise<Kept | null>;

  constructor(db: Kysely<Tables>, { sealed }: { sealed: boolean }) {
    this.#db = db;
    const read = async (namespace: string, key: string): Promise<Kept | null> => {
      const [row] = await retrying(() => rowOf(db, namespace, key));
      if (row === undefined) return null;
      const value = !sealed && isPlain(row.value) ? frozen(JSON.parse(row.value)) : row.value;
      return { value, expires: row.expires, characters: row.value.length };
    };
    this.#rowOf = remembered(db, read, SMALL);
  }

  get capabilities(): KeyvStorageCapability {
    return keyvStorageCapability(this);
  }

  async get<Value>(key: string): Promise<KeyvStorageGetResult<Value>> {
    const kept = await this.#rowOf(this.#space(), key);
    if (kept === null || (kept.expires !== null && kept.expires <= Date.now())) return undefined;
    return kept.value;
  }

  async getMany<Value>(keys: string[]): Promise<Array<KeyvStorageGetResult<Value | undefined>>> {
    const found = await this.#read(keys);
    return keys.map((key) => found.get(key));
  }

  async has(key: string): Promise<boolean> {
    return (await this.#read([key])).has(key);
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    const found = await this.#read(keys);
    return keys.map((key) => found.has(key));
  }

  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    await this.setMany([expires === undefined ? { key, value } : { key, value, expires }]);
    return true;
  }

  async setMany<Value>(entries: Array<KeyvStorageEntry<Value>>): Promise<boolean[]> {
    const namespace = this.#space();
    // One row a key, the last value wins; in key order, so that two writers never wait for each other crosswise.
    const rows = new Map(
      entries.map(({ key, value, expires }) => [
        key,
        { namespace, key, value: encoded(value), expires: expires ?? null },
      ]),
    );
    const sorted = [...rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    await this.#write(async (transaction) => {
      await transaction.deleteFrom('keyv').where('expires', '<=', Date.now()).execute();
      for (const batch of batches(sorted)) {
        await transaction
          .insertInto('keyv')
          .values(batch)
          .onConflict((conflict) =>
            conflict.columns(['namespace', 'key']).doUpdateSet((e) => ({
              value: e.ref('excluded.value'),
              expires: e.ref('excluded.expires'),
            })),
          )
          .execute();
      }
    });
    return entries.map(() => true);
  }

  async delete(key: string): Promise<boolean> {
    return (await this.#remove([key])).has(key);
  }

  async deleteMany(keys: string[]): Promise<boolean[]> {
    const gone = await this.#remove(keys);
    return keys.map((key) => gone.has(key));
  }

  async clear(): Promise<void> {
    await this.#write(async (transaction) => {
      await transaction.deleteFrom('keyv').where('namespace', '=', this.#space()).execute();
    });
  }

  /** Page by page in key order, holding nothing between pages, so that others can write while it runs. */
  async *iterator<Value>(): AsyncGenerator<Array<string | Awaited<Value> | undefined>, void> {
    for (let last: string | null = null; ; ) {
      const page = alive(this.#db, this.#space(), Date.now())
        .$if(last !== null, (query) => query.where('key', '>', last ?? ''))
        .orderBy('key')
        .limit(PAGE);
      const rows: Array<{ key: string; value: string }> = await retrying(() => page.execute());
      for (const { key, value } of rows) yield [key, value];
      if (rows.length < PAGE) return;
      last = rows.at(-1)?.key ?? null;
    }
  }

  #space(): string {
    return this.namespace ?? '';
  }

  async #read(keys: string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const batch of batches(keys)) {
      const rows = await retrying(() => aliveOf(this.#db, this.#space(), Date.now(), ...batch));
      for (const { key, value } of rows) found.set(key, value);
    }
    return found;
  }

  #write(change: (transaction: Kysely<Tables>) => Promise<void>): Promise<void> {
    return retrying(() => this.#db.transaction().execute(change));
  }

  async #remove(keys: string[]): Promise<Set<string>> {
    const now = Date.now();
    const gone = new Set<string>();
    await this.#write(async (transaction) => {
      gone.clear();
      for (const batch of batches(keys)) {
        const rows = await transaction
          .deleteFrom('keyv')
          .where('namespace', '=', this.#space())
          .where('key', 'in', batch)
          .returning(['key', 'expires'])
          .execute();
        for (const { key, expires } of rows) if (expires === null || expires > now) gone.add(key);
      }
    });
    return gone;
  }
}

function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += BATCH) yield all.slice(start, start + BATCH);
}

/** Keyv's serializer hands over text; anything else means that it was switched off, which this table can not hold. */
function encoded(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError('The keyed store holds serialized values only; leave serialization on.');
}
