import type { Kysely } from 'kysely';
import { type Cable, NotACableError, parseCable } from '../../cable/index.ts';
import { markingOf } from '../../demarche/index.ts';
import type { Tables } from '../schema.ts';

/**
 * Cables that were read before every marking in a text counted are read once more, so that a caption in a line to pass on, or the mark of
 * a bullet, keeps from a place what it ought to. The facts of a demarche stay as somebody confirmed them; its cards are drawn again.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  // One at a time: a cable may be a megabyte, and there may be many.
  const ids = await db.selectFrom('cable').select('id').execute();
  for (const { id } of ids) {
    const { workspace, mrn, raw, parsed_json } = await db
      .selectFrom('cable')
      .select(['workspace', 'mrn', 'raw', 'parsed_json'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const stored: Omit<Cable, 'otherMarkings'> & Partial<Cable> = JSON.parse(parsed_json);
    if (stored.otherMarkings !== undefined) continue;
    // What a person typed as its number is not in the text.
    const cable = { ...readAgain(raw, stored), mrn: stored.mrn };
    await db
      .updateTable('cable')
      .set({ parsed_json: JSON.stringify(cable) })
      .where('id', '=', id)
      .execute();
    await db
      .updateTable('demarche')
      .set((e) => ({ marking_json: JSON.stringify(markingOf(cable)), version: e('version', '+', 1) }))
      .where('workspace', '=', workspace)
      .where('mrn', '=', mrn)
      .execute();
  }
}

/** A text that passed for a cable once and does not any more stays as it was read, its blocks without marks of their own. */
function readAgain(raw: string, stored: Omit<Cable, 'otherMarkings'>): Cable {
  try {
    return parseCable(raw);
  } catch (error) {
    if (!(error instanceof NotACableError)) throw error;
    const paragraphs = stored.paragraphs.map((paragraph) => ({
      ...paragraph,
      blocks: paragraph.blocks.map((block) => ({ ...block, mark: block.mark ?? null })),
    }));
    return { ...stored, otherMarkings: [], paragraphs };
  }
}
