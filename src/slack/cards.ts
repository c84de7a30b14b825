import { randomUUID } from 'node:crypto';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Logger } from 'pino';
import { barredFrom, boardAt } from '../demarche/index.ts';
import type { Clock, Desk, Tracking } from '../desk/index.ts';
import type { Onlookers } from '../onlookers.ts';
import { pause } from '../pause.ts';
import { type ClientOf, edit, findPosted, type Mark, type Posted, post } from '../posting.ts';
import type { Ledger } from '../store/index.ts';
import { card, type MessageContent, noticeMessage } from './blocks/index.ts';
import { type OnShut, SHARED } from './shut.ts';

/** Slack takes about one message a second in a channel; changes that come faster end in one edit. Milliseconds. */
const PACE = 1_000;
/** How long after a failure of Slack a card is drawn again, in milliseconds. */
const AFTER_FAILURE = 15_000;
/** How long to leave a card to the process that is drawing it before looking again, in milliseconds. */
const AFTER_ANOTHER = 500;
/** How long a process may take to draw one card before another takes over: longer than its calls can take. Milliseconds. */
const CLAIM = 30_000;
/** A post takes no longer than this; with less left of its claim, a process that was held up leaves it to the next. Milliseconds. */
const TO_POST = 11_000;
/** How often cards are looked for that a process left stale when it stopped, in milliseconds. */
const SWEEP = 30_000;

export interface Cards {
  /** A demarche has changed: its cards follow. Returns at once. */
  refresh(demarche: string): void;
  /** Time has passed: its cards are drawn again though nothing was recorded, since more may be overdue. Returns at once. */
  redraw(demarche: string): void;
  /** Cards that show less than the ledger, from before a restart, an outage or the end of another process: they follow too. */
  sweep(): Promise<void>;
  /** Sweeps now and every half minute. */
  start(): void;
  /** Resolves when no card is being drawn or waits to be. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface CardParts {
  desk: Desk;
  ledger: Ledger;
  /** A workspace's client that does not try again by itself: the cards decide about that. */
  clientOf: ClientOf;
  clock: Clock;
  log: Logger;
  onShut: OnShut;
  onlookers: Onlookers;
  /** Milliseconds between two edits of one card. */
  pace?: number;
  /** How long after a failure of Slack a card is drawn again, in milliseconds. */
  afterFailure?: number;
}

/**
 * Keeps the one living card of each tracking channel like the ledger: edited in place, one edit at a time over all processes, the last
 * state drawn last. Who draws has claimed the card; whoever takes a claim that lapsed looks for the card before posting one.
 */
