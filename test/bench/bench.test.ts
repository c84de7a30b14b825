import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { quantile } from '../../bench/app/load.ts';
import { type Line, ratioOf, reached, tableOf } from '../../bench/table.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (about: Partial<Line>): Line => ({
  what: 'a thing',
  unit: 'ms',
  value: 10,
  beside: { what: 'a bare one', value: 5, ratio: 2 },
  aim: null,
  ...about,
});

describe('the bench', () => {
  it('measures everything in one command, as one table and as JSON', { timeout: 120_000 }, async () => {
    const out = join(folder, 'results.json');
    const { stdout } = await run('node', ['bench/main.ts', '--quick', `--out=${out}`], { cwd: root });
    const kept: { results: Line[] } = JSON.parse(readFileSync(out, 'utf8'));
    for (const what of [
      /parse of \d+ generated cables/,
      /points for Malaysia`, 1 at a time: answered/,
      /points for Malaysia`, 32 at a time: acknowledged, p99/,
      /click to edited card/,
      /board of 193 countries/,
      /Home with 51 demarches/,
      /search of .* cables/,
      /start of the process to the first answer/,
      /memory of the process, idle/,
      /memory of the process, after/,
    ]) {
      expect(stdout).toMatch(what);
      expect(kept.results.filter(({ what: name }) => what.test(name))).not.toEqual([]);
    }
    expect(kept.results.filter(({ value }) => !(value > 0))).toEqual([]);
  });

  it('says which parts there are when it is asked for another', async () => {
    await expect(run('node', ['bench/main.ts', 'speed'], { cwd: root })).rejects.toMatchObject({
      code: 2,
      stderr: 'No bench is called speed. There are: whole, parse, ledger.\n',
    });
  });
});

describe('a figure', () => {
  it.each<[what: string, Partial<Line>, boolean | null]>([
    ['without an aim reaches none and misses none', {}, null],
    ['at its limit reaches it', { aim: { of: 'value', most: 10 } }, true],
    ['beyond its limit does not', { aim: { of: 'value', most: 9 } }, false],
    ['short of its least does not', { aim: { of: 'value', least: 11 } }, false],
    ['can be held to its ratio', { aim: { of: 'ratio', most: 1.9 } }, false],
    ['with nothing beside it reaches no ratio', { beside: null, aim: { of: 'ratio', most: 9 } }, false],
  ])('%s', (_, about, expected) => {
    expect(reached(line(about))).toBe(expected);
  });

  it('is a row that says what it stands beside and whether its aim is reached', () => {
    expect(
      tableOf([line({ aim: { of: 'ratio', most: 3 } })])
        .split('\n')
        .at(-1),
    ).toBe('| a thing | 10 ms | 5.0 ms: a bare one | 2.0 × | ≤ 3 ×: reached |');
  });

  it('is compared round by round, so that a noisy round counts once', () => {
    expect(ratioOf([10, 40], [5, 10])).toEqual([2, 4]);
  });

  it('at a part of all is one that was measured', () => {
    expect([quantile([4, 1, 3, 2], 0.5), quantile([4, 1, 3, 2], 0.99), quantile([7], 0.01)]).toEqual([
      2, 4, 7,
    ]);
  });
});
