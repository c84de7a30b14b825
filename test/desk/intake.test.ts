import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportCheck, ImportChoices } from '../../src/desk/index.ts';
import { actor, deliveryBy, type Office, openOffice } from './office.ts';

const sample = (mrn: string) => readFileSync(join(import.meta.dirname, `../../samples/${mrn}.txt`), 'utf8');
const kosovo = sample('08STATE22377');
const oslo = sample('07OSLO633');

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(async () => {
  expect(await office.store.ledger.check()).toEqual([]);
  await office.close();
});

async function readable(raw: string | Uint8Array): Promise<Extract<ImportCheck, { type: 'readable' }>> {
  const check = await office.desk.check('T1', raw);
  if (check.type !== 'readable') throw new Error(check.message);
  return check;
}
const choices = (other: Partial<ImportChoices> = {}): ImportChoices => ({
  mrn: '08STATE22377',
  deadlines: [],
  achieved: [],
  ...other,
});
const stored = () => office.store.ledger.mrns('T1');

describe('checking a text', () => {
  it('shows all that would be tracked, and stores nothing', async () => {
    const check = await readable(kosovo);
    expect(check).toMatchObject({
      cable: { mrn: '08STATE22377' },
      draft: { deadlines: [{ date: '2008-03-07' }] },
      banner: 'marked CONFIDENTIAL; declassification date 2018-03-04 has passed',
      already: null,
    });
    expect(await stored()).toEqual([]);
  });

  it('reads a file as it reads the text', async () => {
    expect(await readable(new TextEncoder().encode(kosovo))).toEqual(await readable(kosovo));
  });

  it('a cable that asks for nothing is readable, without a draft', async () => {
    expect(await readable(oslo)).toMatchObject({ cable: { mrn: '07OSLO633' }, draft: null, banner: 'SBU' });
  });

  it('says when the workspace has the demarche, and only that workspace', async () => {
    const { demarche } = await office.desk.import(actor('U1'), kosovo, choices());
    expect((await readable(kosovo)).already).toEqual(demarche);
    expect(await office.desk.check('T2', kosovo)).toMatchObject({ already: null });
  });

  it.each<[string, string | Uint8Array, ImportCheck['type']]>([
    ['an empty text', '', 'not-a-cable'],
    ['an empty file', new Uint8Array(), 'not-a-cable'],
    ['prose that is no cable', 'Lunch is at noon on Friday, bring a friend.', 'not-a-cable'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2]), 'not-a-cable'],
    ['a text that is too long', 'A'.repeat(1_048_577), 'too-large'],
    ['a file that is too large', new Uint8Array(1_048_577).fill(65), 'too-large'],
  ])('%s is refused in words', async (_, raw, type) => {
    const check = await office.desk.check('T1', raw);
    expect(check).toMatchObject({ type, message: expect.stringMatching(/\w+.*\./) });
  });
});

describe('the marking gate', () => {
  it('a cable above the limit is refused, and nothing of it is stored or repeated', async () => {
    office.clock.set('2008-03-05T09:00:00.000Z');
    const check = await office.desk.check('T1', kosovo);
    expect(check).toMatchObject({
      type: 'marking-refused',
      message: expect.stringMatching(/CONFIDENTIAL.*SBU/),
    });
    expect(JSON.stringify(check)).not.toMatch(/kosovo/i);
    await expect(office.desk.import(actor('U1'), kosovo, choices())).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await stored()).toEqual([]);
  });

  it('a deployment that may hold it takes it', async () => {
    const secret = await openOffice('SECRET');
    secret.clock.set('2008-03-05T09:00:00.000Z');
    expect(await secret.desk.check('T1', kosovo)).toMatchObject({ type: 'readable', banner: 'CONFIDENTIAL' });
    await secret.close();
  });

  it('portion marks count where the classification line is missing or lower', async () => {
    const withLine = (line: string) =>
      oslo
        .replace(/^UNCLAS.*$/m, line)
        .replace(/^SENSITIVE$/m, '')
        .replace('2. (SBU)', '2. (S)');
    for (const line of ['', 'UNCLAS SECTION 01 OF 02 OSLO 000633']) {
      const check = await office.desk.check('T1', withLine(line));
      expect(check).toMatchObject({ type: 'marking-refused', message: expect.stringContaining('SECRET') });
    }
  });
});

