import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { storeOn } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite/database.ts';

/** What a person is told: one whole sentence, or a few, on one line. */
export const sentence = expect.stringMatching(/^[A-Z][^\n]{40,}\.$/);

/** A folder of its own for the database of each test of a file. */
export function databaseForEach() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = () => join(folder, 'desk.db');
  return {
    folder: () => folder,
    file,
    /** A store whose connection the test can disturb. */
    async open(patienceMs = 10_000) {
      const handle = await openSqlite(file(), patienceMs);
      return { ...handle, store: await storeOn(handle) };
    },
  };
}
