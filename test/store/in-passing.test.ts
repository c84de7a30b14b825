import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takenOn } from '../../src/store/keyed/taken.ts';
import { mark } from '../../src/store/marks.ts';
import { migrate } from '../../src/store/migrations/index.ts';
import type { Tables } from '../../src/store/schema.ts';
import { openSqlite, type SqliteHandle } from '../../src/store/sqlite/database.ts';

/** What SQLite calls it when a commit in its log does not, and does, wait for the disk. */
const [IN_PASSING, ON_DISK] = [1, 2];

let open: SqliteHandle;
beforeEach(async () => {
  open = await openSqlite(':memory:');
});
afterEach(() => open.db.destroy());

/** Anew each time: what is marked stays so. */
const mode = () => sql<{ synchronous: number }>`pragma synchronous`;
const modeOf = async (db: Kysely<Tables> = open.db) => (await mode().execute(db)).rows[0]?.synchronous;
const modeInPassing = async () => {
  const query = mark(mode().compile(open.db), { inPassing: true });
  return (await open.db.executeQuery(query)).rows[0]?.synchronous;
};

describe('a statement that need not outlive a power cut by itself', () => {
  it('does not wait for the disk; everything after it does again', async () => {
    expect(await modeOf()).toBe(ON_DISK);
    expect(await modeInPassing()).toBe(IN_PASSING);
    expect(await modeInPassing()).toBe(IN_PASSING);
    expect(await modeOf()).toBe(ON_DISK);
  });

  it('that failed leaves no trace', async () => {
    const failing = mark(sql`insert into nowhere values (1)`.compile(open.db), { inPassing: true });
    await expect(open.db.executeQuery(failing)).rejects.toThrow('could not do what was asked');
    expect(await modeOf()).toBe(ON_DISK);
  });

  it('does not take along a transaction that waits for its turn beside it', async () => {
    const [inPassing, inTransaction, after] = await Promise.all([
      modeInPassing(),
      open.db.transaction().execute((transaction) => modeOf(transaction)),
      modeInPassing(),
    ]);
    expect([inPassing, inTransaction, after]).toEqual([IN_PASSING, ON_DISK, IN_PASSING]);
  });
});

describe('what is taken', () => {
  it.each([
    { what: 'in passing', inPassing: true, as: IN_PASSING },
    { what: 'otherwise', inPassing: false, as: ON_DISK },
  ])('is written $what as it was asked for, whichever verb writes', async ({ inPassing, as }) => {
    await migrate(open.db);
    const taken = takenOn(open.db, 'event', inPassing);
    // As the last statement has left it: to ask through the driver would wait for the disk again.
    const left = () => open.database.prepare('pragma synchronous').get();
    for (const write of [
      () => taken.take('Ev1', 'p1', 60_000),
      () => taken.keep('Ev1', 'p1', 120_000),
      () => taken.giveBack('Ev1', 'p1'),
    ]) {
      expect(await (inPassing ? modeOf() : modeInPassing())).not.toBe(as);
      await write();
      expect(left()).toEqual({ synchronous: as });
    }
  });
});
