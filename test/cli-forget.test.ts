import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore, type Store } from '../src/store/index.ts';
import { by, cableFor } from './store/contract/samples.ts';
import { fill } from './store/full.ts';
import { runWords } from './support/cli.ts';
import { newDatabase } from './support/postgres.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-cli-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const ENGINES: Array<[string, () => Promise<string>]> = [
  ['SQLite', async () => `file:${join(folder, 'desk.db')}`],
  ['PostgreSQL', newDatabase],
];

const run = (...words: string[]) => runWords(['forget', ...words]);

describe.each(ENGINES)('forget on %s', (_, newUrl) => {
  let url: string;
  beforeEach(async () => {
    url = await newUrl();
    vi.stubEnv('DATABASE_URL', url);
    await within((store) =>
      Promise.all(['T1', 'T2'].map((workspace) => fill(store, workspace, 'limestone'))),
    );
  });

  async function within<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore(url);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }
  const left = () =>
    within(async ({ ledger, keyedOf }) => {
      const of = async (workspace: string) => [
        ...(await ledger.mrns(workspace)),
        (await ledger.audit(workspace)).length,
        await keyedOf(workspace),
      ];
      return { T1: await of('T1'), T2: await of('T2') };
    });

  it('a workspace is described first, and nothing is removed', async () => {
    const before = await left();
    const { code, out, err } = await run('--workspace', 'T1');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.trim().split('\n')).toEqual([
      'Everything of the workspace T1:',
      '  3 cables 19OSLO7 19STATE100 19STATE200',
      '  2 demarches, 2 entries, 2 trackings, 2 reminders, 2 roles, 1 clearance, 11 lines of the audit, 4 keyed values',
      expect.stringMatching(/^Nothing was removed\. .*--yes/),
    ]);
    expect(await left()).toEqual(before);
  });

  it('a workspace is removed with --yes, its keyed state with it, and no other', async () => {
    const before = await left();
    const { code, out, err } = await run('--workspace', 'T1', '--yes');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('19STATE100');
    expect(out).not.toContain('--yes');
    expect(await left()).toEqual({ T1: [0, 0], T2: before.T2 });
    expect(await run('--workspace', 'T1', '--yes')).toMatchObject({ code: 2, out: '' });
  });

  it('a workspace of which only keyed state is left is known', async () => {
    await within(({ ledger }) => ledger.forgetWorkspace('T1'));
    expect(await run('--workspace', 'T1')).toMatchObject({
      code: 0,
      out: expect.stringContaining('4 keyed'),
    });
    await run('--workspace', 'T1', '--yes');
    expect((await left()).T1).toEqual([0, 0]);
  });

  it('what was over before a day is named, and removed with --yes', async () => {
    const before = await left();
    const named = await run('--closed-before', '2020-01-01');
    expect(named).toMatchObject({ code: 0, err: '' });
    expect(named.out.trim().split('\n')).toEqual([
      '4 cables from before 2020-01-01, with everything that was recorded of them:',
      '  T1: 19OSLO7 19STATE200',
      '  T2: 19OSLO7 19STATE200',
      expect.stringMatching(/^Nothing was removed\./),
    ]);
    expect(await left()).toEqual(before);
    const { code, out } = await run('--closed-before', '2020-01-01', '--yes');
    expect(code).toBe(0);
    expect(out).toContain('4 cables removed for good.');
    expect((await left()).T1.slice(0, -2)).toEqual(['19STATE100']);
  });

  it('what was over in one workspace leaves the others alone', async () => {
    const { T2 } = await left();
    await run('--closed-before', '2020-01-01', '--workspace', 'T1', '--yes');
    const now = await left();
    expect(now.T1.slice(0, -2)).toEqual(['19STATE100']);
    expect(now.T2).toEqual(T2);
  });

  it('where nothing was over, that is said', async () => {
    expect(await run('--closed-before', '2019-01-01', '--yes')).toEqual({
      code: 0,
      out: 'Nothing was over before 2019-01-01, so there is nothing to forget.\n',
      err: '',
    });
  });
});

describe('forget', () => {
  beforeEach(() => vi.stubEnv('DATABASE_URL', `file:${join(folder, 'desk.db')}`));

  it.each([
    ['nothing named', [], /Name what to forget/],
    ['nothing but --yes', ['--yes'], /Name what to forget/],
    ['a workspace that is not there', ['--workspace', 'T9', '--yes'], /T9/],
    ['age in a workspace that is not there', ['--closed-before', '2020-01-01', '--workspace', 'T9'], /T9/],
    ['an empty workspace', ['--closed-before', '2020-01-01', '--workspace', ''], /workspace/],
    ['no day', ['--closed-before', 'yesterday'], /"yesterday" is no day/],
    ['a day that the calendar has not', ['--closed-before', '2025-02-30'], /2025-02-30/],
    ['a day in another order', ['--closed-before', '01-02-2025'], /year-month-day/],
    ['a day with a time', ['--closed-before', '2025-01-01T10:00'], /year-month-day/],
    ['a day to come', ['--closed-before', '2999-01-01', '--yes'], /still to come/],
    ['escape sequences', ['--workspace', '\u001b[2J'], /\ufffd\[2J/],
  ])('refuses %s with one clear line and exit code 2', async (_, words, said) => {
    const { code, out, err } = await run(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(said);
    expect(err).not.toContain('\u001b');
  });

  it('refuses words that it does not know with its usage', async () => {
    for (const words of [['T1'], ['--workspace'], ['--all']]) {
      expect(await run(...words)).toMatchObject({ code: 64, err: expect.stringContaining('Usage: forget') });
    }
  });

  it('leaves no word of what is forgotten in the file', async () => {
    const store = await openStore(`file:${join(folder, 'desk.db')}`);
    const { raw, ...rest } = cableFor('19STATE100');
    await store.ledger.importCable(by('U1'), { ...rest, raw: `${raw} limestone` });
    await store.close();
    const holds = () => readFileSync(join(folder, 'desk.db')).includes('limestone');
    expect(holds()).toBe(true);
    await run('--workspace', 'T1', '--yes');
    expect(holds()).toBe(false);
  });
});
