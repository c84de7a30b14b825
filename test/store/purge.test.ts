import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { storeOn } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite/database.ts';

describe('rows that have expired', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2019-06-04T08:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('leave the table with the next write, in every namespace', async () => {
    const handle = await openSqlite(':memory:');
    const store = await storeOn(handle);
    const keys = () =>
      handle.database
        .prepare('select namespace, key from keyv order by namespace, key')
        .all()
        .map(({ namespace, key }) => `${namespace} ${key}`);

    await store.keyed('drafts').set('short', 1, 1000);
    await store.keyed('seen').set('short', 1, 1000);
    await store.keyed('seen').set('ever', 1);
    vi.setSystemTime(Date.now() + 1000);
    await store.keyed('drafts').set('new', 1, 1000);
    expect(keys()).toEqual(['drafts new', 'seen ever']);
    await store.close();
  });

  it.each([undefined, 'inPassing'] as const)(
    'of what was taken (%s) leave the table as others are taken, once a minute at most',
    async (how) => {
      const handle = await openSqlite(':memory:');
      const store = await storeOn(handle);
      const [events, others] = [store.taken('event', how), store.taken('other', how)];
      const keys = () =>
        handle.database
          .prepare('select key from taken order by key')
          .all()
          .map(({ key }) => key);

      await events.take('a', 'p1', 30_000);
      await events.take('b', 'p1', 3_600_000);
      await others.take('c', 'p1', 30_000);
      vi.setSystemTime(Date.now() + 59_000);
      await events.take('d', 'p1', 30_000);
      expect(keys()).toEqual(['a', 'b', 'c', 'd']);
      vi.setSystemTime(Date.now() + 1_000);
      await events.take('e', 'p1', 30_000);
      expect(keys()).toEqual(['b', 'c', 'd', 'e']);
      await store.close();
    },
  );
});
