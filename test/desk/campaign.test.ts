import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Demarche } from '../../src/demarche/index.ts';
import { actor, deliveryBy, type Office, openDemarche, openOffice } from './office.ts';

let office: Office;
let demarche: Demarche;
beforeEach(async () => {
  office = await openOffice();
  demarche = await openDemarche(office);
});
afterEach(() => office.close());

describe('tracking', () => {
  it('a channel follows a demarche with the default reminders in its zone', async () => {
    const tracking = await office.desk.track(actor('U1'), demarche.id, 'C1', 'Africa/Lome');
    expect(tracking).toMatchObject({
      channel: 'C1',
      trackedBy: 'U1',
      trackedAt: '2019-06-04T08:00:00.000Z',
      reminders: { hoursBefore: [72, 24, 3, 0], zone: 'Africa/Lome', off: false },
    });
    expect(await office.desk.trackings(demarche.id)).toEqual([tracking]);
    expect((await office.desk.trackedIn('T1', 'C1')).map(({ id }) => id)).toEqual([demarche.id]);
  });

  it('tracking what is tracked, and untracking what is not, is said in words', async () => {
    await office.desk.track(actor('U1'), demarche.id, 'C1', 'UTC');
    await expect(office.desk.track(actor('U2'), demarche.id, 'C1', 'UTC')).rejects.toMatchObject({
      code: 'already-tracked',
      message: expect.stringContaining('19 STATE 100'),
    });
    await office.desk.untrack(actor('U1'), demarche.id, 'C1');
    await expect(office.desk.untrack(actor('U1'), demarche.id, 'C1')).rejects.toMatchObject({
      code: 'not-tracked-here',
    });
    const settings = { hoursBefore: [], overdueMornings: false, morningHour: 9, zone: 'UTC', off: true };
    await expect(office.desk.setReminders(actor('U1'), demarche.id, 'C1', settings)).rejects.toMatchObject({
      code: 'not-tracked-here',
    });
  });

  it('a card that was drawn before a change is stale', async () => {
    await office.desk.track(actor('U1'), demarche.id, 'C1', 'UTC');
    const { ledger } = office.store;
    const card = { demarche: demarche.id, channel: 'C1' };
    await ledger.claimCard(card, 'p1', new Date(0), new Date(1));
    await ledger.cardPosted(card, 'p1', '1.1', await office.desk.version(demarche.id));
    expect(await ledger.staleCards()).toEqual([]);
    await office.desk.assign(actor('U1'), demarche.id, 'BJ', 'U7');
    expect(await ledger.staleCards()).toMatchObject([{ channel: 'C1', cardTs: '1.1' }]);
  });
});

describe('owners', () => {
  it('stand on the board, and are taken off with null', async () => {
    await office.desk.assign(actor('U1'), demarche.id, 'TG', 'U7');
    const owner = async () =>
      (await office.desk.board(demarche)).rows.find(({ country }) => country === 'TG')?.owner;
    expect(await owner()).toBe('U7');
    await office.desk.assign(actor('U1'), demarche.id, 'TG', null);
    expect(await owner()).toBeNull();
  });

  it('only a responder has one', async () => {
    const assigning = office.desk.assign(actor('U1'), demarche.id, 'FR', 'U7');
    await expect(assigning).rejects.toMatchObject({ code: 'not-a-responder' });
  });
});

