import type { Kysely } from 'kysely';
import type { Demarche, ReminderSettings } from '../../demarche/index.ts';
import { compiled } from '../compiled.ts';
import { StoreError } from '../errors.ts';
import type { Tables } from '../schema.ts';
import type { Author, Follower, Tracking } from '../types.ts';
import { writeAudit } from './audit.ts';
import { holdDemarche } from './demarches.ts';
import { toDemarche, toFollower, toTracking } from './rows.ts';

export async function track(
  db: Kysely<Tables>,
  by: Author,
  demarche: string,
  channel: string,
  reminders: ReminderSettings,
): Promise<{ type: 'tracked' | 'already'; tracking: Tracking }> {
  return db.transaction().execute(async (transaction) => {
    if (!(await holdDemarche(transaction, by, demarche))) throw foreign(demarche);
    const added = await transaction
      .insertInto('tracking')
      .values({
        workspace: by.workspace,
        demarche,
        channel,
        card_ts: null,
        card_version: 0,
        card_claimed_by: null,
        card_claimed_until: null,
        card_claims: 0,
        shut: null,
        tracked_by: by.user,
        tracked_at: by.at,
        reminders_json: JSON.stringify(reminders),
      })
      .onConflict((conflict) => conflict.columns(['demarche', 'channel']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (added !== undefined) {
      await writeAudit(transaction, by, 'track', demarche, { channel });
      return { type: 'tracked', tracking: toTracking(added) };
    }
    const reopened = await transaction
      .updateTable('tracking')
      .set({ shut: null })
      .where('demarche', '=', demarche)
      .where('channel', '=', channel)
      .where('shut', 'is not', null)
      .returningAll()
      .executeTakeFirst();
    if (reopened !== undefined) {
      await writeAudit(transaction, by, 'track', demarche, { channel });
      return { type: 'tracked', tracking: toTracking(reopened) };
    }
    const there = await transaction
      .selectFrom('tracking')
      .selectAll()
      .where('demarche', '=', demarche)
      .where('channel', '=', channel)
      .executeTakeFirstOrThrow();
    return { type: 'already', tracking: toTracking(there) };
  });
}

export async function untrack(
  db: Kysely<Tables>,
  by: Author,
  demarche: string,
  channel: string,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    if (!(await holdDemarche(transaction, by, demarche))) return false;
    const gone = await transaction
      .deleteFrom('tracking')
      .where('workspace', '=', by.workspace)
      .where('demarche', '=', demarche)
      .where('channel', '=', channel)
      .returningAll()
      .executeTakeFirst();
    if (gone === undefined) return false;
    await transaction
      .deleteFrom('reminder')
      .where('demarche', '=', demarche)
      .where('channel', '=', channel)
      .where('status', 'in', ['planned', 'skipped'])
      .execute();
    await writeAudit(transaction, by, 'untrack', demarche, { channel, cardTs: gone.card_ts });
    return true;
  });
}

export async function setReminders(
  db: Kysely<Tables>,
  by: Author,
  demarche: string,
  channel: string,
  reminders: ReminderSettings,
): Promise<Tracking | null> {
  return db.transaction().execute(async (transaction) => {
    if (!(await holdDemarche(transaction, by, demarche))) return null;
    const of = transaction
      .selectFrom('tracking')
      .selectAll()
      .where('workspace', '=', by.workspace)
      .where('demarche', '=', demarche)
      .where('channel', '=', channel);
    const before = await of.executeTakeFirst();
    if (before === undefined) return null;
    const from = toTracking(before);
    await transaction
      .updateTable('tracking')
      .set({ reminders_json: JSON.stringify(reminders) })
      .where('demarche', '=', demarche)
      .where('channel', '=', channel)
      .execute();
    await transaction
      .deleteFrom('reminder')
      .where('demarche', '=', demarche)
      .where('channel', '=', channel)
      .where('status', '=', 'planned')
      // What somebody asked for at a time of their own does not follow from the settings.
      .where('kind', '<>', 'snoozed')
      .execute();
    await writeAudit(transaction, by, 'remind', demarche, { channel, from: from.reminders, to: reminders });
    return { ...from, reminders };
  });
}

function foreign(demarche: string): StoreError {
  return new StoreError(
    'refused',
    `There is no demarche ${demarche} in this workspace, so nothing was tracked.`,
  );
}

export async function trackedIn(db: Kysely<Tables>, workspace: string, channel: string): Promise<Demarche[]> {
  const rows = await db
    .selectFrom('demarche')
    .innerJoin('tracking', 'tracking.demarche', 'demarche.id')
    .selectAll('demarche')
    .where('tracking.workspace', '=', workspace)
    .where('tracking.channel', '=', channel)
    .orderBy('demarche.mrn')
    .execute();
  return rows.map(toDemarche);
}

export async function trackings(db: Kysely<Tables>, demarche: string): Promise<Tracking[]> {
  const rows = await db
    .selectFrom('tracking')
    .selectAll()
    .where('demarche', '=', demarche)
    .orderBy('channel')
    .execute();
  return rows.map(toTracking);
}

const following = compiled((db, ...demarches: readonly string[]) =>
  db
    .selectFrom('tracking')
    .leftJoin('clearance', (join) =>
      join
        .onRef('clearance.workspace', '=', 'tracking.workspace')
        .onRef('clearance.channel', '=', 'tracking.channel'),
    )
    .select(['tracking.demarche', 'tracking.channel', 'clearance.level'])
    .where('tracking.demarche', 'in', demarches)
    .orderBy('tracking.demarche')
    .orderBy('tracking.channel'),
);

export async function followers(db: Kysely<Tables>, demarches: readonly string[]): Promise<Follower[]> {
  return demarches.length === 0 ? [] : (await following(db, ...demarches)).map(toFollower);
}

export async function openTrackings(db: Kysely<Tables>): Promise<Tracking[]> {
  const rows = await db
    .selectFrom('tracking')
    .innerJoin('demarche', 'demarche.id', 'tracking.demarche')
    .selectAll('tracking')
    .where('demarche.state', '=', 'open')
    .where('tracking.shut', 'is', null)
    .orderBy('tracking.demarche')
    .orderBy('tracking.channel')
    .execute();
  return rows.map(toTracking);
}
