import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FakeSlack, FakeSlackOptions } from '../../demo/slack/index.ts';
import { createLog } from '../../src/log.ts';
import { createInstallations, type Kept, NotInstalledError } from '../../src/slack/installations.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { ANNA, quiet, startOffice } from '../demo/slack/office.ts';

const KEY = Buffer.alloc(32, 7);
const REDIRECT = 'https://desk.example.org/slack/oauth_redirect';
const LATER = new Date('2100-01-01T00:00:00Z');

async function open(): Promise<Store> {
  const store = await openStore(':memory:', KEY);
  onTestFinished(() => store.close());
  return store;
}

function on(store: Store, slack: FakeSlack) {
  const clientOptions = { slackApiUrl: slack.apiUrl, logger: quiet, retryConfig: { retries: 0 } };
  return createInstallations({
    keyed: store.keyed<Kept>('installation'),
    held: store.taken('installing'),
    app: slack.oauth,
    clientOptions,
    connect: (token, teamId) => new WebClient(token, { ...clientOptions, ...(teamId ? { teamId } : {}) }),
    clock: { now: () => new Date() },
    log: createLog('silent'),
  });
}

/** What the workspace's people do: press Allow. The installation is kept as Bolt's installer keeps it. */
async function install(slack: FakeSlack, { store }: ReturnType<typeof on>, wide = false): Promise<void> {
  const url = `${slack.url}/oauth/v2/authorize?client_id=${slack.oauth.clientId}&scope=chat:write&redirect_uri=${REDIRECT}`;
  const code = new URL(slack.oauth.allow(ANNA, url, { wide })).searchParams.get('code') ?? '';
  const answer = await new WebClient(undefined, { slackApiUrl: slack.apiUrl, logger: quiet }).oauth.v2.access(
    {
      client_id: slack.oauth.clientId,
      client_secret: slack.oauth.clientSecret,
      code,
      redirect_uri: REDIRECT,
    },
  );
  await store.storeInstallation<'v2'>({
    team: answer.team?.id ? { id: answer.team.id } : undefined,
    enterprise: answer.enterprise?.id ? { id: answer.enterprise.id } : undefined,
    user: { id: ANNA, token: undefined, scopes: undefined },
    bot: {
      token: answer.access_token ?? '',
      id: 'B0BOT',
      userId: 'U0BOT',
      scopes: [],
      ...(answer.refresh_token
        ? {
            refreshToken: answer.refresh_token,
            expiresAt: Math.floor(Date.now() / 1_000) + (answer.expires_in ?? 0),
          }
        : {}),
    },
    isEnterpriseInstall: answer.is_enterprise_install ?? false,
    authVersion: 'v2',
  });
}

async function office(options: Partial<FakeSlackOptions> = {}) {
  const slack = await startOffice(options);
  const store = await open();
  const installations = on(store, slack);
  return { slack, store, installations };
}

const team = { teamId: 'T0TEAM', enterpriseId: undefined, isEnterpriseInstall: false };
const org = { teamId: 'T0TEAM', enterpriseId: 'E1', isEnterpriseInstall: true };
const ORG = { enterprise: { id: 'E1', name: 'Org' } };
const refreshes = ({ calls }: FakeSlack) =>
  calls.filter(({ args }) => args.grant_type === 'refresh_token').length;

describe('an installation', () => {
  it('speaks in its workspace with the token that the workspace gave', async () => {
    const { slack, installations } = await office();
    await install(slack, installations);
    expect(await installations.authorize(team)).toMatchObject({
      teamId: 'T0TEAM',
      botId: 'B0BOT',
      botUserId: 'U0BOT',
      isEnterpriseInstall: false,
    });
    const client = await installations.clientOf('T0TEAM');
    expect((await client.auth.test()).team_id).toBe('T0TEAM');
    expect(await installations.clientOf('T0TEAM')).toBe(client);
  });

  it.each([
    { name: 'a payload', ask: (at: ReturnType<typeof on>) => at.authorize({ ...team, teamId: 'T9' }) },
    { name: 'a loop', ask: (at: ReturnType<typeof on>) => at.clientOf('T9') },
    { name: 'a look-up', ask: (at: ReturnType<typeof on>) => at.of('T9') },
  ])('of one workspace is none of another: $name gets NotInstalledError', async ({ ask }) => {
    const { slack, installations } = await office();
    await install(slack, installations);
    await expect(ask(installations)).rejects.toThrow(NotInstalledError);
  });

  it('lies on the disk only encrypted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'demarche-desk-test-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const store = await openStore(`file:${join(folder, 'desk.db')}`, KEY);
    const slack = await startOffice();
    const installations = on(store, slack);
    await install(slack, installations);
    const { botToken = '' } = await installations.authorize(team);
    await store.close();
    const files = await readdir(folder);
    const bytes = Buffer.concat(await Promise.all(files.map((name) => readFile(join(folder, name)))));
    expect(bytes.includes('T0TEAM installation')).toBe(true);
    expect(bytes.includes(botToken)).toBe(false);
  });

  it('is gone once it is forgotten', async () => {
    const { slack, installations } = await office();
    await install(slack, installations);
    expect(await installations.forget({ type: 'workspace', workspace: 'T0TEAM' }, LATER)).toEqual(['T0TEAM']);
    await expect(installations.clientOf('T0TEAM')).rejects.toThrow(NotInstalledError);
  });

  it('outlives old news of its end, which Slack may repeat after somebody has installed the app anew', async () => {
    const { slack, installations } = await office();
    await install(slack, installations);
    expect(
      await installations.forget({ type: 'workspace', workspace: 'T0TEAM' }, new Date('2020-01-01')),
    ).toEqual([]);
    await installations.clientOf('T0TEAM');
  });
});

