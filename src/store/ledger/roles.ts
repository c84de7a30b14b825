import type { Kysely } from 'kysely';
import type { Role } from '../../demarche/index.ts';
import { compiled } from '../compiled.ts';
import { queueFor } from '../dialect.ts';
import { readWord, WORD } from '../json.ts';
import type { Tables } from '../schema.ts';
import type { Author, Grant } from '../types.ts';
import { writeAudit } from './audit.ts';
import { toDefaultRole, toGrant } from './rows.ts';

/** Who has a role by name, in the order of their ids. */
export async function grants(db: Kysely<Tables>, workspace: string): Promise<Grant[]> {
  const rows = await db
    .selectFrom('role')
    .selectAll()
    .where('workspace', '=', workspace)
    .orderBy('user_id')
    .execute();
  return rows.map(toGrant);
}

export async function grantOf(db: Kysely<Tables>, workspace: string, user: string): Promise<Role | null> {
  const row = await db
    .selectFrom('role')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row === undefined ? null : toGrant(row).role;
}

const saidOf = compiled((db, workspace: string, user: string) =>
  db.selectNoFrom((e) => {
    const named = e.selectFrom('role').select('role').where('workspace', '=', workspace);
    const usual = e.selectFrom('default_role').select('role').where('workspace', '=', workspace);
    return e.fn.coalesce(named.where('user_id', '=', user), usual).as('role');
  }),
);

export async function roleOf(db: Kysely<Tables>, workspace: string, user: string): Promise<Role | null> {
  const [said] = await saidOf(db, workspace, user);
  return said?.role ? readWord(WORD.role, said.role, `role ${workspace} ${user}`) : null;
}

/** Gives a role by name, or takes the name off; false when it stood so already. */
export async function setGrant(
  db: Kysely<Tables>,
  by: Author,
  user: string,
  role: Role | null,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await queueForRoles(transaction, by.workspace);
    const from = await grantOf(transaction, by.workspace, user);
    if (from === role) return false;
    if (role === null) {
      await transaction
        .deleteFrom('role')
        .where('workspace', '=', by.workspace)
        .where('user_id', '=', user)
        .execute();
    } else {
      const row = { role, by_user: by.user, at: by.at };
      await transaction
        .insertInto('role')
        .values({ workspace: by.workspace, user_id: user, ...row })
        .onConflict((conflict) => conflict.columns(['workspace', 'user_id']).doUpdateSet(row))
        .execute();
    }
    await writeAudit(transaction, by, 'role', null, { user, from, to: role });
    return true;
  });
}

/** What everybody has who has no role by name; null until somebody has said it. */
export async function defaultRole(db: Kysely<Tables>, workspace: string): Promise<Role | null> {
  const row = await db
    .selectFrom('default_role')
    .selectAll()
    .where('workspace', '=', workspace)
    .executeTakeFirst();
  return row === undefined ? null : toDefaultRole(row);
}

export async function setDefaultRole(db: Kysely<Tables>, by: Author, role: Role): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await queueForRoles(transaction, by.workspace);
    const from = await defaultRole(transaction, by.workspace);
    if (from === role) return false;
    const row = { role, by_user: by.user, at: by.at };
    await transaction
      .insertInto('default_role')
      .values({ workspace: by.workspace, ...row })
      .onConflict((conflict) => conflict.column('workspace').doUpdateSet(row))
      .execute();
    await writeAudit(transaction, by, 'role', null, { user: null, from, to: role });
    return true;
  });
}

/** Changes of what one workspace may do come one after the other, so that each begins with what the one before it left. */
export const queueForRoles = (transaction: Kysely<Tables>, workspace: string): Promise<void> =>
  queueFor(transaction, `roles ${workspace}`);
