import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../../../src/store/index.ts';

/** Keys handed out once, on every engine. */
export function takenContract(name: string, open: () => Promise<Store>): void {
  describe.each([undefined, 'inPassing'] as const)(`first come, first served on ${name} (%s)`, (how) => {
    let store: Store;
    const events = () => store.taken('event', how);
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      vi.restoreAllMocks();
      await store.close();
    });

    it('of all that ask at once, one gets the key', async () => {
      const asked = ['p1', 'p2', 'p3', 'p4', 'p5'].map((who) => events().take('Ev1', who, 60_000));
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    });

    it('those who ask together for many keys each get theirs, and nobody the same twice', async () => {
      const keys = Array.from({ length: 100 }, (_, at) => `Ev${at}`);
      await events().take('Ev7', 'earlier', 60_000);
      const all = events();
      const asked = [...keys, ...keys].map((key) => all.take(key, 'p1', 60_000));
      const free = keys.filter((key) => key !== 'Ev7').length;
      const got = (await Promise.all(asked)).map(Number);
      expect(got.slice(0, 100)).toEqual(keys.map((key) => Number(key !== 'Ev7')));
      expect(got.reduce((sum, one) => sum + one)).toBe(free);
    });

    it('what was given back may be taken again at once, while others ask', async () => {
      const all = events();
      const others = Array.from({ length: 5 }, (_, at) => all.take(`Ev${at}`, 'p1', 60_000));
      for (const who of ['p1', 'p2', 'p3']) {
        expect(await all.take('again', who, 60_000)).toBe(true);
        await all.giveBack('again', who);
      }
      expect(await Promise.all(others)).toEqual([true, true, true, true, true]);
    });

    it('a store that is gone tells all who asked together', async () => {
      const closing = await open();
      const all = closing.taken('event', how);
      await all.take('Ev0', 'p1', 60_000);
      await closing.close();
      const tries = await Promise.allSettled(['Ev1', 'Ev2'].map((key) => all.take(key, 'p1', 60_000)));
      expect(tries.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    });

    it('keys and namespaces stand apart', async () => {
      expect(await events().take('Ev1', 'p1', 60_000)).toBe(true);
      expect(await events().take('Ev2', 'p1', 60_000)).toBe(true);
      expect(await store.taken('other').take('Ev1', 'p1', 60_000)).toBe(true);
    });

    it('what was given back may be taken again; only who has it gives it back', async () => {
      await events().take('Ev1', 'p1', 60_000);
      await events().giveBack('Ev1', 'p2');
      expect(await events().take('Ev1', 'p2', 60_000)).toBe(false);
      await events().giveBack('Ev1', 'p1');
      expect(await events().take('Ev1', 'p2', 60_000)).toBe(true);
    });

    it('what ran out may be taken again, unless it was kept on', async () => {
      const start = Date.now();
      await events().take('Ev1', 'p1', 1_000);
      await events().take('Ev2', 'p1', 1_000);
      await events().keep('Ev2', 'p1', 60_000);
      vi.spyOn(Date, 'now').mockReturnValue(start + 5_000);
      expect(await events().take('Ev1', 'p2', 1_000)).toBe(true);
      expect(await events().take('Ev2', 'p2', 1_000)).toBe(false);
    });
  });
}
