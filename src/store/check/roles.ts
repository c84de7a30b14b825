import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AuditTable, Tables } from '../schema.ts';
import type { Finding } from '../types.ts';
import { PAGE, paged } from './pages.ts';

const text = z.string().nullable();
const change = z.union([
  z.object({ channel: z.string(), from: text, to: text }),
  z.object({ user: text, from: text, to: text }),
]);

/** What stands, by the row that it stands in: `role, workspace T1 user U1` → `recorder`. */
type Standing = Map<string, string>;

/** Roles and clearances are what the audit says of them, each change beginning with what the one before it left. */
export async function roles(db: Kysely<Tables>): Promise<Finding[]> {
  const said: Standing = new Map();
  const found: Finding[] = [];
  for await (const row of paged<Selectable<AuditTable>>((after) => nextChanges(db, after))) {
    const read = change.safeParse(parsed(row.detail_json));
    const where = `workspace ${row.workspace} line ${row.seq}`;
    if (!read.success) {
      found.push({ table: 'audit', where, message: `no change of a ${row.verb}` });
      continue;
    }
    const { from, to } = read.data;
    const of = nameOf(row.workspace, read.data);
    const stood = said.get(of) ?? null;
    if (stood !== from) {
      found.push({
        table: 'audit',
        where,
        message: `${of} changes from ${shown(from)}, where ${shown(stood)} stood`,
      });
    }
    if (to === null) said.delete(of);
    else said.set(of, to);
  }
  return [...found, ...differences(await standing(db), said)];
}

function differences(stands: Standing, said: Standing): Finding[] {
  const found: Finding[] = [];
  for (const of of new Set([...stands.keys(), ...said.keys()])) {
    if (stands.get(of) === said.get(of)) continue;
    const [table = '', where = ''] = of.split(', ');
    found.push({
      table,
      where,
      message: `${shown(stands.get(of))} stands, where the audit last says ${shown(said.get(of))}`,
    });
  }
  return found;
}

const shown = (word: string | null | undefined) => (word == null ? 'nothing' : JSON.stringify(word));

/** The tables as they are, in the words of the audit. */
async function standing(db: Kysely<Tables>): Promise<Standing> {
  const stands: Standing = new Map();
  for (const { workspace, user_id, role } of await db.selectFrom('role').selectAll().execute()) {
    stands.set(nameOf(workspace, { user: user_id }), role);
  }
  for (const { workspace, role } of await db.selectFrom('default_role').selectAll().execute()) {
    stands.set(nameOf(workspace, { user: null }), role);
  }
  for (const { workspace, channel, level } of await db.selectFrom('clearance').selectAll().execute()) {
    stands.set(nameOf(workspace, { channel }), level);
  }
  return stands;
}

function nameOf(workspace: string, of: { channel: string } | { user: string | null }): string {
  if ('channel' in of) return `clearance, workspace ${workspace} channel ${of.channel}`;
  return of.user === null
    ? `default_role, workspace ${workspace}`
    : `role, workspace ${workspace} user ${of.user}`;
}

function parsed(column: string): unknown {
  try {
    return JSON.parse(column);
  } catch {
    // What is no JSON is no change either.
    return null;
  }
}

function nextChanges(
  db: Kysely<Tables>,
  after: Selectable<AuditTable> | undefined,
): Promise<Array<Selectable<AuditTable>>> {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('verb', 'in', ['role', 'clearance'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(workspace, seq) > (${after?.workspace}, ${after?.seq})`),
    )
    .orderBy('workspace')
    .orderBy('seq')
    .limit(PAGE)
    .execute();
}
