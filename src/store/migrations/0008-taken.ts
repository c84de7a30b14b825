import type { Kysely } from 'kysely';
import { textType, withoutRowId } from '../dialect.ts';
import type { Tables } from '../schema.ts';

/** Who took keys until now, among the rows of Keyv. */
const NAMESPACES = [
  'signature',
  'event',
  'state',
  'installing',
  'telling',
  'owner',
  'digest-morning',
  'personal-sending',
];

/**
 * Keys that are taken have a table of their own: every request takes one, and in a table without other indexes that is half the work. Those
 * that are taken stay with whoever has them.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('taken')
    .addColumn('namespace', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('taker', text, (c) => c.notNull())
    .addColumn('expires', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('taken_key', ['namespace', 'key'])
    .modifyEnd(withoutRowId(db))
    .execute();
  await db
    .insertInto('taken')
    .columns(['namespace', 'key', 'taker', 'expires'])
    .expression((e) =>
      e
        .selectFrom('keyv')
        .select(['namespace', 'key', 'value', (s) => s.fn.coalesce('expires', s.lit(0)).as('expires')])
        .where('namespace', 'in', NAMESPACES),
    )
    .execute();
  await db.deleteFrom('keyv').where('namespace', 'in', NAMESPACES).execute();
}
