import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { emptyLog } from '../dialect.ts';
import { retrying } from '../retry.ts';
import type { Tables } from '../schema.ts';

/** True of what is kept, in any namespace, under the workspace itself or under a key that begins with it and a blank. */
const ofWorkspace = (workspace: string) => (e: ExpressionBuilder<Tables, 'keyv'>) =>
  e.or([
    e('key', '=', workspace),
    // `!` comes right after the blank, so between the two is every text that begins so, whatever signs the workspace has.
    e.and([e('key', '>=', `${workspace} `), e('key', '<', `${workspace}!`)]),
  ]);

/** How many keyed rows a workspace has. */
export async function keyedOf(db: Kysely<Tables>, workspace: string): Promise<number> {
  const { count } = await retrying(() =>
    db
      .selectFrom('keyv')
      .select(sql<number>`count(*)`.as('count'))
      .where(ofWorkspace(workspace))
      .executeTakeFirstOrThrow(),
  );
  return count;
}

/** Removes the keyed rows of a workspace; answers how many. */
export async function forgetKeyed(db: Kysely<Tables>, workspace: string): Promise<number> {
  const gone = await retrying(() =>
    db.deleteFrom('keyv').where(ofWorkspace(workspace)).returning('key').execute(),
  );
  await retrying(() => emptyLog(db));
  return gone.length;
}
