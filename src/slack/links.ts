import { WebAPIPlatformError } from '@slack/web-api';
import type { Demarche } from '../demarche/index.ts';
import type { SlackParts } from './parts.ts';

/** The permalink of a message; null when Slack gives none, as where the app is not a member. The answer matters more than the link. */
export async function permalink(
  { client, log }: Pick<SlackParts, 'client' | 'log'>,
  channel: string,
  ts: string,
): Promise<string | null> {
  try {
    const { permalink: link } = await client.chat.getPermalink({ channel, message_ts: ts });
    return link ?? null;
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    log.warn({ channel, code: error.data.error }, 'no permalink');
    return null;
  }
}

/**
 * The address of a demarche outside Slack: `https://desk.example.org/d/08STATE22377`. It leads into Slack and shows nothing of the cable.
 * Null where the app has no address.
 */
export const linkTo = (
  { publicUrl }: Pick<SlackParts, 'publicUrl'>,
  { mrn }: Pick<Demarche, 'mrn'>,
): string | null => publicUrl && `${publicUrl}/d/${mrn}`;
