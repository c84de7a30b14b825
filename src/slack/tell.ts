import { WebAPIPlatformError } from '@slack/web-api';
import type { MessageContent } from './blocks/index.ts';
import type { SlackParts } from './parts.ts';

/**
 * Says something to one person where no `response_url` is at hand, as after a form: in the channel for their eyes only, or in a DM when
 * the app can not post in that channel.
 */
export async function tellPerson(
  { client }: Pick<SlackParts, 'client'>,
  user: string,
  channel: string | null,
  { text, blocks }: MessageContent,
): Promise<void> {
  if (channel) {
    try {
      await client.chat.postEphemeral({ channel, user, text, blocks });
      return;
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError)) throw error;
    }
  }
  const { channel: dm } = await client.conversations.open({ users: user });
  if (dm?.id)
    await client.chat.postMessage({ channel: dm.id, text, blocks, unfurl_links: false, unfurl_media: false });
}
