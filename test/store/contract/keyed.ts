import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../../../src/store/index.ts';

/** What keyed state must do on every engine: the rules of Keyv's storage contract, in our words. */
export function keyedContract(name: string, open: () => Promise<Store>, usual = 'profiles'): void {
  describe(`keyed state on ${name}`, () => {
    let store: Store;
    const keyed = <T = unknown>(namespace = usual) => store.keyed<T>(namespace);

    beforeEach(async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2019-06-04T08:00:00Z') });
      store = await open();
    });
    afterEach(async () => {
      vi.useRealTimers();
      await store.close();
    });
    const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

    it.each([
      ['text', 'héllo 🌍'],
      ['empty text', ''],
      ['a number', 0],
      ['false', false],
      ['null', null],
      ['a list', [1, [2], { three: 3 }]],
      ['a tree', { a: { b: ['c'] }, d: null }],
      ['bytes', Buffer.from([0, 255, 10])],
      ['bytes in a list', ['a', Buffer.from([1])]],
      ['bytes in a tree', { of: { more: Buffer.from([1]) } }],
      ['a large number', 2n ** 70n],
      ['text that begins with a colon', ':base64:AA=='],
      ['a name that begins with a colon', { ':bigint:': '1', a: ',":' }],
      ['text that looks like a query', "'); delete from keyv; --"],
    ])('%s comes back as it went in', async (_, value) => {
      await keyed().set('key', value);
      expect(await keyed().get('key')).toEqual(value);
      expect(await keyed().has('key')).toBe(true);
    });

    it.each(["it's", '100%', 'a_b', 'a:b::c', 'ключ', '"', 'line\nline'])(
      '%j is a key like any other',
      async (key) => {
        await keyed().set(key, 1);
        await keyed().set(`${key}x`, 2);
        expect(await keyed().get(key)).toBe(1);
        expect(await keyed().delete(key)).toBe(true);
        expect(await keyed().get(`${key}x`)).toBe(2);
      },
    );

    it('a key that was never set is undefined, is not there, and can not be deleted', async () => {
      expect(await keyed().get('none')).toBeUndefined();
      expect(await keyed().has('none')).toBe(false);
      expect(await keyed().delete('none')).toBe(false);
    });

    it('the last value set wins', async () => {
      await keyed().set('key', 1);
      await keyed().set('key', 2);
      expect(await keyed().get('key')).toBe(2);
      await keyed().setMany([
        { key: 'key', value: 3 },
        { key: 'key', value: 4 },
      ]);
      expect(await keyed().get('key')).toBe(4);
    });

    it('many-key verbs answer in the order of the keys', async () => {
      expect(
        await keyed().setMany([
          { key: 'a', value: 1 },
          { key: 'b', value: 2 },
        ]),
      ).toEqual([true, true]);
      expect(await keyed().getMany(['b', 'none', 'a', 'b'])).toEqual([2, undefined, 1, 2]);
      expect(await keyed().hasMany(['none', 'a'])).toEqual([false, true]);
      expect(await keyed().deleteMany(['none', 'b'])).toEqual([false, true]);
      expect(await keyed().getMany(['a', 'b'])).toEqual([1, undefined]);
    });

    it('many-key verbs take no keys and thousands of keys', async () => {
      expect(await keyed().getMany([])).toEqual([]);
      expect(await keyed().deleteMany([])).toEqual([]);
      const keys = Array.from({ length: 3000 }, (_, n) => `k${n}`);
      await keyed().setMany(keys.map((key, value) => ({ key, value })));
      expect(await keyed().getMany(keys)).toEqual(keys.map((_, n) => n));
      expect((await keyed().hasMany(keys)).every(Boolean)).toBe(true);
      expect((await keyed().deleteMany(keys)).every(Boolean)).toBe(true);
      expect(await keyed().has('k0')).toBe(false);
    });

    it('a namespace sees its own keys only', async () => {
      await keyed('one').set('key', 1);
      await keyed('two').set('key', 2);
      expect(await keyed('one').get('key')).toBe(1);
      expect(await keyed('three').get('key')).toBeUndefined();
      await keyed('two').delete('key');
      expect(await keyed('one').get('key')).toBe(1);
    });

    it.each([
      ['a', 'a:b'],
      ['a', 'ab'],
      ['A', 'a'],
    ])('clearing %s leaves %s alone', async (one, other) => {
      await keyed(one).set('b:key', 1);
      await keyed(other).set('key', 2);
      await keyed(one).clear();
      expect(await keyed(one).get('b:key')).toBeUndefined();
      expect(await keyed(other).get('key')).toBe(2);
    });

    it('a value is there until its time, and not a millisecond longer', async () => {
      await keyed().set('key', 1, 1000);
      later(999);
      expect(await keyed().get('key')).toBe(1);
      later(1);
      expect(await keyed().get('key')).toBeUndefined();
      expect(await keyed().has('key')).toBe(false);
      expect(await keyed().getMany(['key'])).toEqual([undefined]);
    });

    it('an expired key counts as absent when it is deleted', async () => {
      await keyed().set('key', 1, 1000);
      later(1000);
      expect(await keyed().delete('key')).toBe(false);
    });

    it('setting again replaces the time: none makes it last, a new one counts from now', async () => {
      await keyed().set('kept', 1, 1000);
      await keyed().set('kept', 2);
      await keyed().set('longer', 1, 1000);
      later(500);
      await keyed().set('longer', 2, 1000);
      later(900);
      expect(await keyed().getMany(['kept', 'longer'])).toEqual([2, 2]);
      later(100);
      expect(await keyed().getMany(['kept', 'longer'])).toEqual([2, undefined]);
    });

    it('each of many values has its own time', async () => {
      await keyed().setMany([
        { key: 'short', value: 1, ttl: 10 },
        { key: 'long', value: 2, ttl: 1000 },
        { key: 'ever', value: 3 },
      ]);
      later(100);
      expect(await keyed().getMany(['short', 'long', 'ever'])).toEqual([undefined, 2, 3]);
    });

    async function all(namespace?: string): Promise<Array<[string, unknown]>> {
      const found: Array<[string, unknown]> = [];
      for await (const [key, value] of keyed(namespace).iterator()) found.push([key, value]);
      return found;
    }

    it('iterates over what is alive in the namespace, over many pages', async () => {
      const keys = Array.from({ length: 250 }, (_, n) => `k${String(n).padStart(3, '0')}`);
      await keyed().setMany(keys.map((key, value) => ({ key, value })));
      await keyed('other').set('foreign', 1);
      await keyed().set('gone', 1, 10);
      later(10);
      expect(await all()).toEqual(keys.map((key, value) => [key, value]));
      expect(await all('empty')).toEqual([]);
    });

    it('others write while someone iterates, and every untouched key is seen once', async () => {
      const keys = Array.from({ length: 250 }, (_, n) => `k${String(n).padStart(3, '0')}`);
      await keyed().setMany(keys.map((key, value) => ({ key, value })));
      const seen: string[] = [];
      for await (const [key] of keyed().iterator()) {
        seen.push(key);
        if (seen.length === 50)
          await keyed().setMany([
            { key: 'a-before', value: 1 },
            { key: 'k010', value: 9 },
          ]);
        if (seen.length === 120) await keyed().deleteMany(['k000', 'k249']);
      }
      expect(seen).toEqual(keys.filter((key) => key !== 'k249'));
    });

    it('disconnecting one leaves the database to the others', async () => {
      await keyed('one').disconnect();
      await keyed('two').set('key', 1);
      expect(await keyed('two').get('key')).toBe(1);
    });

    it('a failure that nobody listens for is thrown', async () => {
      const closed = keyed();
      await store.close();
      await expect(closed.set('key', 1)).rejects.toThrow();
      await expect(closed.get('key')).rejects.toThrow();
      store = await open();
    });

    it('a failure that someone listens for is told to them', async () => {
      const closed = keyed();
      const errors: unknown[] = [];
      closed.on('error', (error) => errors.push(error));
      await store.close();
      expect(await closed.set('key', 1)).toBe(false);
      expect(errors).toHaveLength(1);
      store = await open();
    });

    it('many writers at once lose nothing', async () => {
      await Promise.all(Array.from({ length: 50 }, (_, n) => keyed().set(`k${n}`, n)));
      expect(await all()).toHaveLength(50);
    });
  });
}
