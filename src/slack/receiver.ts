import type { IncomingMessage, ServerOptions, ServerResponse } from 'node:http';
import { type App, HTTPReceiver, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import { canonicalMrn } from '../cable/index.ts';
import type { Store } from '../store/index.ts';
import { beforePage, installedPage, linkPage, refusedPage } from './http/install.ts';
import { PAGE_HEADERS, pageHtml, sendPage } from './http/pages.ts';
import { ReplayError, refuseReplay, signedBy } from './http/replays.ts';
import { createStates, STATE_LASTS } from './http/states.ts';
import type { Installations } from './installations.ts';
import { BOT_SCOPES, LINK_SCOPES, OPTIONAL_BOT_SCOPES } from './scopes.ts';

/** What Slack sends is small: the largest, a form with every answer filled in, has some 250,000 bytes. */
const BODY_LIMIT = 1024 * 1024;

/** Slack sends at once. Whoever takes longer holds a connection on purpose, in milliseconds. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 2_000 };

/** How long the answer to somebody who is still sending has to arrive, in milliseconds. */
const LINGER = 300;

const EVENTS = '/slack/events';
const REDIRECT = '/slack/oauth_redirect';

/** How payloads come in: a socket that the app opens, or requests to its own server. */
export type Mode =
  | { type: 'socket'; appToken: string }
  | { type: 'http'; signingSecret: string; port: number };

export interface OAuth {
  clientId: string;
  clientSecret: string;
  stateSecret: string;
  installations: Installations;
  /** Called when somebody has installed the app; what it throws is only logged. */
  onInstalled(installation: Installed): Promise<void>;
}

export type Installed = Parameters<Installations['store']['storeInstallation']>[0];

interface Parts {
  mode: Mode;
  /** Ends with a slash. */
  apiUrl: string;
  clientOptions: WebClientOptions;
  publicUrl: string | null;
  oauth: OAuth | null;
  taken: Store['taken'];
  log: Logger;
  /** Node's own limits of time; a test shortens them. */
  patience?: ServerOptions;
}

/** The way in for everything that Slack sends, with the pages of an installation beside it where there is a server of our own. */
export function createReceiver(parts: Parts): Receiver {
  const { mode, clientOptions, log } = parts;
  if (mode.type === 'http') return overHttp({ ...parts, mode });
  const { logger } = clientOptions;
  return new SocketModeReceiver({
    appToken: mode.appToken,
    ...(logger ? { logger } : {}),
    installerOptions: { clientOptions },
    async processEventErrorHandler({ error }) {
      log.error({ err: error }, 'a payload could not be worked on');
      // Not acknowledged, so that Slack sends an event again.
      return false;
    },
  });
}

function overHttp(parts: Parts & { mode: Extract<Mode, { type: 'http' }> }): Receiver {
  const { mode, clientOptions, log, publicUrl, oauth, taken } = parts;
  // Asked before each acknowledgement; what a command recorded after it keeps it through a power cut.
  const seen = taken('signature', 'inPassing');
  const http = new HTTPReceiver({
    signingSecret: mode.signingSecret,
    endpoints: EVENTS,
    bodyLimit: BODY_LIMIT,
    ...(clientOptions.logger ? { logger: clientOptions.logger } : {}),
    ...(oauth ? installer(parts, oauth) : {}),
    // What is no signature or time did not get past Bolt's check.
    customPropertiesExtractor: ({ headers }) => ({ signed: signedBy(headers) }),
    customRoutes: [healthz, ...(publicUrl ? [linkRoute] : [])],
    dispatchErrorHandler({ error, response }) {
      // A path that we do not have, or a request line that is no address.
      response.writeHead('code' in error && error.code === 'ERR_INVALID_URL' ? 400 : 404).end();
    },
    async processEventErrorHandler({ error, response }) {
      const refused = error instanceof ReplayError;
      if (refused) log.warn('a signed request was sent again and was refused');
      else log.error({ err: error }, 'a request could not be worked on');
      if (!response.headersSent) response.writeHead(refused ? 401 : 500).end();
      // Nothing is left to be acknowledged.
      return false;
    },
    unhandledRequestHandler({ response }) {
      if (response.headersSent) return;
      log.error('a request was not acknowledged within three seconds');
      response.writeHead(404).end();
    },
  });

  const listener = http.requestListener;
  http.requestListener = (request, response) => {
    // Not a number where it is not said.
    const length = Number(request.headers['content-length']);
    // What says that it is small may go on: no more than that is read, and nobody waits longer for it than for any request.
    if (!(length <= BODY_LIMIT)) cutOff(request, response);
    if (length > BODY_LIMIT) response.writeHead(413).end();
    else listener(request, response);
  };

  return {
    // Before anything of the app runs, and so before anything can be recorded.
    init(app) {
      const processEvent = async (event: ReceiverEvent) => {
        await refuseReplay(seen, event.body, event.customProperties?.signed);
        return app.processEvent(event);
      };
      const guarded: App = Object.create(app, { processEvent: { value: processEvent } });
      http.init(guarded);
    },
    start: (port: number) => http.start(port, { ...PATIENCE, ...parts.patience }),
    stop: () => http.stop(),
  };
}

/** Whoever was answered before they had sent everything gets the answer, and may not go on sending. */
function cutOff(request: IncomingMessage, response: ServerResponse): void {
  response.on('finish', () => {
    if (request.complete) return;
    request.unpipe();
    request.resume();
    setTimeout(() => request.destroy(), LINGER).unref();
  });
}

const healthz = {
  path: '/healthz',
  method: 'GET',
  handler: (_: unknown, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  },
};

const linkRoute = {
  path: '/d/:mrn',
  method: 'GET',
  handler: (
    request: { params?: Record<string, string | string[]> | undefined },
    response: ServerResponse,
  ) => {
    const named = request.params?.mrn;
    const mrn = typeof named === 'string' ? canonicalMrn(named) : null;
    if (mrn) sendPage(response, 200, linkPage(mrn));
    else sendPage(response, 404, { title: 'No such page', lines: ['This address names no cable.'] });
  },
};

/** What Bolt's installer is told: our own state, our own pages, and where installations are kept. */
function installer({ clientOptions, apiUrl, publicUrl, taken, log }: Parts, oauth: OAuth) {
  const { clientId, clientSecret, stateSecret, installations, onInstalled } = oauth;
  const scopes = [...BOT_SCOPES, ...OPTIONAL_BOT_SCOPES, ...(publicUrl ? LINK_SCOPES : [])];
  const redirectUri = publicUrl ? `${publicUrl}${REDIRECT}` : undefined;
  const { logger, ...withoutLogger } = clientOptions;
  return {
    clientId,
    clientSecret,
    scopes,
    ...(redirectUri ? { redirectUri } : {}),
    installationStore: installations.store,
    installerOptions: {
      redirectUriPath: REDIRECT,
      authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
      stateCookieExpirationSeconds: STATE_LASTS / 1_000,
      clientOptions: withoutLogger,
      installPathOptions: {
        async beforeRedirection(_: unknown, response: ServerResponse) {
          for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
          return true;
        },
      },
      renderHtmlForInstallPath: (url: string) => pageHtml(beforePage(url)),
      stateStore: createStates({
        secret: stateSecret,
        used: taken('state'),
        options: { scopes, ...(redirectUri ? { redirectUri } : {}) },
      }),
      callbackOptions: {
        async successAsync(installation: Installed, _: unknown, __: unknown, response: ServerResponse) {
          sendPage(response, 200, installedPage(installation));
          await onInstalled(installation).catch((error: unknown) =>
            log.warn({ err: error }, 'who installed the app could not be welcomed'),
          );
        },
        failure(error: { code: string }, _: unknown, __: unknown, response: ServerResponse) {
          log.warn({ code: error.code }, 'an installation was refused');
          const { status, page } = refusedPage(error.code);
          sendPage(response, status, page);
        },
      },
    },
  };
}
