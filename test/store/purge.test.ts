import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { storeOn } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite/database.ts';

describe('keyed rows that have expired', () => {
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
});
