import { createServer } from 'node:net';
import type { Channel, Message, Person } from '../../demo/protocol.ts';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../../demo/slack/index.ts';
import { createApp, type DemarcheDesk } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { sample } from '../support/world.ts';

export const BOT = { userId: 'U0BOT', name: 'Demarche Desk', appId: 'A0BOT' };
export const COORDINATOR = 'U0COORD';
export const OFFICER = 'U0OFFICER';
export const OUTSIDER = 'U0OUTSIDER';
export const GUEST = 'U0GUEST';
export const CAMPAIGN = 'C0CAMPAIGN';
export const ELSEWHERE = 'C0ELSEWHERE';
export const UNINVITED = 'C0UNINVITED';

const person = (id: string, tz: string, kind: Person['kind'] = 'member'): Person => ({
  id,
  name: id.toLowerCase(),
  realName: id,
  title: '',
  tz,
  kind,
  avatar: { text: '', color: '#000' },
});

const channel = (id: string, members: string[], kind: Channel['kind'] = 'channel'): Channel => ({
  id,
  name: id.toLowerCase(),
  kind,
  topic: '',
  members,
});

export type Mode = 'socket' | 'http';

/** The real app beside a Slack-like server, both on this machine, with the sample campaign tracked in one channel. */
export interface Workspace extends AsyncDisposable {
  slack: FakeSlack;
  app: DemarcheDesk;
  demarche: string;
  config: Config;
  /** Lines of the log, parsed. */
  logged: Array<Record<string, unknown>>;
  card(): Message;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export const startSlack = (changed: Partial<FakeSlackOptions> = {}): Promise<FakeSlack> =>
  startFakeSlack({
    team: { id: 'T0TEAM', name: 'Team' },
    bot: BOT,
    people: [
      person(COORDINATOR, 'America/New_York'),
      person(OFFICER, 'Asia/Kuala_Lumpur'),
      person(OUTSIDER, 'Europe/Paris'),
      person(GUEST, 'Europe/London', 'guest'),
    ],
    channels: [
      channel(CAMPAIGN, [BOT.userId, COORDINATOR, OFFICER, GUEST]),
      channel(ELSEWHERE, [BOT.userId, COORDINATOR, OFFICER, OUTSIDER]),
      channel(UNINVITED, [COORDINATOR, OFFICER], 'private'),
    ],
    commands: [
      { command: '/demarche', description: '', usageHint: '' },
      { command: '/cable', description: '', usageHint: '' },
    ],
    shortcuts: [],
    events: ['app_home_opened', 'app_mention', 'member_joined_channel', 'member_left_channel', 'message.im'],
    startsAt: new Date('2008-03-05T09:00:00Z'),
    // Whoever waits in vain fails later, and nobody fails because the machine is busy.
    timing: { handMs: 20_000 },
    ...changed,
  });

export async function configFor(slack: FakeSlack, mode: Mode, databaseUrl = ':memory:'): Promise<Config> {
  const { botToken, appToken, signingSecret, apiUrl } = slack;
  return {
    slack: {
      install: { type: 'token', botToken },
      apiUrl,
      mode:
        mode === 'socket'
          ? { type: 'socket', appToken }
          : { type: 'http', signingSecret, port: await freePort() },
    },
    databaseUrl,
    maxClassification: 'CONFIDENTIAL',
    logLevel: 'debug',
  };
}

export async function startWorkspace(mode: Mode = 'socket'): Promise<Workspace> {
  const slack = await startSlack();
  const config = await configFor(slack, mode);
  const logged: Workspace['logged'] = [];
  const log = createLog('debug', { write: (line) => void logged.push(JSON.parse(line)) });
  const app = await createApp(config, { clock: slack, log, cardPace: 0 });
  if (config.slack.mode.type === 'http') {
    slack.deliverTo({ type: 'http', url: `http://127.0.0.1:${config.slack.mode.port}/slack/events` });
  }
  await app.start();
  await slack.connected();
  const demarche = await trackSample(app);
  await app.cards.idle();
  const card = () => {
    const [first] = slack
      .as(COORDINATOR)
      .messages(CAMPAIGN)
      .filter(({ user, ephemeralTo }) => user === BOT.userId && !ephemeralTo);
    if (!first) throw new Error('there is no card');
    return first;
  };
  return {
    slack,
    app,
    demarche,
    config,
    logged,
    card,
    async [Symbol.asyncDispose]() {
      await app.stop();
      await slack.close();
    },
  };
}

export async function trackSample(
  app: DemarcheDesk,
  raw = sample('08STATE22377.txt'),
  workspace = 'T0TEAM',
): Promise<string> {
  const actor = { workspace, user: COORDINATOR, surface: 'import', role: 'coordinator' } as const;
  const check = await app.desk.check(workspace, raw);
  if (check.type !== 'readable' || !check.draft) throw new Error('the sample is no demarche');
  const { deadlines } = check.draft;
  const { demarche } = await app.desk.import(actor, raw, { mrn: '08STATE22377', deadlines, achieved: [] });
  if (!demarche) throw new Error('the sample opened no demarche');
  await app.desk.track(actor, demarche.id, CAMPAIGN, 'America/New_York');
  return demarche.id;
}

/** All that can be read in a message. */
export const words = ({ text, blocks }: Pick<Message, 'text' | 'blocks'>): string =>
  `${text}\n${JSON.stringify(blocks)}`;

export const says =
  (...parts: string[]) =>
  (message: Message): boolean =>
    parts.every((part) => words(message).includes(part));

/** What a form sends for a text input, and for a choice of one. */
export const value = (text: string | null) => ({ value: { value: text } });
export const choice = (chosen: string) => ({ value: { selected_option: { value: chosen } } });

/** Whether all the words are somewhere in a view. */
export const tells =
  (...parts: string[]) =>
  (view: object): boolean =>
    parts.every((part) => JSON.stringify(view).includes(part));
