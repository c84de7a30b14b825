import type { Kysely } from 'kysely';
import { COLUMN, readJson } from '../json.ts';
import type { Tables } from '../schema.ts';
import type { AuditRow, AuditVerb, Author } from '../types.ts';

/**
 * Writes down what was done; called inside the transaction that does it. The unique key decides who gets the next number:
 * who is second waits for the first to be done, and then takes the one after it.
 */
export async function writeAudit(
  db: Kysely<Tables>,
  by: Author,
  verb: AuditVerb,
  demarche: string | null,
  detail: Record<string, unknown>,
): Promise<void> {
  for (let written = false; !written; ) {
    const { last } = await db
      .selectFrom('audit')
      .where('workspace', '=', by.workspace)
      .select((e) => e.fn.coalesce(e.fn.max('seq'), e.lit(0)).as('last'))
      .executeTakeFirstOrThrow();
    const row = await db
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
      .onConflict((conflict) => conflict.columns(['workspace', 'seq']).doNothing())
      .returning('seq')
      .executeTakeFirst();
    written = row !== undefined;
  }
}

export async function audit(db: Kysely<Tables>, workspace: string, demarche?: string): Promise<AuditRow[]> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('workspace', '=', workspace)
    .$if(demarche !== undefined, (query) => query.where('demarche', '=', demarche ?? null))
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    workspace: row.workspace,
    seq: row.seq,
    demarche: row.demarche,
    verb: row.verb,
    detail: readJson(COLUMN.detail, row.detail_json, `audit ${row.workspace} ${row.seq}`),
    by: row.by_user,
    at: row.at,
    surface: row.surface,
  }));
}
