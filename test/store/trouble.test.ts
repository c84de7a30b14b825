import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, StoreError } from '../../src/store/index.ts';
import { storeOn } from '../../src/store/open.ts';
import { openSqlite, type SqliteHandle } from '../../src/store/sqlite/database.ts';
import { by, cableFor, quietly } from './contract/samples.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  file = join(folder, 'desk.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A store whose connection the test can disturb. */
async function open(patienceMs = 10_000) {
  const handle: SqliteHandle = await openSqlite(file, patienceMs);
  return { ...handle, store: await storeOn(handle) };
}
const sentence = expect.stringMatching(/^[A-Z][^\n]{40,}\.$/);

describe('where the database is', () => {
  it.each([
    ['a bare path', (path: string) => path],
    ['file: and a path', (path: string) => `file:${path}`],
    ['file:// and an absolute path', (path: string) => `file://${path}`],
  ])('%s opens that file, and makes its folder', async (_, url) => {
    const path = join(folder, 'a', 'new folder', 'desk.db');
    const store = await openStore(url(path));
    await store.ledger.importCable(by('U1'), cableFor('19STATE100'));
    await store.close();
    const again = await openStore(path);
    expect(await again.ledger.mrns('T1')).toEqual(['19STATE100']);
    await again.close();
  });

  it('a new file and its folder are for the user that runs the app alone', async () => {
    const path = join(folder, 'data', 'desk.db');
    const store = await openStore(path);
    await store.ledger.importCable(by('U1'), cableFor('19STATE100'));
    const rights = ['', 'desk.db', 'desk.db-wal'].map(
      (name) => statSync(join(folder, 'data', name)).mode & 0o777,
    );
    expect(rights).toEqual([0o700, 0o600, 0o600]);
    await store.close();
  });

  it.each(['postgres://db.test/desk', 'mysql://db.test/desk', 'file:', ''])(
    '%j is refused in words',
    async (url) => {
      await expect(openStore(url)).rejects.toMatchObject({ code: 'unsupported', message: sentence });
    },
  );

  it('a folder in place of the file is refused in words', async () => {
    mkdirSync(file);
    await expect(openStore(file)).rejects.toMatchObject({ code: 'no-access', message: sentence });
  });

  it('a file that is no database is refused, and left as it is', async () => {
    writeFileSync(file, 'this is a letter, not a database'.repeat(100));
    await expect(openStore(file)).rejects.toMatchObject({ code: 'damaged', message: sentence });
  });

  it('closing finishes what was asked before', async () => {
    const store = await openStore(file);
    const asked = Array.from({ length: 10 }, (_, n) =>
      store.ledger.importCable(by('U1'), cableFor(`19STATE${n}`)),
    );
    await store.close();
    expect((await Promise.all(asked)).every(({ type }) => type === 'imported')).toBe(true);
  });

  it('closing twice is no error, and a closed store says that it is closed', async () => {
    const store = await openStore(file);
    await Promise.all([store.close(), store.close()]);
    await expect(store.ledger.mrns('T1')).rejects.toMatchObject({ code: 'closed', message: sentence });
  });
});

