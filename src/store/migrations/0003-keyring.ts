import type { Kysely } from 'kysely';
import { textType } from '../dialect.ts';

/** Which key seals the keyed state: the id of it, never the key. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('keyring')
    .addColumn('id', textType(db), (c) => c.primaryKey())
    .execute();
}
