import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Demarche, ResponsePatch } from '../../src/demarche/index.ts';
import { actor, type Office, openDemarche, openOffice } from './office.ts';

let office: Office;
let demarche: Demarche;
beforeEach(async () => {
  office = await openOffice();
  demarche = await openDemarche(office);
});
afterEach(async () => {
  expect(await office.store.ledger.check()).toEqual([]);
  await office.close();
});

const record = (user: string, saw: number | null, patch: ResponsePatch, country = 'BJ') =>
  office.desk.record(actor(user), demarche.id, country, saw, patch);
const said = async (country = 'BJ') => (await office.desk.history(demarche.id, country)).toReversed();
const stateOf = async (country = 'BJ') =>
  (await office.desk.board(demarche)).rows.find((row) => row.country === country);

describe('recording', () => {
  it('an answer is in force at once, and says what it replaced', async () => {
    const first = await record('U1', 0, { delivery: 'delivered', note: ' FM received it ' });
    expect(first).toMatchObject({
      type: 'recorded',
      entry: { revision: 1, by: 'U1', surface: 'button', at: '2019-06-04T08:00:00.000Z', link: null },
      before: { delivery: 'pending', revision: 0 },
      after: { delivery: 'delivered', note: 'FM received it', revision: 1 },
      alsoBy: [],
    });
    const second = await record('U1', 1, { position: 'supports' });
    expect(second).toMatchObject({
      before: { position: null },
      after: { delivery: 'delivered', position: 'supports' },
    });
  });

  it('the place it was recorded from is kept', async () => {
    const from = { ...actor('U1'), surface: 'message' as const, link: 'https://x.test/p1' };
    await office.desk.record(from, demarche.id, 'BJ', null, { position: 'opposes' });
    expect(await said()).toMatchObject([{ surface: 'message', link: 'https://x.test/p1' }]);
  });

  it('a different answer of someone else, that the writer has not seen, is kept and held', async () => {
    await record('U1', 0, { position: 'supports' });
    const outcome = await record('U2', 0, { position: 'opposes', note: 'my ambassador was told no' });
    expect(outcome).toMatchObject({
      type: 'held',
      entry: { revision: 2, by: 'U2', patch: { position: 'opposes', note: 'my ambassador was told no' } },
      newer: [{ revision: 1, by: 'U1' }],
      current: { position: 'supports', note: null, held: [{ revision: 2 }] },
    });
  });

  it.each<[string, string, number | null, ResponsePatch]>([
    ['the same answer', 'U2', 0, { position: 'supports' }],
    ['an answer in another field', 'U2', 0, { delivery: 'delivered' }],
    ['an answer of one who saw the other', 'U2', 1, { position: 'opposes' }],
    ['an answer typed without looking', 'U2', null, { position: 'opposes' }],
    ['a second thought of the same person', 'U1', 0, { position: 'opposes' }],
  ])('%s is not held', async (_, user, saw, patch) => {
    await record('U1', 0, { position: 'supports' });
    expect((await record(user, saw, patch)).type).toBe('recorded');
  });

  describe('a double click', () => {
    const click = () => record('U1', 0, { position: 'supports' });

    it('is one entry, and both are answered as recorded', async () => {
      const [first, second] = await Promise.all([click(), click()]);
      expect(await said()).toHaveLength(1);
      expect(second).toEqual(first);
      expect(second).toMatchObject({
        type: 'recorded',
        entry: { revision: 1 },
        before: { position: null },
        after: { position: 'supports', revision: 1 },
        alsoBy: [],
      });
    });

    it('is one entry where it is held, too', async () => {
      await record('U2', 0, { position: 'opposes' });
      const [first, second] = [await click(), await click()];
      expect(second).toEqual(first);
      expect(second.type).toBe('held');
      expect((await stateOf())?.held).toHaveLength(1);
    });

    it('is one entry through two connections to one database', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'clicks-'));
      const url = `file:${join(folder, 'desk.db')}`;
      const desks = [await openOffice('SBU', url), await openOffice('SBU', url)];
      const there = await openDemarche(desks[0] ?? office);
      await Promise.all(
        desks.map(({ desk }) => desk.record(actor('U1'), there.id, 'BJ', 0, { position: 'supports' })),
      );
      expect(await desks[0]?.desk.history(there.id)).toHaveLength(1);
      for (const one of desks) await one.close();
      rmSync(folder, { recursive: true });
    });

    it.each<[string, () => Promise<unknown>, number]>([
      ['with other words', () => record('U1', 0, { position: 'opposes' }), 2],
      ['of somebody else', () => record('U2', 0, { position: 'supports' }), 2],
      ['over the entry itself', () => record('U1', 1, { position: 'supports' }), 2],
      ['of a typed command', () => record('U1', null, { position: 'supports' }), 2],
    ])('%s is none', async (_rule, again, entries) => {
      await click();
      await again();
      expect(await said()).toHaveLength(entries);
    });

    it('is none after five seconds, nor after an undo', async () => {
      await click();
      office.clock.set('2019-06-04T08:00:05.000Z');
      await click();
      expect(await said()).toHaveLength(2);
      await office.desk.undo(actor('U1'), demarche.id, { country: 'BJ', revision: 2 });
      await office.desk.undo(actor('U1'), demarche.id, { country: 'BJ', revision: 1 });
      await click();
      expect(await stateOf()).toMatchObject({ position: 'supports', revision: 5 });
    });
  });

  it('what others said meanwhile, without contradicting, is told', async () => {
    await record('U1', 0, { delivery: 'delivered' });
    expect(await record('U2', 0, { position: 'supports' })).toMatchObject({
      type: 'recorded',
      alsoBy: [{ revision: 1, by: 'U1' }],
      after: { delivery: 'delivered', position: 'supports' },
    });
  });

  it('when many answer for one country at once, every word is kept and one answer is in force', async () => {
    const positions = ['supports', 'opposes', 'noncommittal'] as const;
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        record(`U${n}`, 0, { position: positions[n % 3] ?? 'supports', note: `note ${n}` }),
      ),
    );
    const entries = await said();
    expect(entries).toHaveLength(30);
    expect(new Set(entries.map((entry) => ('patch' in entry ? entry.patch.note : '')))).toHaveProperty(
      'size',
      30,
    );
    expect(outcomes.filter(({ type }) => type === 'recorded')).toHaveLength(1);
    expect((await stateOf())?.held).toHaveLength(29);
  });

  it('what can not be recorded is refused with a reason, and leaves nothing', async () => {
    await expect(record('U1', 0, {})).rejects.toMatchObject({ name: 'DeskError', code: 'invalid' });
    await expect(record('U1', 0, { asks: { '9': 'supports' } })).rejects.toThrow(/no ask 9/);
    await expect(record('U1', 0, { deliveredOn: '2019-02-30' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await said()).toEqual([]);
  });

  it('a country that owes nothing is refused, and an exempt one is told why', async () => {
    await expect(record('U1', null, { position: 'supports' }, 'FR')).rejects.toMatchObject({
      code: 'not-a-responder',
      message: expect.stringMatching(/France.*not addressed/),
    });
    const other = await openDemarche(office, { mrn: '19STATE101', exempted: ['GH'] });
    const recording = office.desk.record(actor('U1'), other.id, 'GH', null, { position: 'supports' });
    await expect(recording).rejects.toThrow(/Ghana.*XMT/);
  });
});

