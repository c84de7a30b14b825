import type { WebClient } from '@slack/web-api';
import type { Keyv } from 'keyv';
import type { From, SlackParts } from './parts.ts';
import { createPeople, type Profile } from './people.ts';

/** What the workspaces of one deployment have in common. */
export interface Common extends Omit<SlackParts, 'workspace' | 'people' | 'client' | 'botToken'> {
  profiles: Keyv<Profile>;
  memberships: Keyv<string[]>;
}

export interface Workspaces {
  partsOf(from: From): SlackParts;
}

/** Puts together what the listeners work with, a workspace at a time, and keeps it while the workspace's token is the same. */
export function createWorkspaces(
  { profiles, memberships, ...common }: Common,
  connect: (token: string, teamId: string | null) => WebClient,
): Workspaces {
  const known = new Map<string, SlackParts>();
  return {
    partsOf({ teamId = '', botToken = '', isEnterpriseInstall = false }) {
      const kept = known.get(teamId);
      if (kept?.botToken === botToken) return kept;
      // A token of a whole organisation has to say of which workspace it speaks.
      const client = connect(botToken, isEnterpriseInstall ? teamId : null);
      const people = createPeople({ workspace: teamId, client, desk: common.desk, profiles, memberships });
      const parts = { ...common, workspace: teamId, client, botToken, people };
      known.set(teamId, parts);
      return parts;
    },
  };
}
