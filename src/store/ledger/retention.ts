import type { Kysely } from 'kysely';
import { forUpdate } from '../dialect.ts';
import { COLUMN, readJson } from '../json.ts';
import type { Tables } from '../schema.ts';
import type { Filed } from '../types.ts';
import { writeAudit } from './audit.ts';
import { beginForgetting, endForgetting } from './forget.ts';
import { forgetIndexOf } from './search.ts';
import { removeTraces } from './traces.ts';

/** Ids a statement: engines limit how many parameters one may have. */
const BATCH = 500;

interface Old extends Filed {
  cable: string;
  demarche: string | null;
}

/** What `forgetClosedBefore` would remove now, by workspace and MRN. */
export async function closedBefore(db: Kysely<Tables>, before: Date, workspace?: string): Promise<Filed[]> {
  return (await oldCables(db, before, workspace)).map(filed);
}

/**
 * Removes closed demarches whose last entry and last change of state were before the instant, and other cables that were imported before
 * it, with all that hangs on them. In the audit a line says how many; the lines about them go.
 */
export async function forgetClosedBefore(
  db: Kysely<Tables>,
  before: Date,
  workspace?: string,
): Promise<Filed[]> {
  const removed = await db.transaction().execute(async (transaction) => {
    const seen = await oldCables(transaction, before, workspace);
    const workspaces = new Set(seen.map((old) => old.workspace));
    await hold(transaction, seen);
    for (const one of workspaces) await beginForgetting(transaction, one);
    // Somebody may have reopened one until it was held; what is read now stays so.
    const held = new Set(seen.map(({ cable }) => cable));
    const old = (await oldCables(transaction, before, workspace)).filter(({ cable }) => held.has(cable));
    for (const one of workspaces) {
      const its = old.filter((row) => row.workspace === one);
      if (its.length > 0) await remove(transaction, one, its, before);
      await endForgetting(transaction, one);
    }
    return old;
  });
  if (removed.length > 0) await removeTraces(db);
  return removed.map(filed);
}

const filed = ({ workspace, mrn }: Old): Filed => ({ workspace, mrn });

function oldCables(db: Kysely<Tables>, before: Date, workspace: string | undefined): Promise<Old[]> {
  const instant = before.toISOString();
  return db
    .selectFrom('cable')
    .leftJoin('demarche', 'demarche.cable', 'cable.id')
    .select(['cable.id as cable', 'cable.workspace', 'cable.mrn', 'demarche.id as demarche'])
    .where('cable.imported_at', '<', instant)
    .where((e) =>
      e.or([
        e('demarche.id', 'is', null),
        e.and([
          e('demarche.state', '=', 'closed'),
          e('demarche.opened_at', '<', instant),
          e.not(
            e.exists(
              e
                .selectFrom('response')
                .select('response.seq')
                .whereRef('response.demarche', '=', 'demarche.id')
                .where('response.at', '>=', instant),
            ),
          ),
          e.not(
            e.exists(
              e
                .selectFrom('audit')
                .select('audit.seq')
                .whereRef('audit.demarche', '=', 'demarche.id')
                .where('audit.verb', 'in', ['close', 'reopen'])
                .where('audit.at', '>=', instant),
            ),
          ),
        ]),
      ]),
    )
    .$if(workspace !== undefined, (query) => query.where('cable.workspace', '=', workspace ?? ''))
    .orderBy('cable.workspace')
    .orderBy('cable.mrn')
    .execute();
}

async function hold(transaction: Kysely<Tables>, old: readonly Old[]): Promise<void> {
  for (const batch of batches(old)) {
    const ids = { cable: batch.map(({ cable }) => cable), demarche: demarchesOf(batch) };
    for (const table of ['cable', 'demarche'] as const) {
      if (ids[table].length === 0) continue;
      await transaction
        .selectFrom(table)
        .select('id')
        .where('id', 'in', ids[table])
        .modifyEnd(forUpdate(transaction))
        .execute();
    }
  }
}

async function remove(
  transaction: Kysely<Tables>,
  workspace: string,
  old: readonly Old[],
  before: Date,
): Promise<void> {
  const author = { workspace, user: 'retention', surface: 'cli', link: null } as const;
  // Before the lines go, so that no number of a line is ever given out twice.
  await writeAudit(transaction, { ...author, at: new Date().toISOString() }, 'forget', null, {
    before: before.toISOString(),
    demarches: demarchesOf(old).length,
    cables: old.length,
  });
  await forgetImports(transaction, workspace, new Set(old.map(({ mrn }) => mrn)));
  for (const batch of batches(old)) {
    const [cables, demarches] = [batch.map(({ cable }) => cable), demarchesOf(batch)];
    if (demarches.length > 0) {
      for (const table of ['reminder', 'tracking', 'response', 'responder', 'audit'] as const) {
        await transaction.deleteFrom(table).where('demarche', 'in', demarches).execute();
      }
      await transaction.deleteFrom('demarche').where('id', 'in', demarches).execute();
    }
    await forgetIndexOf(transaction, cables);
    await transaction.deleteFrom('cable').where('id', 'in', cables).execute();
  }
}

/** The lines of cables that came in without a demarche name them by MRN alone. */
async function forgetImports(
  transaction: Kysely<Tables>,
  workspace: string,
  mrns: ReadonlySet<string>,
): Promise<void> {
  const lines = await transaction
    .selectFrom('audit')
    .select(['seq', 'detail_json'])
    .where('workspace', '=', workspace)
    .where('verb', '=', 'import')
    .where('demarche', 'is', null)
    .execute();
  for (const { seq, detail_json } of lines) {
    const { mrn } = readJson(COLUMN.detail, detail_json, `audit ${workspace} ${seq}`);
    if (typeof mrn !== 'string' || !mrns.has(mrn)) continue;
    await transaction.deleteFrom('audit').where('workspace', '=', workspace).where('seq', '=', seq).execute();
  }
}

const demarchesOf = (old: readonly Old[]): string[] =>
  old.flatMap(({ demarche }) => (demarche === null ? [] : [demarche]));

function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += BATCH) yield all.slice(start, start + BATCH);
}
