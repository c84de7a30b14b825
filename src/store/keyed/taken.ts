import type { Kysely } from 'kysely';
import { compiled } from '../compiled.ts';
import { unhurried } from '../dialect.ts';
import { toStoreError } from '../errors.ts';
import type { Tables } from '../schema.ts';
import type { Taken } from '../types.ts';

const insertion = compiled(
  (db, namespace: string, key: string, value: string, expires: number, now: number) =>
    db
      .insertInto('keyv')
      .values({ namespace, key, value, expires })
      .onConflict((conflict) =>
        conflict
          .columns(['namespace', 'key'])
          .doUpdateSet({ value, expires })
          .where('keyv.expires', '<=', now),
      )
      .returning('key'),
);

/**
 * First come, first served, over all processes on one database: a row of the table `keyv` in a namespace of its own, which the next to
 * ask may only have once it has expired. Nobody waits for the disk where it is `inPassing`.
 * @example await takenOn(db, 'event').take('Ev1', 'process 1', 60_000) // true for the first
 */
export function takenOn(db: Kysely<Tables>, namespace: string, inPassing: boolean): Taken {
  const told = async <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> => {
    try {
      return await (inPassing ? unhurried(db, work) : work(db));
    } catch (error) {
      throw toStoreError(error);
    }
  };
  return {
    async take(key, by, forMs) {
      const now = Date.now();
      const taken = await told((on) => insertion(on, namespace, key, by, now + forMs, now));
      return taken.length > 0;
    },
    async keep(key, by, forMs) {
      await told((on) =>
        on
          .updateTable('keyv')
          .set({ expires: Date.now() + forMs })
          .where('namespace', '=', namespace)
          .where('key', '=', key)
          .where('value', '=', by)
          .execute(),
      );
    },
    async giveBack(key, by) {
      await told((on) =>
        on
          .deleteFrom('keyv')
          .where('namespace', '=', namespace)
          .where('key', '=', key)
          .where('value', '=', by)
          .execute(),
      );
    },
  };
}
