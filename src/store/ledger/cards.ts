import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Tracking } from '../types.ts';
import { toTracking } from './rows.ts';

/** Trackings whose card shows less than the ledger, but for channels in which nothing can be posted. */
export async function staleCards(db: Kysely<Tables>): Promise<Tracking[]> {
  const rows = await db
    .selectFrom('tracking')
    .innerJoin('demarche', 'demarche.id', 'tracking.demarche')
    .selectAll('tracking')
    .whereRef('tracking.card_version', '<', 'demarche.version')
    .where('tracking.shut', 'is', null)
    .orderBy('tracking.demarche')
    .orderBy('tracking.channel')
    .execute();
  return rows.map(toTracking);
}

/**
 * One conditional UPDATE: of all processes that want to draw a card, one gets it, and sees the tracking as it then stands. The same
 * process may claim again; `earlier` says that a claim before this one was not given back, so that a card may have been posted under it.
 */
export async function claimCard(
  db: Kysely<Tables>,
  { demarche, channel }: Pick<Tracking, 'demarche' | 'channel'>,
  by: string,
  now: Date,
  until: Date,
): Promise<{ tracking: Tracking; earlier: boolean } | null> {
  const row = await db
    .updateTable('tracking')
    .set((e) => ({
      card_claimed_by: by,
      card_claimed_until: until.toISOString(),
      card_claims: e('card_claims', '+', 1),
    }))
    .where('demarche', '=', demarche)
    .where('channel', '=', channel)
    .where('shut', 'is', null)
    .where((e) =>
      e.or([
        e('card_claimed_by', 'is', null),
        e('card_claimed_by', '=', by),
        e('card_claimed_until', '<=', now.toISOString()),
      ]),
    )
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : { tracking: toTracking(row), earlier: row.card_claims > 1 };
}

/** Notes what the card shows and gives the claim back; false, and nothing noted, when the claim is no longer `by`'s. */
export async function cardPosted(
  db: Kysely<Tables>,
  { demarche, channel }: Pick<Tracking, 'demarche' | 'channel'>,
  by: string,
  cardTs: string,
  version: number,
): Promise<boolean> {
  const row = await db
    .updateTable('tracking')
    .set({
      card_ts: cardTs,
      card_version: version,
      card_claimed_by: null,
      card_claimed_until: null,
      card_claims: 0,
    })
    .where('demarche', '=', demarche)
    .where('channel', '=', channel)
    .where('card_claimed_by', '=', by)
    .returning('demarche')
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives a claim back after a try that certainly posted nothing. */
export async function releaseCard(
  db: Kysely<Tables>,
  { demarche, channel }: Pick<Tracking, 'demarche' | 'channel'>,
  by: string,
): Promise<void> {
  await db
    .updateTable('tracking')
    .set({ card_claimed_by: null, card_claimed_until: null, card_claims: 0 })
    .where('demarche', '=', demarche)
    .where('channel', '=', channel)
    .where('card_claimed_by', '=', by)
    .execute();
}

/** Of all that find a channel shut, one is told so: it gets the trackings that stop by it, the others get none. */
export async function shutChannel(
  db: Kysely<Tables>,
  { workspace, channel }: Pick<Tracking, 'workspace' | 'channel'>,
  code: string,
): Promise<Tracking[]> {
  const rows = await db
    .updateTable('tracking')
    .set({ shut: code, card_claimed_by: null, card_claimed_until: null, card_claims: 0 })
    .where('workspace', '=', workspace)
    .where('channel', '=', channel)
    .where('shut', 'is', null)
    .returningAll()
    .execute();
  return rows.map(toTracking);
}
