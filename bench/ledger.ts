import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../test/support/postgres-server.ts';
import type { Row } from './ledger-row.ts';

const SIZES = [1_000, 10_000, 100_000];
/** Takes some minutes to fill: only with the flag. */
const MILLION = 1_000_000;

/**
 * The ledger on both engines at several sizes, as a Markdown table of median milliseconds. Both wait for the disk, as they
 * do in earnest. `--million` adds the largest size.
 */
export async function benchLedger(flags: readonly string[]): Promise<string> {
  const sizes = flags.includes('--million') ? [...SIZES, MILLION] : SIZES;
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const server = await startPostgres({ durable: true });
  const lines = [
    '| engine | responses | record | board of 60 | board of 193 | home, 50 demarches | look for due reminders, 50 | memory MB | check s |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
  ];
  try {
    for (const size of sizes)
      lines.push(line('SQLite', size, await measure(join(folder, `${size}.db`), size)));
    for (const size of sizes)
      lines.push(line('PostgreSQL', size, await measure(await server.newDatabase(), size)));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return lines.join('\n');
}

async function measure(url: string, size: number): Promise<Row> {
  const child = fork(join(import.meta.dirname, 'ledger-row.ts'), [url, String(size)]);
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The process that measures ${size} responses ended with ${code}.`);
  });
  const [row]: Row[] = await Promise.race([once(child, 'message'), failed]);
  if (row === undefined) throw new Error('The process that measures sent nothing.');
  // It has sent its row: how it ends after that is no failure of the measurement.
  failed.catch(() => undefined);
  return row;
}

function line(engine: string, size: number, row: Row): string {
  const times = [row.record, row.board60, row.board193, row.home, row.due].map((ms) => ms.toFixed(1));
  return `| ${[engine, size.toLocaleString('en'), ...times, row.memory.toFixed(0), (row.check / 1000).toFixed(1)].join(' | ')} |`;
}
