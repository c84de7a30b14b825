import { type Kysely, type RawBuilder, sql } from 'kysely';
import { emptyLog } from '../dialect.ts';
import { retrying } from '../retry.ts';
import type { Tables } from '../schema.ts';

const KEYED = ['keyv', 'taken'] as const;

/** True of what is kept, in any namespace, under the workspace itself or under a key that begins with it and a blank. */
const ofWorkspace = (workspace: string): RawBuilder<unknown> =>
  // `!` comes right after the blank, so between the two is every text that begins so, whatever signs the workspace has.
  sql`(key = ${workspace} or (key >= ${`${workspace} `} and key < ${`${workspace}!`}))`;

/** How many keyed rows a workspace has. */
export async function keyedOf(db: Kysely<Tables>, workspace: string): Promise<number> {
  const counts = await Promise.all(
    KEYED.map(async (table) => {
      const count = sql<{
        count: number;
      }>`select count(*) as count from ${sql.table(table)} where ${ofWorkspace(workspace)}`;
      const { rows } = await retrying(() => count.execute(db));
      return rows[0]?.count ?? 0;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Removes the keyed rows of a workspace; answers how many. */
export async function forgetKeyed(db: Kysely<Tables>, workspace: string): Promise<number> {
  let gone = 0;
  for (const table of KEYED) {
    const removal = sql`delete from ${sql.table(table)} where ${ofWorkspace(workspace)} returning key`;
    gone += (await retrying(() => removal.execute(db))).rows.length;
  }
  await retrying(() => emptyLog(db));
  return gone;
}
