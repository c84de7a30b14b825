import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Growth, growsBy, growth, leftBehind } from '../bench/soak/growth.ts';
import { type Sample, type SoakReport, soak } from '../bench/soak/index.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '200' },
    seed: { type: 'string' },
  },
});
const seconds = Number(values.minutes) * 60;
const perSecond = Number(values.rate);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
/** By how many megabytes a heap may grow in a minute before it is a fault. */
const MOST_GROWTH = 1;
/** How many handles and open files more may be held at rest after the traffic than before it. */
const MOST_LEFT = 5;

const megabytes = (bytes: number) => bytes / 1_000_000;

/** What the process held, in the order of time. */
function held(samples: readonly Sample[]): string {
  const rows = samples.map(({ seconds: at, heapUsed, heapTotal, rss, handles, descriptors }) =>
    [at, megabytes(heapUsed), megabytes(heapTotal), megabytes(rss), handles, descriptors ?? Number.NaN]
      .map((value) => value.toFixed(0).padStart(14))
      .join(''),
  );
  const names = ['seconds', 'heap MB', 'taken for it', 'process MB', 'handles', 'descriptors'];
  return [names.map((name) => name.padStart(14)).join(''), ...rows].join('\n');
}

/** Under traffic; without the last sample, which is at rest. */
function slopes(samples: readonly Sample[]): Record<string, Growth> {
  return {
    'heap, MB a minute': growth(samples, ({ heapUsed }) => megabytes(heapUsed)),
    'process: taken for its heap, MB a minute': growth(samples, ({ heapTotal }) => megabytes(heapTotal)),
    'process, MB a minute': growth(samples, ({ rss }) => megabytes(rss)),
  };
}

function left(samples: readonly Sample[]): Record<string, number> {
  return {
    'handles left behind': leftBehind(samples, ({ handles }) => handles),
    'descriptors left behind': leftBehind(samples, ({ descriptors }) => descriptors ?? 0),
  };
}

const words = ({ aMinute, error }: Growth): string => `${aMinute.toFixed(2)} ± ${error.toFixed(2)}`;

const cpuSeconds = (samples: readonly Sample[]): number =>
  (samples.at(-1)?.cpu ?? 0) - (samples.at(0)?.cpu ?? 0);

const sum = (done: SoakReport['done']): number =>
  Object.values(done).reduce((all, { times }) => all + times, 0);

/** One line for all that differ by the time and by numbers only. */
function alike(lines: readonly string[]): string[] {
  const counted = new Map<string, { line: string; times: number }>();
  for (const line of lines) {
    const kind = line.replaceAll(/"time":"[^"]*"|"number":"[^"]*"|number: \w+|\d+/g, '');
    const seen = counted.get(kind);
    counted.set(kind, { line, times: (seen?.times ?? 0) + 1 });
  }
  return [...counted.values()].map(({ line, times }) => `${times} × ${line}`);
}

/** Everything that must not be; a process may take memory for its heap from the system while its heap does not grow. */
function wrong(report: SoakReport): string[] {
  const grew = slopes(report.samples.slice(0, -1));
  return [
    ...report.complaints,
    ...report.errors,
    ...report.unsound,
    ...Object.entries(grew)
      .filter(([name, slope]) => !name.startsWith('process') && growsBy(MOST_GROWTH, slope))
      .map(([name, slope]) => `grows: ${name} ${words(slope)}`),
    ...Object.entries(left(report.samples))
      .filter(([, things]) => things > MOST_LEFT)
      .map(([name, things]) => `${things} ${name}`),
    ...(report.exitCode === 0 ? [] : [`the app ended with ${report.exitCode}`]),
  ];
}

process.stdout.write(
  `${availableParallelism()} cores, Node ${process.version}, seed ${seed}: ${perSecond} requests a second for ${values.minutes} minutes.\n`,
);
const report = await soak({ seconds, perSecond, seed, sampleEvery: Math.max(1, seconds / 40) });
const done = Object.entries(report.done).map(([kind, { times, p50, p99 }]) =>
  [kind.padEnd(24), ...[times, p50.toFixed(1), p99.toFixed(1)].map((cell) => String(cell).padStart(12))].join(
    '',
  ),
);
const figures = {
  'a second': report.perSecond.toFixed(1),
  'processor, ms each': ((cpuSeconds(report.samples) * 1_000) / sum(report.done)).toFixed(1),
  'most that waited': report.behind,
  'entries in the ledger': report.entries,
  ...Object.fromEntries(
    Object.entries(slopes(report.samples.slice(0, -1))).map(([name, slope]) => [name, words(slope)]),
  ),
  ...left(report.samples),
};
const heads = ['times', 'p50, ms', 'p99, ms'].map((name) => name.padStart(12)).join('');
process.stdout.write(`${held(report.samples)}\n\n${' '.repeat(24)}${heads}\n${done.join('\n')}\n\n`);
for (const [name, figure] of Object.entries(figures))
  process.stdout.write(`${name.padEnd(42)}${String(figure).padStart(12)}\n`);
const found = wrong(report);
process.stdout.write(found.length === 0 ? '\nNothing failed, nothing grows, the ledger is sound.\n' : '');
if (found.length > 0) {
  process.stderr.write(
    `\n${found.length} things are wrong, for example:\n${alike(found).slice(0, 20).join('\n')}\n`,
  );
  process.exitCode = 1;
}
