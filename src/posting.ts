import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { MessageContent } from './slack/blocks/index.ts';

/** The client of a workspace, by Slack team id. Throws where the app is not installed (any more). */
export type ClientOf = (workspace: string) => Promise<WebClient>;

/** Our own mark on a message: metadata that people do not see and that the app finds again. */
export interface Mark {
  type: 'demarche_reminder' | 'demarche_card' | 'demarche_personal';
  id: string;
}

/** What became of a call that puts something into a channel. */
export type Posted =
  | { type: 'posted'; ts: string }
  /** The message that was to be edited is not there, or may not be edited any more. */
  | { type: 'gone' }
  /** Nothing of ours can be posted in this channel until a person does something about it. */
  | { type: 'shut'; code: string }
  /** Slack said no and nothing was posted; another try may help, after so many seconds. */
  | { type: 'refused'; code: string; waitSeconds: number }
  /** Nobody knows whether it was posted: the connection broke, or Slack failed inside. */
  | { type: 'unclear'; error: unknown };

const SHUT = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'access_denied',
]);
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
/** Slack's words for a failure of its own, after which anything may have happened. */
const SLACK_FAILED = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

/** How long to wait after a refusal that names no time, in seconds. */
const WAIT = 60;
/** Messages a page of the history. */
const PAGE = 200;
/** Our clock and Slack's may differ; a mark is looked for from so long before, in milliseconds. */
const CLOCKS_DIFFER = 3_600_000;

/** Text of ours names what it is about: no link in it needs a preview. */
const PLAIN = { unfurl_links: false, unfurl_media: false } as const;

/**
 * Says something that nobody has to find again, in a channel or in a thread of it; throws what Slack answers.
 *
 * @example await say(client, { channel: 'C1', thread_ts: '1204884000.000100' }, noticeMessage('Snoozed.'))
 */
export function say(
  client: WebClient,
  to: { channel: string; thread_ts?: string },
  content: { text: string; blocks?: MessageContent['blocks'] },
): Promise<unknown> {
  return client.chat.postMessage({ ...to, ...content, ...PLAIN });
}

/** The DM of the app with one person, which is opened where there was none. */
export async function dmWith(client: WebClient, user: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: user });
  if (!channel?.id) throw new Error('Slack opened no DM');
  return channel.id;
}

/** Says something to one person in their DM with the app; throws what Slack answers. */
export async function sayInDm(
  client: WebClient,
  user: string,
  content: Parameters<typeof say>[2],
): Promise<void> {
  await say(client, { channel: await dmWith(client, user) }, content);
}

/** Posts once, with the mark; never throws. */
export function post(
  client: WebClient,
  channel: string,
  mark: Mark,
  content: MessageContent,
): Promise<Posted> {
  return outcome(
    client.chat.postMessage({
      channel,
      ...content,
      ...PLAIN,
      metadata: { event_type: mark.type, event_payload: { id: mark.id } },
    }),
  );
}

/** Edits a message in place; never throws. */
export function edit(
  client: WebClient,
  channel: string,
  ts: string,
  content: MessageContent,
): Promise<Posted> {
  return outcome(client.chat.update({ channel, ts, ...content }));
}

async function outcome(call: Promise<{ ts?: string }>): Promise<Posted> {
  try {
    const { ts } = await call;
    return ts ? { type: 'posted', ts } : { type: 'unclear', error: new Error('no ts in the answer') };
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) {
      return { type: 'refused', code: 'ratelimited', waitSeconds: error.retryAfter };
    }
    if (!(error instanceof WebAPIPlatformError)) return { type: 'unclear', error };
    const code = error.data.error;
    if (GONE.has(code)) return { type: 'gone' };
    if (SHUT.has(code)) return { type: 'shut', code };
    return SLACK_FAILED.has(code) ? { type: 'unclear', error } : { type: 'refused', code, waitSeconds: WAIT };
  }
}

/**
 * The ts of a marked message that an earlier try may have posted; null when it is not in the channel. Undefined when the app may not
 * read the channel's history (that scope is optional), so that nobody can tell. Throws when Slack does not answer.
 */
export async function findPosted(
  client: WebClient,
  channel: string,
  mark: Mark,
  since: Date,
): Promise<string | null | undefined> {
  const oldest = String((since.getTime() - CLOCKS_DIFFER) / 1_000);
  let cursor: string | undefined;
  try {
    do {
      const page = await client.conversations.history({
        channel,
        include_all_metadata: true,
        oldest,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      });
      const mine = page.messages?.find(
        ({ metadata }) => metadata?.event_type === mark.type && idIn(metadata.event_payload) === mark.id,
      );
      if (mine?.ts) return mine.ts;
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
    return null;
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    // In a channel that is shut nothing can be read; whoever posts next hears so.
    if (error.data.error === 'missing_scope' || error.data.error === 'unknown_method') return undefined;
    if (SHUT.has(error.data.error)) return null;
    throw error;
  }
}

const idIn = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined;
