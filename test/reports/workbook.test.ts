import fc from 'fast-check';
import { type CellValue, readXlsx, type Sheet } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { labelOf } from '../../src/demarche/index.ts';
import { exportXlsx } from '../../src/reports/index.ts';
import { demarche, ledger, responder } from '../demarche/build.ts';
import { boardOf, sampleDemarche, TWENTY } from './campaign.ts';
import { unzip } from './unzip.ts';

/** Rows above the names of the columns: marking, subject, tally. */
const ABOVE = 3;

const { board, entries } = boardOf(sampleDemarche(), TWENTY);
const bytes = await exportXlsx(board, entries);
const { sheets } = await readXlsx(bytes);

const sheet = (name: string): Sheet => {
  const found = sheets.find((one) => one.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};

/** The rows below the heading, each by the names of its columns. */
function records({ rows }: Sheet): Array<Record<string, CellValue>> {
  const [names = [], ...below] = rows.slice(ABOVE);
  return below.map((row) => Object.fromEntries(names.map((name, at) => [String(name), row[at] ?? null])));
}

const noted = (note: string) => boardOf(demarche({ responders: [responder('MY', 'X')] }), { MY: { note } });
const noteOf = async (note: string): Promise<CellValue | undefined> => {
  const one = noted(note);
  const { sheets: written } = await readXlsx(await exportXlsx(one.board, one.entries));
  return written[0] && records(written[0])[0]?.Note;
};

describe('the workbook', () => {
  it('has the board, every entry and what the cable says', () => {
    expect(sheets.map(({ name }) => name)).toEqual(['Board', 'Entries', 'Cable']);
  });

  it.each(['Board', 'Entries', 'Cable'])('%s begins with the marking, and carries it in print', (name) => {
    const { rows, headerFooter } = sheet(name);
    expect(rows.slice(0, ABOVE).map(([first]) => first)).toEqual([
      'CONFIDENTIAL',
      `08 STATE 22377 · ${board.demarche.subject}`,
      '20 of 53 have reported. Deliver by Fri 7 Mar 2008, close of business at each post. As of 6 Mar 2008 15:00 UTC.',
    ]);
    expect(headerFooter?.oddHeader).toContain('CONFIDENTIAL');
    expect(headerFooter?.oddFooter).toContain('CONFIDENTIAL');
  });

  it.each(['Board', 'Entries', 'Cable'])(
    '%s keeps its heading in sight, on the screen and in print',
    (name) => {
      const { freezePane, pageSetup, autoFilter } = sheet(name);
      expect(freezePane).toEqual({ rows: ABOVE + 1, columns: 1 });
      expect(pageSetup?.printTitlesRow).toBe(`$1:$${ABOVE + 1}`);
      expect(autoFilter?.range).toMatch(/^A4:/);
    },
  );

  it('has the board as it stands, row by row', () => {
    const said = records(sheet('Board'));
    expect(said).toHaveLength(board.rows.length);
    for (const [at, row] of board.rows.entries()) {
      expect(said[at]).toMatchObject({
        Country: row.name,
        Code: row.country,
        Post: row.post,
        Outstanding: row.outstanding ? 'yes' : 'no',
        Delivery: labelOf(row.delivery),
        Position: row.position ? labelOf(row.position) : null,
        'Ask 1': row.asks['1'] ? labelOf(row.asks['1']) : null,
        Quote: row.quote,
        Note: row.note,
        'Due (UTC)': row.dueAt ? new Date(row.dueAt) : null,
        'Delivered on': row.deliveredOn ? new Date(row.deliveredOn) : null,
        'Follow up on': row.followUpOn ? new Date(row.followUpOn) : null,
        'Recorded by': row.last?.by ?? null,
        'Recorded at (UTC)': row.last ? new Date(row.last.at) : null,
      });
    }
  });

  it('has every entry, the oldest first, with what it clears and takes back', async () => {
    const asked = demarche({ responders: [responder('MY', 'X')] });
    const said = ledger(
      'MY',
      ['U1', { type: 'record', patch: { position: 'supports', note: 'Yes.' } }],
      ['U2', { type: 'record', patch: { position: null } }],
      ['U2', { type: 'undo', of: 2 }],
    );
    const one = boardOf(asked, {}).board;
    const { sheets: written } = await readXlsx(await exportXlsx(one, said.toReversed()));
    const rows = written[1] ? records(written[1]) : [];
    expect(rows.map((row) => [row.Entry, row['Of revision'], row.Position, row.By])).toEqual([
      ['Recorded', null, 'Supports', 'U1'],
      ['Recorded', null, '(cleared)', 'U2'],
      ['Taken back', 2, null, 'U2'],
    ]);
  });

  it('has the deadlines and the asks with the place in the cable', () => {
    const facts = records(sheet('Cable'));
    expect(facts.find(({ What }) => What === 'Deliver by')).toMatchObject({
      Date: new Date('2008-03-07'),
      Paragraph: 1,
      Portion: 'SBU',
    });
    expect(facts.filter(({ What }) => /^Ask \d+$/.test(String(What)))).toHaveLength(
      board.demarche.facts.asks.length,
    );
  });

  it('has positions projected and actual in a sheet of their own once an event is over', async () => {
    const said = ledger(
      'MY',
      ['U1', { type: 'record', patch: { position: 'leans-yes' } }],
      ['U1', { type: 'record', patch: { position: 'supports' } }],
    ).map((entry, at) => ({
      ...entry,
      at: ['2008-03-06T10:00:00Z', '2008-03-14T10:00:00Z'][at] ?? entry.at,
    }));
    const over = boardOf(sampleDemarche(), {}, new Date('2008-03-18T15:00:00Z')).board;
    const { sheets: written } = await readXlsx(await exportXlsx(over, said));
    const last = written.at(-1);
    expect(last?.name).toBe('Projected');
    expect(last && records(last)).toMatchObject([
      {
        Country: 'Malaysia',
        'Event from': new Date('2008-03-13'),
        Projected: 'Leans yes',
        Actual: 'Supports',
        Moved: 'yes',
      },
    ]);
  });

  it('is the same bytes for the same board', async () => {
    expect(Buffer.compare(await exportXlsx(board, entries), bytes)).toBe(0);
  });
});

describe('text of people in the workbook', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '=HYPERLINK("https://example.org")',
    '_x0041_',
    '&C',
    '<f>1</f>',
  ])('%j is text, and no formula', async (note) => {
    const one = noted(note);
    const written = await exportXlsx(one.board, one.entries);
    for (const [path, xml] of unzip(written))
      expect({ path, runs: /<f[\s>]/.test(xml) }).toEqual({ path, runs: false });
    expect(await noteOf(note)).toBe(note);
  });

  it('comes back as it was typed; what XML cannot hold as a box', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (note) => {
        const read = await noteOf(note);
        expect(read ?? '').toBe(note.replaceAll(/[\ufffe\uffff]/g, '\ufffd'));
      }),
      { numRuns: 60 },
    );
  });

  it('that XML cannot hold does not spoil the file', async () => {
    const one = noted('a\u0000b\u0008\ufffe\uffff\ud800c');
    for (const [path, xml] of unzip(await exportXlsx(one.board, one.entries)))
      expect({ path, unfit: /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml) }).toEqual({
        path,
        unfit: false,
      });
  });

  it('longer than a cell is cut, and says so', async () => {
    const read = String(await noteOf('x'.repeat(40_000)));
    expect(read).toHaveLength(32_767);
    expect(read).toMatch(/cut here: a cell holds no more/);
  });
});
