import { App, AuthorizationError, type Receiver } from '@slack/bolt';
import type { Config } from './config.ts';
import { type Clock, createDesk, type Desk, type PersonalReminder } from './desk/index.ts';
import type { Logger } from './log.ts';
import { pause } from './pause.ts';
import { createReminders, type Reminders } from './reminders/index.ts';
import { createRetention } from './retention.ts';
import {
  type Cards,
  type ClientOf,
  createCards,
  createFairness,
  createReceiver,
  createShutter,
  createTenants,
  createWorkspaces,
  deskOrNull,
  type ImportDraft,
  listen,
  listenToLinks,
  listenToUninstall,
  NotInstalledError,
  type Onlookers,
  once,
  type Profile,
  type Said,
  welcomeInstaller,
} from './slack/index.ts';
import { slackLogger } from './slack-log.ts';
import { openStore, type Store } from './store/index.ts';

/** What a composition may bring of its own: the demo its clock, tests a quiet log. */
export interface Services {
  clock: Clock;
  log: Logger;
  /** How Slack's payloads come in; as the configuration says unless a test hands them over itself. */
  receiver?: Receiver;
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
  const { apiUrl, mode, install } = config.slack;
  const store = await openStore(config.databaseUrl, config.keyedStateKey);
  const desk = createDesk({ ledger: store.ledger, clock, maxClassification: config.maxClassification });

  const stopping = new AbortController();
  const logger = slackLogger(log, stopping.signal);
  const { tenants, oauth, clientOptions, connect } = createTenants(install, {
    store,
    slack: { slackApiUrl: apiUrl, logger },
    clock,
    log,
  });
  const receiver =
    services.receiver ??
    createReceiver({
      mode,
      apiUrl,
      clientOptions,
      publicUrl: config.publicUrl ?? null,
      oauth: oauth && { ...oauth, onInstalled: ({ team, user }) => welcome(team?.id, user.id) },
      taken: store.taken,
      log,
    });
  const app = new App({
    receiver,
    logger,
    convoStore: false,
    clientOptions,
    authorize: tenants.authorize,
  });
  app.error(async (error) => {
    // Answered with an error, so that Slack sends an event again that could only not be let in for now.
    if (error instanceof AuthorizationError) {
      if (!(error.original instanceof NotInstalledError)) throw error;
      log.info({ workspace: error.original.workspace }, 'something came from where the app is not installed');
      return;
    }
    log.error({ err: error }, 'a listener failed');
  });

  const { clientOf } = tenants;
  const personal = store.keyed<PersonalReminder>('personal');
  const workspaces = createWorkspaces(
    {
      desk,
      clock,
      log,
      apiUrl,
      fairness: createFairness(config.requestsPerMinute),
      publicUrl: config.publicUrl ?? null,
      drafts: store.keyed<ImportDraft>('draft'),
      said: store.keyed<Said>('said'),
      personal,
      state: {
        profiles: store.keyed<Profile>('profile'),
        memberships: store.keyed<string[]>('membership'),
        shared: store.keyed<boolean>('shared'),
      },
    },
    connect,
  );
  // An event whose effects are recorded is taken in the same log before them, so both outlive a power cut or neither.
  app.use(once(store.taken('event', 'inPassing'), log));
  listen(app, workspaces.partsOf);
  if (config.publicUrl) listenToLinks(app, workspaces.partsOf, config.publicUrl);

  const pace = services.cardPace === undefined ? {} : { pace: services.cardPace };
  const { ledger } = store;
  listenToUninstall(app, { tenants, ledger, forgetKeyed: store.forgetKeyed, log });
  const partsIn = async (workspace: string) => workspaces.partsOf(await tenants.of(workspace));
  const welcome = async (workspace: string | undefined, user: string) => {
    if (workspace) await welcomeInstaller(await partsIn(workspace), user);
  };
  // Who is told that a channel is shut is told once, so this client tries again.
  const telling: ClientOf = async (workspace) => (await partsIn(workspace)).client;
  const onShut = createShutter({ ledger, desk, clientOf: telling, log, telling: store.taken('telling') });
  const onlookers: Onlookers = {
    placeOf: async (channel, demarche) => (await partsIn(demarche.workspace)).placeOf(channel, demarche),
    deskFor: async (workspace, user) => deskOrNull(await partsIn(workspace), user),
  };
  const inBackground = { desk, ledger, clientOf, clock, log, onShut, onlookers };
  const cards = createCards({ ...inBackground, ...pace });
  const told = store.taken('owner');
  const reminders = createReminders({
    ...inBackground,
    told,
    onPosted: cards.redraw,
    digests: { readUpTo: store.keyed<string>('digest'), mornings: store.taken('digest-morning') },
    personal: { asked: personal, taken: store.taken('personal-sending') },
  });
  const { retentionDays: days } = config;
  const retention = days === undefined ? null : createRetention({ ledger, clock, days, log });
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
      await reach(app, config, log, stopping.signal);
      if (stopping.signal.aborted) return;
      cards.start();
      reminders.start();
      retention?.start();
    },
    async stop() {
      stopping.abort();
      await app.stop();
      await reminders.stop();
      await retention?.stop();
      await Promise.all(edits);
      await cards.stop();
      await store.close();
    },
  };
}

/** Tries until Slack answers; says so once when it does not, and once when it does again. */
async function reach(app: App, { slack: { mode } }: Config, log: Logger, stop: AbortSignal): Promise<void> {
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
