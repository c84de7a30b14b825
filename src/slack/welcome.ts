import type { App } from '@slack/bolt';
import { DeskError } from '../desk/index.ts';
import { sayInDm } from '../posting.ts';
import { installedMessage, joinedMessage } from './blocks/index.ts';
import type { PartsOf, SlackParts } from './parts.ts';
import { readerFor } from './reader.ts';
import { tellPerson } from './tell.ts';

/** The app has joined a channel: whoever invited it hears how to begin, and nobody else hears anything. */
async function onJoined(parts: SlackParts, joined: { channel: string; inviter: string }): Promise<void> {
  const { channel, inviter } = joined;
  try {
    await readerFor(parts, { user: inviter, surface: 'message', channel });
  } catch (error) {
    // A guest did not ask for anything, so there is nothing to refuse.
    if (error instanceof DeskError) return;
    throw error;
  }
  await tellPerson(parts, inviter, channel, joinedMessage());
}

/** A DM to whoever has installed the app; nobody else hears of it. */
export const welcomeInstaller = ({ client }: Pick<SlackParts, 'client'>, user: string): Promise<void> =>
  sayInDm(client, user, installedMessage());

export function listenToWelcome(app: App, partsOf: PartsOf): void {
  app.event('member_joined_channel', async ({ event, context }) => {
    if (event.user !== context.botUserId || !event.inviter) return;
    await onJoined(partsOf(context), { channel: event.channel, inviter: event.inviter });
  });
}
