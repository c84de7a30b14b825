import type { Kysely } from 'kysely';
import type { ClassificationLevel } from '../../cable/index.ts';
import type { Tables } from '../schema.ts';
import type { Author, Cleared } from '../types.ts';
import { writeAudit } from './audit.ts';
import { queueForRoles } from './roles.ts';
import { toClearance } from './rows.ts';

/** The highest marking that a channel may show; null when nobody has said it of this channel. */
export async function clearance(
  db: Kysely<Tables>,
  workspace: string,
  channel: string,
): Promise<ClassificationLevel | null> {
  const row = await db
    .selectFrom('clearance')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('channel', '=', channel)
    .executeTakeFirst();
  return row === undefined ? null : toClearance(row).level;
}

export async function clearances(db: Kysely<Tables>, workspace: string): Promise<Cleared[]> {
  const rows = await db
    .selectFrom('clearance')
    .selectAll()
    .where('workspace', '=', workspace)
    .orderBy('channel')
    .execute();
  return rows.map(toClearance);
}

/** Says how much a channel may show, or takes that back; false when it stood so already. */
export async function setClearance(
  db: Kysely<Tables>,
  by: Author,
  channel: string,
  level: ClassificationLevel | null,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await queueForRoles(transaction, by.workspace);
    const from = await clearance(transaction, by.workspace, channel);
    if (from === level) return false;
    if (level === null) {
      await transaction
        .deleteFrom('clearance')
        .where('workspace', '=', by.workspace)
        .where('channel', '=', channel)
        .execute();
    } else {
      const row = { level, by_user: by.user, at: by.at };
      await transaction
        .insertInto('clearance')
        .values({ workspace: by.workspace, channel, ...row })
        .onConflict((conflict) => conflict.columns(['workspace', 'channel']).doUpdateSet(row))
        .execute();
    }
    await outdateCards(transaction, by.workspace, channel);
    await writeAudit(transaction, by, 'clearance', null, { channel, from, to: level });
    return true;
  });
}

/** What a channel's cards show was right for the clearance before: also one that is being drawn at this moment is drawn again. */
async function outdateCards(transaction: Kysely<Tables>, workspace: string, channel: string): Promise<void> {
  await transaction
    .updateTable('demarche')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('id', 'in', (e) =>
      e
        .selectFrom('tracking')
        .select('demarche')
        .where('workspace', '=', workspace)
        .where('channel', '=', channel),
    )
    .execute();
}
