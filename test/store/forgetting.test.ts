import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/index.ts';
import { storeOn } from '../../src/store/open.ts';
import type { Tables } from '../../src/store/schema.ts';
import { by, cableFor, quietly } from './contract/samples.ts';
import { ENGINES } from './engines.ts';
import { everyRow, fill, holdsWorkspaces, namesOf, rowsWith } from './full.ts';

describe.each(ENGINES)('forgetting a workspace on %s', (_, open) => {
  let db: Kysely<Tables>;
  let store: Store;
  beforeEach(async () => {
    db = await open();
    store = await storeOn({ db });
    await fill(store, 'TGONE', 'limestone');
    await fill(store, 'TKEPT', 'basalt');
  });
  afterEach(async () => {
    expect(await store.ledger.check()).toEqual([]);
    await store.close();
  });

  it('leaves no row of it in any table that there is', async () => {
    const words = [...(await namesOf(db, 'TGONE')), 'limestone'];
    const before = await everyRow(db);
    // A table that is added later is filled in `fill` too, or is named as one that holds nothing of a workspace.
    const full = Object.keys(rowsWith(before, words)).filter(holdsWorkspaces);
    expect(full.sort()).toEqual([...before.keys()].filter(holdsWorkspaces).sort());
    await store.ledger.forgetWorkspace('TGONE');
    expect(Object.keys(rowsWith(await everyRow(db), words))).toEqual(['keyv', 'taken']);
    await store.forgetKeyed('TGONE');
    expect(rowsWith(await everyRow(db), words)).toEqual({});
  });

  it('leaves every row of another as it was', async () => {
    const words = [...(await namesOf(db, 'TKEPT')), 'basalt'];
    const kept = async () => {
      const rows = Object.entries(rowsWith(await everyRow(db), words));
      return rows.filter(([table]) => holdsWorkspaces(table));
    };
    const before = await kept();
    await store.ledger.forgetWorkspace('TGONE');
    await store.forgetKeyed('TGONE');
    expect(await kept()).toEqual(before);
    expect(
      await store.ledger.search('TKEPT', { words: ['basalt'], match: 'all', field: 'any' }, 9),
    ).toHaveLength(3);
  });

  it('leaves the rules of the ledger in force', async () => {
    await store.ledger.forgetWorkspace('TGONE');
    for (const table of ['response', 'audit']) {
      await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toThrow(
        /append-only|break its rules/,
      );
    }
  });

  it('of one that is not there, or was forgotten already, changes nothing', async () => {
    await store.ledger.forgetWorkspace('TGONE');
    await store.forgetKeyed('TGONE');
    const before = await everyRow(db);
    for (const workspace of ['TGONE', 'TNEVER', '', 'T%', 'TKEP', 'TKEPT ']) {
      await store.ledger.forgetWorkspace(workspace);
      expect(await store.forgetKeyed(workspace)).toBe(0);
    }
    expect(await everyRow(db)).toEqual(before);
  });

  it('says before how much there is, and after that there is nothing', async () => {
    expect(await store.ledger.holdings('TGONE')).toEqual({
      mrns: ['19OSLO7', '19STATE100', '19STATE200'],
      demarches: 2,
      entries: 2,
      trackings: 2,
      reminders: 2,
      roles: 2,
      clearances: 1,
      audit: 11,
    });
    expect(await store.keyedOf('TGONE')).toBe(4);
    await store.ledger.forgetWorkspace('TGONE');
    expect(await store.forgetKeyed('TGONE')).toBe(4);
    expect(Object.values(await store.ledger.holdings('TGONE')).flat()).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await store.keyedOf('TGONE')).toBe(0);
    expect(await store.keyedOf('TKEPT')).toBe(4);
  });

  it('while others write in it leaves nothing half done', async () => {
    const { ledger } = store;
    const id = (await ledger.demarche('TGONE', '19STATE100'))?.id ?? '';
    const who = by('U1', 'TGONE');
    const writers = Array.from({ length: 12 }, (_, n) => [
      () => ledger.importCable(who, cableFor(`19STATE${n}`)),
      () =>
        ledger.append(who, {
          demarche: id,
          country: 'NE',
          after: 0,
          entry: { type: 'record', patch: { note: 'x' } },
        }),
      () => ledger.assign(who, id, 'NE', `U${n}`),
      () => ledger.track(who, id, `C${n}`, quietly),
      () => ledger.setGrant(who, `U${n}`, 'reader'),
      () => ledger.setState(who, id, n % 2 === 0 ? 'closed' : 'open'),
    ]).flat();
    const half = writers.length / 2;
    await Promise.allSettled([
      ...writers.slice(0, half).map((write) => write()),
      ledger.forgetWorkspace('TGONE'),
      ...writers.slice(half).map((write) => write()),
    ]);
    expect(await ledger.demarcheById(id)).toBeNull();
    expect(await ledger.check()).toEqual([]);
    await ledger.forgetWorkspace('TGONE');
    await store.forgetKeyed('TGONE');
    expect(rowsWith(await everyRow(db), ['TGONE'])).toEqual({});
  });
});

