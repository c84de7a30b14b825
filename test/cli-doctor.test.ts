import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeSlack } from '../demo/slack/index.ts';
import { startSlack } from './app/workspace.ts';
import { runWords } from './support/cli.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const PASSWORD = 'zq-password-x';

let folder: string;
let slack: FakeSlack;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-doctor-'));
  slack = await startSlack();
  vi.stubEnv('SLACK_API_URL', slack.apiUrl);
  vi.stubEnv('DATABASE_URL', `file:${join(folder, 'desk.db')}`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await slack.close();
  rmSync(folder, { recursive: true });
});

async function doctor(env: Record<string, string>) {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const { code, out } = await runWords(['doctor']);
  return { code, said: out };
}

const socket = () => ({ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken });
const http = () => ({ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret });
const many = () => ({
  SLACK_CLIENT_ID: slack.oauth.clientId,
  SLACK_CLIENT_SECRET: slack.oauth.clientSecret,
  SLACK_SIGNING_SECRET: slack.signingSecret,
});

describe('doctor', () => {
  it.each<[string, () => Record<string, string>, string[]]>([
    [
      'Socket Mode',
      socket,
      [
        '✓ Settings are complete: Socket Mode',
        '✓ Slack opens a socket',
        '· KEYED_STATE_KEY is not set',
        '· RETENTION_DAYS is not set',
      ],
    ],
    ['HTTP', http, ['HTTP on port 3000', '· PUBLIC_URL is not set', '✓ The signing secret is set']],
    [
      'many workspaces',
      () => ({
        ...many(),
        KEYED_STATE_KEY: KEY,
        PUBLIC_URL: 'https://desk.example.org',
        RETENTION_DAYS: '365',
      }),
      [
        'for every workspace that installs the app',
        '✓ Slack answers.',
        '· KEYED_STATE_KEY is set',
        '· RETENTION_DAYS is 365',
      ],
    ],
  ])('says that %s is ready, and what is worth knowing', async (_, env, parts) => {
    const { code, said } = await doctor(env());
    expect(said).toContain('✓ The database opens');
    for (const part of parts) expect(said).toContain(part);
    expect({ code, last: said.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, last: 'Ready: npm start' });
  });

  it.each<[string, () => Record<string, string>, string]>([
    ['no settings at all', () => ({}), '✗ SLACK_BOT_TOKEN is missing'],
    ['many workspaces without a key', many, '✗ KEYED_STATE_KEY is missing'],
    [
      'an address in Socket Mode',
      () => ({ ...socket(), PUBLIC_URL: 'https://desk.example.org' }),
      '✗ PUBLIC_URL needs HTTP',
    ],
    [
      'days that are none',
      () => ({ ...socket(), RETENTION_DAYS: 'soon' }),
      '✗ RETENTION_DAYS must be a number',
    ],
    [
      'a token that Slack does not know',
      () => ({ ...socket(), SLACK_BOT_TOKEN: 'xoxb-zq-other-x' }),
      '✗ Slack says invalid_auth',
    ],
    [
      'a Slack that is not there',
      () => ({ ...socket(), SLACK_API_URL: 'http://127.0.0.1:1/api/' }),
      '✗ Slack does not answer',
    ],
    [
      'a database that is not there',
      () => ({ ...socket(), DATABASE_URL: `postgres://desk:${PASSWORD}@127.0.0.1:1/desk` }),
      '✗ PostgreSQL does not answer',
    ],
  ])('says in words what is wrong with %s', async (_, env, problem) => {
    const { code, said } = await doctor(env());
    expect(code).toBe(1);
    expect(said).toContain(problem);
    expect(said).toContain('Mend what is marked ✗');
  });

  it('prints whether secrets are set, and none of them', async () => {
    for (const env of [
      socket(),
      http(),
      { ...many(), KEYED_STATE_KEY: KEY },
      {
        DATABASE_URL: `postgres://desk:${PASSWORD}@127.0.0.1:1/desk`,
        SLACK_BOT_TOKEN: 'zq-wrong-x',
        KEYED_STATE_KEY: 'zq-short-x',
      },
    ]) {
      const { said } = await doctor(env);
      for (const secret of [...Object.values(env), PASSWORD]) expect(said).not.toContain(secret);
      vi.unstubAllEnvs();
      vi.stubEnv('SLACK_API_URL', slack.apiUrl);
      vi.stubEnv('DATABASE_URL', `file:${join(folder, 'desk.db')}`);
    }
  });
});