describe('looking up', () => {
  it('an MRN is found however it is typed', async () => {
    for (const typed of ['19STATE100', '19 state 000100', '2019 STATE 100']) {
      expect((await office.desk.demarche('T1', typed))?.id).toBe(demarche.id);
      expect((await office.desk.cable('T1', typed))?.mrn).toBe('19STATE100');
    }
    expect(await office.desk.demarche('T1', '19STATE1')).toBeNull();
  });

  it('the nearest MRNs are those that contain what was typed, then those a few letters away', async () => {
    for (const mrn of ['19STATE22377', '19STATE22387', '08JAKARTA7', '19STATE2237', '19LOME1', '19STATE9']) {
      await openDemarche(office, { mrn });
    }
    const nearest = (typed: string) => office.desk.nearestMrns('T1', typed);
    expect(await nearest('22377')).toEqual(['19STATE22377']);
    expect((await nearest('19 STATE 22376')).slice(0, 3)).toEqual([
      '19STATE2237',
      '19STATE22377',
      '19STATE22387',
    ]);
    expect((await nearest('state')).length).toBe(5);
    expect(await nearest('zzzzzzzzz')).toEqual([]);
    expect(await nearest('  ')).toEqual([]);
    expect(await office.desk.nearestMrns('T2', '22377')).toEqual([]);
  });

  it('demarches stand by nearest deadline, those without one last', async () => {
    await openDemarche(office, { mrn: '19STATE1', deadlines: [deliveryBy('2019-06-20')] });
    await openDemarche(office, { mrn: '19STATE2', deadlines: [deliveryBy('2019-06-10')] });
    const closed = await openDemarche(office, { mrn: '19STATE3', deadlines: [deliveryBy('2019-06-01')] });
    await office.desk.close(actor('U1'), closed.id);
    const mrns = async (state?: 'open' | 'closed' | 'any') =>
      (await office.desk.demarches('T1', state)).map(({ mrn }) => mrn);
    expect(await mrns()).toEqual(['19STATE2', '19STATE1', '19STATE100']);
    expect(await mrns('closed')).toEqual(['19STATE3']);
    expect(await mrns('any')).toEqual(['19STATE3', '19STATE2', '19STATE1', '19STATE100']);
  });

  it('of two demarches due on one day, the one with the earlier clock comes first', async () => {
    const due = { deadlines: [deliveryBy('2019-06-10')] };
    await openDemarche(office, { mrn: '19STATE1', countries: ['GY'], ...due });
    await openDemarche(office, { mrn: '19STATE2', countries: ['ID'], ...due });
    expect((await office.desk.demarches('T1')).map(({ mrn }) => mrn).slice(0, 2)).toEqual([
      '19STATE2',
      '19STATE1',
    ]);
  });

  it('the board is drawn from the ledger, not from the demarche that was handed in', async () => {
    await office.desk.close(actor('U1'), demarche.id);
    expect((await office.desk.board(demarche)).demarche.state).toBe('closed');
  });
});

describe('workspaces', () => {
  it('no verb reaches a demarche of another workspace', async () => {
    const { desk } = office;
    await desk.record(actor('U1'), demarche.id, 'BJ', null, { position: 'supports' });
    const stranger = actor('U1', 'T2');
    const settings = { hoursBefore: [], overdueMornings: false, morningHour: 9, zone: 'UTC', off: true };
    const attempts = [
      () => desk.record(stranger, demarche.id, 'BJ', null, { position: 'opposes' }),
      () => desk.adopt(stranger, demarche.id, 'BJ', 1),
      () => desk.dismiss(stranger, demarche.id, 'BJ', 1),
      () => desk.undo(stranger, demarche.id),
      () => desk.assign(stranger, demarche.id, 'BJ', 'U9'),
      () => desk.track(stranger, demarche.id, 'C1', 'UTC'),
      () => desk.untrack(stranger, demarche.id, 'C1'),
      () => desk.setReminders(stranger, demarche.id, 'C1', settings),
      () => desk.close(stranger, demarche.id),
      () => desk.reopen(stranger, demarche.id),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'unknown-mrn' });
    expect(await desk.demarche('T2', '19STATE100')).toBeNull();
    expect(await desk.cable('T2', '19STATE100')).toBeNull();
    expect(await desk.demarches('T2', 'any')).toEqual([]);
    expect(await desk.version(demarche.id)).toBe(2);
  });
});

describe('listeners', () => {
  it('are told after each change, when it can already be read', async () => {
    const seen: Array<Promise<number>> = [];
    office.desk.onChange(({ demarche: id, workspace }) => {
      expect(workspace).toBe('T1');
      seen.push(office.desk.version(id));
    });
    await office.desk.record(actor('U1'), demarche.id, 'BJ', null, { position: 'supports' });
    await office.desk.undo(actor('U1'), demarche.id);
    await office.desk.close(actor('U1'), demarche.id);
    await office.desk.close(actor('U1'), demarche.id);
    expect(await Promise.all(seen)).toEqual([2, 3, 4]);
  });

  it('that throw or reject break neither the verb nor the other listeners', async () => {
    const warning = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const told: string[] = [];
    office.desk.onChange(() => {
      throw new Error('the card could not be drawn');
    });
    office.desk.onChange(async () => {
      throw new Error('nor posted');
    });
    office.desk.onChange(() => told.push('second'));
    const outcome = await office.desk.record(actor('U1'), demarche.id, 'BJ', null, { position: 'supports' });
    expect(outcome.type).toBe('recorded');
    expect(told).toEqual(['second']);
    expect(warning.mock.calls.map(([error]) => String(error))).toEqual([
      'Error: the card could not be drawn',
      'Error: nor posted',
    ]);
    warning.mockRestore();
  });

  it('that stop listening are told nothing more', async () => {
    const told: string[] = [];
    const stop = office.desk.onChange(({ demarche: id }) => told.push(id));
    stop();
    await office.desk.close(actor('U1'), demarche.id);
    expect(told).toEqual([]);
  });
});
