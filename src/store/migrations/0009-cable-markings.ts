import type { Kysely } from 'kysely';
import type { Cable } from '../../cable/index.ts';
import { markingOf } from '../../demarche/index.ts';
import { textType } from '../dialect.ts';
import type { Tables } from '../schema.ts';

/** What counts for a cable whose marking is not there, since it may not be shown to anybody then. */
const HIGHEST = JSON.stringify({ level: 'TOP SECRET', captions: [], declassifyOn: null });

/**
 * Each cable carries its marking beside its text, so that what a search finds is judged without opening hundreds of cables. An index holds
 * it: it is read from there, and not from behind a text of a megabyte. Where more counts than did, as REL TO at a paragraph, the cards are
 * drawn again.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('cable')
    .addColumn('marking_json', textType(db), (c) => c.notNull().defaultTo(HIGHEST))
    .execute();
  await db.schema.createIndex('cable_marking').on('cable').columns(['id', 'marking_json']).execute();
  // One at a time: a cable may be a megabyte, and there may be many.
  for (const { id } of await db.selectFrom('cable').select('id').execute()) {
    const { workspace, mrn, parsed_json } = await db
      .selectFrom('cable')
      .select(['workspace', 'mrn', 'parsed_json'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const cable: Cable = JSON.parse(parsed_json);
    const marking_json = JSON.stringify(markingOf(cable));
    await db.updateTable('cable').set({ marking_json }).where('id', '=', id).execute();
    await db
      .updateTable('demarche')
      .set((e) => ({ marking_json, version: e('version', '+', 1) }))
      .where('workspace', '=', workspace)
      .where('mrn', '=', mrn)
      .where('marking_json', '<>', marking_json)
      .execute();
  }
}
