import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { PlannedReminder } from '../../demarche/index.ts';
import type { Tables } from '../schema.ts';
import type { ReminderRow, Tracking } from '../types.ts';
import { toReminder } from './rows.ts';

export async function planReminders(
  db: Kysely<Tables>,
  tracking: Tracking,
  planned: readonly PlannedReminder[],
): Promise<void> {
  if (planned.length === 0) return;
  await db.transaction().execute(async (transaction) => {
    for (const { key, kind, dueAt } of planned) {
      await transaction
        .insertInto('reminder')
        .values({
          id: randomUUID(),
          workspace: tracking.workspace,
          demarche: tracking.demarche,
          channel: tracking.channel,
          key,
          kind,
          due_at: dueAt,
          status: 'planned',
          claimed_by: null,
          claimed_until: null,
          claims: 0,
          posted_ts: null,
          finished: 0,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['demarche', 'channel', 'key'])
            .doUpdateSet({ due_at: dueAt })
            .where('reminder.status', '=', 'planned'),
        )
        .execute();
    }
  });
}

export async function reminders(
  db: Kysely<Tables>,
  demarche: string,
  channel: string,
): Promise<ReminderRow[]> {
  const rows = await db
    .selectFrom('reminder')
    .selectAll()
    .where('demarche', '=', demarche)
    .where('channel', '=', channel)
    .orderBy('due_at')
    .orderBy('key')
    .execute();
  return rows.map(toReminder);
}

/** One conditional UPDATE: of two processes that see the same reminder due, the second finds nothing left to change. */
export async function claimReminder(
  db: Kysely<Tables>,
  id: string,
  by: string,
  now: Date,
  until: Date,
): Promise<'claimed' | 'reclaimed' | null> {
  const row = await db
    .updateTable('reminder')
    .set((e) => ({
      status: 'claimed',
      claimed_by: by,
      claimed_until: until.toISOString(),
      claims: e('claims', '+', 1),
    }))
    .where('id', '=', id)
    .where((e) =>
      e.or([
        e('status', '=', 'planned'),
        e.and([e('status', '=', 'claimed'), e('claimed_until', '<=', now.toISOString())]),
      ]),
    )
    .returning('claims')
    .executeTakeFirst();
  if (row === undefined) return null;
  return row.claims === 1 ? 'claimed' : 'reclaimed';
}

export async function markReminderPosted(
  db: Kysely<Tables>,
  id: string,
  by: string,
  ts: string,
): Promise<boolean> {
  const row = await db
    .updateTable('reminder')
    .set({ status: 'posted', posted_ts: ts, claimed_until: null })
    .where('id', '=', id)
    .where('status', '=', 'claimed')
    .where('claimed_by', '=', by)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function skipReminder(db: Kysely<Tables>, id: string, by: string): Promise<void> {
  await db
    .updateTable('reminder')
    .set({ status: 'skipped', claimed_by: null, claimed_until: null })
    .where('id', '=', id)
    .where((e) =>
      e.or([e('status', '=', 'planned'), e.and([e('status', '=', 'claimed'), e('claimed_by', '=', by)])]),
    )
    .execute();
}

/** Gives a claim back after a failure that posted nothing. */
export async function releaseReminder(db: Kysely<Tables>, id: string, by: string): Promise<void> {
  await db
    .updateTable('reminder')
    .set({ status: 'planned', claimed_by: null, claimed_until: null, claims: 0 })
    .where('id', '=', id)
    .where('status', '=', 'claimed')
    .where('claimed_by', '=', by)
    .execute();
}

export async function postedReminders(db: Kysely<Tables>, demarche?: string): Promise<ReminderRow[]> {
  const rows = await db
    .selectFrom('reminder')
    .selectAll()
    .where('status', '=', 'posted')
    .where('finished', '=', 0)
    .$if(demarche !== undefined, (query) => query.where('demarche', '=', demarche ?? ''))
    .orderBy('due_at')
    .orderBy('key')
    .execute();
  return rows.map(toReminder);
}

export async function finishReminder(db: Kysely<Tables>, id: string): Promise<void> {
  await db.updateTable('reminder').set({ finished: 1 }).where('id', '=', id).execute();
}
