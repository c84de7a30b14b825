import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEVELS } from '../../../src/cable/index.ts';
import { ROLES } from '../../../src/demarche/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { by, cableFor, quietly } from './samples.ts';

/** Roles and clearances, on every engine. */
export function rolesContract(name: string, open: () => Promise<Store>): void {
  describe(`roles and clearances on ${name}`, () => {
    let store: Store;
    const ledger = () => store.ledger;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      expect(await store.ledger.check()).toEqual([]);
      await store.close();
    });
    const lines = async () =>
      (await ledger().audit('T1')).map(({ verb, demarche, detail, by }) => ({ verb, demarche, detail, by }));

    it('nobody has a role by name, everybody none, and no channel a clearance, until somebody says it', async () => {
      expect(await ledger().grants('T1')).toEqual([]);
      expect(await ledger().grantOf('T1', 'U1')).toBeNull();
      expect(await ledger().defaultRole('T1')).toBeNull();
      expect(await ledger().clearance('T1', 'C1')).toBeNull();
    });

    it.each(ROLES)('%s is given by name, and says who gave it and when', async (role) => {
      expect(await ledger().setGrant(by('U1'), 'U5', role)).toBe(true);
      expect(await ledger().grantOf('T1', 'U5')).toBe(role);
      expect(await ledger().grants('T1')).toEqual([{ user: 'U5', role, by: 'U1', at: by('U1').at }]);
    });

    it('a role is changed and taken off, each time with its line in the audit', async () => {
      expect(await ledger().setGrant(by('U1'), 'U5', 'reader')).toBe(true);
      expect(await ledger().setGrant(by('U2'), 'U5', 'coordinator')).toBe(true);
      expect(await ledger().grants('T1')).toMatchObject([{ user: 'U5', role: 'coordinator', by: 'U2' }]);
      expect(await ledger().setGrant(by('U3'), 'U5', null)).toBe(true);
      expect(await ledger().grants('T1')).toEqual([]);
      expect(await lines()).toEqual([
        { verb: 'role', demarche: null, detail: { user: 'U5', from: null, to: 'reader' }, by: 'U1' },
        { verb: 'role', demarche: null, detail: { user: 'U5', from: 'reader', to: 'coordinator' }, by: 'U2' },
        { verb: 'role', demarche: null, detail: { user: 'U5', from: 'coordinator', to: null }, by: 'U3' },
      ]);
    });

    it('the role of everybody else is set and changed, with its line in the audit', async () => {
      expect(await ledger().setDefaultRole(by('U1'), 'reader')).toBe(true);
      expect(await ledger().setDefaultRole(by('U2'), 'recorder')).toBe(true);
      expect(await ledger().defaultRole('T1')).toBe('recorder');
      expect(await ledger().grants('T1')).toEqual([]);
      expect(await lines()).toEqual([
        { verb: 'role', demarche: null, detail: { user: null, from: null, to: 'reader' }, by: 'U1' },
        { verb: 'role', demarche: null, detail: { user: null, from: 'reader', to: 'recorder' }, by: 'U2' },
      ]);
    });

    it('a card that shows what its channel might show before is out of date', async () => {
      const { demarche } = await ledger().importCable(by('U1'), cableFor('19STATE100'));
      const id = demarche?.id ?? '';
      for (const channel of ['C1', 'C2']) {
        await ledger().track(by('U1'), id, channel, quietly);
        const card = { demarche: id, channel };
        const [now, until] = ['2019-06-04T08:00:00Z', '2019-06-04T08:01:00Z'].map((at) => new Date(at));
        if (!now || !until) throw new Error('two instants');
        await ledger().claimCard(card, 'P1', now, until);
        await ledger().cardPosted(card, 'P1', '1.0', await ledger().version(id));
      }
      expect(await ledger().staleCards()).toEqual([]);
      await ledger().setClearance(by('U1'), 'C1', 'SBU');
      expect((await ledger().staleCards()).map(({ channel }) => channel)).toContain('C1');
    });

    it.each(LEVELS)(
      'a channel is cleared for %s, and no longer, with its lines in the audit',
      async (level) => {
        expect(await ledger().setClearance(by('U1'), 'C1', level)).toBe(true);
        expect(await ledger().clearance('T1', 'C1')).toBe(level);
        expect(await ledger().clearance('T1', 'C2')).toBeNull();
        const { at } = by('U1');
        expect(await ledger().clearances('T1')).toEqual([{ channel: 'C1', level, by: 'U1', at }]);
        expect(await ledger().setClearance(by('U2'), 'C1', null)).toBe(true);
        expect(await ledger().clearances('T1')).toEqual([]);
        expect(await ledger().clearance('T1', 'C1')).toBeNull();
        expect(await lines()).toEqual([
          { verb: 'clearance', demarche: null, detail: { channel: 'C1', from: null, to: level }, by: 'U1' },
          { verb: 'clearance', demarche: null, detail: { channel: 'C1', from: level, to: null }, by: 'U2' },
        ]);
      },
    );

    it('what stands already is no change, and writes nothing', async () => {
      await ledger().setGrant(by('U1'), 'U5', 'reader');
      await ledger().setDefaultRole(by('U1'), 'reader');
      await ledger().setClearance(by('U1'), 'C1', 'SBU');
      const before = [await ledger().grants('T1'), await lines()];
      expect(await ledger().setGrant(by('U2'), 'U5', 'reader')).toBe(false);
      expect(await ledger().setGrant(by('U2'), 'U6', null)).toBe(false);
      expect(await ledger().setDefaultRole(by('U2'), 'reader')).toBe(false);
      expect(await ledger().setClearance(by('U2'), 'C1', 'SBU')).toBe(false);
      expect(await ledger().setClearance(by('U2'), 'C2', null)).toBe(false);
      expect([await ledger().grants('T1'), await lines()]).toEqual(before);
    });

    it('somebody has the role by name, else what everybody has, else none', async () => {
      expect(await ledger().roleOf('T1', 'U5')).toBeNull();
      await ledger().setDefaultRole(by('U1'), 'reader');
      expect(await ledger().roleOf('T1', 'U5')).toBe('reader');
      await ledger().setGrant(by('U1'), 'U5', 'coordinator');
      expect(await ledger().roleOf('T1', 'U5')).toBe('coordinator');
      expect(await ledger().roleOf('T1', 'U6')).toBe('reader');
      expect(await ledger().roleOf('T2', 'U5')).toBeNull();
    });

    it('what one workspace says counts in no other', async () => {
      await ledger().setGrant(by('U1'), 'U5', 'coordinator');
      await ledger().setDefaultRole(by('U1'), 'reader');
      await ledger().setClearance(by('U1'), 'C1', 'SECRET');
      expect(await ledger().grants('T2')).toEqual([]);
      expect(await ledger().grantOf('T2', 'U5')).toBeNull();
      expect(await ledger().defaultRole('T2')).toBeNull();
      expect(await ledger().clearance('T2', 'C1')).toBeNull();
      expect(await ledger().setGrant(by('U9', 'T2'), 'U5', null)).toBe(false);
      await ledger().setClearance(by('U9', 'T2'), 'C1', 'UNCLASSIFIED');
      await ledger().setDefaultRole(by('U9', 'T2'), 'recorder');
      expect(await ledger().grantOf('T1', 'U5')).toBe('coordinator');
      expect(await ledger().clearance('T1', 'C1')).toBe('SECRET');
      expect(await ledger().defaultRole('T1')).toBe('reader');
    });

    it('of many changes at once each begins with what the one before it left', async () => {
      const role = (n: number) => ROLES[n % ROLES.length] ?? null;
      await Promise.all(
        Array.from({ length: 12 }, (_, n) => [
          ledger().setGrant(by(`U${n}`), 'U5', n % 4 === 0 ? null : role(n)),
          ledger().setDefaultRole(by(`U${n}`), role(n) ?? 'reader'),
          ledger().setClearance(by(`U${n}`), 'C1', LEVELS[n % LEVELS.length] ?? null),
        ]).flat(),
      );
      for (const of of ['U5', null, undefined]) {
        const changes = (await ledger().audit('T1'))
          .map(({ detail }) => detail)
          .filter(({ user }) => user === of);
        expect(changes.length).toBeGreaterThan(0);
        expect(changes.map(({ from }) => from)).toEqual([null, ...changes.slice(0, -1).map(({ to }) => to)]);
      }
    });
  });
}
