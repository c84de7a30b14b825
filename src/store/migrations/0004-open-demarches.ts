import type { Kysely } from 'kysely';

/** What a person sees at home, and what is due, are open demarches: finding them must not cost more with each one that was closed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('demarche_state')
    .on('demarche')
    .columns(['workspace', 'state', 'mrn'])
    .execute();
}
