import { WebAPIPlatformError } from '@slack/web-api';
import { sayInDm } from '../posting.ts';
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
  await sayInDm(client, user, { text, blocks });
}
