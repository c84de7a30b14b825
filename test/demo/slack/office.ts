import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import type { Channel, Person } from '../../../demo/protocol.ts';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../../../demo/slack/index.ts';

export const BOT = { userId: 'U0BOT', name: 'Clerk', appId: 'A0CLERK' };
export const ANNA = 'U0ANNA';
export const BEN = 'U0BEN';
export const OFFICE = 'C0OFFICE';
export const SECRETS = 'C0SECRETS';
export const ANNEX = 'C0ANNEX';

export const person = (id: string, kind: Person['kind'] = 'member'): Person => ({
  id,
  name: id.toLowerCase(),
  realName: id,
  title: 'Clerk',
  avatar: { text: 'X', color: '#123456' },
  tz: 'Asia/Tokyo',
  kind,
});

const channel = (id: string, kind: Channel['kind'], members: string[]): Channel => ({
  id,
  name: id.slice(2).toLowerCase(),
  kind,
  topic: '',
  members,
});

/** A workspace with a channel that the app is in, a private and a public one that it is not in; closed after the test. */
export async function startOffice(options: Partial<FakeSlackOptions> = {}): Promise<FakeSlack> {
  const slack = await startFakeSlack({
    team: { id: 'T0TEAM', name: 'Office' },
    bot: BOT,
    people: [person(ANNA), person(BEN)],
    channels: [
      channel(OFFICE, 'channel', [ANNA, BEN, BOT.userId]),
      channel(SECRETS, 'private', [ANNA]),
      channel(ANNEX, 'channel', [ANNA]),
    ],
    commands: [{ command: '/desk', description: '', usageHint: '' }],
    shortcuts: [],
    startsAt: new Date('2008-03-05T09:00:00Z'),
    ...options,
  });
  onTestFinished(() => slack.close());
  return slack;
}

export const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export const client = (slack: FakeSlack, token = slack.botToken): WebClient =>
  new WebClient(token, { slackApiUrl: slack.apiUrl, logger: quiet, retryConfig: { retries: 0 } });

/** The real Bolt app on the workspace's sockets. */
export async function startApp(slack: FakeSlack, prepare: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: quiet,
    clientPingTimeout: 50,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    logger: quiet,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  app.error(async () => {});
  prepare(app);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

/** The same app behind an HTTP server that checks Slack's signature. */
export async function startHttpApp(
  slack: FakeSlack,
  prepare: (app: App) => void,
  signingSecret = slack.signingSecret,
): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret, logger: quiet });
  const app = new App({
    token: slack.botToken,
    receiver,
    logger: quiet,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  app.error(async () => {});
  prepare(app);
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the app listens nowhere');
  slack.deliverTo({ type: 'http', url: `http://127.0.0.1:${address.port}/slack/events` });
  onTestFinished(async () => {
    server.closeAllConnections();
    await app.stop();
  });
  return app;
}

/** A promise that a listener settles: `const heard = signal<string>(); …; expect(await heard.next).toBe('hello')`. */
export function signal<T>() {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { next: promise, give: resolve };
}

export const section = (text: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
});

export const button = (action_id: string, text = 'Press', value = 'v') => ({
  type: 'button' as const,
  action_id,
  text: { type: 'plain_text' as const, text },
  value,
});
