import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Finding } from '../types.ts';
import { history } from './history.ts';
import { orphans } from './orphans.ts';
import { roles } from './roles.ts';
import { unreadable } from './unreadable.ts';

/**
 * Reads every row, and says what can not be read, what has a gap, what points nowhere and what counts wrong. Others go on
 * writing meanwhile: all of it is read as it stood at one instant, and nobody waits.
 */
export async function check(db: Kysely<Tables>): Promise<Finding[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => [
      ...(await unreadable(transaction)),
      ...(await orphans(transaction)),
      ...(await history(transaction)),
      ...(await counters(transaction)),
      ...(await roles(transaction)),
    ]);
}

/** A counter that is behind the entries would let a card that shows less than the ledger pass for current. */
async function counters(db: Kysely<Tables>): Promise<Finding[]> {
  const found: Finding[] = [];
  const rows = await db
    .selectFrom('demarche')
    .leftJoin('response', 'response.demarche', 'demarche.id')
    .groupBy(['demarche.id', 'demarche.version'])
    .select(['demarche.id', 'demarche.version', sql<number>`coalesce(max(response.seq), 1)`.as('last')])
    .execute();
  for (const { id, version, last } of rows) {
    if (version >= Number(last)) continue;
    found.push({
      table: 'demarche',
      where: `demarche ${id}`,
      message: `version ${version} is behind its entries (${last})`,
    });
  }
  return found;
}
