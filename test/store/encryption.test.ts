import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { newDatabase, query } from '../support/postgres.ts';
import { by, cableFor } from './contract/samples.ts';

const KEY = Buffer.alloc(32, 1);
const OTHER = Buffer.alloc(32, 2);
const sentence = expect.stringMatching(/^[A-Z][^\n]{40,}\.$/);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Sql = (sql: string) => Promise<Array<Record<string, unknown>>>;
/** A new database of each engine, and a way past the app into its tables. */
const ENGINES: Record<string, () => Promise<{ url: string; sql: Sql }>> = {
  SQLite: async () => {
    const url = join(folder, 'desk.db');
    const sql: Sql = async (text) => {
      const database = new DatabaseSync(url);
      const rows = database.prepare(text).all();
      database.close();
      return rows;
    };
    return { url, sql };
  },
  PostgreSQL: async () => {
    const url = await newDatabase();
    return { url, sql: (text) => query(url, text) };
  },
};

describe.each(Object.entries(ENGINES))('keyed state at rest on %s', (_, newEngine) => {
  let url: string;
  let sql: Sql;
  beforeEach(async () => {
    ({ url, sql } = await newEngine());
  });
  const written = async () => JSON.stringify(await sql('select * from keyv'));

  it.each(['draft', 'installation', 'said', 'personal'])(
    '%s is not readable in the table, and is with the key',
    async (namespace) => {
      const store = await openStore(url, KEY);
      await store.keyed(namespace).set('key', { token: 'xoxb-plain words' });
      expect(await written()).not.toContain('plain words');
      await store.close();
      const again = await openStore(url, KEY);
      expect(await again.keyed(namespace).get('key')).toEqual({ token: 'xoxb-plain words' });
      await again.close();
    },
  );

  it('the same words are never written the same way twice', async () => {
    const store = await openStore(url, KEY);
    await store.keyed('draft').setMany([
      { key: 'a', value: 'same' },
      { key: 'b', value: 'same' },
    ]);
    const values = (await sql('select value from keyv')).map(({ value }) => value);
    expect(new Set(values).size).toBe(2);
    await store.close();
  });

  it.each([
    ['another key', OTHER],
    ['no key', undefined],
  ])('%s than before is refused at start, and nothing is lost by it', async (_name, wrong) => {
    const store = await openStore(url, KEY);
    await store.keyed('draft').set('key', 'kept');
    await store.ledger.importCable(by('U1'), cableFor('19STATE100'));
    await store.close();
    const before = await written();
    const error = await openStore(url, wrong).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'StoreError', code: 'key', message: sentence });
    expect(String(error)).not.toContain(KEY.toString('base64'));
    expect(await written()).toBe(before);
    const again = await openStore(url, KEY);
    expect(await again.keyed('draft').get('key')).toBe('kept');
    expect(await again.ledger.mrns('T1')).toEqual(['19STATE100']);
    await again.close();
  });

  it('what was kept before there was a key is sealed once there is one', async () => {
    const store = await openStore(url);
    await store.keyed('draft').set('key', 'plain words', 60_000);
    expect(await written()).toContain('plain words');
    await store.close();
    const sealed = await openStore(url, KEY);
    expect(await written()).not.toContain('plain words');
    expect(await sealed.keyed('draft').get('key')).toBe('plain words');
    await sealed.close();
  });

  it('installations are not kept at all without a key', async () => {
    const store = await openStore(url);
    expect(() => store.keyed('installation')).toThrow(
      expect.objectContaining({ code: 'key', message: expect.stringContaining('KEYED_STATE_KEY') }),
    );
    await store.close();
  });

  it.each([
    ['was moved into another namespace', "update keyv set namespace = 'installation'", 'installation'],
    ['was put there without the seal', 'update keyv set value = \'{"value":"forged"}\'', 'draft'],
    ['was cut off', 'update keyv set value = substr(value, 1, 40)', 'draft'],
    [
      'was changed by a letter',
      "update keyv set value = substr(value, 1, 60) || 'AAAA' || substr(value, 65)",
      'draft',
    ],
  ])('what %s is not believed, and stays for whoever looks into it', async (_name, forge, namespace) => {
    const store = await openStore(url, KEY);
    await store.keyed('draft').set('key', 'x'.repeat(100));
    await sql(forge);
    const before = await written();
    const errors: unknown[] = [];
    const keyed = store.keyed(namespace);
    keyed.on('error', (error) => errors.push(error));
    expect(await keyed.get('key')).toBeUndefined();
    expect(errors).toMatchObject([{ code: 'key', message: sentence }]);
    expect(await written()).toBe(before);
    await store.close();
  });
});
