import type { KnownBlock } from '@slack/types';
import { areBlocks, judgeMessageBlocks, LIMIT, tooLongTogether } from '../block-rules/index.ts';
import { isJson, type Json, textAt } from '../json.ts';
import { botProfile, wireMessage } from '../wire.ts';
import type { Args } from './args.ts';
import { knownChannel, knownMessage, type Methods, readableChannel, writableChannel } from './method.ts';
import { SlackError } from './slack-error.ts';

/** What a message says: text, blocks and metadata, judged as Slack judges them. */
function content(
  args: Args,
  textLimit: number,
): { text: string; blocks: KnownBlock[]; metadata: Json | null } {
  const blocks = args.json('blocks', 'invalid_blocks_format') ?? [];
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  const text = args.text('text') || args.text('markdown_text');
  const attachments = args.json('attachments', 'invalid_attachments') ?? [];
  const says = text !== '' || blocks.length > 0 || (Array.isArray(attachments) && attachments.length > 0);
  if (!says) throw new SlackError('no_text');
  if (text.length > textLimit) throw new SlackError('msg_too_long');
  if (!areBlocks(blocks)) throw new SlackError('invalid_blocks', judgeMessageBlocks(blocks)?.messages);
  if (tooLongTogether(blocks)) throw new SlackError('msg_blocks_too_long');
  return { text, blocks, metadata: metadataOf(args) };
}

function metadataOf(args: Args): Json | null {
  const metadata = args.object('metadata', 'invalid_metadata_format');
  if (!metadata) return null;
  if (textAt(metadata, 'event_type') === '' || !isJson(metadata.event_payload)) {
    throw new SlackError('invalid_metadata_schema');
  }
  if (JSON.stringify(metadata.event_payload).length > LIMIT.metadataBytes) {
    throw new SlackError('metadata_too_large');
  }
  return metadata;
}

export const chat: Methods = {
  'chat.postMessage': (args, core) => {
    const { workspace } = core;
    const channel = writableChannel(core, args.text('channel'));
    const said = content(args, LIMIT.messageText);
    const threadTs = args.text('thread_ts') || null;
    if (threadTs) {
      const parent = workspace.find(channel.id, threadTs);
      if (!parent || parent.ephemeralTo) throw new SlackError('thread_not_found');
      if (parent.threadTs) throw new SlackError('cannot_reply_to_message');
    }
    const message = workspace.post({
      channel: channel.id,
      user: workspace.bot.userId,
      ...said,
      threadTs,
      broadcast: threadTs !== null && args.flag('reply_broadcast'),
    });
    return { channel: channel.id, ts: message.ts, message: wireMessage(workspace, message, true) };
  },

  'chat.postEphemeral': (args, core) => {
    const { workspace } = core;
    const channel = writableChannel(core, args.text('channel'));
    const person = args.text('user');
    if (!workspace.isMember(channel.id, person)) throw new SlackError('user_not_in_channel');
    const said = content(args, LIMIT.messageText);
    const message = workspace.post({
      channel: channel.id,
      user: workspace.bot.userId,
      ...said,
      threadTs: args.text('thread_ts') || null,
      ephemeralTo: person,
    });
    return { message_ts: message.ts };
  },

  'chat.unfurl': (args, core) => {
    const { workspace } = core;
    const channel = knownChannel(core, args.text('channel'));
    const message = workspace.find(channel.id, args.text('ts'));
    if (!message || message.ephemeralTo) throw new SlackError('cannot_find_message');
    const unfurls = args.object('unfurls', 'invalid_unfurls_format');
    if (!unfurls || Object.keys(unfurls).length === 0) throw new SlackError('missing_unfurls');
    for (const [url, unfurl] of Object.entries(unfurls)) {
      if (!message.text.includes(url)) throw new SlackError('cannot_unfurl_url');
      const blocks = isJson(unfurl) ? unfurl.blocks : undefined;
      if (!Array.isArray(blocks) || !areBlocks(blocks)) throw new SlackError('invalid_unfurls_format');
      message.unfurls.set(url, blocks);
    }
    return {};
  },

  'chat.update': (args, core) => {
    const { workspace } = core;
    const channel = writableChannel(core, args.text('channel'));
    const message = knownMessage(core, channel.id, args.text('ts'));
    if (message.user !== workspace.bot.userId) throw new SlackError('cant_update_message');
    const said = content(args, LIMIT.updatedMessageText);
    const { text } = said;
    workspace.change(message, {
      text,
      // What a call leaves out stays as it was; blocks go with an empty list.
      ...(args.has('blocks') && { blocks: said.blocks }),
      ...(said.metadata && { metadata: said.metadata }),
      editedTs: workspace.clock.nextTs(),
    });
    return { channel: channel.id, ts: message.ts, text, message: wireMessage(workspace, message) };
  },

  'chat.delete': (args, core) => {
    const channel = readableChannel(core, args.text('channel'));
    const message = knownMessage(core, channel.id, args.text('ts'));
    if (message.user !== core.workspace.bot.userId) throw new SlackError('cant_delete_message');
    core.workspace.remove(message);
    return { channel: channel.id, ts: message.ts };
  },

  'chat.getPermalink': (args, core) => {
    const channel = readableChannel(core, args.text('channel'));
    const { ts, threadTs } = knownMessage(core, channel.id, args.text('message_ts'));
    const thread = threadTs ? `?thread_ts=${threadTs}&cid=${channel.id}` : '';
    const permalink = `${core.url}/archives/${channel.id}/p${ts.replace('.', '')}${thread}`;
    return { channel: channel.id, permalink };
  },

  'bots.info': (args, { workspace }) => {
    const asked = args.text('bot');
    if (asked !== '' && asked !== workspace.bot.botId) throw new SlackError('bot_not_found');
    return { bot: { ...botProfile(workspace), user_id: workspace.bot.userId, updated: 0, icons: {} } };
  },
};
