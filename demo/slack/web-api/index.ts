import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import type { Args } from './args.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import type { Methods } from './method.ts';
import { SlackError } from './slack-error.ts';
import { users } from './users.ts';
import { views } from './views.ts';
import { workspaceMethods } from './workspace.ts';

export { Args } from './args.ts';

const METHODS: Methods = { ...workspaceMethods, ...chat, ...conversations, ...users, ...views, ...files };

/** Methods that take another token than the bot's. */
const NO_TOKEN = new Set(['api.test', 'oauth.v2.access']);
const APP_TOKEN = new Set(['apps.connections.open']);

/** Answers one call as Slack would: `{ ok: true, … }` or `{ ok: false, error }`, never an exception for bad input. */
export function callMethod(method: string, args: Args, token: string, core: Core): Json {
  try {
    checkToken(method, token, core);
    const run = METHODS[method];
    if (!run) throw new SlackError('unknown_method');
    return { ok: true, ...run(args, core) };
  } catch (error) {
    if (error instanceof SlackError) return error.toAnswer();
    throw error;
  }
}

function checkToken(method: string, token: string, { tokens }: Core): void {
  if (NO_TOKEN.has(method)) return;
  if (token === '') throw new SlackError('not_authed');
  if (tokens.wasBot(token)) throw new SlackError('account_inactive');
  if (!tokens.isBot(token) && token !== tokens.app) throw new SlackError('invalid_auth');
  if (APP_TOKEN.has(method) === tokens.isBot(token)) throw new SlackError('not_allowed_token_type');
  // Without any bot left the app token ends too.
  if (tokens.bot === '') throw new SlackError('account_inactive');
}
