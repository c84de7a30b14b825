import { type Kysely, type Selectable, sql } from 'kysely';
import { type Entry, foldEntries, lastUndoable } from '../../demarche/index.ts';
import { StoreError } from '../errors.ts';
import { COLUMN, readJson } from '../json.ts';
import type { ResponseTable, Tables } from '../schema.ts';
import type { Finding } from '../types.ts';
import { toCable, toDemarche, toEntry, toReminder, toTracking } from './rows.ts';

/** Reads every row, and says what can not be read, what has a gap, what points nowhere and what counts wrong. */
export async function check(db: Kysely<Tables>): Promise<Finding[]> {
  return (
    db
      .transaction()
      // One view of all tables, while others go on writing.
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => [
        ...(await unreadable(transaction)),
        ...(await orphans(transaction)),
        ...(await history(transaction)),
      ])
  );
}

async function unreadable(db: Kysely<Tables>): Promise<Finding[]> {
  const found: Finding[] = [];
  const read = <Row>(
    table: string,
    rows: Row[],
    toValue: (row: Row) => unknown,
    where: (row: Row) => string,
  ) => {
    for (const row of rows) {
      try {
        toValue(row);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        found.push({ table, where: where(row), message: 'the row can not be read' });
      }
    }
  };
  read('cable', await db.selectFrom('cable').selectAll().execute(), toCable, ({ id }) => `cable ${id}`);
  read(
    'demarche',
    await db.selectFrom('demarche').selectAll().execute(),
    toDemarche,
    ({ id }) => `demarche ${id}`,
  );
  read(
    'response',
    await db.selectFrom('response').selectAll().execute(),
    toEntry,
    ({ demarche, country, revision }) => `demarche ${demarche} country ${country} revision ${revision}`,
  );
  read(
    'tracking',
    await db.selectFrom('tracking').selectAll().execute(),
    toTracking,
    ({ demarche, channel }) => `demarche ${demarche} channel ${channel}`,
  );
  read(
    'reminder',
    await db.selectFrom('reminder').selectAll().execute(),
    toReminder,
    ({ id }) => `reminder ${id}`,
  );
  read(
    'audit',
    await db.selectFrom('audit').selectAll().execute(),
    (row) => readJson(COLUMN.detail, row.detail_json, 'audit'),
    ({ workspace, seq }) => `workspace ${workspace} line ${seq}`,
  );
  return found;
}

async function orphans(db: Kysely<Tables>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const table of ['responder', 'response', 'tracking', 'reminder'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('demarche')
      .distinct()
      .where('demarche', 'not in', (e) => e.selectFrom('demarche').select('demarche.id'))
      .execute();
    for (const { demarche } of rows) {
      found.push({ table, where: `demarche ${demarche}`, message: 'rows of a demarche that is not there' });
    }
  }
  const strangers = await db
    .selectFrom('response')
    .leftJoin('responder', (join) =>
      join
        .onRef('responder.demarche', '=', 'response.demarche')
        .onRef('responder.country', '=', 'response.country'),
    )
    .select(['response.demarche', 'response.country'])
    .distinct()
    .where('responder.country', 'is', null)
    .execute();
  for (const { demarche, country } of strangers) {
    found.push({
      table: 'response',
      where: `demarche ${demarche} country ${country}`,
      message: 'entries of a country that is no responder',
    });
  }
  const elsewhere = await db
    .selectFrom('response')
    .innerJoin('demarche', 'demarche.id', 'response.demarche')
    .select('response.demarche')
    .distinct()
    .whereRef('response.workspace', '<>', 'demarche.workspace')
    .execute();
  for (const { demarche } of elsewhere) {
    found.push({ table: 'response', where: `demarche ${demarche}`, message: 'entries of another workspace' });
  }
  return found;
}

async function history(db: Kysely<Tables>): Promise<Finding[]> {
  const found: Finding[] = [];
  const rows = await db
    .selectFrom('response')
    .selectAll()
    .orderBy('demarche')
    .orderBy('country')
    .orderBy('revision')
    .execute();
  for (const [where, ofCountry] of Map.groupBy(
    rows,
    ({ demarche, country }) => `demarche ${demarche} country ${country}`,
  )) {
    for (const [index, { revision }] of ofCountry.entries()) {
      const last = ofCountry[index - 1]?.revision ?? 0;
      if (revision === last + 1) continue;
      found.push({ table: 'response', where, message: `revision ${revision} follows ${last}` });
    }
    found.push(...replay(where, ofCountry.flatMap(readableEntry)));
  }
  const counters = await db
    .selectFrom('demarche')
    .leftJoin('response', 'response.demarche', 'demarche.id')
    .groupBy(['demarche.id', 'demarche.version'])
    .select(['demarche.id', 'demarche.version', sql<number>`coalesce(max(response.seq), 1)`.as('last')])
    .execute();
  for (const { id, version, last } of counters) {
    if (version >= Number(last)) continue;
    found.push({
      table: 'demarche',
      where: `demarche ${id}`,
      message: `version ${version} is behind its entries (${last})`,
    });
  }
  return found;
}

/** Folds a country's entries again, step by step: each settles what waited, or undoes what was in force, at its time. */
function replay(where: string, entries: readonly Entry[]): Finding[] {
  return entries.flatMap((entry, index) => {
    if (!('of' in entry)) return [];
    const before = entries.slice(0, index);
    const stood =
      entry.type === 'undo'
        ? lastUndoable(before, entry.by, entry.of) !== null
        : foldEntries(entry.country, before).held.some(({ revision }) => revision === entry.of);
    if (stood) return [];
    const message =
      entry.type === 'undo'
        ? `undo of revision ${entry.of}, which its writer had not in force`
        : `${entry.type} of revision ${entry.of}, which did not wait`;
    return [{ table: 'response', where: `${where} revision ${entry.revision}`, message }];
  });
}

/** Rows that can not be read have been reported already. */
function readableEntry(row: Selectable<ResponseTable>): Entry[] {
  try {
    return [toEntry(row)];
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return [];
  }
}
