import type { Core } from '../core.ts';
import type { Args } from './args.ts';
import { knownMessage, type Methods, readableChannel } from './method.ts';
import { SlackError } from './slack-error.ts';

function reactedMessage(args: Args, core: Core) {
  const name = args.text('name');
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new SlackError('invalid_name');
  const channel = readableChannel(core, args.text('channel'));
  return { name, message: knownMessage(core, channel.id, args.text('timestamp')) };
}

/** What concerns the app and its workspace as such, and the small change: reactions and pins. */
export const workspaceMethods: Methods = {
  'api.test': (args) => ({ args: args.readable() }),

  'auth.test': (_, { workspace, tokens, url }) => ({
    url: `${url}/`,
    team: workspace.team.name,
    user: workspace.people.get(workspace.bot.userId)?.name,
    team_id: workspace.team.id,
    user_id: workspace.bot.userId,
    bot_id: workspace.bot.botId,
    is_enterprise_install: tokens.wide,
    ...(workspace.enterprise && { enterprise_id: workspace.enterprise.id }),
  }),

  'team.info': (_, { workspace, url }) => {
    const { id, name, domain } = workspace.team;
    return { team: { id, name, domain, url: `${url}/`, email_domain: '', icon: {} } };
  },

  'apps.connections.open': (_, { sockets, url }) => ({
    url: `${url.replace('http:', 'ws:')}${sockets.newPath()}`,
  }),

  'oauth.v2.access': (args, { workspace, tokens }) => {
    const { bot, team, enterprise } = workspace;
    const refreshing = args.text('grant_type') === 'refresh_token';
    const { grant, token } = tokens.exchange({
      clientId: args.text('client_id'),
      clientSecret: args.text('client_secret'),
      code: args.text('code'),
      redirectUri: args.text('redirect_uri'),
      refreshToken: refreshing ? args.text('refresh_token') : null,
    });
    return {
      ...token,
      bot_user_id: bot.userId,
      app_id: bot.appId,
      team: tokens.wide ? null : { id: team.id, name: team.name },
      enterprise,
      ...(grant && { authed_user: { id: grant.by } }),
      is_enterprise_install: tokens.wide,
    };
  },

  'reactions.add': (args, core) => {
    const { name, message } = reactedMessage(args, core);
    const users = message.reactions.get(name) ?? new Set<string>();
    if (users.has(core.workspace.bot.userId)) throw new SlackError('already_reacted');
    message.reactions.set(name, users.add(core.workspace.bot.userId));
    return {};
  },

  'reactions.remove': (args, core) => {
    const { name, message } = reactedMessage(args, core);
    if (!message.reactions.get(name)?.delete(core.workspace.bot.userId)) throw new SlackError('no_reaction');
    return {};
  },

  'pins.add': (args, core) => {
    const channel = readableChannel(core, args.text('channel'));
    const { ts } = knownMessage(core, channel.id, args.text('timestamp'));
    const pins = core.workspace.pins.get(channel.id) ?? new Set<string>();
    if (pins.has(ts)) throw new SlackError('already_pinned');
    core.workspace.pins.set(channel.id, pins.add(ts));
    return {};
  },

  'pins.remove': (args, core) => {
    const channel = readableChannel(core, args.text('channel'));
    if (!core.workspace.pins.get(channel.id)?.delete(args.text('timestamp'))) throw new SlackError('no_pin');
    return {};
  },
};
