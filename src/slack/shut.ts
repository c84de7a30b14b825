import { randomUUID } from 'node:crypto';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Desk, Tracking } from '../desk/index.ts';
import { type ClientOf, sayInDm } from '../posting.ts';
import type { Ledger, Taken } from '../store/index.ts';

/** How long one process may take to tell people before another does it, in milliseconds. */
const TELLING = 60_000;

/** Our own reason, beside Slack's: another organisation reads the channel, and the cable's captions forbid that. */
export const SHARED = 'shared_with_another_organisation';

/** A channel was found shut: archived, deleted, or without the app. */
export type OnShut = (where: Pick<Tracking, 'workspace' | 'channel'>, code: string) => Promise<void>;

/**
 * Stops everything that follows a shut channel and tells those who set it up, each once, however many demarches stood there and
 * however many processes notice. It is tried again only when somebody tracks anew.
 */
export function createShutter(parts: {
  ledger: Ledger;
  desk: Desk;
  clientOf: ClientOf;
  log: Logger;
  /** Which process tells of a channel. */
  telling: Taken;
}): OnShut {
  const { ledger, desk, clientOf, log, telling } = parts;

  async function tell(user: string, stopped: readonly Tracking[], code: string): Promise<void> {
    const mrns: string[] = [];
    for (const { demarche } of stopped) mrns.push((await desk.demarcheById(demarche))?.mrn ?? demarche);
    const which = mrns.map((mrn) => `\`${mrn}\``).join(', ');
    await sayInDm(await clientOf(stopped[0]?.workspace ?? ''), user, {
      text: `Nothing can be posted in <#${stopped[0]?.channel}> any more (${code === SHARED ? 'another organisation reads it too, and the marking of the cable forbids that' : `Slack says: ${code}`}), so the card and the reminders of ${which} have stopped there. Nothing that was recorded is lost. Once the channel is open again and I am a member, type \`/demarche track ${mrns[0]}\` there; or type it in another channel.`,
    });
  }

  /** A person who can not be written to stops nothing; when Slack does not answer, they are told at the next try. */
  async function tellEach(stopped: readonly Tracking[], code: string): Promise<void> {
    for (const [user, theirs] of Map.groupBy(stopped, ({ trackedBy }) => trackedBy)) {
      try {
        await tell(user, theirs, code);
      } catch (error) {
        if (!(error instanceof WebAPIPlatformError)) throw error;
        log.error({ err: error, user, code }, 'the coordinator could not be told');
      }
    }
  }

  async function following({ workspace, channel }: Parameters<OnShut>[0]): Promise<Tracking[]> {
    const found: Tracking[] = [];
    for (const { id } of await ledger.trackedIn(workspace, channel)) {
      found.push(
        ...(await ledger.trackings(id)).filter((one) => one.channel === channel && one.shut === null),
      );
    }
    return found;
  }

  return async (where, code) => {
    const key = `${where.workspace} ${where.channel}`;
    const by = randomUUID();
    if (!(await telling.take(key, by, TELLING))) return;
    try {
      const stopped = await following(where);
      if (stopped.length === 0) return;
      log.warn({ channel: where.channel, code, demarches: stopped.length }, 'a channel takes no messages');
      // Told first, then noted: a process that is killed between the two tells again rather than never.
      await tellEach(stopped, code);
      await ledger.shutChannel(where, code);
    } finally {
      await telling.giveBack(key, by);
    }
  };
}
