import { type Kysely, sql } from 'kysely';
import type { Store } from '../../src/store/index.ts';
import type { Tables } from '../../src/store/schema.ts';
import { by, cableFor, paragraphOf, quietly } from './contract/samples.ts';

/** A workspace with something of it in every table; `word` stands in the text of its cables and in what people said. */
export async function fill({ ledger, keyed, taken }: Store, workspace: string, word: string): Promise<void> {
  const who = by('U1', workspace);
  const wanted = (mrn: string) => {
    const { cable, ...rest } = cableFor(mrn);
    const text = `The text of ${word}.`;
    return { ...rest, raw: `${rest.raw} ${text}`, cable: { ...cable, paragraphs: [paragraphOf(text)] } };
  };
  await ledger.importCable(who, { ...wanted('19OSLO7'), demarche: null });
  for (const mrn of ['19STATE100', '19STATE200']) {
    const { demarche } = await ledger.importCable(who, wanted(mrn));
    const id = demarche?.id ?? '';
    const entry = { type: 'record' as const, patch: { note: `Said of ${word}` } };
    await ledger.append(who, { demarche: id, country: 'BJ', after: 0, entry });
    await ledger.assign(who, id, 'TG', 'U5');
    const { tracking } = await ledger.track(who, id, 'C1', quietly);
    await ledger.planReminders(tracking, [{ key: 'due', kind: 'due', dueAt: '2019-06-07T17:00:00.000Z' }]);
    if (mrn === '19STATE200') await ledger.setState(who, id, 'closed');
  }
  await ledger.setGrant(who, 'U5', 'coordinator');
  await ledger.setDefaultRole(who, 'reader');
  await ledger.setClearance(who, 'C1', 'UNCLASSIFIED');
  await keyed('profile').set(workspace, { zone: 'UTC' });
  await keyed('draft').set(`${workspace} U1`, { text: word });
  await keyed('said').set(`${workspace} C1 U1`, { text: word }, 60_000);
  await taken('event').take(`${workspace} Ev1`, 'p1', 60_000);
}

/** The tables that hold nothing of a workspace: what the store knows of itself, and the inside of SQLite's search index. */
const OF_NOBODY = /^(kysely_migration|kysely_migration_lock|keyring|forgetting|cable_search_\w+)$/;

export const holdsWorkspaces = (table: string): boolean => !OF_NOBODY.test(table);

/** Every row of every table that there is, as text, whatever the schema is. */
export async function everyRow(db: Kysely<Tables>): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    found.set(name, rows.map(asText).sort());
  }
  return found;
}

const asText = (row: Record<string, unknown>): string =>
  JSON.stringify(row, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );

/** The rows that have one of the words in them, table by table; the ids of a workspace's cables and demarches are such words. */
export function rowsWith(
  all: ReadonlyMap<string, readonly string[]>,
  words: readonly string[],
): Record<string, string[]> {
  const some = [...all].map(([table, rows]): [string, string[]] => [
    table,
    rows.filter((row) => words.some((word) => row.includes(word))),
  ]);
  return Object.fromEntries(some.filter(([, rows]) => rows.length > 0));
}

/** What names the workspace in its rows: its id, and the ids of what it has. */
export async function namesOf(db: Kysely<Tables>, workspace: string): Promise<string[]> {
  const ids = async (table: 'cable' | 'demarche') =>
    (await db.selectFrom(table).select('id').where('workspace', '=', workspace).execute()).map(
      ({ id }) => id,
    );
  return [workspace, ...(await ids('cable')), ...(await ids('demarche'))];
}
