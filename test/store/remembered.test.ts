import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compiled } from '../../src/store/compiled.ts';
import { standingOf } from '../../src/store/dialect.ts';
import { migrate } from '../../src/store/migrations/index.ts';
import { openPostgres } from '../../src/store/postgres/database.ts';
import { remembered } from '../../src/store/remembered.ts';
import { openSqlite, type SqliteHandle } from '../../src/store/sqlite/database.ts';
import { newDatabase } from '../support/postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'remembered-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
let file: string;
let one: SqliteHandle;
let asked: string[];
beforeEach(async () => {
  asked = [];
  file = join(folder, `${++files}.db`);
  one = await openSqlite(file);
  await migrate(one.db);
  await set(one, 'a', '1');
});
afterEach(() => one.db.destroy());

const row = (key: string, value: string) => ({ namespace: 'n', key, value, expires: null });

const set = ({ db }: Pick<SqliteHandle, 'db'>, key: string, value: string) =>
  db
    .insertInto('keyv')
    .values(row(key, value))
    .onConflict((conflict) => conflict.columns(['namespace', 'key']).doUpdateSet({ value }))
    .execute();

/** The value of a key, counted each time that the database is asked. */
const valueIn = (
  { db }: Pick<SqliteHandle, 'db'>,
  room?: Parameters<typeof remembered<[string], string[]>>[2],
) =>
  remembered(
    db,
    async (key: string) => {
      asked.push(key);
      const rows = await db.selectFrom('keyv').select('value').where('key', '=', key).execute();
      return rows.map(({ value }) => value);
    },
    room,
  );

describe('what was read on SQLite', () => {
  it('stays known for each question while nobody writes, and nobody can change it', async () => {
    const value = valueIn(one);
    expect([await value('a'), await value('a'), await value('b'), await value('b')]).toEqual([
      ['1'],
      ['1'],
      [],
      [],
    ]);
    expect(asked).toEqual(['a', 'b']);
    expect(Object.isFrozen(await value('a'))).toBe(true);
  });

  it('is asked for once by all who ask at once', async () => {
    const value = valueIn(one);
    expect(await Promise.all([value('a'), value('a'), value('a')])).toEqual([['1'], ['1'], ['1']]);
    expect(asked).toEqual(['a']);
  });

  it('is read again after a change of the same connection', async () => {
    const value = valueIn(one);
    await value('a');
    await set(one, 'a', '2');
    expect(await value('a')).toEqual(['2']);
  });

  it('is read again after a change of another connection of this process', async () => {
    const other = await openSqlite(file);
    try {
      const value = valueIn(one);
      await value('a');
      await set(other, 'a', '2');
      expect(await value('a')).toEqual(['2']);
      await other.db.transaction().execute((transaction) => set({ db: transaction }, 'a', '3'));
      expect(await value('a')).toEqual(['3']);
    } finally {
      await other.db.destroy();
    }
  });

  it('is read again after a change of another process, in the next turn at the latest', async () => {
    // Nothing of ours sees what it does, as if it were another process.
    const stranger = new DatabaseSync(file);
    const value = valueIn(one);
    await value('a');
    stranger.exec("update keyv set value = '2'");
    stranger.close();
    await new Promise(setImmediate);
    expect(await value('a')).toEqual(['2']);
  });

  it('is what was committed, and not what a transaction took back', async () => {
    const value = valueIn(one);
    await value('a');
    const undone = one.db.transaction().execute(async (transaction) => {
      await set({ db: transaction }, 'a', '2');
      const meanwhile = value('a');
      await transaction.selectFrom('keyv').select('value').execute();
      return Promise.reject(new Error('taken back', { cause: meanwhile }));
    });
    const meanwhile = await undone.catch(({ cause }) => cause);
    expect(meanwhile).toEqual(['1']);
    expect(await value('a')).toEqual(['1']);
  });

  it('is what a transaction wrote as soon as it is committed', async () => {
    const value = valueIn(one);
    await value('a');
    let meanwhile: Promise<string[]> | undefined;
    await one.db.transaction().execute(async (transaction) => {
      await set({ db: transaction }, 'a', '2');
      meanwhile = value('a');
    });
    expect(await meanwhile).toEqual(['2']);
    expect(await value('a')).toEqual(['2']);
  });

  it('stays known when something was written that is set aside', async () => {
    const aside = compiled((db, key: string) => db.insertInto('keyv').values(row(key, 'x')), {
      marks: { aside: true },
    });
    const value = valueIn(one);
    await value('a');
    await aside(one.db, 'b');
    await value('a');
    expect(asked).toEqual(['a']);
  });

  it('is asked for again after it could not be read', async () => {
    let works = false;
    const value = remembered(one.db, async () => {
      if (!works) throw new Error('not now');
      return 'now';
    });
    await expect(value()).rejects.toThrow('not now');
    works = true;
    expect(await value()).toBe('now');
  });

  it('makes room for newer answers, the oldest first; what is too large is not kept', async () => {
    const value = valueIn(one, { most: 10, weight: ([text]) => text?.length ?? 0 });
    for (const [key, text] of [
      ['a', 'aaaa'],
      ['b', 'bbbb'],
      ['c', 'cccc'],
      ['d', 'ddddddddddd'],
    ] as const)
      await set(one, key, text);
    const asks = async (...keys: string[]) => {
      asked = [];
      for (const key of keys) await value(key);
      return asked;
    };
    expect(await asks('a', 'b', 'a', 'c', 'b', 'c')).toEqual(['a', 'b', 'c']);
    expect(await asks('a')).toEqual(['a']);
    expect(await asks('d', 'd')).toEqual(['d', 'd']);
  });

  it('can not be told of a database that was closed, and who asks for rows is told so', async () => {
    const other = await openSqlite(file);
    const value = valueIn(other);
    await value('a');
    await other.db.destroy();
    await new Promise(setImmediate);
    expect(standingOf(other.db)).toBeNull();
    await expect(value('a')).rejects.toThrow();
  });
});

it('what was read on PostgreSQL is read each time: to ask whether anybody wrote would take as long', async () => {
  const postgres = openPostgres(await newDatabase());
  try {
    await migrate(postgres.db);
    const value = valueIn(postgres);
    await value('a');
    await value('a');
    expect(asked).toEqual(['a', 'a']);
  } finally {
    await postgres.db.destroy();
  }
});