describe.each(ENGINES)('keyed rows of a workspace on %s', (_, open) => {
  it('are those under its id and under keys that begin with it and a blank, in every namespace', async () => {
    const store = await storeOn({ db: await open() });
    const keys = {
      gone: ['T1', 'T1 U1', 'T1 C1 1.2', 'T1  two blanks', 'T1 ~', 'T1 ключ'],
      kept: ['T', 'T11', 'T11 U1', 'T1!', 'T1-x', 'T2 T1', 't1', 't1 U1', ' T1', 'T1\tU1'],
    };
    for (const namespace of ['draft', 'said']) {
      for (const key of [...keys.gone, ...keys.kept]) await store.keyed(namespace).set(key, key);
    }
    await store.taken('event').take('T1 Ev1', 'p1', 60_000);
    await store.taken('event').take('T2 Ev1', 'p1', 60_000);
    expect(await store.forgetKeyed('T1')).toBe(2 * keys.gone.length + 1);
    for (const namespace of ['draft', 'said']) {
      expect(await store.keyed(namespace).getMany(keys.gone)).toEqual(keys.gone.map(() => undefined));
      expect(await store.keyed(namespace).getMany(keys.kept)).toEqual(keys.kept);
    }
    expect(await store.taken('event').take('T1 Ev1', 'p2', 60_000)).toBe(true);
    expect(await store.taken('event').take('T2 Ev1', 'p2', 60_000)).toBe(false);
    await store.close();
  });
});

describe('a SQLite file', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-'));
    store = await openStore(`file:${join(folder, 'desk.db')}`);
    await fill(store, 'TGONE', 'limestone');
    await fill(store, 'TKEPT', 'basalt');
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  /** In the file or in the log beside it. */
  const holds = (word: string) =>
    readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(word));

  it('holds no word any more of a workspace that was forgotten', async () => {
    expect(holds('limestone')).toBe(true);
    await store.forgetKeyed('TGONE');
    await store.ledger.forgetWorkspace('TGONE');
    expect(['limestone', 'TGONE'].filter(holds)).toEqual([]);
    expect(['basalt', 'TKEPT'].filter(holds)).toEqual(['basalt', 'TKEPT']);
  });

  it('holds no word any more of keyed state that was forgotten', async () => {
    await store.keyed('draft').set('TGONE U2', 'sandstone');
    expect(holds('sandstone')).toBe(true);
    await store.forgetKeyed('TGONE');
    expect(holds('sandstone')).toBe(false);
  });

  it('holds no word any more of a demarche that was over before an instant', async () => {
    expect(holds('19STATE200')).toBe(true);
    await store.ledger.forgetClosedBefore(new Date('2020-01-01T00:00:00.000Z'));
    expect(['19STATE200', '19OSLO7'].filter(holds)).toEqual([]);
    expect(holds('19STATE100')).toBe(true);
  });

  it('that another process reads meanwhile keeps what that one still sees, until something is forgotten again', async () => {
    const other = new DatabaseSync(join(folder, 'desk.db'));
    other.exec('begin');
    const rows = () => other.prepare("select count(*) as n from cable where workspace = 'TGONE'").get();
    expect(rows()).toEqual({ n: 3 });
    await store.ledger.forgetWorkspace('TGONE');
    expect(await store.ledger.mrns('TGONE')).toEqual([]);
    expect(rows()).toEqual({ n: 3 });
    other.close();
    await store.forgetKeyed('TGONE');
    expect(holds('limestone')).toBe(false);
  });
});
