import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { parseCable } from '../../src/cable/index.ts';
import type { Store } from '../../src/store/index.ts';
import { MIGRATIONS, migrate } from '../../src/store/migrations/index.ts';
import { storeOn } from '../../src/store/open.ts';
import type { Tables } from '../../src/store/schema.ts';
import { by, cableFor, quietly } from './contract/samples.ts';
import { ENGINES } from './engines.ts';

type Open = () => Promise<Kysely<Tables>>;
/** Parents before children, as the foreign keys want it. */
const TABLES = [
  'cable',
  'demarche',
  'responder',
  'response',
  'tracking',
  'reminder',
  'audit',
  'keyv',
] as const;

/** Something in every table, and every kind of entry. */
async function filled(open: Open): Promise<{ db: Kysely<Tables>; store: Store; demarche: string }> {
  const db = await open();
  const store = await storeOn({ db });
  const { ledger } = store;
  const cable = {
    ...cableFor('19STATE100'),
    entries: [{ country: 'TG', patch: { position: 'achieved' as const } }],
  };
  const demarche = (await ledger.importCable(by('U1'), cable)).demarche?.id ?? '';
  const entries = [
    { type: 'record' as const, patch: { delivery: 'delivered' as const, quote: 'Oui — “bien sûr” 🌍' } },
    { type: 'held' as const, patch: { position: 'opposes' as const } },
    { type: 'adopt' as const, of: 2 },
    { type: 'undo' as const, of: 3 },
    { type: 'dismiss' as const, of: 2 },
  ];
  for (const [after, entry] of entries.entries()) {
    await ledger.append(by('U1'), { demarche, country: 'BJ', after, entry });
  }
  await ledger.assign(by('U1'), demarche, 'NE', 'U5');
  const { tracking } = await ledger.track(by('U1'), demarche, 'C1', quietly);
  await ledger.planReminders(tracking, [{ key: 'due', kind: 'due', dueAt: '2019-06-07T17:00:00.000Z' }]);
  await store.keyed('profile').set('a', { zone: 'UTC' });
  await store.keyed('profile').set('b', 2, 1e11);
  return { db, store, demarche };
}

/** The same rows in a database that knows only the first `count` migrations, column by column as far as it has them. */
async function asItWas(open: Open, count: number, from: Kysely<Tables>): Promise<Kysely<Tables>> {
  const db = await open();
  await migrate(db, Object.fromEntries(Object.entries(MIGRATIONS).slice(0, count)));
  const schema = await db.introspection.getTables();
  for (const table of TABLES) {
    const columns = schema.find(({ name }) => name === table)?.columns.map(({ name }) => sql.ref(name)) ?? [];
    const { rows } = await sql<
      Record<string, unknown>
    >`select ${sql.join(columns)} from ${sql.table(table)}`.execute(from);
    for (const row of rows) {
      await sql`insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(Object.values(row))})`.execute(
        db,
      );
    }
  }
  return db;
}

/** Everything that can be read of it. */
async function read({ ledger, keyed }: Store, demarche: string): Promise<unknown> {
  return {
    cable: await ledger.cable('T1', '19STATE100'),
    demarches: await ledger.demarches('T1', 'any'),
    version: await ledger.version(demarche),
    entries: await ledger.entries(demarche),
    owners: await ledger.owners(demarche),
    trackings: await ledger.trackings(demarche),
    reminders: await ledger.reminders(demarche, 'C1'),
    audit: await ledger.audit('T1'),
    keyed: await keyed('profile').getMany(['a', 'b']),
    findings: await ledger.check(),
  };
}

