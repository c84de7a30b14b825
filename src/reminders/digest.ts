import { randomUUID } from 'node:crypto';
import { changesSince, digestDue } from '../demarche/index.ts';
import type { Tracking } from '../desk/index.ts';
import { sayInDm } from '../posting.ts';
import { digestMessage, hasNews } from '../slack/blocks/index.ts';
import type { DigestParts, ReminderParts } from './parts.ts';

/** How long it is kept what was read up to, in milliseconds: longer than a campaign is without news. */
const KEPT = 400 * 24 * 60 * 60_000;
/** A morning that was looked at is not looked at again, in milliseconds. */
const REMEMBERED = 60 * 24 * 60 * 60_000;

/**
 * Tells who tracks a demarche, in a DM, what changed since the last time: once a morning over all channels and processes, and only when
 * there is news. What could not be told is told the next morning, since only a digest that was sent moves what was read.
 */
export function createDigest(
  parts: Pick<ReminderParts, 'onlookers' | 'clientOf' | 'clock' | 'log'> & DigestParts,
): (tracking: Tracking) => Promise<void> {
  const { readUpTo, mornings, onlookers, clientOf, clock, log } = parts;
  /** The last morning that this process has looked at, so that it asks the database once a morning. */
  const looked = new Map<string, string>();

  async function tell({ workspace, trackedBy: user, trackedAt, demarche: id }: Tracking): Promise<void> {
    const desk = await onlookers.deskFor(workspace, user);
    const demarche = await desk?.demarcheById(id);
    if (!desk || !demarche) return;
    const key = `${workspace} ${id} ${user}`;
    const now = clock.now();
    const since = new Date((await readUpTo.get(key)) ?? trackedAt);
    const changes = changesSince(await desk.history(id), demarche, since, await desk.deeds(id));
    if (!hasNews(changes)) return;
    const board = await desk.board(demarche);
    await sayInDm(await clientOf(workspace), user, digestMessage({ board, changes, now }));
    await readUpTo.set(key, now.toISOString(), KEPT);
  }

  return async (tracking) => {
    const { workspace, demarche, trackedBy: user, reminders } = tracking;
    if (reminders.digest === false) return;
    const date = digestDue(reminders, new Date(tracking.trackedAt), clock.now());
    const key = `${workspace} ${demarche} ${user}`;
    if (date === null || looked.get(key) === date) return;
    const first = await mornings.take(`${key} ${date}`, randomUUID(), REMEMBERED);
    looked.set(key, date);
    if (!first) return;
    try {
      await tell(tracking);
    } catch (error) {
      log.warn({ err: error, demarche, user }, 'a digest could not be sent; its news come the next morning');
    }
  };
}
