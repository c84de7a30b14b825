import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../test/support/postgres-server.ts';
import { type Report, torture } from '../test/torture/torture.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string' } },
});
const rounds = Number(values.rounds);
const seed = Number(values.seed ?? Date.now() % 1_000_000);

/** A line for each count; what must be zero names the cases when it is not. */
function table(reports: ReadonlyArray<readonly [string, Report]>): string {
  const shown = (value: number | string[]) => String(typeof value === 'number' ? value : value.length);
  const [, first] = reports[0] ?? ['', null];
  const rows = Object.keys(first ?? {}).map((name) => [
    name,
    ...reports.map(([, report]) => shown(report[name as keyof Report])),
  ]);
  const all = [['', ...reports.map(([engine]) => engine)], ...rows];
  return all
    .map(([name = '', ...cells]) => name.padEnd(20) + cells.map((cell) => cell.padStart(22)).join(''))
    .join('\n');
}

const wrong = (report: Report): string[] =>
  Object.entries(report).flatMap(([name, value]) =>
    Array.isArray(value) && value.length > 0 ? [`${name}: ${value.slice(0, 10).join(', ')}`] : [],
  );

const folder = mkdtempSync(join(tmpdir(), 'desk-torture-'));
const postgres = await startPostgres();
try {
  process.stdout.write(
    `Seed ${seed}, ${rounds} rounds an engine; npm run torture -- --seed ${seed} repeats it.\n`,
  );
  const file = `file:${join(folder, 'desk.db')}`;
  const reports = [
    ['SQLite, sockets', await torture({ databaseUrl: file, mode: 'socket', rounds, seed })],
    [
      'PostgreSQL, HTTP',
      await torture({ databaseUrl: `${postgres.url}/postgres`, mode: 'http', rounds, seed }),
    ],
  ] as const;
  process.stdout.write(`${table(reports)}\n`);
  const found = reports.flatMap(([engine, report]) => wrong(report).map((line) => `${engine}: ${line}`));
  if (found.length > 0) {
    process.stderr.write(`${found.join('\n')}\n`);
    process.exitCode = 1;
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
