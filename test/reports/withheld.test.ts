import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { parseCable } from '../../src/cable/index.ts';
import { boardAt, entriesAt, type Place } from '../../src/demarche/index.ts';
import {
  exportCsv,
  exportJson,
  exportXlsx,
  reportingCable,
  timeline,
  worldMap,
} from '../../src/reports/index.ts';
import { cited, deadline, demarche, responder } from '../demarche/build.ts';
import { boardOf, NOW } from './campaign.ts';

const OPEN: Place = { clearance: 'UNCLASSIFIED', shared: false };
const ASK = 'An ask that nobody may read.';
const NOTE = 'A note that nobody may read.';
const SECRETS = [ASK, NOTE, '2008-03-07', '7 Mar 2008'];

const whole = boardOf(
  demarche(
    {
      deadlines: [deadline('2008-03-07')],
      asks: [
        { ...cited, portion: 'U', number: 1, text: 'Support it.' },
        { ...cited, number: 2, text: ASK },
      ],
      responders: [responder('MY', 'AMEMBASSY KUALA LUMPUR'), responder('SN', 'AMEMBASSY DAKAR')],
    },
    { marking: { level: 'SBU', captions: [], declassifyOn: null }, subject: '(U) OUTREACH' },
  ),
  { MY: { delivery: 'delivered', position: 'supports', note: NOTE } },
);
const board = boardAt(whole.board, OPEN, NOW);
const entries = entriesAt(whole.entries, whole.board.demarche, OPEN, NOW);
const SAID = 'No more than UNCLASSIFIED may be shown where this was made.';

const options = { now: NOW, theme: 'light' } as const;
const readBack = async (bytes: Uint8Array) =>
  (await readXlsx(bytes)).sheets.flatMap(({ rows }) => rows.flat()).join('\n');

const made: ReadonlyArray<readonly [name: string, text: () => string | Promise<string>]> = [
  ['CSV', () => exportCsv(board, entries)],
  ['workbook', async () => readBack(await exportXlsx(board, entries))],
  ['draft cable', () => reportingCable(board, NOW).replaceAll('\n', ' ')],
  ['map', async () => (await worldMap(board, { region: 'world', ...options })).alt],
  ['time line', async () => (await timeline(board, entries, options)).alt],
];

describe('what is made for a place that may not show all', () => {
  it.each(made)('the %s says how much is withheld and why', async (_, text) => {
    const said = await text();
    expect(said).toContain('Withheld: 1 deadline, 1 ask');
    expect(said).toContain('1 text that a person wrote');
    expect(said).toContain(SAID);
  });

  it.each([...made, ['JSON', () => exportJson(board, entries)] as const])(
    'the %s has nothing of it',
    async (_, text) => {
      const said = await text();
      for (const secret of SECRETS) expect(said).not.toContain(secret);
      expect(said).not.toContain('names no deadline');
    },
  );

  it('the JSON counts it', () => {
    expect(JSON.parse(exportJson(board, entries)).withheld).toMatchObject({
      deadlines: 1,
      asks: 1,
      written: 1,
      clearance: 'UNCLASSIFIED',
    });
    expect(JSON.parse(exportJson(whole.board, whole.entries)).withheld).toBeNull();
  });

  it('the draft cable still reads back without a warning', () => {
    expect(parseCable(reportingCable(board, NOW)).warnings).toEqual([]);
  });

  it.each([
    ['CSV', () => exportCsv(whole.board, whole.entries)],
    ['draft cable', () => reportingCable(whole.board, NOW)],
  ])('the %s of a place that may show all says nothing of it', (_, text) => {
    expect(text()).not.toMatch(/withheld/i);
  });
});
