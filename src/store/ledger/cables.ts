import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type Demarche, markingOf } from '../../demarche/index.ts';
import type { Tables } from '../schema.ts';
import type { Author, Imported, NewCable, StoredCable } from '../types.ts';
import { writeAudit } from './audit.ts';
import { demarche } from './demarches.ts';
import { insertEntry } from './responses.ts';
import { toCable } from './rows.ts';
import { indexCable } from './search.ts';

export async function cable(db: Kysely<Tables>, workspace: string, mrn: string): Promise<StoredCable | null> {
  const row = await db
    .selectFrom('cable')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('mrn', '=', mrn)
    .executeTakeFirst();
  return row === undefined ? null : toCable(row);
}

export async function mrns(db: Kysely<Tables>, workspace: string): Promise<string[]> {
  const rows = await db
    .selectFrom('cable')
    .select('mrn')
    .where('workspace', '=', workspace)
    .orderBy('mrn')
    .execute();
  return rows.map(({ mrn }) => mrn);
}

/** Keeps a cable and opens its demarche, once for each MRN of a workspace. */
export async function importCable(db: Kysely<Tables>, by: Author, wanted: NewCable): Promise<Imported> {
  return db.transaction().execute(async (transaction) => {
    const id = randomUUID();
    const inserted = await transaction
      .insertInto('cable')
      .values({
        id,
        workspace: by.workspace,
        mrn: wanted.mrn,
        raw: wanted.raw,
        parsed_json: JSON.stringify(wanted.cable),
        marking_json: JSON.stringify(markingOf(wanted.cable)),
        imported_by: by.user,
        imported_at: by.at,
      })
      .onConflict((conflict) => conflict.columns(['workspace', 'mrn']).doNothing())
      .returningAll()
      .executeTakeFirst();

    if (inserted === undefined) {
      const stored = await transaction
        .selectFrom('cable')
        .selectAll()
        .where('workspace', '=', by.workspace)
        .where('mrn', '=', wanted.mrn)
        .executeTakeFirstOrThrow();
      return {
        type: 'already',
        cable: toCable(stored),
        demarche: await demarche(transaction, by.workspace, wanted.mrn),
      };
    }
    await indexCable(transaction, { id, workspace: by.workspace, mrn: wanted.mrn, cable: wanted.cable });
    const opened = wanted.demarche === null ? null : await open(transaction, by, id, wanted, wanted.demarche);
    await writeAudit(transaction, by, 'import', opened?.id ?? null, {
      mrn: wanted.mrn,
      achieved: wanted.entries.map(({ country }) => country),
    });
    return { type: 'imported', cable: toCable(inserted), demarche: opened };
  });
}

/** Opens the demarche of a cable that is there; called inside a transaction. */
export async function open(
  db: Kysely<Tables>,
  by: Author,
  cableId: string,
  { mrn, entries }: NewCable,
  what: NonNullable<NewCable['demarche']>,
): Promise<Demarche> {
  const id = randomUUID();
  await db
    .insertInto('demarche')
    .values({
      id,
      workspace: by.workspace,
      cable: cableId,
      mrn,
      subject: what.subject,
      marking_json: JSON.stringify(what.marking),
      sender: what.from,
      sent_at: what.sentAt,
      tags_json: JSON.stringify(what.tags),
      facts_json: JSON.stringify(what.facts),
      state: 'open',
      opened_by: by.user,
      opened_at: by.at,
      version: 1 + entries.length,
    })
    .execute();
  const { responders } = what.facts;
  if (responders.length > 0) {
    await db
      .insertInto('responder')
      .values(responders.map(({ country, post, via }) => ({ demarche: id, country, post, via, owner: null })))
      // Two posts may be accredited to one country; the country owes one answer.
      .onConflict((conflict) => conflict.columns(['demarche', 'country']).doNothing())
      .execute();
  }
  for (const [index, { country, patch }] of entries.entries()) {
    await insertEntry(db, by, {
      demarche: id,
      country,
      after: 0,
      entry: { type: 'record', patch },
      seq: 2 + index,
    });
  }
  return { id, workspace: by.workspace, mrn, ...what, state: 'open', openedBy: by.user, openedAt: by.at };
}
