import type { WebClient } from '@slack/web-api';
import type { Tenants } from './installations.ts';

/** One workspace, whose token is given: whoever it belongs to is asked of Slack once. */
export function oneWorkspace(parts: {
  botToken: string;
  /** With the bot token, and some tries. */
  client: WebClient;
  /** For the loops. */
  background: WebClient;
}): Tenants {
  const { botToken, client, background } = parts;
  let known: ReturnType<typeof ask> | null = null;

  async function ask() {
    const { bot_id: botId, user_id: botUserId, team_id: teamId } = await client.auth.test();
    return {
      botToken,
      ...(botId ? { botId } : {}),
      ...(botUserId ? { botUserId } : {}),
      ...(teamId ? { teamId } : {}),
    };
  }

  return {
    async authorize() {
      known ??= ask();
      try {
        return await known;
      } catch (error) {
        known = null;
        throw error;
      }
    },
    of: async (workspace) => ({ teamId: workspace, botToken }),
    clientOf: async () => background,
    forget: async (where) => (where.type === 'workspace' ? [where.workspace] : []),
  };
}
