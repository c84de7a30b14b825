import type { Kysely, Selectable } from 'kysely';
import { compiled } from '../compiled.ts';
import { queueFor } from '../dialect.ts';
import { COLUMN, readJson } from '../json.ts';
import type { Room } from '../remembered.ts';
import type { AuditTable, Tables } from '../schema.ts';
import type { AuditRow, AuditVerb, Author } from '../types.ts';

/**
 * Writes down what was done; called as the last step of the transaction that does it, since from here on every other writer
 * of the workspace's audit waits for its end.
 */
export async function writeAudit(
  db: Kysely<Tables>,
  by: Author,
  verb: AuditVerb,
  demarche: string | null,
  detail: Record<string, unknown>,
): Promise<void> {
  await queueForAudit(db, by.workspace);
  const { last } = await db
    .selectFrom('audit')
    .where('workspace', '=', by.workspace)
    .select((e) => e.fn.coalesce(e.fn.max('seq'), e.lit(0)).as('last'))
    .executeTakeFirstOrThrow();
  await db
    .insertInto('audit')
    .values({
      workspace: by.workspace,
      seq: Number(last) + 1,
      demarche,
      verb,
      detail_json: JSON.stringify(detail),
      by_user: by.user,
      at: by.at,
      surface: by.surface,
    })
    .execute();
}

/** Until the transaction ends, nobody else writes a line in the audit of the workspace. */
export const queueForAudit = (transaction: Kysely<Tables>, workspace: string): Promise<void> =>
  queueFor(transaction, `audit ${workspace}`);

const lines = (db: Kysely<Tables>, workspace: string) =>
  db.selectFrom('audit').selectAll().where('workspace', '=', workspace).orderBy('seq');

const linesOf = compiled((db, workspace: string, demarche: string) =>
  lines(db, workspace).where('demarche', '=', demarche),
);

export async function audit(db: Kysely<Tables>, workspace: string): Promise<AuditRow[]> {
  return (await lines(db, workspace).execute()).map(toLine);
}

/** Every Home asks for those of all its demarches, which have a few lines each. */
export const LINES: Room<readonly AuditRow[]> = { most: 2_000, weight: ({ length }) => length };

export async function auditOf(
  db: Kysely<Tables>,
  workspace: string,
  demarche: string,
): Promise<readonly AuditRow[]> {
  return (await linesOf(db, workspace, demarche)).map(toLine);
}

const toLine = (row: Selectable<AuditTable>): AuditRow => ({
  workspace: row.workspace,
  seq: row.seq,
  demarche: row.demarche,
  verb: row.verb,
  detail: readJson(COLUMN.detail, row.detail_json, `audit ${row.workspace} ${row.seq}`),
  by: row.by_user,
  at: row.at,
  surface: row.surface,
});
