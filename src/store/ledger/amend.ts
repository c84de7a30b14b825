import type { Kysely, Selectable } from 'kysely';
import { campaignDeadlines, type DemarcheDraft, markingOf } from '../../demarche/index.ts';
import type { CountryCode } from '../../geo/index.ts';
import { forUpdate } from '../dialect.ts';
import type { CableTable, Tables } from '../schema.ts';
import type { Amended, Author, NewCable } from '../types.ts';
import { writeAudit } from './audit.ts';
import { open } from './cables.ts';
import { demarche, holdDemarche } from './demarches.ts';
import { insertEntry } from './responses.ts';
import { toDemarche } from './rows.ts';
import { reindexCable } from './search.ts';

/** Puts corrected facts in place of those that the writer saw, all of it or nothing. */
export async function amendDemarche(
  db: Kysely<Tables>,
  by: Author,
  wanted: NewCable,
  seen: DemarcheDraft | null,
  changes: readonly unknown[],
): Promise<Amended> {
  const what = wanted.demarche;
  if (what === null) return { type: 'overtaken' };
  return db.transaction().execute(async (transaction): Promise<Amended> => {
    const cable = await transaction
      .selectFrom('cable')
      .selectAll()
      .where('workspace', '=', by.workspace)
      .where('mrn', '=', wanted.mrn)
      .modifyEnd(forUpdate(transaction))
      .executeTakeFirst();
    if (cable === undefined) return { type: 'overtaken' };
    const there = await demarche(transaction, by.workspace, wanted.mrn);
    if (there === null) {
      if (seen !== null) return { type: 'overtaken' };
      await replaceText(transaction, cable, wanted);
      const opened = await open(transaction, by, cable.id, wanted, what);
      await writeAudit(transaction, by, 'amend', opened.id, detail(cable, wanted, changes));
      return { type: 'opened', demarche: opened, kept: [] };
    }
    // Whoever answers for a country that is about to be dropped comes before or after this, not in between.
    await holdDemarche(transaction, by, there.id);
    if (there.state === 'closed') return { type: 'closed' };

    const earlier = there.facts.responders;
    const staying = await answered(transaction, there.id, earlier, what.facts.responders);
    const facts = { ...what.facts, responders: [...what.facts.responders, ...staying] };
    const changed = await transaction
      .updateTable('demarche')
      .set((e) => ({
        subject: what.subject,
        marking_json: JSON.stringify(what.marking),
        sender: what.from,
        sent_at: what.sentAt,
        tags_json: JSON.stringify(what.tags),
        facts_json: JSON.stringify(facts),
        version: e('version', '+', 1),
      }))
      .where('id', '=', there.id)
      .where('state', '=', 'open')
      .where('facts_json', '=', JSON.stringify(seen))
      .returningAll()
      .executeTakeFirst();
    if (changed === undefined) return { type: 'overtaken' };
    await replaceText(transaction, cable, wanted);
    await replaceResponders(transaction, there.id, facts);
    await addEntries(transaction, by, there.id, wanted);
    if (isDueOtherwise(there.facts, facts)) await countAnew(transaction, there.id);
    await writeAudit(transaction, by, 'amend', there.id, detail(cable, wanted, changes));
    return { type: 'amended', demarche: toDemarche(changed), kept: staying.map(({ country }) => country) };
  });
}

/** Responders that the new facts leave out although somebody has recorded something of them. */
async function answered(
  db: Kysely<Tables>,
  id: string,
  earlier: DemarcheDraft['responders'],
  now: DemarcheDraft['responders'],
): Promise<DemarcheDraft['responders']> {
  const rows = await db
    .selectFrom('response')
    .select('country')
    .distinct()
    .where('demarche', '=', id)
    .execute();
  const said = new Set(rows.map(({ country }) => country));
  const wanted = new Set(now.map(({ country }) => country));
  return earlier.filter(({ country }) => said.has(country) && !wanted.has(country));
}

async function replaceText(
  db: Kysely<Tables>,
  { id, workspace, mrn }: Selectable<CableTable>,
  { raw, cable }: NewCable,
): Promise<void> {
  await db
    .updateTable('cable')
    .set({ raw, parsed_json: JSON.stringify(cable), marking_json: JSON.stringify(markingOf(cable)) })
    .where('id', '=', id)
    .execute();
  await reindexCable(db, { id, workspace, mrn, cable });
}

async function replaceResponders(db: Kysely<Tables>, id: string, facts: DemarcheDraft): Promise<void> {
  const wanted = new Set<CountryCode>(facts.responders.map(({ country }) => country));
  for (const { country, post, via } of facts.responders) {
    await db
      .insertInto('responder')
      .values({ demarche: id, country, post, via, owner: null })
      .onConflict((conflict) => conflict.columns(['demarche', 'country']).doUpdateSet({ post, via }))
      .execute();
  }
  const there = await db.selectFrom('responder').select('country').where('demarche', '=', id).execute();
  for (const { country } of there) {
    if (wanted.has(country)) continue;
    await db.deleteFrom('responder').where('demarche', '=', id).where('country', '=', country).execute();
  }
}

/** Whether the campaign runs on another instant than before. */
function isDueOtherwise(before: DemarcheDraft, after: DemarcheDraft): boolean {
  const said = (facts: DemarcheDraft) =>
    JSON.stringify(
      campaignDeadlines(facts).map(({ date, time, zone, exclusive }) => [date, time, zone, exclusive]),
    );
  return said(before) !== said(after);
}

/** The countdown begins again for another deadline: what was posted for the old one stays, under a key that is not counted any more. */
async function countAnew(db: Kysely<Tables>, id: string): Promise<void> {
  await db
    .deleteFrom('reminder')
    .where('demarche', '=', id)
    .where('status', '=', 'planned')
    .where('kind', '<>', 'snoozed')
    .execute();
  await db
    .updateTable('reminder')
    .set((e) => ({ key: e('key', '||', e(e.val(' before '), '||', e.ref('id'))) }))
    .where('demarche', '=', id)
    .where('status', 'in', ['posted', 'skipped'])
    .where('kind', '<>', 'overdue')
    .execute();
}

/** A confirmed answer is added only where nobody has answered yet. */
async function addEntries(db: Kysely<Tables>, by: Author, id: string, { entries }: NewCable): Promise<void> {
  for (const { country, patch } of entries) {
    const { version } = await db
      .updateTable('demarche')
      .set((e) => ({ version: e('version', '+', 1) }))
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await insertEntry(db, by, {
      demarche: id,
      country,
      after: 0,
      entry: { type: 'record', patch },
      seq: version,
    });
  }
}

function detail(
  { raw }: Selectable<CableTable>,
  wanted: NewCable,
  changes: readonly unknown[],
): Record<string, unknown> {
  return { mrn: wanted.mrn, changes, ...(raw === wanted.raw ? {} : { earlierText: raw }) };
}
