import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import { wireChannel, wireMessage } from '../wire.ts';
import type { StoredMessage } from '../workspace.ts';
import { type Args, pageOf } from './args.ts';
import { knownChannel, knownMessage, knownPerson, type Methods, readableChannel } from './method.ts';
import { SlackError } from './slack-error.ts';

const KIND_OF_TYPE: Record<string, string> = {
  public_channel: 'channel',
  private_channel: 'private',
  im: 'dm',
};

/** The bot's view of the conversations of the asked types, in the order they were made. */
export function conversationsOfTypes({ workspace }: Core, args: Args, member: string): string[] {
  const types = (args.text('types') || 'public_channel').split(',').map((type) => type.trim());
  const unknown = types.find((type) => type !== 'mpim' && !KIND_OF_TYPE[type]);
  if (unknown) throw new SlackError('invalid_types');
  const kinds = types.map((type) => KIND_OF_TYPE[type]);
  return [...workspace.channels.values()]
    .filter(({ kind, archived }) => kinds.includes(kind) && !(archived && args.flag('exclude_archived')))
    .filter(({ id, kind }) => kind === 'channel' || workspace.isMember(id, workspace.bot.userId))
    .filter(({ id }) => member === '' || workspace.isMember(id, member))
    .map(({ id }) => id);
}

/** Newest first, between `oldest` and `latest`; both ends are left out unless `inclusive`. */
function window(messages: StoredMessage[], args: Args): StoredMessage[] {
  const [oldest, latest] = [args.text('oldest') || '0', args.text('latest') || 'z'];
  const inclusive = args.flag('inclusive');
  return messages
    .filter(({ ts }) => (inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest))
    .reverse();
}

function pageOfMessages(messages: StoredMessage[], args: Args, { workspace }: Core): Json {
  const { items, metadata } = pageOf(messages, args);
  const more = items.length > 0 && items.at(-1) !== messages.at(-1);
  return {
    messages: items.map((message) => wireMessage(workspace, message, args.flag('include_all_metadata'))),
    has_more: more,
    ...metadata,
  };
}

export const conversations: Methods = {
  'conversations.info': (args, core) => ({
    channel: wireChannel(core.workspace, knownChannel(core, args.text('channel')).id),
  }),

  'conversations.list': (args, core) => {
    const { items, metadata } = pageOf(conversationsOfTypes(core, args, ''), args);
    return { channels: items.map((id) => wireChannel(core.workspace, id)), ...metadata };
  },

  'conversations.members': (args, core) => {
    const channel = knownChannel(core, args.text('channel'));
    const { items, metadata } = pageOf(channel.members, args);
    return { members: items, ...metadata };
  },

  'conversations.open': (args, core) => {
    const { workspace } = core;
    const users = args.text('users').split(',').filter(Boolean);
    const given = args.text('channel');
    if (given) return { channel: wireChannel(workspace, readableChannel(core, given).id) };
    const [user] = users;
    if (!user) throw new SlackError('users_list_not_supplied');
    if (users.length > 1) throw new SlackError('not_enough_users');
    if (user === workspace.bot.userId) throw new SlackError('cannot_dm_bot');
    const person = knownPerson(core, user);
    if (person.kind === 'deactivated') throw new SlackError('user_disabled');
    const channel = workspace.dmOf(person.id);
    return { channel: args.flag('return_im') ? wireChannel(workspace, channel.id) : { id: channel.id } };
  },

  'conversations.history': (args, core) => {
    const channel = readableChannel(core, args.text('channel'));
    const shown = core.workspace
      .history(channel.id)
      .filter(({ threadTs, broadcast }) => threadTs === null || broadcast);
    return { ...pageOfMessages(window(shown, args), args, core), pin_count: 0 };
  },

  'conversations.replies': (args, core) => {
    const channel = readableChannel(core, args.text('channel'));
    const asked = core.workspace.find(channel.id, args.text('ts'));
    if (!asked || asked.ephemeralTo) throw new SlackError('thread_not_found');
    const parent = knownMessage(core, channel.id, asked.threadTs ?? asked.ts);
    const replies = window(core.workspace.repliesTo(channel.id, parent.ts), args).reverse();
    return pageOfMessages([parent, ...replies], args, core);
  },

  'conversations.join': (args, core) => {
    const { workspace } = core;
    const channel = knownChannel(core, args.text('channel'));
    if (channel.kind !== 'channel') throw new SlackError('method_not_supported_for_channel_type');
    if (channel.archived) throw new SlackError('is_archived');
    workspace.join(channel.id, workspace.bot.userId);
    return { channel: wireChannel(workspace, channel.id) };
  },
};
