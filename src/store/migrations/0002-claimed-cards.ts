import type { Kysely } from 'kysely';

/** Who draws a card is decided by a claim, as for reminders; a channel that Slack has shut for us is left alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('tracking').addColumn('shut', 'text').execute();
  await db.schema.alterTable('tracking').addColumn('card_claimed_by', 'text').execute();
  await db.schema.alterTable('tracking').addColumn('card_claimed_until', 'text').execute();
  await db.schema
    .alterTable('tracking')
    .addColumn('card_claims', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
