import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Keyv } from 'keyv';
import { orUnknown, UNKNOWN } from './unknown-method.ts';

/** How somebody belongs to this workspace. Only the first two are let in without being named. */
export type Standing = 'admin' | 'member' | 'guest' | 'stranger' | 'bot' | 'gone';

export interface Profile {
  /** IANA zone; UTC when Slack does not tell. */
  zone: string;
  /** As Slack shows it; absent where Slack told none. */
  name?: string;
  /** `stranger`: of another organisation (Slack Connect), or nobody whom Slack knows here. `gone`: deactivated. */
  standing: Standing;
}

/** How long what Slack said of a person or a channel is believed, in milliseconds. */
const BELIEVED = { profile: 10 * 60_000, membership: 30_000, shared: 60_000 };

/** Who people are and where they are. Slack is asked, and believed for a short while. */
export interface People {
  profile(user: string): Promise<Profile>;
  /** Whether a person is a member of a channel; nobody is of one that is gone, or that the app was removed from. */
  isIn(user: string, channel: string): Promise<boolean>;
  /** Somebody came or went: who is in the channel is asked anew. */
  moved(channel: string): Promise<void>;
  /** Whether another organisation reads this channel too. Where Slack will not say, it counts as shared. */
  isShared(channel: string): Promise<boolean>;
  /** Whether the app itself is a member of the channel, and so can post there. */
  botIsIn(channel: string): Promise<boolean>;
}

/** Keyed state about people, apart for each workspace by its keys. */
export interface PeopleState {
  profiles: Keyv<Profile>;
  memberships: Keyv<string[]>;
  shared: Keyv<boolean>;
}

export function createPeople(
  parts: {
    /** Slack team id: what is believed of people and channels is kept by workspace. */
    workspace: string;
    client: WebClient;
  } & PeopleState,
): People {
  const { workspace, client, profiles, memberships, shared } = parts;
  const keyOf = (id: string) => `${workspace} ${id}`;

  async function profile(user: string): Promise<Profile> {
    const known = await profiles.get(keyOf(user));
    if (known) return known;
    const found = await orUnknown(() => askWho(client, user));
    if (found === UNKNOWN) return { zone: 'UTC', standing: 'member' };
    const name = found?.real_name || found?.profile?.display_name || found?.name;
    const read: Profile = {
      zone: validZone(found?.tz),
      ...(name ? { name } : {}),
      standing: standingOf(found, workspace),
    };
    await profiles.set(keyOf(user), read, BELIEVED.profile);
    return read;
  }

  /** Questions that are under way: fifty demarches of one channel ask for its members once. */
  const asking = new Map<string, Promise<string[] | typeof UNKNOWN>>();

  async function membersOf(channel: string): Promise<string[] | typeof UNKNOWN> {
    const known = await memberships.get(keyOf(channel));
    return known ?? asking.get(channel) ?? askOnce(channel);
  }

  function askOnce(channel: string): Promise<string[] | typeof UNKNOWN> {
    const answer = orUnknown(() => askMembers(client, channel))
      .then(async (members) => {
        // Somebody may have left meanwhile: then this answer is not believed any longer than this question.
        const current = asking.get(channel) === answer;
        if (members !== UNKNOWN && current)
          await memberships.set(keyOf(channel), members, BELIEVED.membership);
        return members;
      })
      .finally(() => {
        if (asking.get(channel) === answer) asking.delete(channel);
      });
    asking.set(channel, answer);
    return answer;
  }

  return {
    profile,
    async isIn(user, channel) {
      try {
        const members = await membersOf(channel);
        return members === UNKNOWN || members.includes(user);
      } catch (error) {
        if (error instanceof WebAPIPlatformError) return false;
        throw error;
      }
    },
    async moved(channel) {
      asking.delete(channel);
      await memberships.delete(keyOf(channel));
    },
    async isShared(channel) {
      const known = await shared.get(keyOf(channel));
      if (known !== undefined) return known;
      const answer = await askShared(client, channel);
      await shared.set(keyOf(channel), answer, BELIEVED.shared);
      return answer;
    },
    async botIsIn(channel) {
      try {
        const found = await orUnknown(async () => (await client.conversations.info({ channel })).channel);
        // A DM has no members to be one of; Slack says `false` outright of a channel that the app is not in.
        return found === UNKNOWN || found?.is_member !== false;
      } catch (error) {
        if (error instanceof WebAPIPlatformError) return false;
        throw error;
      }
    },
  };
}

type SlackUser = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

/** Undefined for who is nobody here: of another organisation, or never there. */
async function askWho(client: WebClient, user: string): Promise<SlackUser | undefined> {
  try {
    return (await client.users.info({ user })).user;
  } catch (error) {
    const strange = error instanceof WebAPIPlatformError && STRANGE.has(error.data.error);
    if (strange) return undefined;
    throw error;
  }
}

/** Slack's words for a person whom it does not show to this workspace. */
const STRANGE = new Set(['user_not_found', 'user_not_visible']);

function standingOf(user: SlackUser | undefined, workspace: string): Standing {
  if (!user) return 'stranger';
  if (user.deleted) return 'gone';
  if (user.is_bot) return 'bot';
  if (user.is_stranger || !isOfWorkspace(user, workspace)) return 'stranger';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return user.is_admin || user.is_owner || user.is_primary_owner ? 'admin' : 'member';
}

/** In an Enterprise organisation a person has one team of their own, and belongs to many. */
function isOfWorkspace({ team_id, enterprise_user }: SlackUser, workspace: string): boolean {
  const teams = enterprise_user?.teams;
  return team_id === undefined || team_id === workspace || (teams?.includes(workspace) ?? false);
}

async function askMembers(client: WebClient, channel: string): Promise<string[]> {
  const members: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.conversations.members({
      channel,
      limit: 1000,
      ...(cursor ? { cursor } : {}),
    });
    members.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return members;
}

async function askShared(client: WebClient, channel: string): Promise<boolean> {
  try {
    const found = await orUnknown(async () => (await client.conversations.info({ channel })).channel);
    if (found === UNKNOWN) return false;
    return Boolean(found?.is_ext_shared || found?.is_pending_ext_shared);
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return true;
    throw error;
  }
}

function validZone(zone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone || 'UTC' }).resolvedOptions().timeZone;
  } catch {
    // Slack may know a zone that this Node does not: times are then shown in UTC, and say so.
    return 'UTC';
  }
}