describe('settling a held answer', () => {
  beforeEach(async () => {
    await record('U1', 0, { position: 'supports' });
    await record('U2', 0, { position: 'opposes' });
  });

  it('adopting puts it in force', async () => {
    const state = await office.desk.adopt(actor('U2'), demarche.id, 'BJ', 2);
    expect(state).toMatchObject({ position: 'opposes', held: [], revision: 3 });
    expect(await stateOf()).toMatchObject({ position: 'opposes' });
  });

  it('dismissing lets it rest, in the history', async () => {
    const state = await office.desk.dismiss(actor('U2'), demarche.id, 'BJ', 2);
    expect(state).toMatchObject({ position: 'supports', held: [] });
    expect((await said()).map(({ type }) => type)).toEqual(['record', 'held', 'dismiss']);
  });

  it('only its writer settles it', async () => {
    for (const verb of ['adopt', 'dismiss'] as const) {
      await expect(office.desk[verb](actor('U1'), demarche.id, 'BJ', 2)).rejects.toMatchObject({
        code: 'not-yours',
        message: expect.stringContaining('<@U2>'),
      });
    }
  });

  it('it is settled once, however often the button is clicked', async () => {
    const clicks = await Promise.allSettled(
      Array.from({ length: 5 }, () => office.desk.adopt(actor('U2'), demarche.id, 'BJ', 2)),
    );
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(office.desk.dismiss(actor('U2'), demarche.id, 'BJ', 2)).rejects.toMatchObject({
      code: 'not-held',
    });
    await expect(office.desk.adopt(actor('U1'), demarche.id, 'BJ', 1)).rejects.toMatchObject({
      code: 'not-held',
    });
    expect(await said()).toHaveLength(3);
  });

  it('an adopt can be undone: the answer waits again', async () => {
    await office.desk.adopt(actor('U2'), demarche.id, 'BJ', 2);
    const { undone, after } = await office.desk.undo(actor('U2'), demarche.id);
    expect(undone).toMatchObject({ type: 'adopt', revision: 3 });
    expect(after).toMatchObject({ position: 'supports', held: [{ revision: 2 }] });
  });
});

