import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Keyv } from 'keyv';
import type { Demarche } from '../demarche/index.ts';
import type { Desk } from '../desk/index.ts';

export interface Profile {
  /** IANA zone; UTC when Slack does not tell. */
  zone: string;
  /** A full member of this workspace: no guest, no one of another organisation, no bot, not deactivated. */
  member: boolean;
}

/** How long what Slack said of a person or a channel is believed, in milliseconds. */
const BELIEVED = { profile: 10 * 60_000, membership: 30_000 };

/** Who people are and what they may see. Slack is asked, and believed for a short while. */
export interface People {
  profile(user: string): Promise<Profile>;
  /** Whether a demarche is visible to a person: a member of a channel that tracks it, or who opened it while none does. */
  maySee(user: string, demarche: Demarche): Promise<boolean>;
  /** Whether the app itself is a member of the channel, and so can post there. */
  botIsIn(channel: string): Promise<boolean>;
}

export function createPeople(parts: {
  /** Slack team id: what is believed of people and channels is kept by workspace. */
  workspace: string;
  client: WebClient;
  desk: Desk;
  profiles: Keyv<Profile>;
  memberships: Keyv<string[]>;
}): People {
  const { workspace, client, desk, profiles, memberships } = parts;
  const keyOf = (id: string) => `${workspace} ${id}`;

  async function profile(user: string): Promise<Profile> {
    const known = await profiles.get(keyOf(user));
    if (known) return known;
    const found = await orUnknown(async () => (await client.users.info({ user })).user);
    if (found === UNKNOWN) return { zone: 'UTC', member: true };
    const outside = found?.is_restricted || found?.is_ultra_restricted || found?.is_stranger;
    const read: Profile = {
      zone: validZone(found?.tz),
      member: found !== undefined && !outside && !found.is_bot && !found.deleted,
    };
    await profiles.set(keyOf(user), read, BELIEVED.profile);
    return read;
  }

  /** Questions that are under way: fifty demarches of one channel ask for its members once. */
  const asking = new Map<string, Promise<string[] | typeof UNKNOWN>>();

  async function membersOf(channel: string): Promise<string[] | typeof UNKNOWN> {
    const known = await memberships.get(keyOf(channel));
    if (known) return known;
    const answer = asking.get(channel) ?? askOnce(channel);
    asking.set(channel, answer);
    return answer;
  }

  async function askOnce(channel: string): Promise<string[] | typeof UNKNOWN> {
    try {
      const members = await orUnknown(() => askMembers(channel));
      if (members !== UNKNOWN) await memberships.set(keyOf(channel), members, BELIEVED.membership);
      return members;
    } finally {
      asking.delete(channel);
    }
  }

  async function askMembers(channel: string): Promise<string[]> {
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

  /** A channel that is gone, or that the app was removed from, makes nothing visible. */
  const isIn = async (user: string, channel: string): Promise<boolean> => {
    try {
      const members = await membersOf(channel);
      return members === UNKNOWN || members.includes(user);
    } catch (error) {
      if (error instanceof WebAPIPlatformError) return false;
      throw error;
    }
  };

  return {
    profile,
    async maySee(user, demarche) {
      const trackings = await desk.trackings(demarche.id);
      if (trackings.length === 0) return demarche.openedBy === user;
      for (const { channel } of trackings) if (await isIn(user, channel)) return true;
      return false;
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

const UNKNOWN = Symbol('the server does not know this method');

/**
 * Another server at SLACK_API_URL may speak only a part of Slack's API; what it can not tell, it can not keep apart either. Slack itself
 * knows these methods, so there nothing is let through by this.
 */
async function orUnknown<T>(ask: () => Promise<T>): Promise<T | typeof UNKNOWN> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'unknown_method') return UNKNOWN;
    throw error;
  }
}

function validZone(zone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone || 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
