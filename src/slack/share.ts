import type { ContextBlock } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Answer, FileAnswer } from '../../commands/index.ts';
import type { Demarche } from '../demarche/index.ts';
import { DeskError } from '../desk/index.ts';
import { dmWith, say } from '../posting.ts';
import { withNames } from './names.ts';
import type { SlackParts } from './parts.ts';
import type { Reader } from './reader.ts';

/**
 * Throws DeskError where the channel's members may not see what is shown, since only a channel that tracks a demarche may be shown it; and
 * where the app can not post.
 */
async function requireRoom(
  { people }: SlackParts,
  { desk, actor }: Reader,
  channel: string,
  shown: readonly Demarche[],
): Promise<void> {
  const tracked = await desk.trackedIn(actor.workspace, channel);
  const allowed = shown.length > 0 && shown.every(({ id }) => tracked.some((one) => one.id === id));
  if (!allowed) {
    throw new DeskError(
      'not-tracked-here',
      'This can be shared only in a channel that tracks the demarche. Leave out `share` to see it yourself, or `/demarche track` it here first.',
    );
  }
  if (await people.botIsIn(channel)) return;
  throw new DeskError(
    'invalid',
    'I am not a member of this channel, so nothing was shared. Invite me with `/invite @Demarche Desk`, then type this again.',
  );
}

/** Posts an answer in a channel that tracks what it shows. Throws DeskError where it may not be seen. */
export async function shareAnswer(
  parts: SlackParts,
  reader: Reader,
  channel: string,
  shown: readonly Demarche[],
  answer: Answer,
): Promise<void> {
  await requireRoom(parts, reader, channel, shown);
  const { text, blocks } = await withNames(parts, { text: answer.text, blocks: answer.blocks ?? [] });
  const by: ContextBlock = {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: `Shared by <@${reader.user}>` }],
  };
  await say(parts.client, { channel }, { text, ...(blocks.length > 0 ? { blocks: [...blocks, by] } : {}) });
}

async function putInDm(parts: SlackParts, { user }: Reader, text: string, file: FileAnswer): Promise<void> {
  await upload(parts, { channel_id: await dmWith(parts.client, user) }, text, file);
}

/** Puts a file into the asker's DM and says where it is. */
export async function sendFile(
  parts: SlackParts,
  reader: Reader,
  text: string,
  file: FileAnswer,
): Promise<string> {
  await putInDm(parts, reader, text, file);
  return `${text} It is in your DM with me; add \`share\` to put it into the thread of the card.`;
}

/** Hands a file to who asked for it in plain words: into the thread of their DM, or from a channel into the DM. `typed` is the command that shares it. */
export async function handFile(
  parts: SlackParts,
  reader: Reader,
  { channel, threadTs }: { channel: string; threadTs: string },
  text: string,
  file: FileAnswer,
  typed: string,
): Promise<string> {
  if (!channel.startsWith('D')) {
    await putInDm(parts, reader, text, file);
    return `${text} It is in your DM with me. \`${typed} share\` puts it into the thread of the card.`;
  }
  await upload(parts, { channel_id: channel, thread_ts: threadTs }, text, file);
  return 'There it is, in this thread.';
}

/** Puts a file into the thread of the card in a channel that tracks what it shows, and says so. Throws DeskError where it may not be seen. */
export async function shareFile(
  parts: SlackParts,
  reader: Reader,
  channel: string,
  shown: readonly Demarche[],
  text: string,
  file: FileAnswer,
): Promise<string> {
  await requireRoom(parts, reader, channel, shown);
  const trackings = await reader.desk.trackings(shown[0]?.id ?? '');
  const card = trackings.find((one) => one.channel === channel)?.cardTs;
  const place = card ? { channel_id: channel, thread_ts: card } : { channel_id: channel };
  await upload(parts, place, `${text} Shared by <@${reader.user}>`, file);
  return `${text} It is in the thread of the card.`;
}

async function upload(
  { client }: SlackParts,
  place: { channel_id: string } | { channel_id: string; thread_ts: string },
  comment: string,
  { name, title, bytes, alt }: FileAnswer,
): Promise<void> {
  try {
    await client.filesUploadV2({
      ...place,
      initial_comment: comment,
      file: Buffer.from(bytes),
      filename: name,
      title,
      ...(alt ? { alt_text: alt } : {}),
    });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'missing_scope') throw error;
    throw new DeskError(
      'invalid',
      'I may not upload files in this workspace yet. Ask an administrator to install the app again from its manifest: that adds `files:write`.',
      { cause: error },
    );
  }
}