describe('importing', () => {
  it('files the cable and opens its demarche with the responders', async () => {
    const draft = (await readable(kosovo)).draft;
    const { cable, demarche } = await office.desk.import(
      actor('U1'),
      kosovo,
      choices({ deadlines: draft?.deadlines ?? [] }),
    );
    expect(cable).toMatchObject({ mrn: '08STATE22377', raw: kosovo, importedBy: 'U1' });
    expect(demarche).toMatchObject({
      mrn: '08STATE22377',
      subject: 'KOSOVO: SEEKING BACKING FROM OIC MEMBERS IN DAKAR',
      marking: { level: 'CONFIDENTIAL', declassifyOn: '2018-03-04' },
      from: 'SECSTATE WASHDC',
      state: 'open',
      openedBy: 'U1',
      facts: draft,
    });
    if (demarche === null) throw new Error('it is an action request');
    const board = await office.desk.board(demarche);
    expect(board.rows).toHaveLength(draft?.responders.length ?? 0);
    expect(await office.desk.history(demarche.id)).toEqual([]);
  });

  it('deadlines that a person corrected replace those that were read', async () => {
    const { demarche } = await office.desk.import(
      actor('U1'),
      kosovo,
      choices({ deadlines: [deliveryBy('2019-06-10')] }),
    );
    expect(demarche?.facts.deadlines.map(({ date }) => date)).toEqual(['2019-06-10']);
  });

  it('confirmed answers are entries of the import, with the place in the cable', async () => {
    const { demarche } = await office.desk.import(
      actor('U1'),
      kosovo,
      choices({ achieved: ['SN', 'TR', 'SN'] }),
    );
    const entries = await office.desk.history(demarche?.id ?? '');
    expect(entries.map(({ country }) => country).sort()).toEqual(['SN', 'TR']);
    expect(entries).toMatchObject(
      entries.map(() => ({
        type: 'record',
        by: 'U1',
        surface: 'import',
        revision: 1,
        patch: {
          position: 'achieved',
          note: expect.stringMatching(/^According to ¶3 of the cable: “.*Senegal/),
        },
      })),
    );
  });

  it('importing again changes nothing and answers the same, also at the same moment', async () => {
    const [first, second] = await Promise.all([
      office.desk.import(actor('U1'), kosovo, choices({ achieved: ['SN'] })),
      office.desk.import(actor('U2'), kosovo, choices()),
    ]);
    const third = await office.desk.import(actor('U3'), kosovo, choices({ achieved: ['TR'] }));
    expect(second.demarche?.id).toBe(first.demarche?.id);
    expect(third.demarche).toEqual(first.demarche);
    expect(await office.desk.history(first.demarche?.id ?? '')).toHaveLength(1);
    const other = await office.desk.import(actor('U1', 'T2'), kosovo, choices());
    expect(other.demarche?.id).not.toBe(first.demarche?.id);
  });

  it('listeners hear of a new demarche once', async () => {
    const told: string[] = [];
    office.desk.onChange(({ demarche }) => told.push(demarche));
    const { demarche } = await office.desk.import(actor('U1'), kosovo, choices());
    await office.desk.import(actor('U1'), kosovo, choices());
    await office.desk.import(actor('U1'), oslo, choices({ mrn: '' }));
    expect(told).toEqual([demarche?.id]);
  });

  it('a cable that asks for nothing is filed without a demarche', async () => {
    const imported = await office.desk.import(actor('U1'), oslo, choices({ mrn: '07OSLO633' }));
    expect(imported.demarche).toBeNull();
    expect(await office.desk.cable('T1', '07 OSLO 633')).toMatchObject({ raw: oslo });
    expect(await office.desk.demarches('T1', 'any')).toEqual([]);
  });

  it('the number that a person types is the one it is filed under', async () => {
    await office.desk.import(actor('U1'), kosovo, choices({ mrn: '08 state 022378' }));
    expect(await stored()).toEqual(['08STATE22378']);
  });

  it.each<[string, Partial<ImportChoices>, RegExp]>([
    ['a number that is none', { mrn: 'soon' }, /“soon” is no message reference number/],
    ['a day that does not exist', { deadlines: [deliveryBy('2019-02-30')] }, /2019-02-30/],
    ['a time that does not exist', { deadlines: [{ ...deliveryBy('2019-06-10'), time: '25:00' }] }, /25:00/],
    [
      'a zone that does not exist',
      { deadlines: [{ ...deliveryBy('2019-06-10'), zone: 'Mars/Base' }] },
      /Mars/,
    ],
    ['an answer that the cable does not give', { achieved: ['ID'] }, /does not say/],
  ])('%s is refused in words, and nothing is filed', async (_, other, message) => {
    await expect(office.desk.import(actor('U1'), kosovo, choices(other))).rejects.toThrow(message);
    expect(await stored()).toEqual([]);
  });
});
