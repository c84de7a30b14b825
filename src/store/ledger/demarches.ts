import type { Kysely } from 'kysely';
import type { Demarche } from '../../demarche/index.ts';
import type { CountryCode } from '../../geo/index.ts';
import { forUpdate } from '../dialect.ts';
import type { Tables } from '../schema.ts';
import type { Author } from '../types.ts';
import { writeAudit } from './audit.ts';
import { toDemarche } from './rows.ts';

export async function demarche(db: Kysely<Tables>, workspace: string, mrn: string): Promise<Demarche | null> {
  const row = await db
    .selectFrom('demarche')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('mrn', '=', mrn)
    .executeTakeFirst();
  return row === undefined ? null : toDemarche(row);
}

export async function demarchesOf(
  db: Kysely<Tables>,
  workspace: string,
  mrns: readonly string[],
): Promise<Demarche[]> {
  if (mrns.length === 0) return [];
  const rows = await db
    .selectFrom('demarche')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('mrn', 'in', mrns)
    .execute();
  return rows.map(toDemarche);
}

export async function demarcheById(db: Kysely<Tables>, id: string): Promise<Demarche | null> {
  const row = await db.selectFrom('demarche').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toDemarche(row);
}

export async function demarches(
  db: Kysely<Tables>,
  workspace: string,
  state: 'open' | 'closed' | 'any',
): Promise<Demarche[]> {
  const rows = await db
    .selectFrom('demarche')
    .selectAll()
    .where('workspace', '=', workspace)
    .$if(state !== 'any', (query) => query.where('state', '=', state === 'closed' ? 'closed' : 'open'))
    .orderBy('mrn')
    .execute();
  return rows.map(toDemarche);
}

/** The change counter: 1 at import, one more with each entry, each change of state and of owner; 0 when unknown. */
export async function version(db: Kysely<Tables>, id: string): Promise<number> {
  const row = await db.selectFrom('demarche').select('version').where('id', '=', id).executeTakeFirst();
  return row?.version ?? 0;
}

export async function setState(
  db: Kysely<Tables>,
  by: Author,
  id: string,
  state: 'open' | 'closed',
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable('demarche')
      .set((e) => ({ state, version: e('version', '+', 1) }))
      .where('id', '=', id)
      .where('workspace', '=', by.workspace)
      .where('state', '<>', state)
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) return false;
    await writeAudit(transaction, by, state === 'closed' ? 'close' : 'reopen', id, {});
    return true;
  });
}

/**
 * Until the transaction ends, who else changes this demarche waits: what is read now is still so when it is written.
 * False when the demarche is not of the author's workspace.
 */
export async function holdDemarche(transaction: Kysely<Tables>, by: Author, id: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('demarche')
    .select('id')
    .where('id', '=', id)
    .where('workspace', '=', by.workspace)
    .modifyEnd(forUpdate(transaction))
    .executeTakeFirst();
  return row !== undefined;
}

export async function assign(
  db: Kysely<Tables>,
  by: Author,
  id: string,
  country: CountryCode,
  owner: string | null,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    if (!(await holdDemarche(transaction, by, id))) return false;
    const responder = await transaction
      .selectFrom('responder')
      .select('owner')
      .where('demarche', '=', id)
      .where('country', '=', country)
      .executeTakeFirst();
    if (responder === undefined) return false;
    if (responder.owner === owner) return true;
    await transaction
      .updateTable('responder')
      .set({ owner })
      .where('demarche', '=', id)
      .where('country', '=', country)
      .execute();
    await transaction
      .updateTable('demarche')
      .set((e) => ({ version: e('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
    await writeAudit(transaction, by, 'assign', id, { country, from: responder.owner, to: owner });
    return true;
  });
}

export async function owners(db: Kysely<Tables>, id: string): Promise<Map<CountryCode, string>> {
  const rows = await db
    .selectFrom('responder')
    .select(['country', 'owner'])
    .where('demarche', '=', id)
    .execute();
  return new Map(rows.flatMap(({ country, owner }) => (owner === null ? [] : [[country, owner] as const])));
}
