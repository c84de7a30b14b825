import { describe, expect, it } from 'vitest';
import { growsBy, growth, leftBehind } from '../../bench/soak/growth.ts';
import { soak } from '../../bench/soak/index.ts';

/** The app starts, is filled and answers some hundred requests here, on a machine that may be busy with other tests. */
const SOME_SECONDS = { timeout: 120_000 };

describe('mixed traffic', SOME_SECONDS, () => {
  // `npm run soak` is the long form of this, and looks at the memory as well.
  it('fails for nobody, leaves no handle behind, and leaves a sound ledger', async () => {
    const seed = Date.now() % 1_000_000;
    const report = await soak({ seconds: 4, perSecond: 40, seed, sampleEvery: 1 });
    expect(report, `seed ${seed}`).toMatchObject({ errors: [], complaints: [], unsound: [], exitCode: 0 });
    const sent = Object.values(report.done).reduce((sum, { times }) => sum + times, 0);
    expect(sent).toBeGreaterThan(20);
    expect(report.done['look-ups']?.times).toBeGreaterThan(0);
    expect(leftBehind(report.samples, ({ handles }) => handles)).toBeLessThanOrEqual(5);
    expect(leftBehind(report.samples, ({ descriptors }) => descriptors ?? 0)).toBeLessThanOrEqual(5);
  });
});

describe('growth', () => {
  const samples = (values: number[]) => values.map((value, minute) => ({ seconds: minute * 60, value }));

  it.each<[what: string, values: number[], aMinute: number]>([
    ['is what a line through the samples rises by in a minute', [1, 3, 5, 7], 2],
    ['is nothing where they only go up and down', [5, 9, 5, 9, 5, 9, 5], 0],
    ['leaves out the first third, while caches fill', [0, 100, 200, 200, 200, 200, 200], 0],
    ['is negative where less is held', [9, 9, 8, 7, 6], -1],
  ])('%s', (_, values, aMinute) => {
    expect(growth(samples(values), ({ value }) => value).aMinute).toBeCloseTo(aMinute, 5);
  });

  it.each<[what: string, values: number[], grows: boolean]>([
    ['what rises steadily grows', [0, 0, 0, 3, 6, 9, 12, 15, 18], true],
    ['what rises among ups and downs grows', [0, 0, 0, 5, 5, 12, 11, 17, 17], true],
    ['what goes up and down does not, also where it ends high', [0, 0, 0, 40, 9, 38, 7, 12, 45], false],
    ['what rises by less than is allowed does not', [0, 0, 0, 0.5, 1, 1.5, 2, 2.5, 3], false],
  ])('%s', (_, values, grows) => {
    expect(
      growsBy(
        1,
        growth(samples(values), ({ value }) => value),
      ),
    ).toBe(grows);
  });
});
