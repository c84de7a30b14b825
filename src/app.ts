import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Config } from './config.ts';
import type { Demarche } from './demarche/index.ts';
import { type Clock, createDesk, type Desk, type PersonalReminder } from './desk/index.ts';
import { type Logger, slackLogger } from './log.ts';
import { pause } from './pause.ts';
import { createReminders, type Reminders } from './reminders/index.ts';
import {
  type Cards,
  type ClientOf,
  createCards,
  createShutter,
  createWorkspaces,
  type ImportDraft,
  listen,
  once,
  type Profile,
  type Said,
} from './slack/index.ts';
import { openStore, type Store } from './store/index.ts';

/** What a composition may bring of its own: the demo its clock, tests a quiet log. */
export interface Services {
  clock: Clock;
  log: Logger;
  /** Milliseconds between two edits of one card; Slack's own pace unless a test says otherwise. */
  cardPace?: number;
}

export interface DemarcheDesk {
  desk: Desk;
  store: Store;
  cards: Cards;
  reminders: Reminders;
  /** Connects to Slack and keeps trying until it answers; resolves when it does. */
  start(): Promise<void>;
  /** Finishes what is in flight, then closes everything. */
  stop(): Promise<void>;
}

/** How long to wait between tries to reach Slack at start, in milliseconds; the last one repeats. */
const PATIENCE = [1_000, 2_000, 5_000, 15_000, 60_000];

/** Wires the rooms together; nothing else does. Opens the database (and migrates it), but does not connect to Slack yet. */
export async function createApp(config: Config, services: Services): Promise<DemarcheDesk> {
  const { clock, log } = services;
  const { botToken, apiUrl, mode } = config.slack;
  const store = await openStore(config.databaseUrl, config.keyedStateKey);
  const desk = createDesk({ ledger: store.ledger, clock, maxClassification: config.maxClassification });

  const stopping = new AbortController();
  const logger = slackLogger(log, stopping.signal);
  const client = new WebClient(botToken, clientOptions(apiUrl, logger, 2));
  const background = new WebClient(botToken, {
    ...clientOptions(apiUrl, logger, 0),
    rejectRateLimitedCalls: true,
  });
  const receiver = receiverFor(mode, apiUrl, logger);
  const app = new App({
    receiver,
    logger,
    convoStore: false,
    clientOptions: clientOptions(apiUrl, logger, 2),
    authorize: identity(client),
  });
  app.error(async (error) => log.error({ err: error }, 'a listener failed'));

  const clientOf: ClientOf = async () => background;
  const personal = store.keyed<PersonalReminder>('personal');
  const workspaces = createWorkspaces(
    {
      desk,
      clock,
      log,
      apiUrl,
      drafts: store.keyed<ImportDraft>('draft'),
      said: store.keyed<Said>('said'),
      personal,
      profiles: store.keyed<Profile>('profile'),
      memberships: store.keyed<string[]>('membership'),
    },
    (token, teamId) =>
      new WebClient(token, { ...clientOptions(apiUrl, logger, 2), ...(teamId ? { teamId } : {}) }),
  );
  app.use(once(store.taken('event'), log));
  listen(app, workspaces.partsOf);

  const pace = services.cardPace === undefined ? {} : { pace: services.cardPace };
  const { ledger } = store;
  // Who is told that a channel is shut is told once, so this client tries again.
  const patient: ClientOf = async (workspace) => workspaces.partsOf({ teamId: workspace, botToken }).client;
  const onShut = createShutter({ ledger, desk, clientOf: patient, log, telling: store.taken('telling') });
  const inBackground = { desk, ledger, clientOf, clock, log, onShut };
  const cards = createCards({ ...inBackground, ...pace });
  const told = store.taken('owner');
  const maySee = async (user: string, demarche: Demarche) =>
    workspaces.partsOf({ teamId: demarche.workspace, botToken }).people.maySee(user, demarche);
  const reminders = createReminders({
    ...inBackground,
    told,
    onPosted: cards.redraw,
    digests: { readUpTo: store.keyed<string>('digest'), mornings: store.taken('digest-morning') },
    personal: { asked: personal, taken: store.taken('personal-sending'), maySee },
  });
  const edits = new Set<Promise<void>>();
  desk.onChange(({ demarche }) => {
    cards.refresh(demarche);
    const edit = reminders
      .changed(demarche)
      .catch((error: unknown) => log.error({ err: error, demarche }, 'reminders could not be edited'))
      .finally(() => edits.delete(edit));
    edits.add(edit);
  });

  return {
    desk,
    store,
    cards,
    reminders,
    async start() {
      await connect(app, config, log, stopping.signal);
      if (stopping.signal.aborted) return;
      cards.start();
      reminders.start();
    },
    async stop() {
      stopping.abort();
      await app.stop();
      await reminders.stop();
      await Promise.all(edits);
      await cards.stop();
      await store.close();
    },
  };
}

const clientOptions = (
  slackApiUrl: string,
  logger: WebClientOptions['logger'],
  retries: number,
): WebClientOptions => ({
  slackApiUrl,
  ...(logger ? { logger } : {}),
  timeout: 10_000,
  // The default retries for half an hour, which would leave a click unanswered and a reminder neither sent nor given up.
  retryConfig: { retries, minTimeout: 300, maxTimeout: 2_000 },
});

/** One workspace: whoever the bot token belongs to, asked of Slack once. */
function identity(client: WebClient) {
  let known: Promise<{ botToken?: string; botId?: string; botUserId?: string; teamId?: string }> | null =
    null;
  return async () => {
    known ??= client.auth.test().then(({ bot_id, user_id, team_id }) => ({
      ...(client.token ? { botToken: client.token } : {}),
      ...(bot_id ? { botId: bot_id } : {}),
      ...(user_id ? { botUserId: user_id } : {}),
      ...(team_id ? { teamId: team_id } : {}),
    }));
    try {
      return await known;
    } catch (error) {
      known = null;
      throw error;
    }
  };
}

function receiverFor(
  mode: Config['slack']['mode'],
  slackApiUrl: string,
  logger: ReturnType<typeof slackLogger>,
): Receiver {
  if (mode.type === 'socket') {
    return new SocketModeReceiver({
      appToken: mode.appToken,
      logger,
      installerOptions: { clientOptions: clientOptions(slackApiUrl, logger, 2) },
    });
  }
  return new HTTPReceiver({
    signingSecret: mode.signingSecret,
    logger,
    customRoutes: [
      {
        path: '/healthz',
        method: 'GET',
        handler: (_, response) => {
          response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
        },
      },
    ],
  });
}

/** Tries until Slack answers; says so once when it does not, and once when it does again. */
async function connect(app: App, { slack: { mode } }: Config, log: Logger, stop: AbortSignal): Promise<void> {
  for (let attempt = 0; !stop.aborted; attempt++) {
    try {
      await (mode.type === 'http' ? app.start(mode.port) : app.start());
      if (attempt > 0) log.info('Slack answers again');
      return;
    } catch (error) {
      if (isOurFault(error)) throw error;
      if (attempt === 0) log.warn({ err: error }, 'Slack can not be reached; trying until it answers');
      await pause(PATIENCE[Math.min(attempt, PATIENCE.length - 1)] ?? 0, stop);
    }
  }
}

/** A wrong token or a port that is taken does not get better by waiting. */
function isOurFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'slack_webapi_platform_error' || code === 'EADDRINUSE' || code === 'EACCES';
}
