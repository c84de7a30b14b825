import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createApp, type DemarcheDesk } from '../src/app.ts';
import { createLog } from '../src/log.ts';
import { BOT, CAMPAIGN, CHANNELS, COORDINATOR, PEOPLE, TEAM } from './cast.ts';
import { buildPage } from './page.ts';
import { type FakeSlack, startFakeSlack } from './slack/index.ts';

/** The sample cable was sent on this day; the workspace's clock begins here. */
const STARTS_AT = new Date('2008-03-05T09:00:00Z');
const SAMPLE = 'samples/08STATE22377.txt';
const root = join(import.meta.dirname, '..');

/** What the manifest offers, so that the demo offers what a real workspace would. */
const manifest = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string() }),
    ),
    shortcuts: z.array(
      z.object({ type: z.enum(['message', 'global']), callback_id: z.string(), name: z.string() }),
    ),
  }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

async function offered() {
  const { features, settings } = manifest.parse(parse(await readFile(join(root, 'manifest.yml'), 'utf8')));
  return {
    commands: features.slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint,
    })),
    shortcuts: features.shortcuts.map(({ type, callback_id, name }) => ({
      type,
      callbackId: callback_id,
      name,
    })),
    events: settings.event_subscriptions.bot_events,
  };
}

export interface Demo {
  slack: FakeSlack;
  app: DemarcheDesk;
  stop(): Promise<void>;
}

/**
 * The real app beside a local workspace with the sample campaign tracked in `#kosovo-oic`. What is recorded lies in a temporary folder
 * and goes with it. Port 0 takes any free one.
 */
export async function startDemo({ port }: { port: number }): Promise<Demo> {
  const slack = await startFakeSlack({
    team: TEAM,
    bot: BOT,
    people: PEOPLE,
    channels: CHANNELS,
    ...(await offered()),
    startsAt: STARTS_AT,
    port,
    page: await buildPage(),
  });
  const folder = await mkdtemp(join(tmpdir(), 'demarche-desk-demo-'));
  const { botToken, apiUrl, appToken } = slack;
  const app = await createApp(
    {
      slack: { install: { type: 'token', botToken }, apiUrl, mode: { type: 'socket', appToken } },
      databaseUrl: `file:${join(folder, 'desk.db')}`,
      // In 2008 the declassification date of the sample is still to come.
      maxClassification: 'CONFIDENTIAL',
      logLevel: 'warn',
    },
    { clock: slack, log: createLog('warn') },
  );
  slack.onClock(() => app.reminders.tick());
  await app.start();
  await trackSample(app);
  return {
    slack,
    app,
    async stop() {
      await app.stop();
      await slack.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function trackSample({ desk, cards }: DemarcheDesk): Promise<void> {
  const actor = { workspace: TEAM.id, user: COORDINATOR, surface: 'import', role: 'coordinator' } as const;
  const raw = await readFile(join(root, SAMPLE), 'utf8');
  const check = await desk.check(TEAM.id, raw);
  if (check.type !== 'readable' || !check.draft || !check.cable.mrn) {
    throw new Error(`${SAMPLE} could not be read as a demarche`);
  }
  const { mrn } = check.cable;
  const { deadlines } = check.draft;
  const { demarche } = await desk.import(actor, raw, { mrn, deadlines, achieved: [] });
  if (!demarche) throw new Error(`${SAMPLE} opened no demarche`);
  await desk.track(actor, demarche.id, CAMPAIGN, 'America/New_York');
  await cards.idle();
}
