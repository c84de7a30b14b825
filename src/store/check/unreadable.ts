import { type Kysely, type Selectable, sql } from 'kysely';
import { StoreError } from '../errors.ts';
import { COLUMN, readJson } from '../json.ts';
import {
  toCable,
  toClearance,
  toDefaultRole,
  toDemarche,
  toGrant,
  toReminder,
  toTracking,
} from '../ledger/rows.ts';
import type { Tables } from '../schema.ts';
import type { Finding } from '../types.ts';
import { PAGE, paged } from './pages.ts';

/** Rows whose columns do not hold what they should; the entries are read with their history. */
export async function unreadable(db: Kysely<Tables>): Promise<Finding[]> {
  return [
    ...(await badRows('cable', cables(db), toCable, ({ id }) => `cable ${id}`)),
    ...(await badRows('demarche', demarches(db), toDemarche, ({ id }) => `demarche ${id}`)),
    ...(await badRows(
      'tracking',
      trackings(db),
      toTracking,
      (row) => `demarche ${row.demarche} channel ${row.channel}`,
    )),
    ...(await badRows('reminder', reminders(db), toReminder, ({ id }) => `reminder ${id}`)),
    ...(await badRows(
      'audit',
      auditLines(db),
      (row) => readJson(COLUMN.detail, row.detail_json, 'audit'),
      ({ workspace, seq }) => `workspace ${workspace} line ${seq}`,
    )),
    ...(await badRows('role', roles(db), toGrant, (row) => `workspace ${row.workspace} user ${row.user_id}`)),
    ...(await badRows(
      'default_role',
      defaultRoles(db),
      toDefaultRole,
      ({ workspace }) => `workspace ${workspace}`,
    )),
    ...(await badRows(
      'clearance',
      clearances(db),
      toClearance,
      (row) => `workspace ${row.workspace} channel ${row.channel}`,
    )),
  ];
}

async function badRows<Row>(
  table: string,
  page: (after: Row | undefined) => Promise<Row[]>,
  toValue: (row: Row) => unknown,
  where: (row: Row) => string,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const row of paged(page)) {
    try {
      toValue(row);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      found.push({ table, where: where(row), message: 'the row can not be read' });
    }
  }
  return found;
}

/** The rows after one, in the order of the table's key. */
type Page<Table extends keyof Tables> = (
  after: Selectable<Tables[Table]> | undefined,
) => Promise<Array<Selectable<Tables[Table]>>>;

const cables =
  (db: Kysely<Tables>): Page<'cable'> =>
  (after) => {
    const rows = db.selectFrom('cable').selectAll().orderBy('id').limit(PAGE);
    return (after === undefined ? rows : rows.where('id', '>', after.id)).execute();
  };

const demarches =
  (db: Kysely<Tables>): Page<'demarche'> =>
  (after) => {
    const rows = db.selectFrom('demarche').selectAll().orderBy('id').limit(PAGE);
    return (after === undefined ? rows : rows.where('id', '>', after.id)).execute();
  };

const reminders =
  (db: Kysely<Tables>): Page<'reminder'> =>
  (after) => {
    const rows = db.selectFrom('reminder').selectAll().orderBy('id').limit(PAGE);
    return (after === undefined ? rows : rows.where('id', '>', after.id)).execute();
  };

const trackings =
  (db: Kysely<Tables>): Page<'tracking'> =>
  (after) => {
    const rows = db.selectFrom('tracking').selectAll().orderBy('demarche').orderBy('channel').limit(PAGE);
    const rest = sql<boolean>`(demarche, channel) > (${after?.demarche}, ${after?.channel})`;
    return (after === undefined ? rows : rows.where(rest)).execute();
  };

const auditLines =
  (db: Kysely<Tables>): Page<'audit'> =>
  (after) => {
    const rows = db.selectFrom('audit').selectAll().orderBy('workspace').orderBy('seq').limit(PAGE);
    const rest = sql<boolean>`(workspace, seq) > (${after?.workspace}, ${after?.seq})`;
    return (after === undefined ? rows : rows.where(rest)).execute();
  };

const roles =
  (db: Kysely<Tables>): Page<'role'> =>
  (after) => {
    const rows = db.selectFrom('role').selectAll().orderBy('workspace').orderBy('user_id').limit(PAGE);
    const rest = sql<boolean>`(workspace, user_id) > (${after?.workspace}, ${after?.user_id})`;
    return (after === undefined ? rows : rows.where(rest)).execute();
  };

const defaultRoles =
  (db: Kysely<Tables>): Page<'default_role'> =>
  (after) => {
    const rows = db.selectFrom('default_role').selectAll().orderBy('workspace').limit(PAGE);
    return (after === undefined ? rows : rows.where('workspace', '>', after.workspace)).execute();
  };

const clearances =
  (db: Kysely<Tables>): Page<'clearance'> =>
  (after) => {
    const rows = db.selectFrom('clearance').selectAll().orderBy('workspace').orderBy('channel').limit(PAGE);
    const rest = sql<boolean>`(workspace, channel) > (${after?.workspace}, ${after?.channel})`;
    return (after === undefined ? rows : rows.where(rest)).execute();
  };
