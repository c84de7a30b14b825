import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unhurried } from '../../src/store/dialect.ts';
import { openSqlite, type SqliteHandle } from '../../src/store/sqlite/database.ts';

/** What SQLite calls it when a commit in its log does not, and does, wait for the disk. */
const [IN_PASSING, ON_DISK] = [1, 2];

let open: SqliteHandle;
beforeEach(async () => {
  open = await openSqlite(':memory:');
});
afterEach(() => open.db.destroy());

const mode = async (db = open.db): Promise<number | undefined> =>
  (await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0]?.synchronous;

describe('writes that need not outlive a power cut by themselves', () => {
  it('do not wait for the disk; everything after them does again', async () => {
    expect(await mode()).toBe(ON_DISK);
    expect(await unhurried(open.db, mode)).toBe(IN_PASSING);
    expect(await mode()).toBe(ON_DISK);
  });

  it('everything after one that failed waits for the disk again', async () => {
    const failing = unhurried(open.db, (db) => sql`insert into nowhere values (1)`.execute(db));
    await expect(failing).rejects.toThrow('could not do what was asked');
    expect(await mode()).toBe(ON_DISK);
  });

  it('what is asked for meanwhile waits its turn, and waits for the disk', async () => {
    const [, between] = await Promise.all([unhurried(open.db, mode), mode()]);
    expect(between).toBe(ON_DISK);
  });
});
