import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll } from 'vitest';
import { openPostgres } from '../../src/store/postgres/database.ts';
import type { Tables } from '../../src/store/schema.ts';
import { openSqlite } from '../../src/store/sqlite/database.ts';
import { newDatabase } from '../support/postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A new, empty database of each engine, open beside the store so that a test sees its rows. */
export const ENGINES: ReadonlyArray<[name: string, open: () => Promise<Kysely<Tables>>]> = [
  ['SQLite', async () => (await openSqlite(join(folder, `${++files}.db`))).db],
  ['PostgreSQL', async () => openPostgres(await newDatabase()).db],
];