describe('undo', () => {
  it('takes back the last own entry that is in force, and only that', async () => {
    await record('U1', 0, { position: 'supports' });
    await record('U1', null, { delivery: 'delivered' }, 'TG');
    await record('U2', null, { delivery: 'unable' }, 'TG');
    const { undone, before, after } = await office.desk.undo(actor('U1'), demarche.id);
    expect(undone).toMatchObject({ country: 'TG', revision: 1, by: 'U1' });
    expect(before).toMatchObject({ delivery: 'unable' });
    expect(after).toMatchObject({ delivery: 'unable' });
    expect(await office.desk.undo(actor('U1'), demarche.id)).toMatchObject({ undone: { country: 'BJ' } });
    await expect(office.desk.undo(actor('U1'), demarche.id)).rejects.toMatchObject({
      code: 'nothing-to-undo',
    });
  });

  it('of entries of the same instant, the one written last goes first', async () => {
    for (const country of ['TG', 'BJ', 'TG', 'BJ']) await record('U1', null, { note: country }, country);
    const order: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const { undone } = await office.desk.undo(actor('U1'), demarche.id);
      order.push(`${undone.country} ${undone.revision}`);
    }
    expect(order).toEqual(['BJ 2', 'TG 2', 'BJ 1', 'TG 1']);
  });

  it('a named entry is undone once, and only by its writer', async () => {
    await record('U1', 0, { position: 'supports' });
    const which = { country: 'BJ', revision: 1 };
    await expect(office.desk.undo(actor('U2'), demarche.id, which)).rejects.toMatchObject({
      code: 'not-yours',
    });
    expect(await office.desk.undo(actor('U1'), demarche.id, which)).toMatchObject({
      after: { position: null },
    });
    await expect(office.desk.undo(actor('U1'), demarche.id, which)).rejects.toMatchObject({
      code: 'nothing-to-undo',
    });
    const never = office.desk.undo(actor('U1'), demarche.id, { country: 'BJ', revision: 40 });
    await expect(never).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });

  it('two clicks on undo at once take back one entry each', async () => {
    await record('U1', 0, { position: 'supports' });
    await record('U1', 1, { position: 'leans-no' });
    const which = { country: 'BJ', revision: 2 };
    const clicks = await Promise.allSettled([
      office.desk.undo(actor('U1'), demarche.id, which),
      office.desk.undo(actor('U1'), demarche.id, which),
    ]);
    expect(clicks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stateOf()).toMatchObject({ position: 'supports' });
  });
});

describe('a closed demarche', () => {
  it('refuses every kind of entry until it is open again', async () => {
    await record('U1', 0, { position: 'supports' });
    await record('U2', 0, { position: 'opposes' });
    await office.desk.close(actor('U1'), demarche.id);
    const { desk } = office;
    const { id } = demarche;
    const refused: ReadonlyArray<[not: string, act: () => Promise<unknown>]> = [
      ['nothing was recorded', () => record('U1', 2, { position: 'opposes' })],
      ['nothing was undone', () => desk.undo(actor('U1'), id)],
      ['the answer was not put in force', () => desk.adopt(actor('U2'), id, 'BJ', 2)],
      ['nobody was assigned', () => desk.assign(actor('U1'), id, 'BJ', 'U3')],
      ['the reminder was not snoozed', () => desk.snooze(actor('U1'), id, 'C1', '24h', '3h')],
    ];
    for (const [not, act] of refused) {
      const message = expect.stringContaining(`19 STATE 100 is closed, so ${not}.`);
      await expect(act()).rejects.toMatchObject({ code: 'closed', message });
    }
    await office.desk.reopen(actor('U1'), demarche.id);
    expect((await record('U1', 2, { position: 'opposes' })).type).toBe('recorded');
  });

  it('closing and reopening twice is no error, and is written down once', async () => {
    expect(await office.desk.close(actor('U1'), demarche.id)).toMatchObject({ state: 'closed' });
    expect(await office.desk.close(actor('U2'), demarche.id)).toMatchObject({ state: 'closed' });
    expect(await office.desk.reopen(actor('U1'), demarche.id)).toMatchObject({ state: 'open' });
    expect(await office.desk.reopen(actor('U1'), demarche.id)).toMatchObject({ state: 'open' });
    const audit = await office.store.ledger.auditOf('T1', demarche.id);
    expect(audit.map(({ verb }) => verb)).toEqual(['import', 'close', 'reopen']);
  });
});
