import type { App } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { canonicalMrn } from '../cable/index.ts';
import { DeskError } from '../desk/index.ts';
import { linkBlocks } from './blocks/index.ts';
import type { PartsOf, SlackParts } from './parts.ts';
import { type Reader, readerOf } from './reader.ts';

/** The MRN that one of our own links names; null for any other address. */
export function mrnOfLink(publicUrl: string, url: string): string | null {
  const found = URL.parse(url);
  const path = /^\/d\/([^/]+)\/?$/.exec(found?.pathname ?? '')?.[1];
  return path && found?.origin === publicUrl ? canonicalMrn(path.replaceAll('%20', ' ')) : null;
}

interface Shared {
  channel: string;
  user: string;
  ts: string;
  urls: readonly string[];
}

/**
 * Everybody in the channel sees what a link unfolds to, so it unfolds only where the channel follows the demarche, and only for who may see
 * it themselves. Otherwise nothing happens: not even a refusal, which would tell that there is such a demarche.
 */
async function onLinkShared(parts: SlackParts, publicUrl: string, shared: Shared): Promise<void> {
  const { client, clock, log } = parts;
  const { channel, user, ts, urls } = shared;
  const reader = await readerOrNull(parts, user, channel);
  if (!reader) return;
  const unfurls: Record<string, { blocks: ReturnType<typeof linkBlocks> }> = {};
  for (const url of urls) {
    const mrn = mrnOfLink(publicUrl, url);
    const board = mrn ? await boardHere(reader, channel, mrn) : null;
    if (board) unfurls[url] = { blocks: linkBlocks(board, clock.now()) };
  }
  if (Object.keys(unfurls).length === 0) return;
  try {
    await client.chat.unfurl({ channel, ts, unfurls });
  } catch (error) {
    // The message is gone, or the workspace has not given this scope: the link still leads into Slack.
    if (!(error instanceof WebAPIPlatformError)) throw error;
    log.warn({ channel, code: error.data.error }, 'a link could not be unfolded');
  }
}

async function readerOrNull(parts: SlackParts, user: string, channel: string): Promise<Reader | null> {
  try {
    return await readerOf(parts, { user, surface: 'message', channel });
  } catch (error) {
    if (error instanceof DeskError) return null;
    throw error;
  }
}

async function boardHere({ desk, actor }: Reader, channel: string, mrn: string) {
  try {
    const tracked = await desk.trackedIn(actor.workspace, channel);
    const found = tracked.find((one) => one.mrn === mrn);
    return found ? await desk.board(found) : null;
  } catch (error) {
    if (error instanceof DeskError) return null;
    throw error;
  }
}

/** Only where the app has a public address, and so links of its own. */
export function listenToLinks(app: App, partsOf: PartsOf, publicUrl: string): void {
  app.event('link_shared', async ({ event, context }) => {
    // A draft that is being written has no channel yet.
    if (event.source === 'composer') return;
    const { channel, user, message_ts: ts, links } = event;
    await onLinkShared(partsOf(context), publicUrl, { channel, user, ts, urls: links.map(({ url }) => url) });
  });
}
