import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Demarche } from '../../../src/demarche/index.ts';
import type { NewCable, Store } from '../../../src/store/index.ts';
import { deadline } from '../../demarche/build.ts';
import { by, cableFor, quietly } from './samples.ts';

/** What every engine must do with a corrected text; `open` gives an empty store of its own each time. */
export function amendContract(name: string, open: () => Promise<Store>): void {
  describe(`a corrected text on ${name}`, () => {
    let store: Store;
    let first: Demarche;
    const ledger = () => store.ledger;
    const corrected = (countries: readonly string[], raw = 'SUBJECT: corrected'): NewCable => ({
      ...cableFor('19STATE100', countries),
      raw,
    });

    beforeEach(async () => {
      store = await open();
      const { demarche } = await ledger().importCable(by('U1'), cableFor('19STATE100'));
      if (demarche === null) throw new Error('the sample is an action request');
      first = demarche;
    });
    afterEach(async () => {
      expect(await store.ledger.check()).toEqual([]);
      await store.close();
    });

    it('takes the place of the first; the demarche stays the same one, and its version grows', async () => {
      const before = await ledger().version(first.id);
      const result = await ledger().amendDemarche(by('U2'), corrected(['BJ', 'TG', 'ML']), first.facts, []);
      expect(result).toMatchObject({ type: 'amended', kept: [], demarche: { id: first.id, openedBy: 'U1' } });
      expect(await ledger().cable('T1', '19STATE100')).toMatchObject({ raw: 'SUBJECT: corrected' });
      const now = await ledger().demarcheById(first.id);
      expect(now?.facts.responders.map(({ country }) => country)).toEqual(['BJ', 'TG', 'ML']);
      expect(await ledger().version(first.id)).toBeGreaterThan(before);
      expect(await ledger().assign(by('U1'), first.id, 'NE', 'U5')).toBe(false);
      expect(await ledger().assign(by('U1'), first.id, 'ML', 'U5')).toBe(true);
    });

    it('answers, owners and countries that have answered stay', async () => {
      await ledger().append(by('U1'), {
        demarche: first.id,
        country: 'NE',
        after: 0,
        entry: { type: 'record', patch: { position: 'supports' } },
      });
      await ledger().assign(by('U1'), first.id, 'BJ', 'U5');
      const result = await ledger().amendDemarche(by('U2'), corrected(['BJ']), first.facts, []);
      expect(result).toMatchObject({ type: 'amended', kept: ['NE'] });
      const now = await ledger().demarcheById(first.id);
      expect(now?.facts.responders.map(({ country }) => country)).toEqual(['BJ', 'NE']);
      expect(await ledger().entries(first.id)).toHaveLength(1);
      expect(await ledger().owners(first.id)).toEqual(new Map([['BJ', 'U5']]));
    });

    it('is written down with what changed and the text that stood there', async () => {
      const changes = [{ of: 'responder', name: 'Togo' }];
      await ledger().amendDemarche(by('U2'), corrected(['BJ']), first.facts, changes);
      const last = (await ledger().auditOf('T1', first.id)).at(-1);
      expect(last).toMatchObject({ verb: 'amend', by: 'U2', detail: { changes } });
      expect(last?.detail.earlierText).toBe(cableFor('19STATE100').raw);
    });

    it('of two people who saw the same facts one gets through, the other is told', async () => {
      const both = await Promise.all([
        ledger().amendDemarche(by('U2'), corrected(['BJ'], 'two'), first.facts, []),
        ledger().amendDemarche(by('U3'), corrected(['TG'], 'three'), first.facts, []),
      ]);
      expect(both.map(({ type }) => type).sort()).toEqual(['amended', 'overtaken']);
      expect((await ledger().auditOf('T1', first.id)).filter(({ verb }) => verb === 'amend')).toHaveLength(1);
    });

    it('a confirmed answer is added only where nobody has answered yet', async () => {
      const said = { position: 'opposes' } as const;
      const append = { demarche: first.id, country: 'BJ', after: 0 };
      await ledger().append(by('U1'), { ...append, entry: { type: 'record', patch: said } });
      const entries = ['BJ', 'TG'].map((country) => ({ country, patch: { position: 'achieved' as const } }));
      await ledger().amendDemarche(by('U2'), { ...corrected(['BJ', 'TG']), entries }, first.facts, []);
      expect((await ledger().entries(first.id)).map(({ country, by }) => [country, by])).toEqual([
        ['BJ', 'U1'],
        ['TG', 'U2'],
      ]);
    });

    it('another deadline begins the countdown again; other changes do not', async () => {
      const { tracking } = await ledger().track(by('U1'), first.id, 'C1', quietly);
      const planned = { key: '72h', kind: '72h', dueAt: '2019-06-04T17:00:00.000Z' } as const;
      const keys = async () => (await ledger().reminders(first.id, 'C1')).map(({ key }) => key);
      await ledger().planReminders(tracking, [planned]);
      const [row] = await ledger().reminders(first.id, 'C1');
      const now = new Date('2019-06-04T17:00:00.000Z');
      await ledger().claimReminder(row?.id ?? '', 'me', now, new Date(now.getTime() + 1_000));
      await ledger().markReminderPosted(row?.id ?? '', 'me', '1.0');
      await ledger().amendDemarche(by('U2'), corrected(['BJ']), first.facts, []);
      expect(await keys()).toEqual(['72h']);
      const seen = (await ledger().demarcheById(first.id))?.facts ?? null;
      const wanted = corrected(['BJ'], 'once more');
      if (wanted.demarche === null) throw new Error('the sample is an action request');
      wanted.demarche.facts = { ...wanted.demarche.facts, deadlines: [deadline('2019-06-20')] };
      expect(await ledger().amendDemarche(by('U2'), wanted, seen, [])).toMatchObject({ type: 'amended' });
      expect(await keys()).not.toContain('72h');
      expect(await ledger().postedReminders(first.id)).toHaveLength(1);
    });

    it('a cable that was kept for look-up opens its demarche', async () => {
      await ledger().importCable(by('U1'), { ...cableFor('19STATE7'), demarche: null });
      const wanted = { ...cableFor('19STATE7'), raw: 'whole' };
      const result = await ledger().amendDemarche(by('U1'), wanted, null, []);
      expect(result).toMatchObject({ type: 'opened', demarche: { mrn: '19STATE7', state: 'open' } });
      expect(await ledger().cable('T1', '19STATE7')).toMatchObject({ raw: 'whole' });
    });

    it('a closed demarche, another workspace and an unknown MRN are left alone', async () => {
      const wanted = corrected(['BJ']);
      expect(await ledger().amendDemarche(by('U9', 'T2'), wanted, first.facts, [])).toEqual({
        type: 'overtaken',
      });
      expect(await ledger().amendDemarche(by('U1'), cableFor('19STATE8'), null, [])).toEqual({
        type: 'overtaken',
      });
      await ledger().setState(by('U1'), first.id, 'closed');
      expect(await ledger().amendDemarche(by('U1'), wanted, first.facts, [])).toEqual({ type: 'closed' });
      expect((await ledger().demarcheById(first.id))?.facts).toEqual(first.facts);
    });
  });
}
