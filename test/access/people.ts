import type { Role } from '../../src/demarche/index.ts';

export const TEAM = 'T0TEAM';
export const BOT = 'U0BOT';
export const TRACKING = 'C0TRACKING';
export const OTHER = 'C0OTHER';

/** Somebody who asks, and what is theirs to have: `role` null for who gets nothing at all. */
export interface Kind {
  id: string;
  who: string;
  /** What Slack says of them. */
  is: Record<string, unknown>;
  inTracking: boolean;
  /** Given by name before anything is asked. */
  grant?: Role;
  role: Role | null;
  /** Of another organisation: NOFORN and its like are never for them. */
  foreign?: boolean;
}

/** The one who imported the cable, and so opened the demarche. */
export const OPENER = 'U0COORDINATOR';

export const KINDS: readonly Kind[] = [
  { id: OPENER, who: 'a coordinator', is: {}, inTracking: true, grant: 'coordinator', role: 'coordinator' },
  {
    id: 'U0ADMIN',
    who: 'an admin who was named a reader',
    is: { is_admin: true },
    inTracking: true,
    grant: 'reader',
    role: 'coordinator',
  },
  { id: 'U0RECORDER', who: 'a member', is: {}, inTracking: true, role: 'recorder' },
  { id: 'U0READER', who: 'a reader', is: {}, inTracking: true, grant: 'reader', role: 'reader' },
  {
    id: 'U0ELSEWHERE',
    who: 'a coordinator who is not in the channel',
    is: {},
    inTracking: false,
    grant: 'coordinator',
    role: 'coordinator',
  },
  { id: 'U0GUEST', who: 'a guest', is: { is_restricted: true }, inTracking: true, role: null },
  {
    id: 'U0SINGLE',
    who: 'a single-channel guest',
    is: { is_restricted: true, is_ultra_restricted: true },
    inTracking: true,
    role: null,
  },
  {
    id: 'U0NAMEDGUEST',
    who: 'a guest let in by name',
    is: { is_restricted: true },
    inTracking: true,
    grant: 'reader',
    role: 'reader',
  },
  {
    id: 'U0STRANGER',
    who: 'somebody of another organisation',
    is: { is_stranger: true, team_id: 'T0OTHER' },
    inTracking: true,
    role: null,
  },
  {
    id: 'U0ALLY',
    who: 'somebody of another organisation, let in by name',
    is: { team_id: 'T0OTHER' },
    inTracking: true,
    grant: 'recorder',
    role: 'recorder',
    foreign: true,
  },
  { id: 'U0ROBOT', who: 'a bot', is: { is_bot: true }, inTracking: true, grant: 'coordinator', role: null },
  {
    id: 'U0GONE',
    who: 'a deactivated person',
    is: { deleted: true },
    inTracking: true,
    grant: 'coordinator',
    role: null,
  },
];

/** Where and under which circumstances something is asked. */
export interface Circumstance {
  name: string;
  /** The channel of what is typed, said and clicked; null for a DM with the app. */
  channel: string | null;
  /** Before anything is asked. */
  clearance?: 'UNCLASSIFIED';
  noforn?: true;
  untracked?: true;
}

export const CIRCUMSTANCES: readonly Circumstance[] = [
  { name: 'in the channel that tracks it', channel: TRACKING },
  { name: 'in another channel', channel: OTHER },
  { name: 'alone with the app', channel: null },
  {
    name: 'in a channel that tracks it and may show UNCLASSIFIED only',
    channel: TRACKING,
    clearance: 'UNCLASSIFIED',
  },
  { name: 'a NOFORN cable in a channel shared with another organisation', channel: TRACKING, noforn: true },
  { name: 'once no channel tracks it any more', channel: TRACKING, untracked: true },
];

/** Whether the demarche exists for a person. */
export const sees = (kind: Kind, { untracked, noforn }: Circumstance): boolean =>
  kind.role !== null && !(noforn && kind.foreign) && (untracked ? kind.id === OPENER : kind.inTracking);
