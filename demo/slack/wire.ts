import type { Person } from '../protocol.ts';
import type { Json } from './json.ts';
import { STRANGE_TEAM, type StoredMessage, type Workspace } from './workspace.ts';

/** Slack's message object, as in `conversations.history`, in events and in interaction payloads. */
export function wireMessage(workspace: Workspace, message: StoredMessage, withMetadata = false): Json {
  const { bot, team, files } = workspace;
  const replies = workspace.repliesTo(message.channel, message.ts);
  const shared = message.fileIds.flatMap((id) => {
    const file = files.all.get(id);
    return file ? [files.wire(file)] : [];
  });
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: team.id,
    ...(workspace.teamOf(message.user) !== team.id && {
      user_team: workspace.teamOf(message.user),
      source_team: workspace.teamOf(message.user),
    }),
    ...(message.user === bot.userId && {
      bot_id: bot.botId,
      app_id: bot.appId,
      bot_profile: botProfile(workspace),
    }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.threadTs && { thread_ts: message.threadTs }),
    ...(message.broadcast && { subtype: 'thread_broadcast' }),
    ...(replies.length > 0 && {
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users: [...new Set(replies.map(({ user }) => user))],
      latest_reply: replies.at(-1)?.ts,
    }),
    ...(message.editedTs && { edited: { user: message.user, ts: message.editedTs } }),
    ...(shared.length > 0 && { files: shared }),
    ...(message.unfurls.size > 0 && {
      attachments: [...message.unfurls].map(([from_url, blocks]) => ({ from_url, blocks })),
    }),
    ...(message.reactions.size > 0 && {
      reactions: [...message.reactions].map(([name, users]) => ({
        name,
        users: [...users],
        count: users.size,
      })),
    }),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
  };
}

export function botProfile(workspace: Workspace): Json {
  const { bot, team } = workspace;
  return { id: bot.botId, app_id: bot.appId, name: bot.name, deleted: false, team_id: team.id };
}

/** Slack's user object. */
export function wireUser(workspace: Workspace, person: Person): Json {
  const { id, name, kind } = person;
  if (kind === 'deactivated') {
    // Slack says little of who is gone, not even the zone.
    return {
      id,
      team_id: workspace.team.id,
      name,
      deleted: true,
      profile: wireProfile(person),
      is_bot: false,
    };
  }
  if (kind === 'stranger') {
    return {
      id,
      team_id: workspace.teamOf(id),
      name,
      deleted: false,
      is_stranger: true,
      real_name: person.realName,
      tz: person.tz,
      tz_label: person.tz,
      tz_offset: offsetSeconds(person.tz, workspace.clock.now()),
      profile: { ...wireProfile(person), team: workspace.teamOf(id) },
      is_bot: false,
      is_app_user: false,
      updated: 0,
    };
  }
  return {
    id,
    team_id: workspace.team.id,
    name,
    deleted: false,
    color: person.avatar.color.replace('#', ''),
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offsetSeconds(person.tz, workspace.clock.now()),
    profile: wireProfile(person),
    is_admin: kind === 'admin' || kind === 'owner',
    is_owner: kind === 'owner',
    is_primary_owner: false,
    is_restricted: kind === 'guest',
    is_ultra_restricted: false,
    is_bot: kind === 'bot',
    is_app_user: false,
    is_email_confirmed: true,
    updated: 0,
    locale: 'en-US',
  };
}

export function wireProfile(person: Person): Json {
  return {
    title: person.title,
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.name,
    display_name_normalized: person.name,
    status_text: '',
    status_emoji: '',
  };
}

function offsetSeconds(zone: string, at: Date): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  const seconds = Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60;
  return sign === '-' ? -seconds : seconds;
}

/** Slack's conversation object, as the app's bot sees it. */
export function wireChannel(workspace: Workspace, id: string): Json {
  const channel = workspace.channels.get(id);
  if (!channel) return { id };
  const { bot, team } = workspace;
  if (channel.kind === 'dm') {
    const user = channel.members.find((member) => member !== bot.userId);
    return { id, created: channel.created, is_im: true, is_archived: false, user, is_open: true };
  }
  return {
    id,
    name: channel.name,
    name_normalized: channel.name,
    created: channel.created,
    creator: channel.members[0] ?? bot.userId,
    is_channel: channel.kind === 'channel',
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.archived,
    is_general: false,
    is_shared: channel.shared ?? false,
    is_ext_shared: channel.shared ?? false,
    is_pending_ext_shared: false,
    is_org_shared: false,
    shared_team_ids: channel.shared ? [team.id, STRANGE_TEAM] : [team.id],
    is_member: channel.members.includes(bot.userId),
    context_team_id: team.id,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.length,
  };
}
