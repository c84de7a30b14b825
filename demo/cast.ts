import type { Channel, Person } from './protocol.ts';

/** Who one can be in the demo, and where they talk. All of them are invented. */
export const TEAM = { id: 'T0DEMARCHE', name: 'Foreign Affairs' };
export const BOT = { userId: 'U0DESK', name: 'Demarche Desk', appId: 'A0DESK' };

const person = (
  id: string,
  name: string,
  realName: string,
  title: string,
  tz: string,
  color: string,
  kind: Person['kind'] = 'member',
): Person => ({
  id,
  name,
  realName,
  title,
  tz,
  kind,
  avatar: {
    text: realName
      .split(' ')
      .map((word) => word[0])
      .join(''),
    color,
  },
});

export const COORDINATOR = 'U0AVERY';
const POST_EAST = 'U0TAN';
const POST_WEST = 'U0DIALLO';
const GUEST = 'U0GUEST';

export const PEOPLE: Person[] = [
  person(
    COORDINATOR,
    'avery',
    'Avery Quinn',
    'Coordinator, Washington',
    'America/New_York',
    '#1d3557',
    'admin',
  ),
  person(POST_EAST, 'mei.tan', 'Mei Tan', 'Political officer, Kuala Lumpur', 'Asia/Kuala_Lumpur', '#2a7f62'),
  person(POST_WEST, 'omar.diallo', 'Omar Diallo', 'Political officer, Dakar', 'Africa/Dakar', '#8c4a2f'),
  person(GUEST, 'sam.reed', 'Sam Reed', 'Guest, think tank', 'Europe/London', '#6b6b6b', 'guest'),
];

export const CAMPAIGN = 'C0KOSOVO';

export const CHANNELS: Channel[] = [
  {
    id: CAMPAIGN,
    name: 'kosovo-oic',
    kind: 'channel',
    topic: 'Demarche 08 STATE 22377: Kosovo at the OIC summit',
    members: [BOT.userId, COORDINATOR, POST_EAST, POST_WEST],
  },
  {
    id: 'C0GENERAL',
    name: 'general',
    kind: 'channel',
    topic: 'Everyone',
    members: [BOT.userId, COORDINATOR, POST_EAST, POST_WEST, GUEST],
  },
  {
    id: 'G0FRONT',
    name: 'front-office',
    kind: 'private',
    topic: 'The app has not been invited here yet',
    members: [COORDINATOR],
  },
];
