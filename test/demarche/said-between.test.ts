import { describe, expect, it } from 'vitest';
import { buildBoard, type Entry, saidBetween } from '../../src/demarche/index.ts';
import { demarche, ledger, responder, says } from './build.ts';

/** Recorded at an instant, in place of the minutes that `ledger` counts. */
const at = (instant: string, entries: Entry[]): Entry[] =>
  entries.map((entry) => ({ ...entry, at: instant }));

const THURSDAY = { from: new Date('2008-03-06T05:00:00Z'), until: new Date('2008-03-07T05:00:00Z') };

/** Who is found, on Thursday in New York. */
function found(what: Parameters<typeof saidBetween>[2], entries: Entry[]): string[] {
  const codes = ['MY', 'SN', 'JO'];
  const board = buildBoard({
    demarche: demarche({ responders: codes.map((code) => responder(code, 'AMEMBASSY X')) }),
    entries,
    owners: new Map(),
    now: new Date('2008-03-10T12:00:00Z'),
  });
  return saidBetween(board, entries, what, THURSDAY, 'America/New_York').map(
    ({ row, on }) => `${row.country}${on ? ` ${on}` : ''}`,
  );
}

describe('what was said on a day', () => {
  it.each([
    ['is in it from its first instant', '2008-03-06T05:00:00.000Z', ['MY']],
    ['up to its last', '2008-03-07T04:59:59.999Z', ['MY']],
    ['and not before', '2008-03-06T04:59:59.999Z', []],
    ['nor after', '2008-03-07T05:00:00.000Z', []],
  ])('%s, by the clock of who asks', (_, instant, countries) => {
    expect(found('delivered', at(instant, ledger('MY', ['U1', says({ delivery: 'delivered' })])))).toEqual(
      countries,
    );
  });

  it.each([
    ['recorded later', '2008-03-06', '2008-03-09T12:00:00.000Z', ['MY 2008-03-06']],
    ['of another day recorded on it', '2008-03-05', '2008-03-06T12:00:00.000Z', []],
  ])('counts a delivery by its own date: one %s', (_, deliveredOn, instant, countries) => {
    const entries = at(instant, ledger('MY', ['U1', says({ delivery: 'delivered', deliveredOn })]));
    expect(found('delivered', entries)).toEqual(countries);
  });

  it('leaves out what was taken back, corrected, or only planned', () => {
    const noon = '2008-03-06T12:00:00.000Z';
    const entries = at(noon, [
      ...ledger('MY', ['U1', says({ delivery: 'delivered' })], ['U1', { type: 'undo', of: 1 }]),
      ...ledger(
        'SN',
        ['U1', says({ delivery: 'delivered' })],
        ['U1', says({ delivery: 'unable', reason: 'ill' })],
      ),
      ...ledger('JO', ['U1', says({ delivery: 'planned' })]),
    ]);
    expect(found('delivered', entries)).toEqual([]);
    expect(found('unable', entries)).toEqual(['SN']);
    expect(found('reported', entries)).toEqual(['SN']);
  });

  it('is an answer also where only a position, or one on an ask, came that day', () => {
    const before = at('2008-03-05T12:00:00.000Z', ledger('MY', ['U1', says({ delivery: 'delivered' })]));
    const then = ledger(
      'MY',
      ['U1', says({ delivery: 'delivered' })],
      ['U1', says({ position: 'supports' })],
    ).slice(1);
    const asks = ledger('SN', ['U1', says({ asks: { 2: 'opposes' } })]);
    const entries = [...before, ...at('2008-03-06T12:00:00.000Z', [...then, ...asks])];
    expect(found('reported', entries)).toEqual(['MY', 'SN']);
    expect(found('supports', entries)).toEqual(['MY']);
    expect(found('delivered', entries)).toEqual([]);
    expect(found('opposes', entries)).toEqual([]);
  });
});
