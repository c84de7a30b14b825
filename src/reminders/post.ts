import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { MessageContent } from '../slack/blocks/index.ts';

/** Our own mark on a reminder: message metadata, which people do not see and which the app finds again. */
const EVENT = 'demarche_reminder';

/** How far back the app looks for its own mark; a claim never stands longer than this. */
const LOOK_BACK = 200;

export type Posted =
  | { type: 'posted'; ts: string }
  /** Slack said no and nothing was posted; `retry` says whether another try can help. */
  | { type: 'refused'; code: string; retry: boolean; waitSeconds: number }
  /** Nobody knows whether it was posted: the connection broke, or Slack failed inside. */
  | { type: 'unclear'; error: unknown };

/** Slack's words for a channel in which nothing can be posted until a person does something about it. */
const SHUT = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'access_denied',
  'account_inactive',
]);

/** Posts once, with the mark. `id` is the reminder's row. */
export async function post(
  client: WebClient,
  channel: string,
  id: string,
  content: MessageContent,
): Promise<Posted> {
  try {
    const { ts } = await client.chat.postMessage({
      channel,
      ...content,
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: EVENT, event_payload: { id } },
    });
    return ts ? { type: 'posted', ts } : { type: 'unclear', error: new Error('no ts in the answer') };
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) {
      return { type: 'refused', code: 'ratelimited', retry: true, waitSeconds: error.retryAfter };
    }
    if (error instanceof WebAPIPlatformError) {
      const code = error.data.error;
      return code === 'internal_error' || code === 'fatal_error'
        ? { type: 'unclear', error }
        : { type: 'refused', code, retry: !SHUT.has(code), waitSeconds: 60 };
    }
    return { type: 'unclear', error };
  }
}

/**
 * The ts of a reminder that an earlier claim may have posted; null when it is not in the channel. Undefined when the app may not read
 * the channel's history (that scope is optional), so that nobody can tell.
 */
export async function findPosted(
  client: WebClient,
  channel: string,
  id: string,
  since: Date,
): Promise<string | null | undefined> {
  try {
    const { messages } = await client.conversations.history({
      channel,
      include_all_metadata: true,
      oldest: String(since.getTime() / 1_000),
      limit: LOOK_BACK,
    });
    const mine = messages?.find(
      ({ metadata }) => metadata?.event_type === EVENT && idIn(metadata.event_payload) === id,
    );
    return mine?.ts ?? null;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'missing_scope') return undefined;
    throw error;
  }
}

const idIn = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined;
