import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCable } from '../../src/cable/index.ts';
import { exportCsv, exportJson, reportingCable } from '../../src/reports/index.ts';
import { demarche, ledger, responder } from '../demarche/build.ts';
import { readCsv } from '../support/csv.ts';
import { boardOf, NOW, sampleDemarche, TWENTY } from './campaign.ts';

const noted = (note: string) => boardOf(demarche({ responders: [responder('MY', 'X')] }), { MY: { note } });

describe('CSV', () => {
  const { board, entries } = boardOf(sampleDemarche(), TWENTY);
  const csv = exportCsv(board, entries);
  const records = readCsv(csv.slice(1));

  it('begins with a byte order mark and the marking', () => {
    expect(csv.startsWith('\uFEFFCONFIDENTIAL,08STATE22377,as of 6 Mar 2008 15:00 UTC')).toBe(true);
  });

  it('has one record a country, all of the same length', () => {
    expect(records).toHaveLength(board.rows.length + 2);
    expect(new Set(records.map(({ length }) => length)).size).toBe(1);
  });

  it.each([
    ['Jordan', 'Position', 'Supports'],
    ['Jordan', 'Ask 2', 'Leans yes'],
    ['Jordan', 'Quote', 'Our delegation will speak in favour.'],
    ['Jordan', 'Follow up on', '2008-03-10'],
    ['Nigeria', 'Reason', 'No appointment before the deadline.'],
    ['Burkina Faso', 'Paper left', 'yes'],
    ['Iran', 'Outstanding', 'no'],
    ['Tunisia', 'Outstanding', 'yes'],
    ['Tunisia', 'Entries', '0'],
    ['Jordan', 'Entries', '1'],
  ])('of %s, %s is %s', (country, column, value) => {
    const [, names = [], ...rows] = records;
    expect(rows.find(([name]) => name === country)?.[names.indexOf(column)]).toBe(value);
  });

  it('keeps any text, quotes, commas and line breaks included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (note) => {
        const { board: one, entries: said } = noted(note);
        const [, names = [], row = []] = readCsv(exportCsv(one, said).slice(1));
        expect(row[names.indexOf('Note')]?.replaceAll("'", '')).toBe(note.replaceAll("'", ''));
      }),
    );
  });
});

describe('JSON', () => {
  const { board, entries } = boardOf(sampleDemarche(), TWENTY);
  const document = JSON.parse(exportJson(board, entries));

  it('says its format, the marking and the time', () => {
    expect(document).toMatchObject({
      format: 'demarche-desk/1',
      banner: 'CONFIDENTIAL',
      asOf: NOW.toISOString(),
      demarche: { mrn: '08STATE22377', deadlines: [{ date: '2008-03-07', paragraph: 1, portion: 'SBU' }] },
    });
  });

  it('has every country with what is in force, and every entry', () => {
    expect(document.countries).toHaveLength(board.rows.length);
    expect(document.countries.find(({ country }: { country: string }) => country === 'JO')).toMatchObject({
      position: 'supports',
      asks: { 1: 'supports', 2: 'leans-yes' },
      outstanding: false,
      revision: 1,
    });
    expect(document.entries).toHaveLength(20);
    expect(document.entries[0]).toMatchObject({ country: 'AE', type: 'record', by: 'U1' });
  });

  it('has positions projected and actual once an event is over, and none before', () => {
    expect(document.projections).toEqual([]);
    const later = new Date('2008-03-18T15:00:00Z');
    const said = ledger(
      'MY',
      ['U1', { type: 'record', patch: { position: 'leans-yes' } }],
      ['U1', { type: 'record', patch: { position: 'supports' } }],
    ).map((entry, at) => ({
      ...entry,
      at: ['2008-03-06T10:00:00Z', '2008-03-14T10:00:00Z'][at] ?? entry.at,
    }));
    const over = boardOf(sampleDemarche(), {}, later).board;
    expect(JSON.parse(exportJson(over, said)).projections).toEqual([
      {
        event: { date: '2008-03-13', endDate: '2008-03-14' },
        countries: [{ country: 'MY', name: 'Malaysia', projected: 'leans-yes', actual: 'supports' }],
        silent: 0,
      },
    ]);
    expect(reportingCable(over, later, said).replaceAll('\n', ' ')).toContain(
      'Positions before and since 13-14 Mar 2008: Malaysia leans yes, now supports.',
    );
    expect(parseCable(reportingCable(over, later, said)).warnings).toEqual([]);
  });

  it('says that a date has declassified it, when one has', () => {
    const later = boardOf(sampleDemarche(), {}, new Date('2020-01-01T00:00:00Z'));
    expect(JSON.parse(exportJson(later.board, [])).banner).toContain('2018-03-04 has passed');
  });
});
