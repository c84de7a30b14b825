import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/index.ts';
import { storeOn } from '../../src/store/open.ts';
import { openPostgres } from '../../src/store/postgres/database.ts';
import { newDatabase, query, serverUrl } from '../support/postgres.ts';
import { by, cableFor } from './contract/samples.ts';

let url: string;
let store: Store;
let demarche: string;
beforeEach(async () => {
  url = await newDatabase();
  store = await openStore(url);
  demarche = (await store.ledger.importCable(by('U1'), cableFor('19STATE100'))).demarche?.id ?? '';
});
afterEach(() => store.close());

const sentence = expect.stringMatching(/^[A-Z][^\n]{40,}\.$/);
const append = (note: string) =>
  store.ledger.append(by('U1'), {
    demarche,
    country: 'BJ',
    after: 0,
    entry: { type: 'record', patch: { note } },
  });

/** Makes the server do something of its own with each new entry, as a fault of the server would. */
async function withEachEntry(act: string, when = 'before insert'): Promise<void> {
  await query(
    url,
    `create sequence attempts;
     create function fault() returns trigger language plpgsql as $$ begin ${act}; return new; end $$;
     create ${when.startsWith('after') ? 'constraint' : ''} trigger fault ${when} on response
       ${when.startsWith('after') ? 'deferrable initially deferred' : ''} for each row execute function fault()`,
  );
}
const mend = () => query(url, 'drop function fault cascade');
const HANG_UP = 'perform pg_terminate_backend(pg_backend_pid())';

/** Nothing was written by what failed, and the next try goes through. */
async function nothingWasSaved(): Promise<void> {
  expect(await store.ledger.entries(demarche)).toEqual([]);
  expect(await store.ledger.version(demarche)).toBe(1);
  await mend();
  expect(await append('again')).toMatchObject({ type: 'appended' });
  expect(await store.ledger.check()).toEqual([]);
}

describe('opening', () => {
  const address = async (change: (address: URL) => void) => {
    const there = new URL(`${await serverUrl()}/postgres`);
    change(there);
    return there.href;
  };

  it.each([
    ['a wrong password', 'no-access', (there: URL) => (there.password = 'wrong')],
    ['a user that is not there', 'no-access', (there: URL) => (there.username = 'nobody')],
    ['a database that is not there', 'no-access', (there: URL) => (there.pathname = '/nowhere')],
    ['a port where nobody listens', 'unreachable', (there: URL) => (there.port = '1')],
    [
      'encryption that the server does not have',
      'no-access',
      (there: URL) => (there.search = 'sslmode=verify-full'),
    ],
  ])('%s is said in words, without the password', async (_, code, change) => {
    const error = await openStore(await address(change)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'StoreError', code, message: sentence });
    expect(String(error)).not.toContain(new URL(url).password);
  });

  it('at the same instant from many sides brings the schema up to date once', async () => {
    const empty = await newDatabase();
    const stores = await Promise.all(Array.from({ length: 8 }, () => openStore(empty)));
    await stores[0]?.ledger.importCable(by('U1'), cableFor('19STATE1'));
    expect(await stores[7]?.ledger.mrns('T1')).toEqual(['19STATE1']);
    await Promise.all(stores.map((one) => one.close()));
  });

  it('beside the tables of another app, in another schema, takes nothing of it for its own', async () => {
    const shared = await newDatabase();
    await query(
      shared,
      `create schema other; create table other.kysely_migration (name text, timestamp text);
       insert into other.kysely_migration values ('0001-other', 'x'); create table other.kysely_migration_lock (id text, is_locked int)`,
    );
    const ours = await openStore(shared);
    expect(await ours.ledger.mrns('T1')).toEqual([]);
    await ours.close();
    expect(await query(shared, 'select name from other.kysely_migration')).toEqual([{ name: '0001-other' }]);
  });

  it('a database of a newer version is refused, and left as it is', async () => {
    await query(
      url,
      "insert into kysely_migration (name, timestamp) values ('9999-later', '2100-01-01T00:00:00.000Z')",
    );
    await expect(openStore(url)).rejects.toMatchObject({ code: 'newer', message: sentence });
  });

  it('a backup says what to use instead', async () => {
    await expect(store.backup('copy.db')).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('pg_dump'),
    });
  });
});

