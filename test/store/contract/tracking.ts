import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlannedReminder } from '../../../src/demarche/index.ts';
import type { ReminderRow, Store } from '../../../src/store/index.ts';
import { by, cableFor, quietly } from './samples.ts';

const due: PlannedReminder = { key: 'due', kind: 'due', dueAt: '2019-06-07T17:00:00.000Z' };
const dayBefore: PlannedReminder = { key: '24h', kind: '24h', dueAt: '2019-06-06T17:00:00.000Z' };
const at = (time: string) => new Date(`2019-06-07T${time}:00.000Z`);

/** Channels, cards and reminders, on every engine. */
export function trackingContract(name: string, open: () => Promise<Store>): void {
  describe(`tracking on ${name}`, () => {
    let store: Store;
    let id: string;
    const ledger = () => store.ledger;

    beforeEach(async () => {
      store = await open();
      const { demarche } = await ledger().importCable(by('U1'), cableFor('19STATE100'));
      id = demarche?.id ?? '';
    });
    afterEach(async () => {
      expect(await store.ledger.check()).toEqual([]);
      await store.close();
    });

    it('a channel tracks a demarche once', async () => {
      const first = await ledger().track(by('U1'), id, 'C1', quietly);
      expect(first).toMatchObject({
        type: 'tracked',
        tracking: { cardTs: null, cardVersion: 0, reminders: quietly },
      });
      const again = await ledger().track(by('U2'), id, 'C1', { ...quietly, off: true });
      expect(again).toEqual({ type: 'already', tracking: first.tracking });
      expect(await ledger().trackings(id)).toEqual([first.tracking]);
    });

    it('a channel may track several demarches, and a demarche stand in several channels', async () => {
      const second = await ledger().importCable(by('U1'), cableFor('19STATE200'));
      await ledger().track(by('U1'), id, 'C1', quietly);
      await ledger().track(by('U1'), id, 'C2', quietly);
      await ledger().track(by('U1'), second.demarche?.id ?? '', 'C1', quietly);
      expect((await ledger().trackedIn('T1', 'C1')).map(({ mrn }) => mrn)).toEqual([
        '19STATE100',
        '19STATE200',
      ]);
      expect((await ledger().trackings(id)).map(({ channel }) => channel)).toEqual(['C1', 'C2']);
    });

    it('who follows which of many demarches is answered at once, each channel with what it may show', async () => {
      const second = await ledger().importCable(by('U1'), cableFor('19STATE200'));
      const other = second.demarche?.id ?? '';
      await ledger().track(by('U1'), id, 'C2', quietly);
      await ledger().track(by('U1'), id, 'C1', quietly);
      await ledger().track(by('U1'), other, 'C2', quietly);
      await ledger().setClearance(by('U1'), 'C2', 'UNCLASSIFIED');
      await ledger().setClearance(by('U1', 'T2'), 'C1', 'SECRET');
      const followers = await ledger().followers([id, other, 'unknown']);
      expect(Object.groupBy(followers, ({ demarche }) => demarche)).toEqual({
        [id]: [
          { demarche: id, channel: 'C1', clearance: null },
          { demarche: id, channel: 'C2', clearance: 'UNCLASSIFIED' },
        ],
        [other]: [{ demarche: other, channel: 'C2', clearance: 'UNCLASSIFIED' }],
      });
      expect(await ledger().followers([])).toEqual([]);
    });

    it('untracking takes the reminders that were not posted yet', async () => {
      const { tracking } = await ledger().track(by('U1'), id, 'C1', quietly);
      await ledger().planReminders(tracking, [due, dayBefore]);
      const [first] = await ledger().reminders(id, 'C1');
      await ledger().claimReminder(first?.id ?? '', 'p1', at('00:00'), at('00:05'));
      await ledger().markReminderPosted(first?.id ?? '', 'p1', '9.9');
      expect(await ledger().untrack(by('U1'), id, 'C1')).toBe(true);
      expect(await ledger().untrack(by('U1'), id, 'C1')).toBe(false);
      expect(await ledger().trackings(id)).toEqual([]);
      expect((await ledger().reminders(id, 'C1')).map(({ key }) => key)).toEqual(['24h']);
    });

    const card = () => ({ demarche: id, channel: 'C1' });
    const claim = (who: string, from: string, until: string) =>
      ledger().claimCard(card(), who, at(from), at(until));
    const shown = async (version: number, ts = '1.1') => {
      await claim('p1', '09:00', '09:01');
      return ledger().cardPosted(card(), 'p1', ts, version);
    };

    it('a card is stale until it shows the current version', async () => {
      await ledger().track(by('U1'), id, 'C1', quietly);
      const stale = async () => (await ledger().staleCards()).map(({ channel }) => channel);
      expect(await stale()).toEqual(['C1']);
      await shown(await ledger().version(id));
      expect(await stale()).toEqual([]);
      await ledger().append(by('U1'), {
        demarche: id,
        country: 'BJ',
        after: 0,
        entry: { type: 'record', patch: { delivery: 'delivered' } },
      });
      expect(await stale()).toEqual(['C1']);
      await shown(await ledger().version(id));
      await ledger().setState(by('U1'), id, 'closed');
      expect(await stale()).toEqual(['C1']);
    });

    it('of all that want to draw a card at once, one may, and sees it as it stands', async () => {
      await ledger().track(by('U1'), id, 'C1', quietly);
      await shown(3);
      const claims = await Promise.all(['p1', 'p2', 'p3', 'p4'].map((who) => claim(who, '10:00', '10:01')));
      expect(claims.filter((one) => one !== null)).toMatchObject([
        { tracking: { cardTs: '1.1', cardVersion: 3 }, earlier: false },
      ]);
    });

    it('who lost the claim of a card notes nothing; who takes a lapsed one is told that a card may be there', async () => {
      await ledger().track(by('U1'), id, 'C1', quietly);
      expect(await claim('p1', '10:00', '10:01')).toMatchObject({ earlier: false });
      expect(await claim('p2', '10:00', '10:01')).toBeNull();
      expect(await claim('p1', '10:00', '10:01')).toMatchObject({ earlier: true });
      expect(await claim('p2', '10:01', '10:02')).toMatchObject({ earlier: true });
      expect(await ledger().cardPosted(card(), 'p1', '5.5', 9)).toBe(false);
      expect(await ledger().cardPosted(card(), 'p2', '6.6', 2)).toBe(true);
      expect(await ledger().trackings(id)).toMatchObject([{ cardTs: '6.6', cardVersion: 2 }]);
      expect(await claim('p1', '10:01', '10:02')).toMatchObject({ earlier: false });
      await ledger().releaseCard(card(), 'p2');
      expect(await claim('p2', '10:01', '10:02')).toBeNull();
      await ledger().releaseCard(card(), 'p1');
      expect(await claim('p2', '10:01', '10:02')).toMatchObject({ earlier: false });
    });

    it('a shut channel is said to be shut once, is left alone, and is open again when it tracks anew', async () => {
      await ledger().track(by('U1'), id, 'C1', quietly);
      const second = await ledger().importCable(by('U1'), cableFor('19STATE200'));
      await ledger().track(by('U1'), second.demarche?.id ?? '', 'C1', quietly);
      await ledger().track(by('U1'), id, 'C2', quietly);
      const where = { workspace: 'T1', channel: 'C1' };
      const told = await Promise.all([1, 2, 3].map(() => ledger().shutChannel(where, 'is_archived')));
      expect(told.flat().map(({ demarche, shut }) => [demarche, shut])).toHaveLength(2);
      expect(await ledger().openTrackings()).toMatchObject([{ channel: 'C2' }]);
      expect(await ledger().staleCards()).toMatchObject([{ channel: 'C2' }]);
      expect(await claim('p1', '10:00', '10:01')).toBeNull();
      expect(await ledger().track(by('U2'), id, 'C1', quietly)).toMatchObject({
        type: 'tracked',
        tracking: { shut: null, trackedBy: 'U1' },
      });
      expect(await ledger().openTrackings()).toHaveLength(2);
      expect(await ledger().track(by('U2'), id, 'C1', quietly)).toMatchObject({ type: 'already' });
    });

    it('only open demarches have reminders to walk through', async () => {
      await ledger().track(by('U1'), id, 'C1', quietly);
      expect(await ledger().openTrackings()).toMatchObject([{ channel: 'C1', demarche: id }]);
      await ledger().setState(by('U1'), id, 'closed');
      expect(await ledger().openTrackings()).toEqual([]);
    });

    it('new settings replace the old ones, are written down, and plan anew', async () => {
      const { tracking } = await ledger().track(by('U1'), id, 'C1', quietly);
      await ledger().planReminders(tracking, [due]);
      const later = {
        ...quietly,
        morningHour: 11,
        weekdays: [0, 1],
        quiet: { from: 20, to: 7 },
        digest: false,
      };
      expect(await ledger().setReminders(by('U2'), id, 'C1', later)).toEqual({
        ...tracking,
        reminders: later,
      });
      expect(await ledger().trackings(id)).toMatchObject([{ reminders: later }]);
      expect(await ledger().reminders(id, 'C1')).toEqual([]);
      expect((await ledger().auditOf('T1', id)).at(-1)).toMatchObject({
        verb: 'remind',
        by: 'U2',
        detail: { channel: 'C1', from: quietly, to: later },
      });
      expect(await ledger().setReminders(by('U2'), id, 'C9', later)).toBeNull();
    });

    describe('reminders', () => {
      async function planned(): Promise<ReminderRow> {
        const { tracking } = await ledger().track(by('U1'), id, 'C1', quietly);
        await ledger().planReminders(tracking, [due]);
        const [row] = await ledger().reminders(id, 'C1');
        if (row === undefined) throw new Error('nothing was planned');
        return row;
      }

      it('planning twice makes one row, and a row not yet sent takes the new time', async () => {
        const { tracking } = await ledger().track(by('U1'), id, 'C1', quietly);
        await ledger().planReminders(tracking, [due, dayBefore]);
        await ledger().planReminders(tracking, [{ ...due, dueAt: '2019-06-07T21:00:00.000Z' }, dayBefore]);
        const rows = await ledger().reminders(id, 'C1');
        expect(rows.map(({ key, dueAt, status }) => [key, dueAt, status])).toEqual([
          ['24h', dayBefore.dueAt, 'planned'],
          ['due', '2019-06-07T21:00:00.000Z', 'planned'],
        ]);
      });

      it('planning again leaves a posted row as it is', async () => {
        const row = await planned();
        await ledger().claimReminder(row.id, 'p1', at('17:00'), at('17:05'));
        await ledger().markReminderPosted(row.id, 'p1', '5.5');
        const [tracking] = await ledger().trackings(id);
        if (tracking === undefined) throw new Error('the channel tracks it');
        await ledger().planReminders(tracking, [{ ...due, dueAt: '2019-06-08T17:00:00.000Z' }]);
        expect(await ledger().reminders(id, 'C1')).toMatchObject([{ status: 'posted', dueAt: due.dueAt }]);
      });

      it('of all that claim at once, one gets it', async () => {
        const row = await planned();
        const claims = await Promise.all(
          ['p1', 'p2', 'p3', 'p4'].map((who) =>
            ledger().claimReminder(row.id, who, at('17:00'), at('17:05')),
          ),
        );
        expect(claims.filter((claim) => claim !== null)).toEqual(['claimed']);
      });

      it('a claim holds until it runs out; who takes it then is told that it was claimed before', async () => {
        const row = await planned();
        await ledger().claimReminder(row.id, 'p1', at('17:00'), at('17:05'));
        expect(await ledger().claimReminder(row.id, 'p2', at('17:04'), at('17:09'))).toBeNull();
        expect(await ledger().claimReminder(row.id, 'p2', at('17:05'), at('17:10'))).toBe('reclaimed');
        expect(await ledger().markReminderPosted(row.id, 'p1', '5.5')).toBe(false);
        expect(await ledger().markReminderPosted(row.id, 'p2', '6.6')).toBe(true);
        expect(await ledger().reminders(id, 'C1')).toMatchObject([{ status: 'posted', postedTs: '6.6' }]);
      });

      it('a claim that was given back is a fresh one for the next', async () => {
        const row = await planned();
        await ledger().claimReminder(row.id, 'p1', at('17:00'), at('17:05'));
        await ledger().releaseReminder(row.id, 'p2');
        expect(await ledger().claimReminder(row.id, 'p2', at('17:01'), at('17:06'))).toBeNull();
        await ledger().releaseReminder(row.id, 'p1');
        expect(await ledger().claimReminder(row.id, 'p2', at('17:01'), at('17:06'))).toBe('claimed');
      });

      it('a skipped or posted one can not be claimed, and a posted one not skipped', async () => {
        const row = await planned();
        await ledger().skipReminder(row.id, 'p1');
        expect(await ledger().claimReminder(row.id, 'p1', at('18:00'), at('18:05'))).toBeNull();
        const [tracking] = await ledger().trackings(id);
        if (tracking === undefined) throw new Error('the channel tracks it');
        await ledger().planReminders(tracking, [dayBefore]);
        const other = (await ledger().reminders(id, 'C1')).find(({ key }) => key === '24h');
        await ledger().claimReminder(other?.id ?? '', 'p1', at('18:00'), at('18:05'));
        await ledger().markReminderPosted(other?.id ?? '', 'p1', '7.7');
        await ledger().skipReminder(other?.id ?? '', 'p1');
        expect(await ledger().claimReminder(other?.id ?? '', 'p2', at('19:00'), at('19:05'))).toBeNull();
        expect(await ledger().reminders(id, 'C1')).toMatchObject([
          { status: 'posted' },
          { status: 'skipped' },
        ]);
      });

      it('one that is claimed is skipped by its claimer alone', async () => {
        const row = await planned();
        await ledger().claimReminder(row.id, 'p1', at('17:00'), at('17:05'));
        await ledger().skipReminder(row.id, 'p2');
        expect(await ledger().reminders(id, 'C1')).toMatchObject([{ status: 'claimed', claimedBy: 'p1' }]);
        await ledger().skipReminder(row.id, 'p1');
        expect(await ledger().reminders(id, 'C1')).toMatchObject([{ status: 'skipped' }]);
      });

      it('posted ones are listed until they are finished', async () => {
        const row = await planned();
        expect(await ledger().postedReminders(id)).toEqual([]);
        await ledger().claimReminder(row.id, 'p1', at('17:00'), at('17:05'));
        await ledger().markReminderPosted(row.id, 'p1', '8.8');
        expect(await ledger().postedReminders(id)).toMatchObject([{ id: row.id, finished: false }]);
        expect(await ledger().postedReminders()).toMatchObject([{ id: row.id }]);
        expect(await ledger().postedReminders('another')).toEqual([]);
        await ledger().finishReminder(row.id);
        expect(await ledger().postedReminders(id)).toEqual([]);
        expect(await ledger().reminders(id, 'C1')).toMatchObject([{ finished: true, status: 'posted' }]);
      });
    });
  });
}
