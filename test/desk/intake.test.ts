import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ask, DemarcheDraft } from '../../src/demarche/index.ts';
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

describe('what a person corrected at import', () => {
  const imported = async (other: (draft: DemarcheDraft) => Partial<ImportChoices>) => {
    const { draft } = await readable(kosovo);
    if (draft === null) throw new Error('it is an action request');
    const { demarche } = await office.desk.import(
      actor('U1'),
      kosovo,
      choices({ deadlines: draft.deadlines, ...other(draft) }),
    );
    if (demarche === null) throw new Error('it is an action request');
    return { facts: demarche.facts, draft };
  };

  it('nothing is said of facts that stand as they were read', async () => {
    const { facts, draft } = await imported(() => ({}));
    expect(facts).toEqual(draft);
  });

  it.each<[string, (draft: DemarcheDraft) => Partial<ImportChoices>, RegExp]>([
    [
      'an ask with other words',
      ({ asks }) => ({
        asks: asks.map((ask) => ({ ...ask, text: ask.number === 2 ? 'Vote yes.' : ask.text })),
      }),
      /^Ask 2 changed at import by a person: the cable says “.+”$/,
    ],
    [
      'an ask that was dropped',
      ({ asks }) => ({ asks: asks.slice(1) }),
      /^Ask 1 dropped at import by a person/,
    ],
    [
      'an ask that was added',
      ({ asks }) => ({ asks: [...asks, { ...asks[0], number: 9, text: 'Call.' } as Ask] }),
      /^Ask 9 added at import by a person$/,
    ],
    [
      'a point that was dropped',
      ({ talkingPoints }) => ({ talkingPoints: talkingPoints.slice(0, -1) }),
      /^Talking point 9 dropped/,
    ],
    [
      'a responder that was dropped',
      ({ responders }) => ({ responders: responders.filter(({ country }) => country !== 'MY') }),
      /^Malaysia dropped at import by a person: the cable says “AMEMBASSY KUALA LUMPUR”$/,
    ],
    [
      'a responder without a post',
      ({ responders }) => ({
        responders: responders.map((one) => (one.country === 'MY' ? { ...one, post: null } : one)),
      }),
      /^Malaysia changed at import by a person/,
    ],
  ])('%s is a line in the facts, and the cable stays as it is', async (_, other, line) => {
    const { facts, draft } = await imported(other);
    expect(facts.corrections).toEqual([expect.stringMatching(line)]);
    expect((await readable(kosovo)).draft).toEqual(draft);
    expect((await office.desk.cable('T1', '08STATE22377'))?.raw).toBe(kosovo);
  });

  it.each<[string, (draft: DemarcheDraft) => Partial<ImportChoices>, RegExp]>([
    [
      'an ask without words',
      ({ asks }) => ({ asks: asks.map((ask) => ({ ...ask, text: ' ' })) }),
      /no words/,
    ],
    ['two asks of one number', ({ asks }) => ({ asks: [...asks, ...asks] }), /number/],
    [
      'a country that does not exist',
      ({ responders }) => ({ responders: responders.map((one) => ({ ...one, country: 'ZZ' })) }),
      /code ZZ/,
    ],
  ])('%s is refused in words, and nothing is filed', async (_, other, message) => {
    await expect(imported(other)).rejects.toThrow(message);
    expect(await stored()).toEqual([]);
  });
});