export function createCards(parts: CardParts): Cards {
  const { desk, ledger, clientOf, clock, log } = parts;
  const pace = parts.pace ?? PACE;
  const afterFailure = parts.afterFailure ?? AFTER_FAILURE;
  const claimant = randomUUID();
  /** Demarches that are being drawn; the value says whether another change came meanwhile. */
  const running = new Map<string, { again: boolean; anyway: boolean; done: Promise<void> }>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  async function run(demarche: string): Promise<void> {
    for (;;) {
      const job = running.get(demarche);
      const anyway = job?.anyway ?? false;
      if (job) Object.assign(job, { again: false, anyway: false });
      const wait = await drawAll(demarche, anyway);
      if (wait !== null && anyway && job) job.anyway = true;
      if (stopping.signal.aborted || (wait === null && !running.get(demarche)?.again)) break;
      await pause(wait ?? pace, stopping.signal);
      if (stopping.signal.aborted) break;
    }
    running.delete(demarche);
  }

  /** How long to wait before another try, in milliseconds; null when every card is drawn. */
  async function drawAll(demarche: string, anyway: boolean): Promise<number | null> {
    let wait: number | null = null;
    try {
      for (const tracking of await ledger.trackings(demarche)) {
        const again = await drawOne(tracking, anyway);
        if (again !== null) wait = Math.max(wait ?? 0, again);
      }
    } catch (error) {
      log.error({ err: error, demarche }, 'the cards of a demarche could not be drawn');
      wait = afterFailure;
    }
    return wait;
  }

  async function drawOne(tracking: Tracking, anyway: boolean): Promise<number | null> {
    if (tracking.shut !== null) return null;
    if (!anyway && isCurrent(tracking, await ledger.version(tracking.demarche))) return null;
    const now = clock.now();
    const until = new Date(now.getTime() + CLAIM);
    const claim = await ledger.claimCard(tracking, claimant, now, until);
    if (claim === null) return AFTER_ANOTHER;
    // Read anew under the claim: what another process drew since, and what is to be drawn.
    const version = await ledger.version(tracking.demarche);
    const demarche = await desk.demarcheById(tracking.demarche);
    if (!demarche || (!anyway && !claim.earlier && isCurrent(claim.tracking, version))) {
      await ledger.releaseCard(tracking, claimant);
      return null;
    }
    try {
      const place = await parts.onlookers.placeOf(tracking.channel, demarche);
      const barred = barredFrom(demarche.marking, place);
      const content = barred
        ? noticeMessage(`:lock: ${barred}`)
        : card({ board: boardAt(await desk.board(demarche), place, now), now });
      const drawn = await put(claim.tracking, claim.earlier, content, until);
      if (barred) await parts.onShut(tracking, SHARED);
      return await settle(claim.tracking, version, drawn);
    } catch (error) {
      // The claim stays: whether a card was posted under an earlier one is still to be seen.
      if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1_000;
      const where = { channel: tracking.channel, demarche: tracking.demarche };
      log.warn({ ...where, err: error }, 'a card could not be looked for; it will be tried again');
      return afterFailure;
    }
  }

  /** Edits the card; posts a new one where there is none (any more) and none was posted under an earlier claim. */
  async function put(
    tracking: Tracking,
    earlier: boolean,
    content: MessageContent,
    until: Date,
  ): Promise<Posted & { was: 'edit' | 'post' }> {
    const { channel, cardTs } = tracking;
    const client = await clientOf(tracking.workspace);
    if (cardTs !== null) {
      const edited = await edit(client, channel, cardTs, content);
      if (edited.type !== 'gone') return { ...edited, was: 'edit' };
    }
    const mark: Mark = { type: 'demarche_card', id: `${tracking.demarche} ${tracking.trackedAt}` };
    if (earlier) {
      const found = await findPosted(client, channel, mark, new Date(tracking.trackedAt));
      if (found) return { ...(await edit(client, channel, found, content)), was: 'edit' };
    }
    if (clock.now().getTime() > until.getTime() - TO_POST) return { type: 'gone', was: 'post' };
    return { ...(await post(client, channel, mark, content)), was: 'post' };
  }

  async function settle(
    tracking: Tracking,
    version: number,
    drawn: Awaited<ReturnType<typeof put>>,
  ): Promise<number | null> {
    const where = { channel: tracking.channel, demarche: tracking.demarche };
    switch (drawn.type) {
      case 'posted':
        return (await ledger.cardPosted(tracking, claimant, drawn.ts, version)) ? null : AFTER_ANOTHER;
      case 'shut':
        await parts.onShut(tracking, drawn.code);
        return null;
      case 'refused':
        await ledger.releaseCard(tracking, claimant);
        log.warn({ ...where, code: drawn.code }, 'Slack refused a card; it will be tried again');
        return drawn.waitSeconds * 1_000;
      case 'unclear':
        log.warn({ ...where, err: drawn.error }, 'a card could not be drawn; it will be tried again');
        // An edit can be made twice. A post can not: the claim stays, so that whoever is next looks for it.
        if (drawn.was === 'edit') await ledger.releaseCard(tracking, claimant);
        return afterFailure;
      case 'gone':
        return AFTER_ANOTHER;
    }
  }

  const draw = (demarche: string, anyway: boolean): void => {
    if (stopping.signal.aborted) return;
    const job = running.get(demarche);
    if (job) {
      job.again = true;
      job.anyway ||= anyway;
      return;
    }
    const started = { again: false, anyway, done: Promise.resolve() };
    running.set(demarche, started);
    started.done = run(demarche);
  };

  async function sweep(): Promise<void> {
    for (const { demarche } of await ledger.staleCards()) draw(demarche, false);
  }

  return {
    refresh: (demarche) => draw(demarche, false),
    redraw: (demarche) => draw(demarche, true),
    sweep,
    start() {
      const look = () =>
        sweep().catch((error: unknown) => log.error({ err: error }, 'stale cards could not be looked for'));
      timer = setInterval(look, SWEEP);
      void look();
    },
    async idle() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}

const isCurrent = ({ cardTs, cardVersion }: Tracking, version: number): boolean =>
  cardTs !== null && cardVersion >= version;
