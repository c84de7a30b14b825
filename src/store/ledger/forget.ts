import type { Kysely } from 'kysely';
import { forUpdate } from '../dialect.ts';
import type { Tables } from '../schema.ts';
import { forgetIndex } from './search.ts';

/** Children before parents, as the foreign keys want it; whoever still writes about one of its demarches waits, and then finds none. */
export async function forgetWorkspace(db: Kysely<Tables>, workspace: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.insertInto('forgetting').values({ workspace }).execute();
    await transaction
      .selectFrom('demarche')
      .select('id')
      .where('workspace', '=', workspace)
      .modifyEnd(forUpdate(transaction))
      .execute();
    for (const table of [
      'reminder',
      'tracking',
      'response',
      'role',
      'default_role',
      'clearance',
      'audit',
    ] as const) {
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
    await transaction.deleteFrom('forgetting').where('workspace', '=', workspace).execute();
  });
}
