import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { FakeSlack, FakeSlackOptions } from '../../demo/slack/index.ts';
import { createApp, type DemarcheDesk } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { freePort, startSlack } from './workspace.ts';

export const PUBLIC_URL = 'https://desk.example.org';
export const SECRETS = {
  signing: 'one-signing-secret-for-all',
  clientId: '1111111111.2222222222',
  client: 'one-client-secret-for-all',
};
const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'link_shared',
  'member_joined_channel',
  'member_left_channel',
  'message.im',
  'tokens_revoked',
];
const STATE_SECRET = 'a-state-secret';

/** One app that workspaces install by OAuth, each with a Slack of its own, and all with the same ids of people and channels. */
export interface ManyWorkspaces {
  app: DemarcheDesk;
  /** Where the app listens; what stands for `PUBLIC_URL` on this machine. */
  url: string;
  stateSecret: string;
  /** Set it to move the app's clock. */
  time: { now: Date };
  logged: string[];
  /** One more workspace, which has not installed the app yet. */
  open(team: string, changed?: Partial<FakeSlackOptions>): Promise<FakeSlack>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

/** Slack has one address for all workspaces: who is meant is told by the token or the code. */
async function startRouter(workspaces: readonly FakeSlack[]): Promise<string> {
  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const fields = new URLSearchParams(body);
    const bearer = request.headers.authorization?.replace('Bearer ', '');
    const word = bearer ?? fields.get('refresh_token') ?? fields.get('code') ?? '';
    const found = workspaces.find(({ oauth }) => oauth.knows(word));
    if (!found) {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"ok":false,"error":"invalid_code"}');
      return;
    }
    const answer = await fetch(`${found.url}${request.url}`, {
      method: 'POST',
      headers: {
        'content-type': request.headers['content-type'] ?? '',
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      },
      body,
    });
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(Buffer.from(await answer.arrayBuffer()));
  }
  const server = createServer((request, response) => {
    // A workspace's Slack that broke the connection, as tests ask it to: so does this one.
    route(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the router listens nowhere');
  return `http://127.0.0.1:${address.port}`;
}

/** Starts the app; it and every workspace are closed after the test. */
export async function startMany(changed: Partial<Config> = {}): Promise<ManyWorkspaces> {
  const workspaces: FakeSlack[] = [];
  const apiUrl = `${await startRouter(workspaces)}/api/`;
  const port = await freePort();
  const logged: string[] = [];
  const config: Config = {
    slack: {
      install: {
        type: 'oauth',
        clientId: SECRETS.clientId,
        clientSecret: SECRETS.client,
        stateSecret: STATE_SECRET,
      },
      mode: { type: 'http', signingSecret: SECRETS.signing, port },
      apiUrl,
    },
    databaseUrl: ':memory:',
    keyedStateKey: Buffer.alloc(32, 7),
    maxClassification: 'CONFIDENTIAL',
    publicUrl: PUBLIC_URL,
    logLevel: 'debug',
    ...changed,
  };
  const time = { now: new Date('2008-03-05T09:00:00Z') };
  const log = createLog('debug', { write: (line) => void logged.push(line) });
  const app = await createApp(config, {
    clock: { now: () => time.now },
    log,
    cardPace: 0,
  });
  await app.start();
  onTestFinished(() => app.stop());
  const url = `http://127.0.0.1:${port}`;
  return {
    app,
    url,
    stateSecret: STATE_SECRET,
    time,
    logged,
    async open(team, options = {}) {
      const slack = await startSlack({
        team: { id: team, name: `Workspace ${team}` },
        secrets: SECRETS,
        events: EVENTS,
        unfurlDomains: [new URL(PUBLIC_URL).hostname],
        ...options,
      });
      workspaces.push(slack);
      slack.deliverTo({ type: 'http', url: `${url}/slack/events` });
      onTestFinished(() => slack.close());
      return slack;
    },
  };
}

/** Somebody's browser, which keeps its cookies. */
export interface Browser {
  get(address: string): Promise<{ status: number; page: string; headers: Headers }>;
}

export function openBrowser(url: string): Browser {
  let cookie = '';
  return {
    async get(address) {
      const local = address.replace(PUBLIC_URL, url);
      const answer = await fetch(local.startsWith('/') ? `${url}${local}` : local, {
        headers: cookie ? { cookie } : {},
      });
      const set = answer.headers.get('set-cookie')?.split(';')[0];
      if (set) cookie = set;
      return { status: answer.status, page: await answer.text(), headers: answer.headers };
    },
  };
}

/** The address of Slack's own page, as ours links to it. */
export function slackLink(page: string): string {
  const href = /href="([^"]+oauth\/v2\/authorize[^"]+)"/.exec(page)?.[1];
  if (!href) throw new Error(`no link to Slack on the page: ${page}`);
  return href.replaceAll('&amp;', '&');
}

/** A person installs the app, as they would in a browser; the page that they see at the end. */
export async function install(
  at: ManyWorkspaces,
  slack: FakeSlack,
  person: string,
  options: { wide?: boolean } = {},
) {
  const browser = openBrowser(at.url);
  const { page } = await browser.get('/slack/install');
  return browser.get(slack.oauth.allow(person, slackLink(page), options));
}
