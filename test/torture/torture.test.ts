import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Mode } from '../app/workspace.ts';
import { newDatabase } from '../support/postgres.ts';
import { torture } from './torture.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-torture-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A dozen processes start here; a machine that is busy with other tests takes its time for each. */
const STARTING = { timeout: 300_000 };

describe('two processes on one database, killed again and again under load', STARTING, () => {
  // `npm run torture` is the long form of this.
  it.each<[string, Mode, () => Promise<string>]>([
    ['a SQLite file', 'socket', async () => `file:${join(folder, 'desk.db')}`],
    ['PostgreSQL', 'http', newDatabase],
  ])('lose nothing and double nothing on %s over %s', async (_, mode, database) => {
    const seed = Date.now() % 1_000_000;
    const report = await torture({ databaseUrl: await database(), mode, rounds: 1, seed });
    expect(report, `seed ${seed}`).toMatchObject({
      lost: [],
      doubled: [],
      remindersLost: [],
      remindersDoubled: [],
      cardsWrong: [],
      unsound: [],
    });
    expect(report.kills).toBeGreaterThanOrEqual(5);
    expect(report.acknowledged).toBeGreaterThan(0);
    expect(report.reminders).toBeGreaterThan(0);
  });
});
