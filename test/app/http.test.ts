import { request } from 'node:http';
import { connect } from 'node:net';
import { App } from '@slack/bolt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sign } from '../../demo/slack/http-delivery.ts';
import { createLog } from '../../src/log.ts';
import { createReceiver } from '../../src/slack/receiver.ts';
import { openStore } from '../../src/store/index.ts';
import { quiet } from '../demo/slack/office.ts';
import { CAMPAIGN, COORDINATOR, freePort, startWorkspace, type Workspace } from './workspace.ts';

const FORM = 'application/x-www-form-urlencoded';

function doorOf({ config }: Workspace): { port: number; secret: string } {
  const { mode } = config.slack;
  if (mode.type !== 'http') throw new Error('the app listens to no port');
  return { port: mode.port, secret: mode.signingSecret };
}

/** What somebody types, as Slack sends it. */
const typed = (text: string): string =>
  new URLSearchParams({
    command: '/demarche',
    text,
    team_id: 'T0TEAM',
    user_id: COORDINATOR,
    channel_id: CAMPAIGN,
    response_url: 'http://127.0.0.1:1/',
    trigger_id: 't',
    is_enterprise_install: 'false',
  }).toString();

const RECORD = typed('record Malaysia supports');

const seconds = (ago = 0) => String(Math.floor(Date.now() / 1_000) - ago);

/** The two headers with which Slack signs a body. */
const signed = (secret: string, body: string, timestamp = seconds()): Record<string, string> => ({
  'x-slack-request-timestamp': timestamp,
  'x-slack-signature': sign(secret, timestamp, body),
});

const SIGNATURE = 'x-slack-signature';
const TIMESTAMP = 'x-slack-request-timestamp';

const changed = (headers: Record<string, string>, name: string, change: (was: string) => string) => ({
  ...headers,
  [name]: change(headers[name] ?? ''),
});

async function post(
  at: Workspace,
  body: string,
  headers: Record<string, string>,
  contentType = FORM,
): Promise<number> {
  const { port } = doorOf(at);
  const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': contentType, ...headers },
    body,
  });
  return answer.status;
}

const recorded = ({ app, demarche }: Workspace) => app.store.ledger.entries(demarche);

/** Whatever is still at work is done once the app has stopped; the ledger is read before it closes. */
async function recordedAfter(at: Workspace, count: number): Promise<void> {
  await expect.poll(() => recorded(at).then(({ length }) => length)).toBe(count);
}