describe('a second text of the same MRN', () => {
  const dueOn = (day: number) => kosovo.replace('no later than March [¶](#)7', `no later than March ${day}`);
  const later = dueOn(12);
  const first = async (other: Partial<ImportChoices> = {}) => {
    const { draft } = await readable(kosovo);
    const { demarche } = await office.desk.import(
      actor('U1'),
      kosovo,
      choices({ deadlines: draft?.deadlines ?? [], ...other }),
    );
    if (demarche === null || draft === null) throw new Error('it is an action request');
    return { demarche, draft };
  };
  const over = async (raw: string, user = 'U2') => {
    const check = await readable(raw);
    if (check.already === null || check.proposal === null) throw new Error('it is known');
    const { deadlines, asks, talkingPoints, responders } = check.proposal;
    return () =>
      office.desk.import(
        actor(user),
        raw,
        choices({
          deadlines,
          asks,
          talkingPoints,
          responders,
          over: { facts: check.already?.facts ?? null },
        }),
      );
  };

  it('is told from the same text once more', async () => {
    expect((await readable(kosovo)).kept).toBe('no');
    await first();
    expect((await readable(kosovo)).kept).toBe('this');
    expect((await readable(later)).kept).toBe('another');
  });

  it('is among what was done to the campaign, with what it moved', async () => {
    const { demarche } = await first();
    await (await over(later, 'U2'))();
    expect(await office.desk.deeds(demarche.id)).toMatchObject([
      {
        type: 'amend',
        by: 'U2',
        changes: [
          {
            of: 'deadline',
            name: 'Deliver by',
            was: '2008-03-07 close of business at each post',
            now: '2008-03-12 close of business at each post',
          },
        ],
      },
    ]);
  });

  it('changes the facts that it changes, keeps the answers, and says who did it', async () => {
    const { demarche } = await first();
    await office.desk.record(actor('U1'), demarche.id, 'MY', null, { position: 'supports' });
    const amended = await (await over(later))();
    expect(amended).toMatchObject({ type: 'amended', demarche: { id: demarche.id } });
    expect(amended.demarche?.facts.deadlines.map(({ date }) => date)).toEqual(['2008-03-12']);
    expect((await office.desk.history(demarche.id)).map(({ country }) => country)).toEqual(['MY']);
    const audit = await office.store.ledger.auditOf('T1', demarche.id);
    expect(audit.at(-1)).toMatchObject({
      verb: 'amend',
      by: 'U2',
      detail: { changes: [{ of: 'deadline', name: 'Deliver by' }], earlierText: kosovo },
    });
  });

  it('leaves standing what people corrected where both texts say the same', async () => {
    const { draft } = await first();
    await (await over(later))();
    const corrected = await first();
    expect(corrected.demarche.facts.deadlines[0]?.date).toBe('2008-03-12');
    expect(draft.deadlines[0]?.date).toBe('2008-03-07');
    const again = await openOffice();
    const asks = draft.asks.slice(1);
    await again.desk.import(actor('U1'), kosovo, choices({ deadlines: draft.deadlines, asks }));
    const check = await again.desk.check('T1', later);
    if (check.type !== 'readable') throw new Error(check.message);
    expect(check.proposal?.asks.map(({ number }) => number)).toEqual([2, 3, 4]);
    expect(check.proposal?.deadlines[0]?.date).toBe('2008-03-12');
    await again.close();
  });

  it('an ask keeps its number for as long as it is asked', async () => {
    const { draft } = await first();
    const gone = draft.asks[0]?.quote ?? '';
    const check = await readable(kosovo.replace(gone.slice(0, 20), 'See also the annex. '));
    const kept = draft.asks.slice(1).map(({ number, text }) => ({ number, text }));
    expect(check.proposal?.asks.map(({ number, text }) => ({ number, text }))).toEqual(
      expect.arrayContaining(kept),
    );
  });

  it('of two people at once one gets through, and the other is told', async () => {
    const { demarche } = await first();
    const confirm = [await over(later, 'U2'), await over(dueOn(9), 'U3')];
    const outcomes = await Promise.all(confirm.map((one) => one()));
    expect(outcomes.map(({ type }) => type).sort()).toEqual(['amended', 'overtaken']);
    expect(await office.store.ledger.auditOf('T1', demarche.id)).toHaveLength(2);
  });

  it('a closed demarche is not changed', async () => {
    const { demarche } = await first();
    const confirm = await over(later);
    await office.desk.close(actor('U1'), demarche.id);
    await expect(confirm()).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('a cable that refers to a tracked demarche', () => {
  const reply = (from: string, body: string) =>
    [
      'VZCZCXRO1234',
      'OO RUEHC',
      'DE RUEHXX #0301 0661200',
      'ZNY CCCCC ZZH',
      'O 061200Z MAR 08',
      `FM ${from}`,
      'TO RUEHC/SECSTATE WASHDC IMMEDIATE 1234',
      'BT',
      'UNCLAS TEST 000301',
      '',
      'SIPDIS',
      '',
      'E.O. 12958: N/A',
      'TAGS: PREL, KV',
      'SUBJECT: RESPONSE TO KOSOVO DEMARCHE',
      '',
      'REF: STATE 22377',
      '',
      body,
      '',
      'DOE',
      'BT',
      '#0301',
      '',
    ].join('\n');
  const open = () => office.desk.import(actor('U1'), kosovo, choices());
  const answers = async (from: string, body: string) => (await readable(reply(from, body))).answers;

  it('is offered as the answer of the countries that its post speaks to', async () => {
    await open();
    const [first, ...others] = await answers(
      'AMEMBASSY KUALA LUMPUR',
      '1. (U) PolOff delivered the points in reftel to the Ministry on March 6. The Director said that Malaysia would study them.',
    );
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      demarche: { mrn: '08STATE22377' },
      countries: ['MY'],
      reply: {
        post: 'AMEMBASSY KUALA LUMPUR',
        delivered: { paragraph: 1, quote: expect.stringContaining('delivered the points') },
        said: { quote: 'The Director said that Malaysia would study them.' },
      },
    });
  });

  it.each([
    ['Senegal', ['SN', 'GW']],
    ['Guinea-Bissau', ['GW', 'SN']],
  ])(
    'a post that speaks to two of them is offered for both, %s first when it names that one',
    async (name, order) => {
      await open();
      const [first] = await answers('AMEMBASSY DAKAR', `1. (U) We delivered the demarche to ${name}.`);
      expect(first?.countries).toEqual(order);
    },
  );

  it.each([
    'We have not yet delivered the demarche.',
    'Ambassador will deliver the demarche on Monday.',
    'Post was unable to deliver the points.',
    'We plan to present the points next week.',
    'The meeting to deliver the demarche was postponed.',
    'The Ministry said it knew of the demarche.',
    'Once delivered, the points will be reported.',
  ])('does not take for delivered: %s', async (sentence) => {
    await open();
    const [first] = await answers('AMEMBASSY KUALA LUMPUR', `1. (U) ${sentence}`);
    expect(first?.reply.delivered).toBeNull();
  });

  it.each([
    'PolOff delivered the demarche to the MFA on March 6.',
    'Charge presented reftel points to the Director General.',
    'We left the non-paper and made the points as instructed.',
  ])('takes for delivered: %s', async (sentence) => {
    await open();
    const [first] = await answers('AMEMBASSY KUALA LUMPUR', `1. (U) ${sentence}`);
    expect(first?.reply.delivered?.quote).toBe(sentence);
  });

  it('offers nothing of a demarche that is closed or of another workspace', async () => {
    const { demarche } = await open();
    await office.desk.close(actor('U1'), demarche?.id ?? '');
    expect(await answers('AMEMBASSY DAKAR', '1. (U) We delivered the demarche.')).toEqual([]);
    const check = await office.desk.check('T2', reply('AMEMBASSY DAKAR', '1. (U) We delivered the points.'));
    expect(check).toMatchObject({ answers: [] });
  });
});