describe('an installation of a whole organisation', () => {
  it('serves a workspace once a payload has come from it, also in the loops', async () => {
    const { slack, installations } = await office(ORG);
    await install(slack, installations, true);
    await expect(installations.clientOf('T0TEAM')).rejects.toThrow(NotInstalledError);
    expect(await installations.authorize(org)).toMatchObject({
      teamId: 'T0TEAM',
      enterpriseId: 'E1',
      isEnterpriseInstall: true,
    });
    expect(await installations.of('T0TEAM')).toMatchObject({ teamId: 'T0TEAM', isEnterpriseInstall: true });
    expect((await (await installations.clientOf('T0TEAM')).auth.test()).team_id).toBe('T0TEAM');
  });

  it('leaves a workspace its own installation', async () => {
    const { slack, installations } = await office(ORG);
    await install(slack, installations, true);
    await install(slack, installations);
    const { botToken: own } = await installations.authorize({ ...team, enterpriseId: 'E1' });
    const { botToken: wide } = await installations.authorize(org);
    expect(own).not.toBe(wide);
  });

  it('ends with all workspaces that it served and that have none of their own', async () => {
    const { slack, installations } = await office(ORG);
    await install(slack, installations, true);
    for (const teamId of ['T0TEAM', 'T2', 'T3']) await installations.authorize({ ...org, teamId });
    await install(slack, installations);
    expect(await installations.forget({ type: 'organisation', enterprise: 'E1' }, LATER)).toEqual([
      'T2',
      'T3',
    ]);
    await expect(installations.of('T2')).rejects.toThrow(NotInstalledError);
    await installations.of('T0TEAM');
  });
});

/** As if the token had been given hours ago: it is good for so many seconds more. */
async function age(store: Store, seconds: number): Promise<void> {
  const keyed = store.keyed<Kept>('installation');
  const kept = await keyed.get('T0TEAM installation');
  if (kept?.type !== 'installation' || !kept.installation.bot) throw new Error('nothing is kept');
  kept.installation.bot.expiresAt = Math.floor(Date.now() / 1_000) + seconds;
  await keyed.set('T0TEAM installation', kept);
}

async function aged(seconds: number) {
  const at = await office({ tokenSeconds: 43_200 });
  await install(at.slack, at.installations);
  await age(at.store, seconds);
  return at;
}

it('a workspace that its organisation takes the app from has it no more, and the others keep it', async () => {
  const { slack, installations } = await office(ORG);
  await install(slack, installations, true);
  for (const teamId of ['T0TEAM', 'T2']) await installations.authorize({ ...org, teamId });
  const gone = { type: 'member', workspace: 'T2', enterprise: 'E1' } as const;
  expect(await installations.forget({ ...gone, enterprise: 'E9' }, LATER)).toEqual([]);
  expect(await installations.forget(gone, LATER)).toEqual(['T2']);
  expect(await installations.forget(gone, LATER)).toEqual([]);
  await expect(installations.of('T2')).rejects.toThrow(NotInstalledError);
  await installations.of('T0TEAM');
});

describe('a token that ends', () => {
  it.each([
    { seconds: 40_000, times: 0 },
    { seconds: 3_600, times: 1 },
    { seconds: 10, times: 1 },
    { seconds: -3_600, times: 1 },
  ])('is renewed $times times when it is good for $seconds seconds more', async ({ seconds, times }) => {
    const { slack, installations } = await aged(seconds);
    const { botToken } = await installations.authorize(team);
    expect(refreshes(slack)).toBe(times);
    await new WebClient(botToken, { slackApiUrl: slack.apiUrl, logger: quiet }).auth.test();
  });

  it('is replaced for good: the next who asks gets the new one', async () => {
    const { slack, installations } = await aged(10);
    const { botToken } = await installations.authorize(team);
    expect((await installations.of('T0TEAM')).botToken).toBe(botToken);
    expect(refreshes(slack)).toBe(1);
  });

  it.each([3_600, -1])(
    'is renewed once when many ask at once in two processes, with %i seconds left',
    async (seconds) => {
      const { slack, store, installations } = await aged(seconds);
      const processes = [installations, on(store, slack)];
      const asked = await Promise.all(
        Array.from({ length: 10 }, (_, at) => processes[at % 2]?.authorize(team)),
      );
      expect(refreshes(slack)).toBe(1);
      for (const token of new Set(asked.map((one) => one?.botToken))) {
        await new WebClient(token, { slackApiUrl: slack.apiUrl, logger: quiet }).auth.test();
      }
    },
  );

  it('goes on being used when Slack can not renew it, and Slack is not asked again at once', async () => {
    const { slack, installations } = await aged(3_600);
    slack.fail('oauth.v2.access', { error: 'fatal_error' }, 1);
    const first = await installations.authorize(team);
    const second = await installations.authorize(team);
    expect(first.botToken).toBe(second.botToken);
    expect(refreshes(slack)).toBe(1);
  });

  it('fails with the cause when it has ended and Slack does not renew it', async () => {
    const { slack, installations } = await aged(10);
    slack.fail('oauth.v2.access', { error: 'invalid_refresh_token' }, 1);
    await expect(installations.authorize(team)).rejects.toThrow('invalid_refresh_token');
  });

  it('does not put an old token over an installation made anew meanwhile', async () => {
    const { slack, store, installations } = await aged(10);
    await Promise.all([installations.authorize(team), install(slack, installations)]);
    const kept = JSON.stringify(await store.keyed<Kept>('installation').get('T0TEAM installation'));
    const { botToken } = await installations.of('T0TEAM');
    expect(kept).toContain(botToken);
    await new WebClient(botToken, { slackApiUrl: slack.apiUrl, logger: quiet }).auth.test();
  });
});
