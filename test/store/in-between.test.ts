import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely, KyselyPlugin } from 'kysely';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { storeOn } from '../../src/store/open.ts';
import { openPostgres } from '../../src/store/postgres/database.ts';
import type { Tables } from '../../src/store/schema.ts';
import { openSqlite } from '../../src/store/sqlite/database.ts';
import { newDatabase } from '../support/postgres.ts';
import { by, cableFor } from './contract/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'in-between-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Opened = { url: string; db: Kysely<Tables> };

async function onSqlite(): Promise<Opened> {
  const file = join(folder, 'desk.db');
  return { url: `file:${file}`, db: (await openSqlite(file)).db };
}

async function onPostgres(): Promise<Opened> {
  const url = await newDatabase();
  return { url, db: openPostgres(url).db };
}

/** Does something as soon as a question is answered, before whoever asked hears it. */
class AfterEach implements KyselyPlugin {
  act: () => Promise<unknown> = async () => {};
  readonly transformQuery: KyselyPlugin['transformQuery'] = ({ node }) => node;
  readonly transformResult: KyselyPlugin['transformResult'] = async ({ result }) => {
    await this.act();
    return result;
  };
}

it.each([
  ['a SQLite file', onSqlite],
  ['PostgreSQL', onPostgres],
])(
  'an answer that another process writes between two questions of a board is on it or on the next: %s',
  async (_, open) => {
    const { url, db } = await open();
    const after = new AfterEach();
    const store = await storeOn({ db: db.withPlugin(after) });
    const other = await openStore(url);
    onTestFinished(async () => {
      await store.close();
      await other.close();
    });
    const { demarche } = await other.ledger.importCable(by('U1'), cableFor('19STATE100'));
    const id = demarche?.id ?? '';

    let written = 0;
    const answer = async () => {
      const entry = { type: 'record', patch: { note: 'said so' } } as const;
      await other.ledger.append(by('U2'), { demarche: id, country: 'BJ', after: written, entry });
      written += 1;
    };
    const revisions = async () =>
      (await store.ledger.campaigns([id])).flatMap(({ entries }) => entries.map(({ revision }) => revision));

    // The counter, the row, the entries and the owners.
    for (const question of [1, 2, 3, 4, 1, 2, 3, 4]) {
      await answer();
      const before = written;
      let asked = 0;
      after.act = async () => {
        asked += 1;
        if (asked === question) await answer();
      };
      await revisions();
      after.act = async () => {};
      expect([asked, written]).toEqual([4, before + 1]);
      expect(await revisions()).toEqual(Array.from({ length: written }, (_, at) => at + 1));
    }
  },
);
