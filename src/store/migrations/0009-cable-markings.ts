import type { Kysely } from 'kysely';
import type { Cable } from '../../cable/index.ts';
import { markingOf } from '../../demarche/index.ts';
import { textType } from '../dialect.ts';
import type { Tables } from '../schema.ts';

/** What counts for a cable whose marking is not there, since it may not be shown to anybody then. */
const HIGHEST = JSON.stringify({ level: 'TOP SECRET', captions: [], declassifyOn: null });

/**
 * Each cable carries its marking beside its text, so that what a search finds is judged without opening hundreds of cables. An index holds
 * it: it is read from there, and not from behind a text of a megabyte.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('cable')
    .addColumn('marking_json', textType(db), (c) => c.notNull().defaultTo(HIGHEST))
    .execute();
  await db.schema.createIndex('cable_marking').on('cable').columns(['id', 'marking_json']).execute();
  // One at a time: a cable may be a megabyte, and there may be many.
  for (const { id } of await db.selectFrom('cable').select('id').execute()) {
    const { parsed_json } = await db
      .selectFrom('cable')
      .select('parsed_json')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const cable: Cable = JSON.parse(parsed_json);
    await db
      .updateTable('cable')
      .set({ marking_json: JSON.stringify(markingOf(cable)) })
      .where('id', '=', id)
      .execute();
  }
}
