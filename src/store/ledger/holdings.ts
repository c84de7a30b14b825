import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Holdings } from '../types.ts';
import { mrns } from './cables.ts';

/** How much there is of a workspace, read as it stands at one instant. */
export async function holdings(db: Kysely<Tables>, workspace: string): Promise<Holdings> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const rows = async (
        table:
          | 'demarche'
          | 'response'
          | 'tracking'
          | 'reminder'
          | 'role'
          | 'default_role'
          | 'clearance'
          | 'audit',
      ) => {
        const { count } = await transaction
          .selectFrom(table)
          .select((e) => e.fn.countAll<number>().as('count'))
          .where('workspace', '=', workspace)
          .executeTakeFirstOrThrow();
        return count;
      };
      return {
        mrns: await mrns(transaction, workspace),
        demarches: await rows('demarche'),
        entries: await rows('response'),
        trackings: await rows('tracking'),
        reminders: await rows('reminder'),
        roles: (await rows('role')) + (await rows('default_role')),
        clearances: await rows('clearance'),
        audit: await rows('audit'),
      };
    });
}
