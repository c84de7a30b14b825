import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { newDatabase } from '../support/postgres.ts';
import { amendContract } from './contract/amend.ts';
import { keyedContract } from './contract/keyed.ts';
import { ledgerContract } from './contract/ledger.ts';
import { responsesContract } from './contract/responses.ts';
import { rolesContract } from './contract/roles.ts';
import { searchContract } from './contract/search.ts';
import { takenContract } from './contract/taken.ts';
import { trackingContract } from './contract/tracking.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const engines = {
  'a SQLite file': () => openStore(`file:${join(folder, `${++files}.db`)}`),
  'SQLite in memory': () => openStore(':memory:'),
  PostgreSQL: async () => openStore(await newDatabase()),
};

keyedContract('SQLite, encrypted', () => openStore(':memory:', Buffer.alloc(32, 1)), 'draft');

for (const [name, open] of Object.entries(engines)) {
  ledgerContract(name, open);
  amendContract(name, open);
  responsesContract(name, open);
  trackingContract(name, open);
  keyedContract(name, open);
  takenContract(name, open);
  searchContract(name, open);
  rolesContract(name, open);
}
