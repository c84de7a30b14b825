import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { benchApp, type Extent } from './app/index.ts';
import { parseLine } from './parse.ts';
import { type Line, reached, tableOf } from './table.ts';

const FULL: Extent = {
  rounds: 7,
  milliseconds: 2_000,
  times: 40,
  starts: 7,
  responses: 6_000,
  cables: [10_000, 100_000],
};
/** Shows that everything can be measured; the figures mean nothing. */
const QUICK: Extent = { rounds: 1, milliseconds: 150, times: 3, starts: 1, responses: 3_500, cables: [100] };

/** Ignored by git: what is worth keeping stands in `bench/README.md`, with the machine. */
const RESULTS = join(import.meta.dirname, 'results.json');

/** Everything that people wait for, as one table; the same in `bench/results.json`, or the file of `--out=`. */
export async function benchWhole(flags: readonly string[]): Promise<string> {
  const quick = flags.includes('--quick');
  const out = flags.find((flag) => flag.startsWith('--out='))?.slice('--out='.length) ?? RESULTS;
  const lines: Line[] = [parseLine(quick ? 50 : 3_000), ...(await benchApp(quick ? QUICK : FULL))];
  const machine = { cores: availableParallelism(), node: process.version, platform: process.platform };
  const results = lines.map((line) => ({ ...line, reached: reached(line) }));
  writeFileSync(
    out,
    `${JSON.stringify({ at: new Date().toISOString(), quick, machine, results }, null, 2)}\n`,
  );
  const note = quick ? '\n\nA quick run: it shows that all of this can be measured, not how fast it is.' : '';
  return `${machine.cores} cores, Node ${machine.node}\n\n${tableOf(lines)}${note}`;
}