describe('a signature', () => {
  it('that is right lets a command in', async () => {
    await using at = await startWorkspace('http');
    expect(await post(at, RECORD, signed(doorOf(at).secret, RECORD))).toBe(200);
    await recordedAfter(at, 1);
  });

  const broken: Array<{ name: string; headers: (secret: string) => Record<string, string> }> = [
    { name: 'is missing', headers: () => ({ 'x-slack-request-timestamp': seconds() }) },
    {
      name: 'has no timestamp',
      headers: (secret) => ({ 'x-slack-signature': sign(secret, seconds(), RECORD) }),
    },
    { name: 'is made with another secret', headers: () => signed('another-secret', RECORD) },
    { name: 'is of another body', headers: (secret) => signed(secret, typed('record Malaysia opposes')) },
    { name: 'is older than five minutes', headers: (secret) => signed(secret, RECORD, seconds(301)) },
    { name: 'has a timestamp that is no number', headers: (secret) => signed(secret, RECORD, 'soon') },
    {
      name: 'is too short',
      headers: (secret) => {
        const good = signed(secret, RECORD);
        return { ...good, 'x-slack-signature': good['x-slack-signature']?.slice(0, -2) ?? '' };
      },
    },
    {
      name: 'is too long',
      headers: (secret) => {
        const good = signed(secret, RECORD);
        return { ...good, 'x-slack-signature': `${good['x-slack-signature']}00` };
      },
    },
    { name: 'is empty', headers: (secret) => ({ ...signed(secret, RECORD), 'x-slack-signature': '' }) },
    {
      name: 'is of another version',
      headers: (secret) => {
        const good = signed(secret, RECORD);
        return { ...good, 'x-slack-signature': good['x-slack-signature']?.replace('v0', 'v1') ?? '' };
      },
    },
    {
      name: 'stands over a newer timestamp',
      headers: (secret) => ({
        ...signed(secret, RECORD, seconds(400)),
        'x-slack-request-timestamp': seconds(),
      }),
    },
  ];

  it('that is wrong in any way is refused with 401, and nothing is recorded', async () => {
    await using at = await startWorkspace('http');
    for (const { name, headers } of broken) {
      expect(await post(at, RECORD, headers(doorOf(at).secret)), name).toBe(401);
    }
    expect(await recorded(at)).toEqual([]);
  });

  it('lets a command in once: the same request again is refused, and recorded once', async () => {
    await using at = await startWorkspace('http');
    const headers = signed(doorOf(at).secret, RECORD);
    expect(await post(at, RECORD, headers)).toBe(200);
    await recordedAfter(at, 1);
    expect(await post(at, RECORD, headers)).toBe(401);
    expect(await recorded(at)).toHaveLength(1);
  });

  it.each<[name: string, disguised: (headers: Record<string, string>) => Record<string, string>]>([
    ['with something after the signature', (headers) => changed(headers, SIGNATURE, (was) => `${was}=x`)],
    ['with a timestamp of more digits', (headers) => changed(headers, TIMESTAMP, (was) => `0${was}`)],
    ['with a timestamp with a fraction', (headers) => changed(headers, TIMESTAMP, (was) => `${was}.0`)],
  ])('lets a command in once, also when it comes again %s', async (_, disguised) => {
    await using at = await startWorkspace('http');
    const headers = signed(doorOf(at).secret, RECORD);
    expect(await post(at, RECORD, headers)).toBe(200);
    await recordedAfter(at, 1);
    expect(await post(at, RECORD, disguised(headers))).toBe(401);
    expect(await recorded(at)).toHaveLength(1);
  });

  it('lets a click in once', async () => {
    await using at = await startWorkspace('http');
    const payload = {
      type: 'block_actions',
      team: { id: 'T0TEAM' },
      user: { id: COORDINATOR, team_id: 'T0TEAM' },
      actions: [
        { type: 'button', action_id: 'show:board-all', block_id: 'card', action_ts: '1.1', value: '{}' },
      ],
      container: { type: 'message', channel_id: CAMPAIGN, message_ts: '1.1' },
      channel: { id: CAMPAIGN },
      response_url: `${at.slack.url}/response/1/2`,
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const headers = signed(doorOf(at).secret, body);
    expect(await post(at, body, headers)).toBe(200);
    expect(await post(at, body, headers)).toBe(401);
  });

  it('of an event may come again, since Slack repeats events: it is acknowledged, and handled once', async () => {
    await using at = await startWorkspace('http');
    await at.slack.as(COORDINATOR).say(CAMPAIGN, '<@U0BOT> Malaysia supports');
    const event = at.slack.events.findLast(({ type }) => type === 'app_mention');
    const before = at.slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
    const body = JSON.stringify(event?.body);
    const headers = signed(doorOf(at).secret, body);
    expect(await post(at, body, headers, 'application/json')).toBe(200);
    expect(await post(at, body, headers, 'application/json')).toBe(200);
    expect(at.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(before);
  });

  it('is not asked of the check that Slack makes of the certificate, which reaches nothing', async () => {
    await using at = await startWorkspace('http');
    expect(await post(at, `${RECORD}&ssl_check=1`, {})).toBe(200);
    expect(await recorded(at)).toEqual([]);
  });
});

describe('a body', () => {
  it('that is no JSON is refused with 400', async () => {
    await using at = await startWorkspace('http');
    const body = '{"type":';
    expect(await post(at, body, signed(doorOf(at).secret, body), 'application/json')).toBe(400);
  });

  it('of more than a megabyte is refused with 413 as soon as it says so, before it is there', async () => {
    await using at = await startWorkspace('http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request({
        port: doorOf(at).port,
        host: '127.0.0.1',
        path: '/slack/events',
        method: 'POST',
        headers: { 'content-type': FORM, 'content-length': 50_000_000 },
      });
      call.on('response', (response) => {
        resolve(response.statusCode);
        call.destroy();
      });
      call.on('error', reject);
      call.write('a=b');
    });
    expect(status).toBe(413);
  });

  it('that grows over a megabyte without saying how long it is is refused with 413', async () => {
    await using at = await startWorkspace('http');
    const piece = 'a'.repeat(100_000);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request({
        port: doorOf(at).port,
        host: '127.0.0.1',
        path: '/slack/events',
        method: 'POST',
        headers: { 'content-type': FORM, 'transfer-encoding': 'chunked' },
      });
      call.on('response', (response) => {
        resolve(response.statusCode);
        call.destroy();
      });
      call.on('error', reject);
      for (let sent = 0; sent < 12; sent++) call.write(piece);
    });
    expect(status).toBe(413);
    expect(await recorded(at)).toEqual([]);
  });
});

describe('a request that takes its time', () => {
  /** The receiver alone, with less patience than it has otherwise. */
  async function impatient() {
    const store = await openStore(':memory:');
    const port = await freePort();
    const heard: unknown[] = [];
    const receiver = createReceiver({
      mode: { type: 'http', signingSecret: 'a-secret', port },
      apiUrl: 'http://127.0.0.1:1/api/',
      clientOptions: { logger: quiet },
      publicUrl: null,
      oauth: null,
      taken: store.taken,
      log: createLog('silent'),
      patience: { headersTimeout: 150, requestTimeout: 150, connectionsCheckingInterval: 20 },
    });
    const app = new App({ receiver, logger: quiet, authorize: async () => ({ botId: 'B', botUserId: 'U' }) });
    app.use(async ({ body }) => void heard.push(body));
    await app.start(port);
    onTestFinished(async () => {
      await app.stop();
      await store.close();
    });
    return { port, heard };
  }

  it.each([
    { name: 'its headers', sent: 'POST /slack/events HTTP/1.1\r\nHost: x\r\n' },
    {
      name: 'its body',
      sent: 'POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"type":',
    },
  ])('over $name is ended with 408, and reaches nothing', async ({ sent }) => {
    const { port, heard } = await impatient();
    const answer = await new Promise<string>((resolve, reject) => {
      let seen = '';
      const socket = connect(port, '127.0.0.1', () => void socket.write(sent));
      socket.on('data', (bytes) => {
        seen += bytes;
      });
      socket.on('close', () => resolve(seen));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(heard).toEqual([]);
  });
});

describe('what the server has', () => {
  it.each([
    { method: 'GET', path: '/healthz', status: 200 },
    { method: 'GET', path: '/', status: 404 },
    { method: 'GET', path: '/slack/events', status: 404 },
    { method: 'GET', path: '/slack/install', status: 404 },
    { method: 'GET', path: '/d/08STATE22377', status: 404 },
    { method: 'GET', path: '/d/%zz', status: 404 },
    { method: 'POST', path: '/healthz', status: 404 },
  ])('$method $path is answered with $status where one workspace has given its token', async (one) => {
    await using at = await startWorkspace('http');
    const { method, path, status } = one;
    const answer = await fetch(`http://127.0.0.1:${doorOf(at).port}${path}`, { method });
    expect(answer.status).toBe(status);
  });
});
