import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Demarche } from '../../../src/demarche/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { by, cableFor, cableOf, paragraphOf, quietly } from './samples.ts';

/** What every engine's ledger must do; `open` gives an empty store of its own each time. */
export function ledgerContract(name: string, open: () => Promise<Store>): void {
  describe(`the ledger on ${name}`, () => {
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

    describe('cables and demarches', () => {
      it('what was imported comes back whole', async () => {
        const demarche = await opened();
        const wanted = cableFor('19STATE100');
        expect(await ledger().cable('T1', '19STATE100')).toMatchObject({
          raw: wanted.raw,
          cable: wanted.cable,
          importedBy: 'U1',
        });
        expect(demarche).toMatchObject({
          ...wanted.demarche,
          mrn: '19STATE100',
          state: 'open',
          openedBy: 'U1',
        });
        expect(await ledger().demarche('T1', '19STATE100')).toEqual(demarche);
        expect(await ledger().demarcheById(demarche.id)).toEqual(demarche);
      });

      it('an MRN is imported once in a workspace, and again in another', async () => {
        const first = await opened();
        const again = await ledger().importCable(by('U2'), { ...cableFor('19STATE100'), raw: 'other' });
        expect(again).toMatchObject({
          type: 'already',
          demarche: { id: first.id },
          cable: { importedBy: 'U1' },
        });
        expect((await opened('19STATE100', 'T2')).id).not.toBe(first.id);
        expect(await ledger().audit('T1')).toHaveLength(1);
      });

      it('a cable of the largest size, of words that are all different, is kept whole', async () => {
        const words = Array.from({ length: 120_000 }, (_, n) => `w${n.toString(36)}x`).join(' ');
        const cable = { ...cableOf('19STATE100'), paragraphs: [paragraphOf(words)] };
        await ledger().importCable(by('U1'), { ...cableFor('19STATE100'), raw: words, cable });
        expect(await ledger().cable('T1', '19STATE100')).toMatchObject({ raw: words, cable });
      });

      it('two imports at once open one demarche', async () => {
        const both = await Promise.all([opened(), opened()]);
        expect(new Set(both.map(({ id }) => id)).size).toBe(1);
      });

      it('a cable that asks for nothing is kept without a demarche', async () => {
        const imported = await ledger().importCable(by('U1'), { ...cableFor('19STATE7'), demarche: null });
        expect(imported).toMatchObject({
          type: 'imported',
          demarche: null,
          cable: { cable: cableOf('19STATE7') },
        });
        expect(await ledger().mrns('T1')).toEqual(['19STATE7']);
        expect(await ledger().demarches('T1', 'any')).toEqual([]);
      });

      it('confirmed answers are the first entries, in the same transaction', async () => {
        const { demarche } = await ledger().importCable(by('U1'), {
          ...cableFor('19STATE100'),
          entries: [
            { country: 'TG', patch: { position: 'achieved' } },
            { country: 'BJ', patch: { position: 'achieved' } },
          ],
        });
        const entries = await ledger().entries(demarche?.id ?? '');
        expect(entries.map(({ country, revision }) => [country, revision])).toEqual([
          ['TG', 1],
          ['BJ', 1],
        ]);
        expect(await ledger().version(demarche?.id ?? '')).toBe(3);
      });

      it('an import that fails in the middle leaves nothing', async () => {
        const broken = {
          ...cableFor('19STATE100'),
          entries: [{ country: 'FR', patch: { note: 'no responder' } }],
        };
        await expect(ledger().importCable(by('U1'), broken)).rejects.toMatchObject({ code: 'refused' });
        expect(await ledger().mrns('T1')).toEqual([]);
        expect(await ledger().audit('T1')).toEqual([]);
      });

      it('nothing of one workspace is found from another', async () => {
        const demarche = await opened();
        await ledger().track(by('U1'), demarche.id, 'C1', quietly);
        expect(await ledger().cable('T2', '19STATE100')).toBeNull();
        expect(await ledger().demarche('T2', '19STATE100')).toBeNull();
        expect(await ledger().demarches('T2', 'any')).toEqual([]);
        expect(await ledger().mrns('T2')).toEqual([]);
        expect(await ledger().trackedIn('T2', 'C1')).toEqual([]);
        expect(await ledger().audit('T2')).toEqual([]);
        const stranger = by('U9', 'T2');
        expect(await ledger().setState(stranger, demarche.id, 'closed')).toBe(false);
        expect(await ledger().assign(stranger, demarche.id, 'BJ', 'U9')).toBe(false);
        expect(await ledger().untrack(stranger, demarche.id, 'C1')).toBe(false);
        expect(await ledger().setReminders(stranger, demarche.id, 'C1', quietly)).toBeNull();
        await expect(ledger().track(stranger, demarche.id, 'C2', quietly)).rejects.toMatchObject({
          code: 'refused',
        });
        expect(await ledger().trackings(demarche.id)).toHaveLength(1);
        const append = { demarche: demarche.id, country: 'BJ', after: 0, entry: say('mine') };
        expect(await ledger().append(stranger, append)).toEqual({ type: 'closed' });
        expect(await ledger().entries(demarche.id)).toEqual([]);
      });

      it('closing and reopening happen once each, and are written down', async () => {
        const { id } = await opened();
        expect(await ledger().setState(by('U1'), id, 'closed')).toBe(true);
        expect(await ledger().setState(by('U2'), id, 'closed')).toBe(false);
        expect(await ledger().demarches('T1', 'open')).toEqual([]);
        expect(await ledger().demarches('T1', 'closed')).toHaveLength(1);
        expect(await ledger().setState(by('U2'), id, 'open')).toBe(true);
        const audit = await ledger().auditOf('T1', id);
        expect(audit.map(({ verb, by }) => [verb, by])).toEqual([
          ['import', 'U1'],
          ['close', 'U1'],
          ['reopen', 'U2'],
        ]);
      });

      it('an owner is named, changed and taken off; only a responder has one', async () => {
        const { id } = await opened();
        expect(await ledger().assign(by('U1'), id, 'BJ', 'U5')).toBe(true);
        expect(await ledger().owners(id)).toEqual(new Map([['BJ', 'U5']]));
        expect(await ledger().assign(by('U1'), id, 'BJ', null)).toBe(true);
        expect(await ledger().owners(id)).toEqual(new Map());
        expect(await ledger().assign(by('U1'), id, 'FR', 'U5')).toBe(false);
        expect((await ledger().auditOf('T1', id)).at(-1)?.detail).toEqual({
          country: 'BJ',
          from: 'U5',
          to: null,
        });
      });
    });

    it('what the boards of many demarches are built from is the same as asked one by one', async () => {
      const ids = [
        (await opened('19STATE1')).id,
        (await opened('19STATE2')).id,
        (await opened('19STATE3')).id,
      ];
      const [one = '', two = ''] = ids;
      for (const after of [0, 1])
        await ledger().append(by('U1'), { demarche: one, country: 'BJ', after, entry: say(`${after}`) });
      await ledger().append(by('U2'), { demarche: two, country: 'BJ', after: 0, entry: say('other') });
      await ledger().assign(by('U1'), two, 'BJ', 'U5');
      const asked = await ledger().campaigns([...ids, 'unknown']);
      const oneByOne = await Promise.all(
        ids.map(async (id) => ({
          demarche: await ledger().demarcheById(id),
          entries: await ledger().entries(id),
          owners: await ledger().owners(id),
        })),
      );
      expect(asked).toHaveLength(3);
      expect(new Map(asked.map((campaign) => [campaign.demarche.id, campaign]))).toEqual(
        new Map(ids.map((id, at) => [id, oneByOne[at]])),
      );
      expect(oneByOne.map(({ entries }) => entries.length)).toEqual([2, 1, 0]);
      expect(await ledger().campaigns([])).toEqual([]);
    });

    it('a board is built from what stands now, whatever was asked for before', async () => {
      const { id, facts } = await opened();
      const changes: Array<[what: string, change: () => Promise<unknown>]> = [
        [
          'an answer',
          () => ledger().append(by('U1'), { demarche: id, country: 'BJ', after: 0, entry: say('a') }),
        ],
        [
          'another',
          () => ledger().append(by('U2'), { demarche: id, country: 'BJ', after: 1, entry: say('b') }),
        ],
        [
          'one taken back',
          () =>
            ledger().append(by('U2'), {
              demarche: id,
              country: 'BJ',
              after: 2,
              entry: { type: 'undo', of: 2 },
            }),
        ],
        ['an owner', () => ledger().assign(by('U1'), id, 'BJ', 'U5')],
        ['no owner', () => ledger().assign(by('U1'), id, 'BJ', null)],
        ['an end', () => ledger().setState(by('U1'), id, 'closed')],
      ];
      for (const [what, change] of changes) {
        const before = await ledger().campaigns([id]);
        await change();
        // Several ask at once, and each is told the same.
        const asked = await Promise.all(Array.from({ length: 3 }, () => ledger().campaigns([id])));
        const [now] = await ledger().campaigns([id]);
        for (const [one] of [...asked, [now]])
          expect(one, what).toEqual({
            demarche: await ledger().demarcheById(id),
            entries: await ledger().entries(id),
            owners: await ledger().owners(id),
          });
        expect(now, what).not.toEqual(before[0]);
        // None is ever changed, so what was read of them once is not read again.
        for (const [at, entry] of (before[0]?.entries ?? []).entries()) expect(now?.entries[at]).toBe(entry);
      }
      const [campaign] = await ledger().campaigns([id]);
      expect(() => Object.assign(campaign?.entries[0] ?? {}, { by: 'U9' })).toThrow(TypeError);
      expect(() => Object.assign(campaign?.demarche.facts ?? {}, { asks: [] })).toThrow(TypeError);
      expect(campaign?.demarche.facts).toEqual(facts);
    });

    describe('the audit', () => {
      it('of many who do something at once, each gets a line of their own, without gaps', async () => {
        const ids = [(await opened('19STATE1')).id, (await opened('19STATE2')).id];
        await Promise.all(
          Array.from({ length: 30 }, (_, n) =>
            ledger().track(by(`U${n}`), ids[n % 2] ?? '', `C${n}`, quietly),
          ),
        );
        const lines = await ledger().audit('T1');
        expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 32 }, (_, n) => n + 1));
        expect(new Set(lines.map(({ by }) => by)).size).toBe(30);
      });

      it('each change of one thing begins with what the one before it left', async () => {
        const { id } = await opened();
        await Promise.all(Array.from({ length: 20 }, (_, n) => ledger().assign(by('U1'), id, 'BJ', `U${n}`)));
        const changes = (await ledger().auditOf('T1', id)).slice(1).map(({ detail }) => detail);
        expect(changes.map(({ from }) => from)).toEqual([null, ...changes.slice(0, -1).map(({ to }) => to)]);
        expect((await ledger().owners(id)).get('BJ')).toBe(changes.at(-1)?.to);
      });
    });

    describe('forgetting a workspace', () => {
      it('removes all of it and nothing of another', async () => {
        for (const workspace of ['T1', 'T2']) {
          const { id } = await opened('19STATE100', workspace);
          const who = by('U1', workspace);
          await ledger().append(who, { demarche: id, country: 'BJ', after: 0, entry: say('x') });
          const { tracking } = await ledger().track(who, id, 'C1', quietly);
          await ledger().planReminders(tracking, [
            { key: 'due', kind: 'due', dueAt: '2019-06-07T17:00:00.000Z' },
          ]);
        }
        const kept = await ledger().demarche('T2', '19STATE100');
        const gone = await ledger().demarche('T1', '19STATE100');
        await ledger().forgetWorkspace('T1');
        expect(await ledger().mrns('T1')).toEqual([]);
        expect(await ledger().audit('T1')).toEqual([]);
        expect(await ledger().entries(gone?.id ?? '')).toEqual([]);
        expect(await ledger().trackings(gone?.id ?? '')).toEqual([]);
        expect(await ledger().reminders(gone?.id ?? '', 'C1')).toEqual([]);
        expect(await ledger().entries(kept?.id ?? '')).toHaveLength(1);
        expect(await ledger().reminders(kept?.id ?? '', 'C1')).toHaveLength(1);
        expect(await ledger().audit('T2')).toHaveLength(2);
      });

      it('a forgotten workspace can begin again', async () => {
        await opened();
        await ledger().forgetWorkspace('T1');
        await opened();
        expect(await ledger().mrns('T1')).toEqual(['19STATE100']);
      });
    });
  });
}
