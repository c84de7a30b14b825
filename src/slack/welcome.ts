import type { App } from '@slack/bolt';
import { DeskError } from '../desk/index.ts';
import { joinedMessage } from './blocks/index.ts';
import type { SlackParts } from './parts.ts';
import { readerOf } from './reader.ts';
import { tellPerson } from './tell.ts';

/** The app has joined a channel: whoever invited it hears how to begin, and nobody else hears anything. */
async function onJoined(
  parts: SlackParts,
  joined: { team: string; channel: string; inviter: string },
): Promise<void> {
  const { team, channel, inviter } = joined;
  try {
    await readerOf(parts, { team, user: inviter, surface: 'message' });
  } catch (error) {
    // A guest did not ask for anything, so there is nothing to refuse.
    if (error instanceof DeskError) return;
    throw error;
  }
  await tellPerson(parts, inviter, channel, joinedMessage());
}

export function listenToWelcome(app: App, parts: SlackParts): void {
  app.event('member_joined_channel', async ({ event, body, context }) => {
    if (event.user !== context.botUserId || !event.inviter) return;
    await onJoined(parts, { team: body.team_id, channel: event.channel, inviter: event.inviter });
  });
}
