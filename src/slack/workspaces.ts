import type { WebClient } from '@slack/web-api';
import { type Desk, seenThrough } from '../desk/index.ts';
import type { From, SlackParts } from './parts.ts';
import { createPeople, type PeopleState } from './people.ts';
import { placeOf, sightOf } from './sight.ts';

/** What the workspaces of one deployment have in common. */
export interface Common
  extends Omit<SlackParts, 'workspace' | 'deskFor' | 'placeOf' | 'people' | 'client' | 'botToken'> {
  desk: Desk;
  state: PeopleState;
}

export interface Workspaces {
  partsOf(from: From): SlackParts;
}

/** Puts together what the listeners work with, a workspace at a time, and keeps it while the workspace's token is the same. */
export function createWorkspaces(
  { desk, state, ...common }: Common,
  connect: (token: string, teamId: string | null) => WebClient,
): Workspaces {
  const known = new Map<string, SlackParts>();
  return {
    partsOf({ teamId = '', botToken = '', isEnterpriseInstall = false }) {
      const kept = known.get(teamId);
      if (kept?.botToken === botToken) return kept;
      // A token of a whole organisation has to say of which workspace it speaks.
      const client = connect(botToken, isEnterpriseInstall ? teamId : null);
      const people = createPeople({ workspace: teamId, client, ...state });
      const seen = { workspace: teamId, desk, people };
      const parts: SlackParts = {
        ...common,
        workspace: teamId,
        client,
        botToken,
        people,
        deskFor: (user, channel, standing) =>
          seenThrough(desk, sightOf(seen, { user, channel, ...(standing && { standing }) }), common.clock),
        placeOf: (channel, demarche) => placeOf(seen, channel, demarche.marking),
      };
      known.set(teamId, parts);
      return parts;
    },
  };
}
