import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { exportCsv, exportJson, exportXlsx } from '../../src/reports/index.ts';
import { unzip } from '../reports/unzip.ts';
import { readCsv } from '../support/csv.ts';
import { NASTY_CASES } from '../support/nasty.ts';
import { campaignOf } from './campaign.ts';

/** A list's dash, where nothing in the line could be called. */
const isListed = (part: string) => /^[+-] [^|!(]*$/.test(part);
const isFormula = (part: string) => /^[\s\u0000-\u001f]*[=+\-@＝＋－＠]/.test(part) && !isListed(part);

describe('CSV', () => {
  it.each(NASTY_CASES)(
    '%s breaks no table: each record has all its cells, and they are as they were said',
    (_, text) => {
      const { board, entries } = campaignOf(text);
      const [, names = [], ...rows] = readCsv(exportCsv(board, entries).slice(1));
      expect(rows).toHaveLength(board.rows.length);
      expect(rows.every(({ length }) => length === names.length)).toBe(true);
      const [row = []] = rows.filter((cells) => cells[1] === 'MY');
      for (const name of ['Post', 'Addressed via', 'Level', 'Interlocutor', 'Quote', 'Note']) {
        expect(row[names.indexOf(name)]?.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      }
    },
  );

  it.each(NASTY_CASES)('%s runs nowhere, also where cells part at semicolons', (_, text) => {
    const { board, entries } = campaignOf(text);
    const csv = exportCsv(board, entries).slice(1);
    const cells = readCsv(csv).flat();
    expect(cells.filter((cell) => /^[\t\r\n]|^[\s\u0000-\u001f]*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
    const parts = csv.split(/[;\r\n]/).map((part) => part.replace(/^"/, ''));
    expect(parts.filter(isFormula)).toEqual([]);
  });
});

describe('the workbook', () => {
  it.each(NASTY_CASES)('%s is text in it, never a formula', async (_, text) => {
    const { board, entries } = campaignOf(text);
    const workbook = await exportXlsx(board, entries);
    const { sheets } = await readXlsx(workbook);
    expect(sheets).toHaveLength(3);
    const written = [...unzip(workbook)].filter(([path]) => path.startsWith('xl/worksheets/'));
    expect(written).toHaveLength(3);
    // A formula is an element of its own in a cell.
    for (const [path, xml] of written)
      expect({ path, formulas: xml.match(/<f[\s>/]/g) }).toEqual({ path, formulas: null });
    const said = sheets[0]?.rows.flat().filter((value) => typeof value === 'string') ?? [];
    expect(said.join(' ')).toContain('Leans no');
  });
});

describe('JSON', () => {
  it.each(NASTY_CASES)('%s is read back exactly, and steers no terminal', (_, text) => {
    const { board, entries } = campaignOf(text);
    const json = exportJson(board, entries);
    const document = JSON.parse(json);
    expect(document.demarche).toMatchObject({ subject: text, from: text, tags: [text, 'PREL'] });
    const malaysia = document.countries.find(({ country }: { country: string }) => country === 'MY');
    expect(malaysia).toMatchObject({
      position: 'leans-no',
      level: text,
      interlocutor: text,
      quote: text,
      note: text,
    });
    expect(document.entries.map(({ patch }: { patch: { note?: string } }) => patch.note)).toContain(text);
    expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
  });
});
