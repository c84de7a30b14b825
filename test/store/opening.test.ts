import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { by, cableFor } from './contract/samples.ts';
import { databaseForEach, sentence } from './disturbed.ts';

const { file, folder, open } = databaseForEach();

describe('where the database is', () => {
  it.each([
    ['a bare path', (path: string) => path],
    ['file: and a path', (path: string) => `file:${path}`],
    ['file:// and an absolute path', (path: string) => `file://${path}`],
  ])('%s opens that file, and makes its folder', async (_, url) => {
    const path = join(folder(), 'a', 'new folder', 'desk.db');
    const store = await openStore(url(path));
    await store.ledger.importCable(by('U1'), cableFor('19STATE100'));
    await store.close();
    const again = await openStore(path);
    expect(await again.ledger.mrns('T1')).toEqual(['19STATE100']);
    await again.close();
  });

  it('a new file and its folder are for the user that runs the app alone', async () => {
    const path = join(folder(), 'data', 'desk.db');
    const store = await openStore(path);
    await store.ledger.importCable(by('U1'), cableFor('19STATE100'));
    const rights = ['', 'desk.db', 'desk.db-wal'].map(
      (name) => statSync(join(folder(), 'data', name)).mode & 0o777,
    );
    expect(rights).toEqual([0o700, 0o600, 0o600]);
    await store.close();
  });

  it.each(['mysql://db.test/desk', 'postgres://db.test:port/desk', 'file:', ''])(
    '%j is refused in words',
    async (url) => {
      await expect(openStore(url)).rejects.toMatchObject({ code: 'unsupported', message: sentence });
    },
  );

  it('a folder in place of the file is refused in words', async () => {
    mkdirSync(file());
    await expect(openStore(file())).rejects.toMatchObject({ code: 'no-access', message: sentence });
  });

  it('a file that is no database is refused, and left as it is', async () => {
    writeFileSync(file(), 'this is a letter, not a database'.repeat(100));
    await expect(openStore(file())).rejects.toMatchObject({ code: 'damaged', message: sentence });
  });

  it('closing finishes what was asked before', async () => {
    const store = await openStore(file());
    const asked = Array.from({ length: 10 }, (_, n) =>
      store.ledger.importCable(by('U1'), cableFor(`19STATE${n}`)),
    );
    await store.close();
    expect((await Promise.all(asked)).every(({ type }) => type === 'imported')).toBe(true);
  });

  it('closing twice is no error, and a closed store says that it is closed', async () => {
    const store = await openStore(file());
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
    await expect(openStore(file())).rejects.toMatchObject({ code: 'newer', message: sentence });
  });
});
