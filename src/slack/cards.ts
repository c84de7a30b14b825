import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clock, Desk, Tracking } from '../desk/index.ts';
import { pause } from '../pause.ts';
import { card } from './blocks/index.ts';

/** Slack takes about one message a second in a channel; changes that come faster end in one edit. Milliseconds. */
const PACE = 1_000;
/** How long after a failure of Slack a card is drawn again, in milliseconds. */
const AFTER_FAILURE = 15_000;

/** Slack's word for: this message is not there to be edited (any more). */
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
/** Slack's word for: nothing of ours can be posted in this channel. */
const SHUT = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'access_denied',
]);

export interface Cards {
  /** A demarche has changed: its cards follow. Returns at once. */
  refresh(demarche: string): void;
  /** Time has passed: its cards are drawn again though nothing was recorded, since more may be overdue. Returns at once. */
  redraw(demarche: string): void;
  /** Cards that show less than the ledger, from before a restart or an outage: they follow too. */
  sweep(): Promise<void>;
  /** Resolves when no card is being drawn or waits to be. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Keeps the one living card of each tracking channel like the ledger: edited in place, one edit at a time, the last one drawn last. */
export function createCards(parts: {
  desk: Desk;
  client: WebClient;
  clock: Clock;
  log: Logger;
  pace?: number;
}): Cards {
  const { desk, log } = parts;
  const pace = parts.pace ?? PACE;
  /** Demarches that are being drawn; the value says whether another change came meanwhile. */
  const running = new Map<string, { again: boolean; anyway: boolean; done: Promise<void> }>();
  const stopping = new AbortController();

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
      for (const tracking of await desk.trackings(demarche)) {
        const again = await drawOne(tracking, anyway);
        if (again !== null) wait = Math.max(wait ?? 0, again);
      }
    } catch (error) {
      log.error({ err: error, demarche }, 'the cards of a demarche could not be drawn');
      wait = AFTER_FAILURE;
    }
    return wait;
  }

  async function drawOne(tracking: Tracking, anyway: boolean): Promise<number | null> {
    const { demarche: id, channel } = tracking;
    const version = await desk.version(id);
    if (!anyway && tracking.cardTs !== null && tracking.cardVersion >= version) return null;
    const demarche = await desk.demarcheById(id);
    if (!demarche) return null;
    const content = card({ board: await desk.board(demarche), now: parts.clock.now() });
    try {
      const ts = await put(tracking, content);
      if (ts) await desk.cardPosted(id, channel, ts, version);
      return null;
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1_000;
      if (error instanceof WebAPIPlatformError && SHUT.has(error.data.error)) {
        log.warn({ channel, demarche: id, code: error.data.error }, 'a channel takes no card');
        return null;
      }
      log.warn({ err: error, channel, demarche: id }, 'a card could not be drawn; it will be tried again');
      return AFTER_FAILURE;
    }
  }

  /** Edits the card; posts a new one where there is none (any more). */
  async function put(
    { channel, cardTs }: Tracking,
    content: ReturnType<typeof card>,
  ): Promise<string | null> {
    const { client } = parts;
    if (cardTs !== null) {
      try {
        await client.chat.update({ channel, ts: cardTs, ...content });
        return cardTs;
      } catch (error) {
        if (!(error instanceof WebAPIPlatformError) || !GONE.has(error.data.error)) throw error;
      }
    }
    const posted = await client.chat.postMessage({
      channel,
      unfurl_links: false,
      unfurl_media: false,
      ...content,
    });
    return posted.ts ?? null;
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

  return {
    refresh: (demarche) => draw(demarche, false),
    redraw: (demarche) => draw(demarche, true),
    async sweep() {
      for (const { demarche } of await desk.staleCards()) draw(demarche, false);
    },
    async idle() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
    async stop() {
      stopping.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}