describe('migrations', () => {
  it('run twice change nothing', async () => {
    const first = await open();
    await first.store.ledger.importCable(by('U1'), cableFor('19STATE100'));
    const schema = () => first.database.prepare('select sql from sqlite_master order by name').all();
    const before = schema();
    const second = await open();
    expect(schema()).toEqual(before);
    expect(await second.store.ledger.mrns('T1')).toEqual(['19STATE100']);
    await first.store.close();
    await second.store.close();
  });

  it('a database of a newer version is refused, and left as it is', async () => {
    const { store, db } = await open();
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01T00:00:00.000Z')`.execute(
      db,
    );
    await store.close();
    await expect(openStore(file)).rejects.toMatchObject({ code: 'newer', message: sentence });
  });
});

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
      const other = new DatabaseSync(file);
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
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    const attempt = store.ledger.append(by('U1'), append(demarche, 'x'));
    await expect(attempt).rejects.toMatchObject({ code: 'busy', message: sentence });
    expect(await store.ledger.entries(demarche)).toEqual([]);
    other.exec('commit');
    expect(await store.ledger.append(by('U1'), append(demarche, 'x'))).toMatchObject({ type: 'appended' });
    other.close();
    await store.close();
  });

  it('a writer who waits gets through as soon as the other lets go', async () => {
    const { store, demarche } = await opened();
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    const waiting = store.ledger.append(by('U1'), append(demarche, 'patient'));
    // The wait must not block the process, or this reading could not answer before it ends.
    expect(await openAndRead()).toBe(1);
    other.exec('commit');
    expect(await waiting).toMatchObject({ type: 'appended' });
    other.close();
    await store.close();

    async function openAndRead(): Promise<number> {
      const reader = new DatabaseSync(file, { readOnly: true });
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

describe('the check', () => {
  /** Damages a sound ledger from outside, with its rules off, and says what the check finds. */
  async function findings(damage: string): Promise<string[]> {
    const { store } = await open();
    const { demarche } = await store.ledger.importCable(by('U1'), {
      ...cableFor('19STATE100'),
      entries: [{ country: 'BJ', patch: { note: 'said' } }],
    });
    await store.ledger.append(by('U2'), {
      demarche: demarche?.id ?? '',
      country: 'BJ',
      after: 1,
      entry: { type: 'held', patch: { note: 'other' } },
    });
    await store.ledger.append(by('U2'), {
      demarche: demarche?.id ?? '',
      country: 'BJ',
      after: 2,
      entry: { type: 'dismiss', of: 2 },
    });
    await store.ledger.track(by('U1'), demarche?.id ?? '', 'C1', quietly);
    expect(await store.ledger.check()).toEqual([]);
    const other = new DatabaseSync(file);
    other.exec('pragma foreign_keys = off; drop trigger response_no_update; drop trigger response_no_delete');
    other.exec(damage);
    other.close();
    const found = await store.ledger.check();
    await store.close();
    return found.map(({ table, message }) => `${table}: ${message}`);
  }

  it.each([
    ['a gap in the revisions', 'delete from response where revision = 1', ['response: revision 2 follows 0']],
    [
      'an entry that points at nothing',
      'update response set of_revision = 7 where revision = 3',
      ['response: dismiss of revision 7, which did not wait'],
    ],
    [
      'an entry that points at the wrong kind',
      'update response set of_revision = 1 where revision = 3',
      ['response: dismiss of revision 1, which did not wait'],
    ],
    [
      "an undo of another person's entry",
      "update response set type = 'undo', of_revision = 1 where revision = 3",
      ['response: undo of revision 1, which its writer had not in force'],
    ],
    [
      'an entry that can not be read',
      'update response set patch_json = \'{"position":"maybe"}\' where revision = 1',
      ['response: the row can not be read'],
    ],
    ['facts that are cut off', "update demarche set facts_json = '{'", ['demarche: the row can not be read']],
    [
      'settings that are none',
      "update tracking set reminders_json = '[]'",
      ['tracking: the row can not be read'],
    ],
    [
      'rows without their demarche',
      'delete from demarche',
      ['responder', 'response', 'tracking'].map((table) => `${table}: rows of a demarche that is not there`),
    ],
    [
      'entries of a country that owes nothing',
      "delete from responder where country = 'BJ'",
      ['response: entries of a country that is no responder'],
    ],
    [
      'entries of another workspace',
      "update response set workspace = 'T2' where revision = 1",
      ['response: entries of another workspace'],
    ],
    [
      'a counter that lags',
      'update demarche set version = 1',
      ['demarche: version 1 is behind its entries (4)'],
    ],
  ])('finds %s', async (_, damage, expected) => {
    expect(await findings(damage)).toEqual(expected);
  });
});

describe('a backup', () => {
  it('is a whole database of its own, made while others write', async () => {
    const store = await openStore(file);
    const { demarche } = await store.ledger.importCable(by('U1'), cableFor('19STATE100'));
    await store.keyed('drafts').set('key', 'value');
    const copy = join(folder, 'copy.db');
    const [, appended] = await Promise.all([
      store.backup(copy),
      store.ledger.append(by('U1'), {
        demarche: demarche?.id ?? '',
        country: 'BJ',
        after: 0,
        entry: { type: 'record', patch: { note: 'meanwhile' } },
      }),
    ]);
    expect(appended.type).toBe('appended');
    await store.close();
    const restored = await openStore(copy);
    expect(await restored.ledger.demarche('T1', '19STATE100')).toEqual(demarche);
    expect(await restored.keyed('drafts').get('key')).toBe('value');
    expect(await restored.ledger.check()).toEqual([]);
    await restored.close();
  });

  it('into a folder that is not there, or over a file that is, is refused in words', async () => {
    const store = await openStore(file);
    const there = join(folder, 'letter.txt');
    writeFileSync(there, 'do not lose me');
    for (const target of [join(folder, 'nowhere', 'copy.db'), there]) {
      await expect(store.backup(target)).rejects.toMatchObject({ name: 'StoreError', message: sentence });
    }
    expect(readFileSync(there, 'utf8')).toBe('do not lose me');
    await store.close();
  });
});
