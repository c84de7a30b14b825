import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compiled } from '../../src/store/compiled.ts';
import { migrate } from '../../src/store/migrations/index.ts';
import type { Tables } from '../../src/store/schema.ts';
import { ENGINES } from './engines.ts';

describe.each(ENGINES)('a query that is compiled once on %s', (_, open) => {
  let db: Kysely<Tables>;
  beforeEach(async () => {
    db = await open();
    await migrate(db);
    const row = { namespace: 'n', value: '1', expires: null };
    await db
      .insertInto('keyv')
      .values([
        { ...row, key: 'a' },
        { ...row, key: 'b' },
        { ...row, key: 'c', value: '2' },
      ])
      .execute();
  });
  afterEach(() => db.destroy());

  it('takes the values of each time that it is asked, wherever they stand, and keeps what it says itself', async () => {
    let built = 0;
    const keys = compiled((on, value: string, namespace: string) => {
      built += 1;
      return on
        .selectFrom('keyv')
        .select('key')
        .where('namespace', '=', namespace)
        .where('key', '<>', 'b')
        .where('value', '=', value);
    });
    expect(await keys(db, '1', 'n')).toEqual([{ key: 'a' }]);
    expect(await keys(db, '2', 'n')).toEqual([{ key: 'c' }]);
    expect(await keys(db, '1', 'elsewhere')).toEqual([]);
    expect(built).toBe(1);
  });

  it('is built anew for another number of values', async () => {
    const values = compiled((on, ...keys: readonly string[]) =>
      on.selectFrom('keyv').select('value').where('key', 'in', keys).orderBy('key'),
    );
    const many = [...'abcdefghijklmnopqrstuvwxyz'];
    for (const asked of [['c'], ['a', 'c'], ['b'], ['x', 'c', 'a'], many])
      expect(await values(db, ...asked), asked.join()).toHaveLength(
        asked.filter((key) => 'abc'.includes(key)).length,
      );
  });

  it('may be part of a transaction, and writes', async () => {
    const forget = compiled((on, key: string) =>
      on.deleteFrom('keyv').where('key', '=', key).returning('value'),
    );
    const undone = db.transaction().execute(async (transaction) => {
      expect(await forget(transaction, 'a')).toEqual([{ value: '1' }]);
      throw new Error('taken back');
    });
    await expect(undone).rejects.toThrow('taken back');
    expect(await forget(db, 'a')).toEqual([{ value: '1' }]);
    expect(await forget(db, 'a')).toEqual([]);
  });
});
