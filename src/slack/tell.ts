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

/**
 * Tells somebody else, in a DM, what a person has done to them. It is done, whether or not they can be told: then this answers what to say to
 * who did it.
 */
export async function tellOther(
  { client, log }: Pick<SlackParts, 'client' | 'log'>,
  { user, ...content }: MessageContent & { user: string },
): Promise<string | null> {
  try {
    await sayInDm(client, user, content);
    return null;
  } catch (error) {
    log.warn({ err: error, user }, 'what was done to somebody could not be told to them');
    return `Slack took no DM to <@${user}>, so they do not know of it yet. It is done all the same.`;
  }
}
