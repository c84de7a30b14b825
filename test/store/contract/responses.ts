import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Demarche, Entry } from '../../../src/demarche/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { by, cableFor, quietly } from './samples.ts';

/** Entries and their revisions, on every engine. */
export function responsesContract(name: string, open: () => Promise<Store>): void {
  describe(`responses on ${name}`, () => {
    let store: Store;
    const ledger = () => store.ledger;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      expect(await store.ledger.check()).toEqual([]);
      await store.close();
    });

    async function opened(mrn = '19STATE100', workspace = 'T1'): Promise<Demarche> {
      const { demarche } = await ledger().importCable(by('U1', workspace), cableFor(mrn));
      if (demarche === null) throw new Error('the sample is an action request');
      return demarche;
    }
    const say = (note: string) => ({ type: 'record' as const, patch: { note } });
    const notes = (entries: Entry[]) =>
      entries.map((entry) => ('patch' in entry ? entry.patch.note : entry.of));

    it('revisions count 1, 2, 3 within a country', async () => {
      const { id } = await opened();
      for (const after of [0, 1, 2]) {
        const result = await ledger().append(by('U1'), {
          demarche: id,
          country: 'BJ',
          after,
          entry: say(`n${after}`),
        });
        expect(result).toMatchObject({ type: 'appended', entry: { revision: after + 1, by: 'U1' } });
      }
      const other = await ledger().append(by('U1'), {
        demarche: id,
        country: 'TG',
        after: 0,
        entry: say('other'),
      });
      expect(other).toMatchObject({ entry: { revision: 1 } });
      expect(notes(await ledger().entries(id))).toEqual(['n0', 'n1', 'n2', 'other']);
      expect(notes(await ledger().entries(id, 'TG'))).toEqual(['other']);
    });

    it.each([
      ['an older revision than the last', 0],
      ['a revision that does not exist yet', 5],
      ['a revision below zero', -1],
    ])('a writer who names %s is told who was first, and nothing is written', async (_, after) => {
      const { id } = await opened();
      await ledger().append(by('U1'), { demarche: id, country: 'BJ', after: 0, entry: say('first') });
      const before = await ledger().version(id);
      const result = await ledger().append(by('U2'), {
        demarche: id,
        country: 'BJ',
        after,
        entry: say('late'),
      });
      expect(result).toMatchObject({ type: 'conflict', entries: [{ revision: 1, by: 'U1' }] });
      expect(notes(await ledger().entries(id))).toEqual(['first']);
      expect(await ledger().version(id)).toBe(before);
    });

    it('of many writers at once who saw the same revision, one is appended', async () => {
      const { id } = await opened();
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          ledger().append(by(`U${n}`), { demarche: id, country: 'BJ', after: 0, entry: say(`n${n}`) }),
        ),
      );
      expect(results.filter(({ type }) => type === 'appended')).toHaveLength(1);
      expect(results.filter(({ type }) => type === 'conflict')).toHaveLength(19);
      expect(await ledger().entries(id)).toHaveLength(1);
    });

    it('every kind of entry comes back as it was said', async () => {
      const { id } = await opened();
      const full = {
        delivery: 'delivered' as const,
        reason: null,
        position: null,
        asks: { '1': 'leans-yes' as const, '2': null },
        deliveredOn: '2019-06-05',
        level: 'Minister',
        interlocutor: 'Ms. Ko‘ya 🌍',
        quote: '“We will sign”; DROP TABLE response;--',
        note: 'line\nline <!channel> \u0000 \ud800',
        paperLeft: true,
        followUpOn: null,
      };
      const said = [
        { type: 'record' as const, patch: full },
        { type: 'held' as const, patch: { position: 'opposes' as const } },
        { type: 'adopt' as const, of: 2 },
        { type: 'undo' as const, of: 3 },
        { type: 'dismiss' as const, of: 2 },
      ];
      for (const [after, entry] of said.entries()) {
        await ledger().append(
          { ...by('U1'), link: 'https://x.test/p1' },
          { demarche: id, country: 'BJ', after, entry },
        );
      }
      const base = {
        demarche: id,
        country: 'BJ',
        by: 'U1',
        at: '2019-06-04T08:00:00.000Z',
        surface: 'command',
        link: 'https://x.test/p1',
      };
      expect(await ledger().entries(id)).toEqual(
        said.map((entry, index) => ({ ...base, revision: index + 1, ...entry })),
      );
    });

    it('entries come in the order written, whatever the clock said', async () => {
      const { id } = await opened();
      const late = by('U1', 'T1', '2019-06-09T00:00:00.000Z');
      await ledger().append(late, { demarche: id, country: 'TG', after: 0, entry: say('one') });
      await ledger().append(by('U1'), { demarche: id, country: 'BJ', after: 0, entry: say('two') });
      expect(notes(await ledger().entries(id))).toEqual(['one', 'two']);
    });

    it('a closed demarche takes no entry; a reopened one does', async () => {
      const { id } = await opened();
      const append = { demarche: id, country: 'BJ', after: 0, entry: say('late') };
      await ledger().setState(by('U1'), id, 'closed');
      expect(await ledger().append(by('U1'), append)).toEqual({ type: 'closed' });
      await ledger().setState(by('U1'), id, 'open');
      expect(await ledger().append(by('U1'), append)).toMatchObject({ type: 'appended' });
    });

    it('an entry of a country that is no responder is refused', async () => {
      const { id } = await opened();
      const append = { demarche: id, country: 'FR', after: 0, entry: say('x') };
      await expect(ledger().append(by('U1'), append)).rejects.toMatchObject({ code: 'refused' });
      expect(await ledger().version(id)).toBe(1);
    });

    it('the version grows with every entry, state and owner, and with nothing else', async () => {
      const { id } = await opened();
      const seen = [await ledger().version(id)];
      const then = async (step: Promise<unknown>) => {
        await step;
        seen.push(await ledger().version(id));
      };
      await then(ledger().append(by('U1'), { demarche: id, country: 'BJ', after: 0, entry: say('x') }));
      await then(ledger().assign(by('U1'), id, 'BJ', 'U2'));
      await then(ledger().assign(by('U1'), id, 'BJ', 'U2'));
      await then(ledger().setState(by('U1'), id, 'closed'));
      await then(ledger().setState(by('U1'), id, 'closed'));
      await then(ledger().track(by('U1'), id, 'C1', quietly));
      const card = { demarche: id, channel: 'C1' };
      await then(ledger().claimCard(card, 'p1', new Date(0), new Date(1)));
      await then(ledger().cardPosted(card, 'p1', '1.1', 1));
      expect(seen).toEqual([1, 2, 3, 3, 4, 4, 4, 4, 4]);
      expect(await ledger().version('no such demarche')).toBe(0);
    });
  });
}
