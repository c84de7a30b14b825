import { describe, expect, it } from 'vitest';
import { boardOf, buildBoard, type Campaign, frozen } from '../../src/demarche/index.ts';
import { deadline, demarche, ledger, responder, says } from './build.ts';

const DUE = {
  ID: '2008-03-07T10:00:00.000Z',
  SN: '2008-03-07T17:00:00.000Z',
  GY: '2008-03-07T21:00:00.000Z',
};

const own = (): Campaign => ({
  demarche: demarche({
    deadlines: [deadline('2008-03-07')],
    responders: [
      responder('SN', 'AMEMBASSY DAKAR'),
      responder('ID', 'AMEMBASSY JAKARTA'),
      responder('GY', 'AMEMBASSY GEORGETOWN'),
      responder('BT', null),
    ],
  }),
  entries: ledger('SN', ['U1', says({ delivery: 'delivered' })]),
  owners: new Map([['ID', 'U7']]),
});

/** A second before, at, and a millisecond after each post's deadline. */
const around = Object.values(DUE).flatMap((due) =>
  [-1_000, 0, 1].map((off) => new Date(Date.parse(due) + off)),
);
const overdueAt = (campaign: Campaign, now: Date) =>
  boardOf(campaign, now).rows.flatMap(({ country, overdue }) => (overdue ? country : []));

describe('the board of a campaign that several hold', () => {
  it('is at each instant the one that would be built then, whichever was looked at before', () => {
    const campaign = frozen(own());
    for (const now of [...around, ...around.toReversed()])
      expect(boardOf(campaign, now)).toEqual(buildBoard({ ...own(), now }));
    // Otherwise it would not matter when it is looked at.
    expect(new Set(around.map((now) => overdueAt(campaign, now).join())).size).toBeGreaterThan(2);
  });

  it.each([
    ['before the first deadline', '2008-03-01T00:00:00Z', DUE.ID, true],
    ['across a deadline', DUE.ID, '2008-03-07T10:00:00.001Z', false],
    ['between two', '2008-03-07T10:00:00.001Z', DUE.SN, true],
    ['after the last', '2008-03-07T21:00:00.001Z', '2031-01-01T00:00:00Z', true],
  ])('is built once %s: %s and %s', (_, one, other, shared) => {
    const campaign = frozen(own());
    const [first, second] = [boardOf(campaign, new Date(one)), boardOf(campaign, new Date(other))];
    expect(first.rows === second.rows).toBe(shared);
    expect(second.asOf).toBe(new Date(other).toISOString());
  });

  it('can be changed by nobody', () => {
    const { rows, tally } = boardOf(frozen(own()), new Date(DUE.GY));
    const [row] = rows;
    expect(() => Object.assign(row ?? {}, { overdue: false })).toThrow(TypeError);
    expect(() => Object.assign(tally.delivery, { pending: 0 })).toThrow(TypeError);
    expect(() => Object.assign(rows, { 0: null })).toThrow(TypeError);
  });

  it('is built anew where the campaign may change', () => {
    const entries = ledger('SN', ['U1', says({ delivery: 'delivered' })]);
    const campaign: Campaign = { ...own(), entries };
    const now = new Date(DUE.ID);
    expect(boardOf(campaign, now).tally.in).toBe(1);
    entries.push(...ledger('GY', ['U1', says({ position: 'supports' })]));
    expect(boardOf(campaign, now).tally.in).toBe(2);
  });
});
