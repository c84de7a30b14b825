import type { Kysely } from 'kysely';
import { toStoreError } from '../errors.ts';
import type { Tables } from '../schema.ts';
import type { Taken } from '../types.ts';

/**
 * First come, first served, over all processes on one database: a row of the table `keyv` in a namespace of its own, which the next to
 * ask may only have once it has expired.
 * @example await takenOn(db, 'event').take('Ev1', 'process 1', 60_000) // true for the first
 */
export function takenOn(db: Kysely<Tables>, namespace: string): Taken {
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw toStoreError(error);
    }
  };
  return {
    async take(key, by, forMs) {
      const now = Date.now();
      const row = { value: by, expires: now + forMs };
      const taken = await told(
        db
          .insertInto('keyv')
          .values({ namespace, key, ...row })
          .onConflict((conflict) =>
            conflict.columns(['namespace', 'key']).doUpdateSet(row).where('keyv.expires', '<=', now),
          )
          .returning('key')
          .executeTakeFirst(),
      );
      return taken !== undefined;
    },
    async keep(key, by, forMs) {
      await told(
        db
          .updateTable('keyv')
          .set({ expires: Date.now() + forMs })
          .where('namespace', '=', namespace)
          .where('key', '=', key)
          .where('value', '=', by)
          .execute(),
      );
    },
    async giveBack(key, by) {
      await told(
        db
          .deleteFrom('keyv')
          .where('namespace', '=', namespace)
          .where('key', '=', key)
          .where('value', '=', by)
          .execute(),
      );
    },
  };
}
