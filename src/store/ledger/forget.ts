import type { Kysely } from 'kysely';
import { forUpdate } from '../dialect.ts';
import type { Tables } from '../schema.ts';
import { queueForAudit } from './audit.ts';
import { queueForRoles } from './roles.ts';
import { forgetIndex } from './search.ts';
import { removeTraces } from './traces.ts';

/** Tables whose rows name their workspace themselves, children before parents, as the foreign keys want it. */
const OF_WORKSPACE = [
  'reminder',
  'tracking',
  'response',
  'role',
  'default_role',
  'clearance',
  'audit',
] as const;

/** Whoever writes in the workspace meanwhile comes wholly before this and is forgotten too, or begins anew after it. */
export async function forgetWorkspace(db: Kysely<Tables>, workspace: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // In the order in which all writers take hold of things: who waits for one that waits for them would have to begin again.
    await hold(transaction, workspace);
    await beginForgetting(transaction, workspace);
    // Once more for what was imported until the audit stood still.
    await hold(transaction, workspace);
    for (const table of OF_WORKSPACE) {
      await transaction.deleteFrom(table).where('workspace', '=', workspace).execute();
    }
    await transaction
      .deleteFrom('responder')
      .where('demarche', 'in', (e) =>
        e.selectFrom('demarche').select('demarche.id').where('workspace', '=', workspace),
      )
      .execute();
    await transaction.deleteFrom('demarche').where('workspace', '=', workspace).execute();
    await forgetIndex(transaction, workspace);
    await transaction.deleteFrom('cable').where('workspace', '=', workspace).execute();
    await endForgetting(transaction, workspace);
  });
  await removeTraces(db);
}

async function hold(transaction: Kysely<Tables>, workspace: string): Promise<void> {
  for (const table of ['cable', 'demarche'] as const) {
    await transaction
      .selectFrom(table)
      .select('id')
      .where('workspace', '=', workspace)
      .modifyEnd(forUpdate(transaction))
      .execute();
  }
}

/** Lets rows of the workspace go until `endForgetting`; its roles and its audit stand still until the transaction ends. */
export async function beginForgetting(transaction: Kysely<Tables>, workspace: string): Promise<void> {
  await transaction.insertInto('forgetting').values({ workspace }).execute();
  await queueForRoles(transaction, workspace);
  await queueForAudit(transaction, workspace);
}

export async function endForgetting(transaction: Kysely<Tables>, workspace: string): Promise<void> {
  await transaction.deleteFrom('forgetting').where('workspace', '=', workspace).execute();
}
