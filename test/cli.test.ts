import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../src/store/index.ts';
import { by } from './store/contract/samples.ts';
import { runWords } from './support/cli.ts';
import { newDatabase } from './support/postgres.ts';

const samples = join(import.meta.dirname, '../samples');
const sample = join(samples, '08STATE22377.txt');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-cli-'));
  vi.stubEnv('DATABASE_URL', `file:${join(folder, 'desk.db')}`);
  vi.stubEnv('MAX_CLASSIFICATION', 'SBU');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const run = (words: string[], stdin: string | Uint8Array = '', errIsTerminal = false) =>
  runWords(words, { stdin, errIsTerminal });

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('parse', () => {
  it('prints one file as one object', async () => {
    const { code, out, err } = await run(['parse', sample, '--json']);
    expect(JSON.parse(out)).toMatchObject({
      file: sample,
      cable: { mrn: '08STATE22377' },
      draft: { isActionRequest: true },
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('prints several files as one object a line, in order', async () => {
    const other = join(samples, '07OSLO633.txt');
    const { out } = await run(['parse', sample, other, '--json']);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).cable.mrn),
    ).toEqual(['08STATE22377', '07OSLO633']);
  });

  it('reads standard input where the name is -', async () => {
    const { out } = await run(['parse', '-', '--json'], readFileSync(sample));
    expect(JSON.parse(out).cable.mrn).toBe('08STATE22377');
  });

  it('prints what a person wants to know when no JSON is asked for', async () => {
    const { out } = await run(['parse', sample]);
    expect(out).toMatch(/MRN +08 STATE 22377/);
    expect(out).toMatch(/Deliver by +2008-03-07/);
  });

  it.each([
    ['empty', '', /empty/i],
    ['no cable', 'Dear all,\n\nlunch is at noon.\n', /does not read as a cable/i],
    ['binary', new Uint8Array([0, 1, 2, 255, 0, 7, 0, 0, 9]), /text/i],
    ['2 MiB of text', 'x'.repeat(2 * 1024 * 1024), /1 M|1,024|1024|large/i],
  ])('refuses a file that is %s with one clear line and exit code 2', async (name, content, words) => {
    const { code, out, err } = await run(['parse', file('bad.txt', content), '--json']);
    expect({ name, code, out }).toEqual({ name, code: 2, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(words);
  });

  it('says so when there is no such file', async () => {
    const { code, err } = await run(['parse', join(folder, 'nowhere.txt')]);
    expect(code).toBe(2);
    expect(err).toContain('no such file');
  });

  it('goes through a folder, and sums up what could not be read', async () => {
    file('a.txt', readFileSync(sample));
    file('b.txt', 'lunch is at noon');
    file('c.txt', readFileSync(join(samples, '07OSLO633.txt')));
    const { code, out, err } = await run(['parse', folder, '--jsonl']);
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(err).toContain('b.txt: ');
    expect(err).toContain('2 of 3 files are cables.');
    expect(code).toBe(2);
  });

  it('reads the folder of samples whole, as the README has it', async () => {
    const { code, err } = await run(['parse', samples, '--jsonl']);
    expect({ code, err }).toEqual({ code: 0, err: '4 of 4 files are cables.\n' });
  });

  it('shows a bar on a terminal and none in a pipe', async () => {
    expect((await run(['parse', samples, '--jsonl'], '', true)).err).toContain('\r[');
    expect((await run(['parse', samples, '--jsonl'], '', false)).err).not.toContain('\r');
  });

  it('lets no escape sequence of a hostile name or text reach the terminal', async () => {
    const { err } = await run(['parse', join(folder, 'a\u001b[2Jb')]);
    expect(err).not.toContain('\u001b');
  });
});

describe('import, check, export and backup', () => {
  const who = ['--workspace', 'T1', '--user', 'U1'];

  it('import, then export everything, then find the ledger sound', async () => {
    expect(await run(['import', sample, ...who])).toMatchObject({ code: 0, err: '' });
    const { out } = await run(['export', '--all', '--workspace', 'T1']);
    expect(JSON.parse(out)).toMatchObject({ demarche: { mrn: '08STATE22377', state: 'open' }, entries: [] });
    expect(await run(['check'])).toMatchObject({ code: 0, out: 'The ledger is sound.\n' });
  });

  it('exports with everything who may do what, and how much each channel may show', async () => {
    await run(['import', sample, ...who]);
    const store = await openStore(`file:${join(folder, 'desk.db')}`);
    await store.ledger.setGrant(by('U1'), 'U5', 'coordinator');
    await store.ledger.setDefaultRole(by('U1'), 'reader');
    await store.ledger.setClearance(by('U1'), 'C1', 'UNCLASSIFIED');
    await store.ledger.setGrant(by('U1', 'T2'), 'U6', 'reader');
    await store.close();
    const { out } = await run(['export', '--all', '--workspace', 'T1']);
    const [, last = ''] = out.trim().split('\n');
    const { at } = by('U1');
    expect(JSON.parse(last)).toEqual({
      workspace: 'T1',
      defaultRole: 'reader',
      roles: [{ user: 'U5', role: 'coordinator', by: 'U1', at }],
      clearances: [{ channel: 'C1', level: 'UNCLASSIFIED', by: 'U1', at }],
    });
    expect((await run(['export', '08STATE22377', '--workspace', 'T1'])).out).not.toContain('defaultRole');
  });

  it('does the same on PostgreSQL, and says what backs that up', async () => {
    vi.stubEnv('DATABASE_URL', await newDatabase());
    expect(await run(['import', sample, ...who])).toMatchObject({ code: 0, err: '' });
    const { out } = await run(['export', '--all', '--workspace', 'T1']);
    expect(JSON.parse(out)).toMatchObject({ demarche: { mrn: '08STATE22377', state: 'open' }, entries: [] });
    expect(await run(['check'])).toMatchObject({ code: 0, out: 'The ledger is sound.\n' });
    const { code, err } = await run(['backup', join(folder, 'copy.db')]);
    expect(code).not.toBe(0);
    expect(err).toContain('pg_dump');
  });

  it('says in one line when the server is not there', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://desk:secret@127.0.0.1:1/desk');
    const { code, err } = await run(['check']);
    expect(code).not.toBe(0);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('does not answer');
    expect(err).not.toContain('secret');
  });

  it('refuses a cable above what this deployment may hold, and stores nothing of it', async () => {
    const secret = file(
      's.txt',
      readFileSync(sample, 'utf8')
        .replace('C O N F I D E N T I A L', 'S E C R E T')
        .replace('03/04/2018', '03/04/2099'),
    );
    const { code, err } = await run(['import', secret, ...who]);
    expect(code).toBe(2);
    expect(err).toContain('SECRET');
    expect((await run(['export', '--all', '--workspace', 'T1'])).out).toBe('');
  });

  it.each([
    ['csv', 'marked CONFIDENTIAL; declassification date 2018-03-04 has passed,08STATE22377,'],
    ['json', '{\n  "format": "demarche-desk/1"'],
    ['report', 'R '],
  ])('exports one demarche as %s, on standard output or to a file', async (form, begins) => {
    await run(['import', sample, ...who]);
    const { code, out, err } = await run(['export', form, '08', 'STATE', '22377', '--workspace', 'T1']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.startsWith(begins), out.slice(0, 80)).toBe(true);
    const path = join(folder, `out.${form}`);
    await run(['export', form, '08STATE22377', '--workspace', 'T1', '--out', path]);
    // A byte order mark is for spreadsheets; reading standard output takes it off.
    expect(
      readFileSync(path, 'utf8')
        .replace(/^\uFEFF/, '')
        .startsWith(begins),
    ).toBe(true);
  });

  it.each([
    ['map', ['--region', 'africa']],
    ['timeline', ['--dark']],
  ])('exports the %s as a PNG', async (form, more) => {
    await run(['import', sample, ...who]);
    const path = join(folder, 'map.png');
    const words = ['export', form, '08STATE22377', '--workspace', 'T1', ...more, '--out', path];
    expect(await run(words)).toMatchObject({ code: 0, out: `Written to ${path}.\n` });
    expect(readFileSync(path).subarray(1, 4).toString()).toBe('PNG');
  });

  it('exports a workbook', async () => {
    await run(['import', sample, ...who]);
    const path = join(folder, 'board.xlsx');
    const words = ['export', 'xlsx', '08STATE22377', '--workspace', 'T1', '--out', path];
    expect(await run(words)).toMatchObject({ code: 0 });
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  });

  it('says where an export can be written when it can not be written there', async () => {
    await run(['import', sample, '--workspace', 'T1', '--user', 'U1']);
    const out = join(folder, 'nowhere/board.xlsx');
    const asked = ['export', 'xlsx', '08STATE22377', '--workspace', 'T1', '--out', out];
    const err = `The export could not be written to ${out}. Name a file in a folder that exists and that you may write to.\n`;
    expect(await run(asked)).toEqual({ code: 1, out: '', err });
  });

  it('imports what can be read, and names what is not there', async () => {
    const gone = join(folder, 'gone.txt');
    const other = join(samples, '09STATE41205.txt');
    expect(await run(['import', gone, other, '--workspace', 'T1', '--user', 'U1'])).toEqual({
      code: 2,
      out: '09STATE41205: a demarche to 1 country. In Slack: /demarche track 09STATE41205\n',
      err: `${gone}: There is no such file. Check the name.\n`,
    });
  });

  it('says what is doubtful of a deadline, since nobody confirms it here', async () => {
    const late = join(folder, 'late.txt');
    const text = readFileSync(sample, 'utf8');
    writeFileSync(late, text.replace('no later than March [¶](#)7', 'no later than March 3'));
    const { code, out } = await run(['import', late, ...who]);
    const doubt = 'please check the year: 2008-03-03, 1 day before the cable, may be meant';
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringContaining(`\n08STATE22377: ${doubt}. Import the text in Slack to correct it.\n`),
    });
  });

  it('says so when there is no such demarche', async () => {
    const { code, err } = await run(['export', 'csv', '08STATE1', '--workspace', 'T1']);
    expect({ code, err }).toEqual({ code: 2, err: 'No demarche 08STATE1 in this workspace.\n' });
  });

  it('backs up to a file that can be opened', async () => {
    await run(['import', sample, ...who]);
    const copy = join(folder, 'copy.db');
    expect(await run(['backup', copy])).toMatchObject({ code: 0 });
    vi.stubEnv('DATABASE_URL', `file:${copy}`);
    expect((await run(['export', '08 STATE 22377', '--workspace', 'T1'])).out).toContain('08STATE22377');
  });
});

describe('words that make no sense', () => {
  it.each([
    [['prase'], /no verb "prase"/],
    [['parse'], /at least one file/],
    [['parse', '--xml', sample], /--xml/],
    [['export', '--workspace', 'T1'], /--all/],
    [['export', 'csv', '--workspace', 'T1', '--all'], /one demarche/],
    [['export', 'map', '08STATE22377', '--workspace', 'T1'], /--out/],
    [['export', 'xlsx', '08STATE22377', '--workspace', 'T1'], /--out board.xlsx/],
    [
      ['export', 'map', '08STATE22377', '--workspace', 'T1', '--out', 'x.png', '--region', 'Mars'],
      /regions are/,
    ],
    [['import', sample], /workspace/],
    [['backup'], /file/],
  ])('%j is refused with its usage', async (words, said) => {
    const { code, err } = await run(words);
    expect(code).toBe(64);
    expect(err).toMatch(said);
  });
});
