import { describe, expect, it } from 'vitest';
import { type Entry, type NewEntry, projections } from '../../src/demarche/index.ts';
import { cited, demarche, ledger, responder, says, undoes } from './build.ts';

const summit = { ...cited, date: '2008-03-13', endDate: '2008-03-14' };
const campaign = demarche({
  responders: ['MY', 'SN', 'JO'].map((code) => responder(code, 'X')),
  events: [summit],
});
const AFTER = new Date('2008-03-15T08:00:00Z');

/** Entries of one country, each at its own time. */
const said = (country: string, ...lines: Array<[at: string, entry: NewEntry]>): Entry[] =>
  ledger(country, ...lines.map(([, entry]): ['U1', NewEntry] => ['U1', entry])).map((entry, index) => ({
    ...entry,
    at: lines[index]?.[0] ?? entry.at,
  }));

const EVE = '2008-03-12T23:59:00Z';
const FIRST = '2008-03-13T00:00:00Z';
const leans = says({ position: 'leans-yes' });
const supports = says({ position: 'supports' });
const brief = (entries: readonly Entry[], now = AFTER, of = campaign) =>
  projections(of, entries, now).map(({ event, countries, silent }) => ({
    date: event.date,
    countries: countries.map(({ name, projected, actual }) => `${name} ${projected} ${actual}`),
    silent,
  }));

describe('projected against actual', () => {
  it.each<[rule: string, entries: Entry[], expected: string[]]>([
    ['a position that moved', said('MY', [EVE, leans], [FIRST, supports]), ['Malaysia leans-yes supports']],
    ['one that held', said('MY', [EVE, supports], [FIRST, supports]), ['Malaysia supports supports']],
    [
      'the last one before against the last one after',
      said('MY', [EVE, supports], [EVE, leans], [FIRST, supports], [FIRST, says({ position: 'opposes' })]),
      ['Malaysia leans-yes opposes'],
    ],
    [
      'countries by name',
      [...said('SN', [EVE, leans], [FIRST, supports]), ...said('JO', [EVE, leans], [FIRST, leans])],
      ['Jordan leans-yes leans-yes', 'Senegal leans-yes supports'],
    ],
  ])('compares %s', (_, entries, expected) => {
    expect(brief(entries)).toEqual([{ date: '2008-03-13', countries: expected, silent: 0 }]);
  });

  it.each<[rule: string, entries: Entry[]]>([
    ['nothing was recorded', []],
    ['nothing was recorded before', said('MY', [FIRST, supports])],
    ['nothing was recorded after', said('MY', [EVE, supports])],
    [
      'only something else was recorded after',
      said('MY', [EVE, supports], [FIRST, says({ note: 'Called.' })]),
    ],
    [
      'what was recorded after was taken back',
      said('MY', [EVE, leans], [FIRST, supports], [FIRST, undoes(2)]),
    ],
    ['the country owes no answer', said('FR', [EVE, leans], [FIRST, supports])],
  ])('says nothing where %s', (_, entries) => {
    expect(brief(entries)).toEqual([]);
  });

  it('counts who was projected and not heard of since', () => {
    const entries = [...said('MY', [EVE, leans], [FIRST, supports]), ...said('SN', [EVE, supports])];
    expect(brief(entries)).toMatchObject([{ silent: 1 }]);
  });

  it.each([
    ['2008-03-14T23:59:00Z', 0],
    ['2008-03-15T00:00:00Z', 1],
  ])('at %s there are %i, since the event must be over', (now, count) => {
    const entries = said('MY', [EVE, leans], [FIRST, supports]);
    expect(projections(campaign, entries, new Date(now))).toHaveLength(count);
  });

  it('an event of one day is over the day after', () => {
    const vote = demarche({ responders: [responder('MY', 'X')], events: [{ ...summit, endDate: null }] });
    const entries = said('MY', [EVE, leans], [FIRST, supports]);
    expect(brief(entries, new Date('2008-03-14T00:00:00Z'), vote)).toHaveLength(1);
    expect(brief(entries, new Date('2008-03-13T20:00:00Z'), vote)).toEqual([]);
  });
});
