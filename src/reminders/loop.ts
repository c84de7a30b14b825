import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { type Board, dueReminders, type PlannedReminder } from '../demarche/index.ts';
import type { Clock, Desk, Tracking } from '../desk/index.ts';
import { reminderDone, reminderMessage } from '../slack/blocks/index.ts';
import type { Ledger, ReminderRow } from '../store/index.ts';
import { findPosted, type Posted, post } from './post.ts';

/** How often the loop looks, in milliseconds. */
const EVERY = 30_000;
/** How long a claim stands: longer than a post can take, so that nobody else posts meanwhile. Milliseconds. */
const CLAIM = 2 * 60_000;

export interface Reminders {
  /** Looks once and posts what is due; resolves when all of it is settled. */
  tick(): Promise<void>;
  /** A demarche has changed: when nobody is outstanding any more, its reminders are edited to say so. */
  changed(demarche: string): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

export interface ReminderParts {
  desk: Desk;
  ledger: Ledger;
  /** A client that does not try again by itself: this loop decides about that. */
  client: WebClient;
  clock: Clock;
  log: Logger;
  /** A reminder is in the channel: what else shows the time that passed can follow. */
  onPosted(demarche: string): void;
}

/**
 * Finds what is due and posts it exactly once: claim by one conditional UPDATE, post with a mark, then note that it is posted. When the
 * process stops between the two, the claim runs out and the next one to claim looks for the mark first.
 */
export function createReminders(parts: ReminderParts): Reminders {
  const { desk, ledger, clock, log } = parts;
  const claimant = randomUUID();
  let timer: NodeJS.Timeout | undefined;
  let ticking: Promise<void> | null = null;
  /** Channels that Slack asked us to leave alone for a while, and until when. */
  const quietUntil = new Map<string, number>();

  async function lookOnce(): Promise<void> {
    for (const tracking of await ledger.openTrackings()) {
      try {
        await remind(tracking);
      } catch (error) {
        log.error(
          { err: error, channel: tracking.channel, demarche: tracking.demarche },
          'a reminder failed',
        );
      }
    }
  }

  async function remind(tracking: Tracking): Promise<void> {
    const now = clock.now();
    if ((quietUntil.get(tracking.channel) ?? 0) > now.getTime()) return;
    const demarche = await desk.demarcheById(tracking.demarche);
    if (!demarche) return;
    const board = await desk.board(demarche);
    const rows = await ledger.reminders(tracking.demarche, tracking.channel);
    const settled = rows.filter(({ status }) => status === 'posted' || status === 'skipped');
    const { send, skip, late } = dueReminders({
      board,
      settings: tracking.reminders,
      trackedAt: new Date(tracking.trackedAt),
      handled: new Set(settled.map(({ key }) => key)),
      now,
    });
    if (send) await postOnce(tracking, board, send, late);
    for (const row of await rowsOf(tracking, skip)) await ledger.skipReminder(row.id);
  }

  async function rowsOf(tracking: Tracking, planned: readonly PlannedReminder[]): Promise<ReminderRow[]> {
    if (planned.length === 0) return [];
    await ledger.planReminders(tracking, planned);
    const keys = new Set(planned.map(({ key }) => key));
    const rows = await ledger.reminders(tracking.demarche, tracking.channel);
    return rows.filter(({ key }) => keys.has(key));
  }

  async function postOnce(
    tracking: Tracking,
    board: Board,
    due: PlannedReminder,
    late: boolean,
  ): Promise<void> {
    const [row] = await rowsOf(tracking, [due]);
    if (!row) return;
    const now = clock.now();
    const claim = await ledger.claimReminder(row.id, claimant, now, new Date(now.getTime() + CLAIM));
    if (claim === null) return;
    const found = claim === 'reclaimed' ? await earlier(tracking, row) : null;
    const content = reminderMessage({ board, kind: due.kind, late, now });
    const posted: Posted = found
      ? { type: 'posted', ts: found }
      : await post(parts.client, tracking.channel, row.id, content);
    await settle(tracking, row, posted);
  }

  /** What an earlier claim may have posted before its process stopped. */
  async function earlier(tracking: Tracking, row: ReminderRow): Promise<string | null> {
    const found = await findPosted(parts.client, tracking.channel, row.id, new Date(row.dueAt));
    if (found === undefined) {
      log.warn(
        { channel: tracking.channel, reminder: row.id },
        'without the history scope it can not be seen whether this reminder was sent before; it is sent (again)',
      );
    }
    return found ?? null;
  }

  async function settle(tracking: Tracking, row: ReminderRow, posted: Posted): Promise<void> {
    const where = { channel: tracking.channel, demarche: tracking.demarche, key: row.key };
    switch (posted.type) {
      case 'posted':
        await ledger.markReminderPosted(row.id, claimant, posted.ts);
        parts.onPosted(tracking.demarche);
        return;
      case 'unclear':
        // The claim stands until it runs out; whoever claims next looks for the mark before posting.
        log.warn({ ...where, err: posted.error }, 'it is unclear whether a reminder was posted');
        return;
      case 'refused':
        log.warn({ ...where, code: posted.code }, 'Slack refused a reminder');
        if (posted.retry) {
          await ledger.releaseReminder(row.id, claimant);
          quietUntil.set(tracking.channel, clock.now().getTime() + posted.waitSeconds * 1_000);
          return;
        }
        await ledger.skipReminder(row.id);
        await tellCoordinator(tracking, posted.code);
    }
  }

  /** Nobody in the channel can be reached there any more; the one who set it up hears of it once for each reminder. */
  async function tellCoordinator(tracking: Tracking, code: string): Promise<void> {
    const demarche = await desk.demarcheById(tracking.demarche);
    try {
      const { channel } = await parts.client.conversations.open({ users: tracking.trackedBy });
      if (!channel?.id) return;
      await parts.client.chat.postMessage({
        channel: channel.id,
        text: `A reminder of ${demarche?.mrn ?? 'a demarche'} could not be posted in <#${tracking.channel}> (Slack says: ${code}). Invite the app there again, or track the demarche in another channel.`,
      });
    } catch (error) {
      log.error({ err: error, channel: tracking.channel }, 'the coordinator could not be told');
    }
  }

  async function changed(id: string): Promise<void> {
    const posted = await ledger.postedReminders(id);
    if (posted.length === 0) return;
    const demarche = await desk.demarcheById(id);
    if (!demarche) return;
    const board = await desk.board(demarche);
    if (demarche.state === 'open' && board.tally.outstanding > 0) return;
    const content = reminderDone({ board, now: clock.now() });
    for (const { id: row, channel, postedTs } of posted) {
      if (!postedTs) continue;
      try {
        await parts.client.chat.update({ channel, ts: postedTs, ...content });
      } catch (error) {
        log.warn({ err: error, channel, demarche: id }, 'a reminder could not be edited');
      }
      await ledger.finishReminder(row);
    }
  }

  const tick = async (): Promise<void> => {
    // One look at a time; a call during a look waits for it and then looks again, since the clock may have moved.
    while (ticking) await ticking;
    ticking = lookOnce().finally(() => {
      ticking = null;
    });
    await ticking;
  };

  return {
    tick,
    changed,
    start() {
      const look = () =>
        tick().catch((error: unknown) =>
          log.error({ err: error }, 'the reminders could not be looked through'),
        );
      timer = setInterval(look, EVERY);
      void look();
    },
    async stop() {
      clearInterval(timer);
      while (ticking) await ticking;
    },
  };
}