describe.each(ENGINES)('an upgrade on %s', (_, open) => {
  it.each(
    Object.keys(MIGRATIONS)
      .slice(0, -1)
      .map((name, index) => [name, index + 1] as const),
  )('from a database made with the schema of %s keeps all of it, and goes on', async (_name, count) => {
    const now = await filled(open);
    const before = await asItWas(open, count, now.db);
    const upgraded = await storeOn({ db: before });
    expect(await read(upgraded, now.demarche)).toEqual(await read(now.store, now.demarche));
    expect(await read(upgraded, now.demarche)).toMatchObject({
      findings: [],
      version: 8,
      keyed: [{ zone: 'UTC' }, 2],
    });
    const next = {
      demarche: now.demarche,
      country: 'BJ',
      after: 5,
      entry: { type: 'record' as const, patch: { note: 'on' } },
    };
    expect(await upgraded.ledger.append(by('U1'), next)).toMatchObject({
      type: 'appended',
      entry: { revision: 6 },
    });
    expect(await upgraded.ledger.setGrant(by('U1'), 'U5', 'coordinator')).toBe(true);
    expect(await upgraded.ledger.setDefaultRole(by('U1'), 'reader')).toBe(true);
    expect(await upgraded.ledger.setClearance(by('U1'), 'C1', 'SBU')).toBe(true);
    expect(await upgraded.ledger.check()).toEqual([]);
    await upgraded.close();
    await now.store.close();
  });

  it('reads a cable again that was read before all its markings counted, and leaves its facts and answers', async () => {
    const now = await filled(open);
    const before = await asItWas(open, 6, now.db);
    const raw = [
      'R 051200Z MAR 08',
      'FM SECSTATE WASHDC',
      'TO AMEMBASSY LISBON',
      'BT',
      'UNCLAS STATE 012345',
      'DEPT PASS TO FISHERIES NODIS',
      'SUBJECT: HARBOR FEES',
      '1. (SBU) Two points follow.',
      '-- (C) The lighthouse is for sale.',
      'VANE',
    ].join('\n');
    const { otherMarkings: _, ...cable } = parseCable(raw);
    const paragraphs = cable.paragraphs.map((paragraph) => ({
      ...paragraph,
      blocks: paragraph.blocks.map(({ mark: __, ...block }) => block),
    }));
    const asRead = JSON.stringify({ ...cable, mrn: '19STATE100', paragraphs });
    await before.updateTable('cable').set({ raw, parsed_json: asRead }).execute();

    const upgraded = await storeOn({ db: before });
    const stored = await upgraded.ledger.cable('T1', '19STATE100');
    expect(stored?.cable).toEqual({ ...parseCable(raw), mrn: '19STATE100' });
    const was = await now.store.ledger.demarche('T1', '19STATE100');
    const demarche = await upgraded.ledger.demarche('T1', '19STATE100');
    expect(demarche?.marking).toMatchObject({ level: 'CONFIDENTIAL', captions: ['NODIS'] });
    expect({ ...demarche, marking: was?.marking }).toEqual(was);
    expect(await upgraded.ledger.version(now.demarche)).toBe(9);
    expect(await upgraded.ledger.entries(now.demarche)).toEqual(await now.store.ledger.entries(now.demarche));
    expect(await upgraded.ledger.check()).toEqual([]);
    await upgraded.close();
    await now.store.close();
  });

  it('leaves with whom they are the keys that were taken, until they run out', async () => {
    const db = await open();
    await migrate(db, Object.fromEntries(Object.entries(MIGRATIONS).slice(0, 7)));
    const held = (namespace: string, key: string, expires: number | null) =>
      db.insertInto('keyv').values({ namespace, key, value: 'p1', expires }).execute();
    await held('owner', 'T1 told', Date.now() + 60_000);
    await held('signature', 'T1 old', Date.now() - 1);
    await held('profile', 'T1 U1', null);
    const store = await storeOn({ db });
    expect(await store.taken('owner').take('T1 told', 'p2', 60_000)).toBe(false);
    expect(await store.taken('signature').take('T1 old', 'p2', 60_000)).toBe(true);
    expect(await db.selectFrom('keyv').select('key').execute()).toEqual([{ key: 'T1 U1' }]);
    expect(await store.keyedOf('T1')).toBe(3);
    await store.close();
  });

  it('that fails in the middle leaves the database as it was', async () => {
    const now = await filled(open);
    const before = await asItWas(open, 1, now.db);
    const failing = {
      ...MIGRATIONS,
      '9999-failing': {
        up: async (db: Kysely<unknown>) => {
          await sql`create table half_done (id integer)`.execute(db);
          await sql`insert into nowhere values (1)`.execute(db);
        },
      },
    };
    const tables = async () =>
      (await before.introspection.getTables()).map(({ name, columns }) => [name, columns.length]);
    const had = await tables();
    await expect(migrate(before, failing)).rejects.toMatchObject({ name: 'StoreError' });
    expect(await tables()).toEqual(had);
    await before.destroy();
    await now.store.close();
  });
});