describe('what was acknowledged', () => {
  it('survives a power cut, also on a server that is set up to be quick instead', async () => {
    await query(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`);
    const { db, pool } = openPostgres(url);
    const again = await storeOn({ db });
    await again.ledger.mrns('T1');
    expect((await pool.query('show synchronous_commit')).rows).toEqual([{ synchronous_commit: 'on' }]);
    await again.close();
  });

  it.each(['response', 'audit'])(
    'rows of %s can not be changed, removed or emptied out, by whoever it is',
    async (table) => {
      await append('said');
      const before = await query(url, `select * from ${table}`);
      expect(before.length).toBeGreaterThan(0);
      for (const statement of [
        `update ${table} set by_user = 'U9'`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        await expect(query(url, statement)).rejects.toThrow(/append-only/);
      }
      expect(await query(url, `select * from ${table}`)).toEqual(before);
    },
  );
});

describe('trouble', () => {
  it.each([
    ['a full disk', '53100', 'full'],
    ['a server that may only be read', '25006', 'read-only'],
    ['a disk that does not answer', '58030', 'disk'],
    ['a lock that nobody gives back', '55P03', 'busy'],
  ])('%s is said in words, nothing is half written, and later it goes on', async (_, state, code) => {
    await withEachEntry(`raise exception 'trouble' using errcode = '${state}'`);
    await expect(append('x')).rejects.toMatchObject({ name: 'StoreError', code, message: sentence });
    await nothingWasSaved();
  });

  it.each([
    ['a deadlock', "raise exception 'deadlock' using errcode = '40P01'"],
    ['a serialization failure', "raise exception 'serialization' using errcode = '40001'"],
    ['a connection that breaks off in the middle', HANG_UP],
  ])('%s, twice, is tried again until it goes through, once', async (_, act) => {
    await withEachEntry(`if nextval('attempts') < 3 then ${act}; end if`);
    expect(await append('said once')).toMatchObject({ type: 'appended', entry: { revision: 1 } });
    expect(await store.ledger.entries(demarche)).toHaveLength(1);
    expect(await store.ledger.version(demarche)).toBe(2);
  });

  it('a connection that breaks off each time is said in words', async () => {
    await withEachEntry(HANG_UP);
    await expect(append('x')).rejects.toMatchObject({ code: 'dropped', message: sentence });
    await nothingWasSaved();
  });

  it('one that breaks off while the change is made final is not tried again, since it may be there', async () => {
    await withEachEntry(`perform nextval('attempts'); ${HANG_UP}`, 'after insert');
    await expect(append('x')).rejects.toMatchObject({ code: 'unclear', message: sentence });
    expect(await query(url, 'select last_value::int as n from attempts')).toEqual([{ n: 1 }]);
    await nothingWasSaved();
  });

  it('connections that were cut while idle are replaced in silence', async () => {
    await Promise.all(Array.from({ length: 5 }, () => store.ledger.mrns('T1')));
    await query(
      url,
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect(await append('after')).toMatchObject({ type: 'appended' });
    expect(await store.keyed('profile').set('key', 1)).toBe(true);
  });

  it('a row that another holds is waited for, then said in words; reading goes on', async () => {
    const { db, pool } = openPostgres(url, 50);
    const hasty = await storeOn({ db });
    const other = await pool.connect();
    await other.query('begin; select * from demarche for update');
    const entry = { type: 'record' as const, patch: { note: 'x' } };
    const attempt = hasty.ledger.append(by('U1'), { demarche, country: 'BJ', after: 0, entry });
    await expect(attempt).rejects.toMatchObject({ code: 'busy', message: sentence });
    expect(await hasty.ledger.entries(demarche)).toEqual([]);
    await other.query('rollback');
    other.release();
    expect(await hasty.ledger.append(by('U1'), { demarche, country: 'BJ', after: 0, entry })).toMatchObject({
      type: 'appended',
    });
    await hasty.close();
  });

  it('closing finishes what was asked before, however much it is', async () => {
    const closing = await openStore(url);
    const asked = Array.from({ length: 40 }, (_, n) =>
      closing.ledger.importCable(by('U1'), cableFor(`18STATE${n}`)),
    );
    await closing.close();
    expect((await Promise.all(asked)).every(({ type }) => type === 'imported')).toBe(true);
  });

  it('closing does not need the server', async () => {
    const name = new URL(url).pathname.slice(1);
    await query(`${await serverUrl()}/postgres`, `drop database ${name} with (force)`);
    await expect(store.close()).resolves.toBeUndefined();
  });

  it('a closed store says that it is closed', async () => {
    const closed = await openStore(url);
    await Promise.all([closed.close(), closed.close()]);
    await expect(closed.ledger.mrns('T1')).rejects.toMatchObject({ code: 'closed', message: sentence });
  });
});
