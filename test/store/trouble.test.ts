import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/index.ts';
import { by, cableFor } from './contract/samples.ts';
import { databaseForEach, sentence } from './disturbed.ts';

const { file, open } = databaseForEach();

describe('what was acknowledged', () => {
  it('survives a power cut: the log is written ahead and synced with each commit', async () => {
    const { store, database } = await open();
    expect(database.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('pragma foreign_keys').get()).toEqual({ foreign_keys: 1 });
    await store.close();
  });

  it.each(['response', 'audit'])(
    'rows of %s can not be changed, removed or replaced, by whoever it is',
    async (table) => {
      const { store } = await open();
      const cable = { ...cableFor('19STATE100'), entries: [{ country: 'BJ', patch: { note: 'said' } }] };
      await store.ledger.importCable(by('U1'), cable);
      const other = new DatabaseSync(file());
      other.exec('pragma recursive_triggers = on');
      const rows = () => other.prepare(`select * from ${table}`).all();
      const before = rows();
      expect(before.length).toBeGreaterThan(0);
      for (const statement of [
        `update ${table} set by_user = 'U9'`,
        `delete from ${table}`,
        `insert or replace into ${table} select * from ${table}`,
      ]) {
        expect(() => other.exec(statement)).toThrow(/append-only/);
      }
      expect(rows()).toEqual(before);
      other.close();
      await store.close();
    },
  );
});

describe('trouble', () => {
  const append = (demarche: string, note: string) =>
    ({ demarche, country: 'BJ', after: 0, entry: { type: 'record', patch: { note } } }) as const;

  async function opened(patienceMs?: number) {
    const handle = await open(patienceMs);
    const { demarche } = await handle.store.ledger.importCable(by('U1'), cableFor('19STATE100'));
    return { ...handle, demarche: demarche?.id ?? '' };
  }

  it('a full disk is said in words, and what was there is still there and goes on once there is room', async () => {
    const { store, db, database, demarche } = await opened();
    const { page_count: pages } = database.prepare('pragma page_count').get() ?? {};
    await sql.raw(`pragma max_page_count = ${pages}`).execute(db);
    const attempt = store.ledger.append(by('U1'), append(demarche, 'x'.repeat(100_000)));
    await expect(attempt).rejects.toMatchObject({ name: 'StoreError', code: 'full', message: sentence });
    expect(await store.ledger.entries(demarche)).toEqual([]);
    expect(await store.ledger.version(demarche)).toBe(1);
    await sql.raw('pragma max_page_count = 1000000').execute(db);
    expect(await store.ledger.append(by('U1'), append(demarche, 'room'))).toMatchObject({ type: 'appended' });
    await store.close();
  });

  it('a database that may only be read is said in words', async () => {
    const { store, db, demarche } = await opened();
    await sql.raw('pragma query_only = on').execute(db);
    const attempt = store.ledger.append(by('U1'), append(demarche, 'x'));
    await expect(attempt).rejects.toMatchObject({ code: 'read-only', message: sentence });
    expect(await store.ledger.entries(demarche)).toEqual([]);
    await store.close();
  });

  it('a database that another holds is waited for, then said in words; reading goes on', async () => {
    const { store, demarche } = await opened(50);
    const other = new DatabaseSync(file());
    other.exec('begin immediate');
    const attempt = store.ledger.append(by('U1'), append(demarche, 'x'));
    await expect(attempt).rejects.toMatchObject({ code: 'busy', message: sentence });
    expect(await store.ledger.entries(demarche)).toEqual([]);
    other.exec('commit');
    expect(await store.ledger.append(by('U1'), append(demarche, 'x'))).toMatchObject({ type: 'appended' });
    other.close();
    await store.close();
  });

  it('a check neither waits for who writes meanwhile, nor holds them up', async () => {
    const { store } = await opened(50);
    const other = new DatabaseSync(file());
    other.exec('begin immediate');
    expect(await store.ledger.check()).toEqual([]);
    other.exec('commit');
    other.close();
    await store.close();
  });

  it('a writer who waits gets through as soon as the other lets go', async () => {
    const { store, demarche } = await opened();
    const other = new DatabaseSync(file());
    other.exec('begin immediate');
    const waiting = store.ledger.append(by('U1'), append(demarche, 'patient'));
    // The wait must not block the process, or this reading could not answer before it ends.
    expect(await openAndRead()).toBe(1);
    other.exec('commit');
    expect(await waiting).toMatchObject({ type: 'appended' });
    other.close();
    await store.close();

    async function openAndRead(): Promise<number> {
      const reader = new DatabaseSync(file(), { readOnly: true });
      const rows = reader.prepare('select count(*) as n from demarche').get();
      reader.close();
      return Number(rows?.n);
    }
  });

  it('where the database gave up the transaction by itself, as for a lack of memory, the reason is kept', async () => {
    const { store, db, demarche } = await opened();
    await sql
      .raw("create trigger gives_up before insert on response begin select raise(rollback, 'gave up'); end")
      .execute(db);
    const error = await store.ledger
      .append(by('U1'), append(demarche, 'x'))
      .catch((caught: unknown) => caught);
    expect(error).toHaveProperty('cause.message', expect.stringContaining('gave up'));
    await sql.raw('drop trigger gives_up').execute(db);
    expect(await store.ledger.append(by('U1'), append(demarche, 'x'))).toMatchObject({ type: 'appended' });
    await store.close();
  });

  it('every error carries its cause for the log', async () => {
    const { store, db, demarche } = await opened();
    await sql.raw('pragma query_only = on').execute(db);
    const error = await store.ledger
      .append(by('U1'), append(demarche, 'x'))
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toHaveProperty('cause.code', 'ERR_SQLITE_ERROR');
    await store.close();
  });
});
