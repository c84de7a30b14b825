import type { Kysely } from 'kysely';
import { textType } from '../dialect.ts';

/** Who may do what in a workspace, by name and for everybody else, and how much a channel may show. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('role')
    .addColumn('workspace', text, (c) => c.notNull())
    .addColumn('user_id', text, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('by_user', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('role_key', ['workspace', 'user_id'])
    .execute();
  await db.schema
    .createTable('default_role')
    .addColumn('workspace', text, (c) => c.primaryKey())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('by_user', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('clearance')
    .addColumn('workspace', text, (c) => c.notNull())
    .addColumn('channel', text, (c) => c.notNull())
    .addColumn('level', text, (c) => c.notNull())
    .addColumn('by_user', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('clearance_key', ['workspace', 'channel'])
    .execute();
}
