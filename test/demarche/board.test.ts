import { describe, expect, it } from 'vitest';
import { buildBoard, type Entry } from '../../src/demarche/index.ts';
import { cited, deadline, demarche, holds, ledger, responder, says } from './build.ts';

const campaign = demarche({
  deadlines: [deadline('2008-03-07')],
  asks: [
    { ...cited, number: 1, text: 'Recognize.' },
    { ...cited, number: 2, text: 'Speak in favor.' },
  ],
  responders: [
    responder('SN', 'AMEMBASSY DAKAR'),
    responder('ID', 'AMEMBASSY JAKARTA'),
    responder('GY', 'AMEMBASSY GEORGETOWN'),
    responder('BT', null),
  ],
  proposedAchieved: [{ ...cited, country: 'SN' }],
});
const afterJakarta = new Date('2008-03-07T12:00:00Z');

function board(entries: Entry[] = [], now = afterJakarta) {
  return buildBoard({ demarche: campaign, entries, owners: new Map([['ID', 'U7']]), now });
}
const rowOf = (country: string, entries: Entry[], now?: Date) =>
  board(entries, now).rows.find((row) => row.country === country);

describe('the board', () => {
  it('stands by country name, with owner, post, and what the cable proposes', () => {
    expect(board().rows.map(({ name, post, owner }) => [name, post, owner])).toEqual([
      ['Bhutan', null, null],
      ['Guyana', 'AMEMBASSY GEORGETOWN', null],
      ['Indonesia', 'AMEMBASSY JAKARTA', 'U7'],
      ['Senegal', 'AMEMBASSY DAKAR', null],
    ]);
    expect(rowOf('SN', [])?.proposedAchieved).toMatchObject({ quote: 'said so', country: 'SN' });
    expect(rowOf('ID', [])?.proposedAchieved).toBeNull();
  });

  it('shows each post its own deadline, and the first and the last of them', () => {
    expect(board().rows.map(({ country, dueAt }) => [country, dueAt])).toEqual([
      ['BT', null],
      ['GY', '2008-03-07T21:00:00.000Z'],
      ['ID', '2008-03-07T10:00:00.000Z'],
      ['SN', '2008-03-07T17:00:00.000Z'],
    ]);
    expect(board()).toMatchObject({
      firstDueAt: '2008-03-07T10:00:00.000Z',
      lastDueAt: '2008-03-07T21:00:00.000Z',
      asOf: '2008-03-07T12:00:00.000Z',
    });
  });

  it.each([
    ['when its own clock has passed the deadline', 'ID', afterJakarta, true],
    ['not while it is still the afternoon there', 'GY', afterJakarta, false],
    ['not at the very instant', 'ID', new Date('2008-03-07T10:00:00.000Z'), false],
    ['never without a post', 'BT', new Date('2008-04-01T00:00:00Z'), false],
  ])('a country is overdue %s', (_rule, country, now, expected) => {
    expect(rowOf(country, [], now)?.overdue).toBe(expected);
  });

  it.each([
    ['nothing recorded', {}, true],
    ['pending', { delivery: 'pending' }, true],
    ['planned', { delivery: 'planned' }, true],
    ['only a note', { note: 'called twice' }, true],
    ['only the position on one ask', { asks: { 1: 'supports' } }, true],
    ['delivered', { delivery: 'delivered' }, false],
    ['unable', { delivery: 'unable' }, false],
    ['nil', { delivery: 'nil' }, false],
    ['a position', { position: 'opposes' }, false],
    ['planned, and yet a position', { delivery: 'planned', position: 'supports' }, false],
  ] as const)('outstanding after %s: %j is %s', (_what, patch, expected) => {
    const row = rowOf('ID', ledger('ID', ['U1', says(patch)]));
    expect(row).toMatchObject({ outstanding: expected, overdue: expected });
  });

  it('a held answer does not end what is outstanding, and is counted', () => {
    const built = board(ledger('ID', ['U1', holds({ position: 'supports' })]));
    expect(built.tally).toMatchObject({ held: 1, outstanding: 3 });
  });

  it('counts those without a post apart, and their answers all the same', () => {
    const { tally } = board([
      ...ledger('ID', [
        'U1',
        says({ delivery: 'delivered', position: 'supports', asks: { 1: 'leans-yes' } }),
      ]),
      ...ledger('SN', ['U1', says({ delivery: 'unable' })]),
      ...ledger('BT', ['U1', says({ position: 'noncommittal' })]),
    ]);
    expect(tally).toMatchObject({
      owing: 3,
      in: 2,
      outstanding: 1,
      overdue: 0,
      withoutPost: 1,
      held: 0,
      unknown: 2,
      delivery: { pending: 1, planned: 0, delivered: 1, unable: 1, nil: 0 },
      position: { achieved: 0, supports: 1, 'leans-yes': 0, noncommittal: 1, 'leans-no': 0, opposes: 0 },
    });
    expect(tally.asks['1']).toMatchObject({ 'leans-yes': 1, supports: 0 });
    expect(tally.asks['2']).toMatchObject({ 'leans-yes': 0, supports: 0 });
  });

  it('reads entries in revision order, whatever order they come in', () => {
    const entries = ledger(
      'ID',
      ['U1', says({ position: 'supports' })],
      ['U2', says({ position: 'opposes' })],
    );
    expect(rowOf('ID', entries.toReversed())).toMatchObject({ position: 'opposes', revision: 2 });
  });

  it('a country that two addressees bring in stands once, with its post', () => {
    const { rows } = buildBoard({
      demarche: demarche({ responders: [responder('MY', null), responder('MY', 'AMEMBASSY KUALA LUMPUR')] }),
      entries: [],
      owners: new Map(),
      now: afterJakarta,
    });
    expect(rows).toMatchObject([
      { country: 'MY', post: 'AMEMBASSY KUALA LUMPUR', outstanding: true, dueAt: null },
    ]);
  });

  it('an empty campaign has no rows and no deadline', () => {
    const empty = buildBoard({ demarche: demarche(), entries: [], owners: new Map(), now: afterJakarta });
    expect(empty).toMatchObject({ rows: [], firstDueAt: null, lastDueAt: null, tally: { owing: 0, in: 0 } });
  });
});
