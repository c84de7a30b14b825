import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCable } from '../../src/cable/index.ts';
import { breachesOf } from './invariants.ts';
import { damages } from './printer/damage/index.ts';
import { printedCables } from './printer/index.ts';
import { observedOf } from './printer/observed.ts';

// The same cables on every machine, so that a red test is never luck; FC_RUNS=10000 looks for new ones.
const asked = process.env.FC_RUNS;
const runs = asked === undefined ? { numRuns: 300, seed: 1961 } : { numRuns: Number(asked) };

describe('a cable that was printed and damaged', () => {
  it('is read as what went in', { timeout: 60_000 + runs.numRuns * 20 }, () => {
    fc.assert(
      fc.property(printedCables, ({ text, expected }) => {
        const cable = parseCable(text);
        expect(observedOf(cable, expected)).toEqual(expected);
        expect(breachesOf(cable, text)).toEqual([]);
      }),
      runs,
    );
  });

  it('shows every kind of damage in the runs that are always made', () => {
    const seen = new Set(
      fc.sample(printedCables, { numRuns: 300, seed: 1961 }).flatMap(({ damage }) => damage),
    );
    expect([...seen].sort()).toEqual(damages.flatMap((group) => Object.keys(group)).sort());
  });
});
