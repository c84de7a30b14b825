import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Desk, Tracking } from '../desk/index.ts';
import type { Ledger } from '../store/index.ts';

/** A channel was found shut: archived, deleted, or without the app. */
export type OnShut = (where: Pick<Tracking, 'workspace' | 'channel'>, code: string) => Promise<void>;

/**
 * Stops everything that follows a shut channel and tells those who set it up, each once, however many demarches stood there and
 * however many processes notice. It is tried again only when somebody tracks anew.
 */
export function createShutter(parts: { ledger: Ledger; desk: Desk; client: WebClient; log: Logger }): OnShut {
  const { ledger, desk, client, log } = parts;

  async function tell(user: string, stopped: readonly Tracking[], code: string): Promise<void> {
    const mrns: string[] = [];
    for (const { demarche } of stopped) mrns.push((await desk.demarcheById(demarche))?.mrn ?? demarche);
    const which = mrns.map((mrn) => `\`${mrn}\``).join(', ');
    const { channel } = await client.conversations.open({ users: user });
    if (!channel?.id) return;
    await client.chat.postMessage({
      channel: channel.id,
      text: `Nothing can be posted in <#${stopped[0]?.channel}> any more (Slack says: ${code}), so the card and the reminders of ${which} have stopped there. Nothing that was recorded is lost. Once the channel is open again and I am a member, type \`/demarche track ${mrns[0]}\` there; or type it in another channel.`,
    });
  }

  return async (where, code) => {
    const stopped = await ledger.shutChannel(where, code);
    for (const [user, theirs] of Map.groupBy(stopped, ({ trackedBy }) => trackedBy)) {
      log.warn({ channel: where.channel, code, demarches: theirs.length }, 'a channel takes no messages');
      try {
        await tell(user, theirs, code);
      } catch (error) {
        log.error({ err: error, channel: where.channel }, 'the coordinator could not be told');
      }
    }
  };
}
