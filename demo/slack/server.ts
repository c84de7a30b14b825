import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WorkspaceClock } from './clock.ts';
import type { Core } from './core.ts';
import type { Delivery } from './delivery.ts';
import { Events } from './events.ts';
import { CallLog } from './failures.ts';
import { PersonHand } from './hand.ts';
import { sendJson } from './http.ts';
import { HttpDelivery } from './http-delivery.ts';
import { Interactions } from './interactions.ts';
import { PageApi } from './page-api.ts';
import { ResponseUrls } from './response-urls.ts';
import { serveApp } from './routes.ts';
import { AppSockets } from './socket.ts';
import { Tokens } from './tokens.ts';
import { Triggers } from './triggers.ts';
import type { FakeSlack, FakeSlackOptions, Timing } from './types.ts';
import { Views } from './views.ts';
import { Workspace } from './workspace.ts';

const SLACK_TIMING: Timing = {
  acknowledgeMs: 3_000,
  triggerMs: 3_000,
  retryMs: [0, 60_000, 300_000],
  handMs: 5_000,
};

/**
 * Starts a Slack-like workspace on 127.0.0.1: `const slack = await startFakeSlack({ … }); new App({ token: slack.botToken,
 * appToken: slack.appToken, socketMode: true, clientOptions: { slackApiUrl: slack.apiUrl } })`.
 */
export async function startFakeSlack(options: FakeSlackOptions): Promise<FakeSlack> {
  const timing = { ...SLACK_TIMING, ...options.timing };
  const clock = new WorkspaceClock(options.startsAt);
  const workspace = new Workspace(options, clock);
  const { audience, bot } = workspace;
  const waitingForApp = new Set<() => void>();
  const tellConnected = (connected: boolean) => {
    audience.tellAll({ type: 'app', connected });
    if (!connected) return;
    for (const go of waitingForApp) go();
    waitingForApp.clear();
  };
  const tokens = new Tokens(options);
  const sockets = new AppSockets(bot.appId, timing.acknowledgeMs, (open) => tellConnected(open > 0));
  const log = new CallLog();
  const core: Core = {
    workspace,
    views: new Views(workspace),
    triggers: new Triggers(clock, timing.triggerMs),
    responseUrls: new ResponseUrls(workspace),
    log,
    sockets,
    tokens,
    url: '',
  };
  let delivery: Delivery = sockets;
  const appConnected = () => delivery !== sockets || sockets.open > 0;
  const current = () => delivery;
  const events = new Events(core, {
    subscribed: options.events,
    retryMs: timing.retryMs,
    unfurlDomains: options.unfurlDomains ?? [],
    delivery: current,
  });
  const commands = options.commands.map(({ command }) => command);
  const does = new Interactions(core, events, current, commands);
  const page = new PageApi(core, does, options, appConnected);
  clock.onChange((now) => audience.tellAll({ type: 'clock', now: now.toISOString() }));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', core.url);
    if (!isLocal(request, url)) return sendJson(response, { ok: false, error: 'forbidden' }, 403);
    if (await serveApp(request, response, url, { core, log })) return;
    if (url.pathname.startsWith('/page/')) return page.serve(request, response, url);
    if (options.page?.(request, response)) return;
    sendJson(response, { ok: false, error: 'not_found' }, 404);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent) return response.destroy();
      sendJson(response, { ok: false, error: 'fatal_error', detail: String(error) }, 500);
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', core.url);
    if (!isLocal(request, url)) socket.destroy();
    else if (url.pathname === '/link/') sockets.accept(request, socket, head);
    else if (url.pathname === '/page/events') page.accept(request, socket, head, url);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  core.url = `http://127.0.0.1:${isAddress(address) ? address.port : 0}`;
  core.responseUrls.baseUrl = core.url;
  workspace.files.baseUrl = core.url;

  return {
    url: core.url,
    apiUrl: `${core.url}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret: tokens.signingSecret,
    oauth: {
      clientId: tokens.clientId,
      clientSecret: tokens.clientSecret,
      allow: (person, url, { wide = false } = {}) => tokens.allow(person, url, wide),
      deny: (url) => tokens.deny(url),
      knows: (word) => tokens.knows(word),
    },
    calls: log.calls,
    events: events.sent,
    now: () => clock.now(),
    advance: (hours) => clock.advance(hours),
    run: (hours) => clock.run(hours),
    onClock: (listener) => clock.onChange(listener),
    fail: (method, how, times) => log.fail(method, how, times),
    deliverTo(target) {
      delivery =
        target.type === 'socket'
          ? sockets
          : new HttpDelivery(target.url, tokens.signingSecret, timing.acknowledgeMs);
      tellConnected(appConnected());
    },
    as: (person) => {
      if (!workspace.people.has(person)) throw new Error(`there is no ${person} in this workspace`);
      return new PersonHand(person, core, does, timing.handMs);
    },
    connected: () =>
      appConnected() ? Promise.resolve() : new Promise((resolve) => void waitingForApp.add(resolve)),
    redeliver: (event, how) => events.redeliver(event, how),
    refreshConnections: () => sockets.refresh(),
    async archive(channel) {
      workspace.archive(channel);
      events.send({ type: 'channel_archive', channel, user: options.people[0]?.id, is_moved: 0 });
      await events.tried();
    },
    async leave(channel) {
      workspace.removeMember(channel, bot.userId);
      await events.tried();
    },
    async addMember(channel, person, inviter) {
      workspace.join(channel, person, inviter);
      await events.tried();
    },
    async removeMember(channel, person) {
      workspace.removeMember(channel, person);
      await events.tried();
    },
    addPerson: (person) => workspace.addPerson(person),
    become: (person, kind) => workspace.become(person, kind),
    addChannel: (channel) => workspace.addChannel(channel),
    async revokeTokens(revoked) {
      events.send({ type: 'tokens_revoked', tokens: revoked });
      if (revoked.bot.length > 0) tokens.revoke();
      await events.tried();
    },
    async uninstall() {
      events.send({ type: 'app_uninstalled' });
      events.send({ type: 'tokens_revoked', tokens: { oauth: [], bot: [bot.userId] } });
      tokens.revoke();
      await events.tried();
    },
    async close() {
      events.close();
      sockets.close();
      page.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

/**
 * A page somewhere on the web could send requests to 127.0.0.1 from a visitor's browser, also under a name of its own that
 * resolves here: such requests carry a foreign Host or Origin.
 */
function isLocal({ headers }: IncomingMessage, url: URL): boolean {
  const local = /^(127\.0\.0\.1|localhost)(:\d+)?$/;
  const { origin, host } = headers;
  return (
    local.test(host ?? url.host) &&
    (origin === undefined || /^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin))
  );
}
