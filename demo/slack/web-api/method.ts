import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import type { StoredMessage, Workspace } from '../workspace.ts';
import type { Args } from './args.ts';
import { SlackError } from './slack-error.ts';

/** One Web API method: its answer without `ok`, or a SlackError. */
export type Method = (args: Args, core: Core) => Json;
export type Methods = Readonly<Record<string, Method>>;

type Channel = NonNullable<ReturnType<Workspace['channels']['get']>>;

/** The conversation that an argument names, as far as the bot can know of it. A private channel without it does not exist. */
export function knownChannel({ workspace }: Core, id: string): Channel {
  const channel = workspace.channels.get(id);
  const hidden = channel?.kind !== 'channel' && !workspace.isMember(id, workspace.bot.userId);
  if (!channel || hidden) throw new SlackError('channel_not_found');
  return channel;
}

/** A conversation whose messages the bot may read. */
export function readableChannel(core: Core, id: string): Channel {
  const channel = knownChannel(core, id);
  if (!core.workspace.isMember(channel.id, core.workspace.bot.userId)) throw new SlackError('not_in_channel');
  return channel;
}

/** A conversation that the bot may post to. A user id means the DM with them, a `#name` the channel of that name. */
export function writableChannel(core: Core, typed: string): Channel {
  const { workspace } = core;
  if (workspace.people.has(typed) && typed !== workspace.bot.userId) return workspace.dmOf(typed);
  const named = [...workspace.channels.values()].find(({ name }) => name !== '' && `#${name}` === typed);
  const channel = readableChannel(core, named?.id ?? typed);
  if (channel.archived) throw new SlackError('is_archived');
  return channel;
}

/** Somebody whom the bot can know of: people of another organisation only where it shares a channel with them. */
export function knownPerson({ workspace }: Core, id: string) {
  const person = workspace.people.get(id);
  const met = ({ kind, members }: Channel) =>
    kind !== 'dm' && members.includes(id) && members.includes(workspace.bot.userId);
  const hidden = person?.kind === 'stranger' && ![...workspace.channels.values()].some(met);
  if (!person || hidden) throw new SlackError('user_not_found');
  return person;
}

/** A message that is no ephemeral: those can not be found by anyone. */
export function knownMessage({ workspace }: Core, channel: string, ts: string): StoredMessage {
  const message = workspace.find(channel, ts);
  if (!message || message.ephemeralTo !== null) throw new SlackError('message_not_found');
  return message;
}
