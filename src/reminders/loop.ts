import { randomUUID } from 'node:crypto';
import { type Board, barredFrom, boardAt, dueReminders, type PlannedReminder } from '../demarche/index.ts';
import type { Tracking } from '../desk/index.ts';
import { findPosted, type Mark, type Posted, post } from '../posting.ts';
import { reminderMessage } from '../slack/blocks/index.ts';
import type { ReminderRow } from '../store/index.ts';
import { createDigest } from './digest.ts';
import { createFinish } from './finish.ts';
import { createOwners } from './owners.ts';
import type { ReminderParts } from './parts.ts';
import { createPersonal } from './personal.ts';
import { Quiet } from './quiet.ts';

/** How often the loop looks, in milliseconds. */
const EVERY = 30_000;
/** How long a claim stands: longer than looking and posting can take, so that nobody else posts meanwhile. Milliseconds. */
const CLAIM = 2 * 60_000;
/** A post takes no longer than this; with less left of its claim, a process that was held up leaves it to the next. Milliseconds. */
const TO_POST = 15_000;

export interface Reminders {
  /** Looks once, posts what is due and edits what is done; resolves when all of it is settled. */
  tick(): Promise<void>;
  /** A demarche has changed: when nobody is outstanding any more, its reminders are edited to say so. */
  changed(demarche: string): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/**
 * Finds what is due and posts it exactly once: claim by one conditional UPDATE, post with a mark, then note that it is posted. When the
 * process stops between the two, the claim lapses and the next one to claim looks for the mark first.
 */
export function createReminders(parts: ReminderParts): Reminders {
  const { desk, ledger, clock, log } = parts;
  const claimant = randomUUID();
  const quiet = new Quiet(clock);
  const finish = createFinish(parts, quiet);
  const tellOwners = createOwners(parts);
  const digest = createDigest({ ...parts, ...parts.digests });
  const personal = createPersonal({ ...parts, ...parts.personal }, quiet);
  let timer: NodeJS.Timeout | undefined;
  let ticking: Promise<void> | null = null;
  let stopping = false;

  async function lookOnce(): Promise<void> {
    for (const tracking of await ledger.openTrackings()) {
      if (stopping) return;
      try {
        if (!quiet.in(tracking.channel)) await remind(tracking);
        await digest(tracking);
      } catch (error) {
        const where = { channel: tracking.channel, demarche: tracking.demarche };
        log.error({ ...where, err: error }, 'a reminder failed');
      }
    }
    await personal.look();
    await finish.all();
  }

  async function remind(tracking: Tracking): Promise<void> {
    const demarche = await desk.demarcheById(tracking.demarche);
    if (!demarche) return;
    const now = clock.now();
    const board = await desk.board(demarche);
    const rows = await ledger.reminders(tracking.demarche, tracking.channel);
    const { send, waiting, skip, late } = dueReminders({
      board,
      settings: tracking.reminders,
      trackedAt: new Date(tracking.trackedAt),
      handled: new Set(rows.filter(isSettled).map(({ key }) => key)),
      snoozed: rows.filter(({ kind }) => kind === 'snoozed'),
      now,
    });
    // What a process left half-way is settled even when nobody is to be reminded of it any more.
    const kept = (send ?? waiting)?.key;
    for (const row of rows.filter((one) => hasLapsed(one, now) && one.key !== kept)) {
      if (await mayPost(tracking, row)) await ledger.skipReminder(row.id, claimant);
    }
    if (send) await postOnce(tracking, board, send, late);
    for (const row of await rowsOf(tracking, skip)) await ledger.skipReminder(row.id, claimant);
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
    if (!(await mayPost(tracking, row))) return;
    if (clock.now().getTime() > now.getTime() + CLAIM - TO_POST) return;
    const { morningHour } = tracking.reminders;
    const place = await parts.onlookers.placeOf(tracking.channel, board.demarche);
    if (barredFrom(board.demarche.marking, place)) {
      // The claim lapses; the card says why, and tracking stops here.
      parts.onPosted(tracking.demarche);
      return;
    }
    const content = reminderMessage({ board: boardAt(board, place, now), due, morningHour, late, now });
    const client = await parts.clientOf(tracking.workspace);
    const posted = await post(client, tracking.channel, markOf(row), content);
    await settle(tracking, row, posted);
    // Who snoozed it did so for the channel; its owners were told before.
    if (posted.type === 'posted' && due.kind !== 'snoozed') await tellOwners(board, due);
  }

  /** Whether the reminder is ours to post: claimed, and not posted under an earlier claim. When it was, that is noted. */
  async function mayPost(tracking: Tracking, row: ReminderRow): Promise<boolean> {
    const now = clock.now();
    const claim = await ledger.claimReminder(row.id, claimant, now, new Date(now.getTime() + CLAIM));
    if (claim !== 'reclaimed') return claim === 'claimed';
    const client = await parts.clientOf(tracking.workspace);
    const ts = await findPosted(client, tracking.channel, markOf(row), new Date(row.dueAt));
    if (ts) {
      await settle(tracking, row, { type: 'posted', ts });
      return false;
    }
    if (ts === undefined) {
      log.warn(
        { channel: tracking.channel, reminder: row.id },
        'without the history scope it can not be seen whether this reminder was sent before; it is sent (again)',
      );
    }
    return true;
  }

  async function settle(tracking: Tracking, row: ReminderRow, posted: Posted): Promise<void> {
    const where = { channel: tracking.channel, demarche: tracking.demarche, key: row.key };
    switch (posted.type) {
      case 'posted':
        if (!(await ledger.markReminderPosted(row.id, claimant, posted.ts))) {
          log.warn(where, 'a reminder was posted after its claim had lapsed');
        }
        parts.onPosted(tracking.demarche);
        return;
      case 'refused':
        log.warn({ ...where, code: posted.code }, 'Slack refused a reminder; it will be tried again');
        await ledger.releaseReminder(row.id, claimant);
        quiet.ask(tracking.channel, posted.waitSeconds);
        return;
      case 'shut':
        // The claim stays, since what was posted under an earlier one could not be seen; it has lapsed when the channel opens again.
        await parts.onShut(tracking, posted.code);
        return;
      case 'gone':
      case 'unclear':
        // The claim stands until it lapses; whoever claims next looks for the mark before posting.
        log.warn(
          { ...where, err: 'error' in posted ? posted.error : undefined },
          'it is unclear whether a reminder was posted',
        );
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
    changed: (demarche) => finish.of(demarche),
    start() {
      const look = () =>
        tick().catch((error: unknown) =>
          log.error({ err: error }, 'the reminders could not be looked through'),
        );
      timer = setInterval(look, EVERY);
      void look();
    },
    async stop() {
      stopping = true;
      clearInterval(timer);
      while (ticking) await ticking;
    },
  };
}

const markOf = ({ id }: ReminderRow): Mark => ({ type: 'demarche_reminder', id });

const isSettled = ({ status }: ReminderRow): boolean => status === 'posted' || status === 'skipped';

const hasLapsed = ({ status, claimedUntil }: ReminderRow, now: Date): boolean =>
  status === 'claimed' && claimedUntil !== null && Date.parse(claimedUntil) <= now.getTime();
