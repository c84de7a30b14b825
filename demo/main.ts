import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createApp } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { BOT, CAMPAIGN, CHANNELS, COORDINATOR, PEOPLE, TEAM } from './cast.ts';
import { buildPage } from './page.ts';
import { startFakeSlack } from './slack/index.ts';

/** The sample cable was sent on this day; the workspace's clock begins here. */
const STARTS_AT = new Date('2008-03-05T09:00:00Z');
const SAMPLE = 'samples/08STATE22377.txt';
const root = join(import.meta.dirname, '..');

/** The commands come from the manifest, so that the demo offers what a real workspace would. */
const manifest = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string() }),
    ),
  }),
});

async function commands() {
  const { features } = manifest.parse(parse(await readFile(join(root, 'manifest.yml'), 'utf8')));
  return features.slash_commands.map(({ command, description, usage_hint }) => ({
    command,
    description,
    usageHint: usage_hint,
  }));
}

async function main(): Promise<void> {
  const say = (text: string) => process.stdout.write(`${text}\n`);
  say('Building the page…');
  const port = Number(process.env.PORT ?? 4370);
  const slack = await startFakeSlack({
    team: TEAM,
    bot: BOT,
    people: PEOPLE,
    channels: CHANNELS,
    commands: await commands(),
    shortcuts: [],
    events: [],
    startsAt: STARTS_AT,
    port,
    page: await buildPage(),
  });

  const folder = await mkdtemp(join(tmpdir(), 'demarche-desk-demo-'));
  const config: Config = {
    slack: {
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      mode: { type: 'socket', appToken: slack.appToken },
    },
    databaseUrl: `file:${join(folder, 'desk.db')}`,
    // In 2008 the declassification date of the sample is still to come.
    maxClassification: 'CONFIDENTIAL',
    logLevel: 'warn',
  };
  const app = await createApp(config, { clock: slack, log: createLog(config.logLevel) });
  slack.onClock(() => void app.reminders.tick());

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await app.stop();
    await slack.close();
    await rm(folder, { recursive: true, force: true });
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  await app.start();
  const actor = { workspace: TEAM.id, user: COORDINATOR, surface: 'import' } as const;
  const raw = await readFile(join(root, SAMPLE), 'utf8');
  const check = await app.desk.check(TEAM.id, raw);
  if (check.type !== 'readable' || !check.draft || !check.cable.mrn) {
    throw new Error(`${SAMPLE} could not be read as a demarche`);
  }
  const { demarche } = await app.desk.import(actor, raw, {
    mrn: check.cable.mrn,
    deadlines: check.draft.deadlines,
    achieved: [],
  });
  if (!demarche) throw new Error(`${SAMPLE} opened no demarche`);
  await app.desk.track(actor, demarche.id, CAMPAIGN, 'America/New_York');
  await app.cards.idle();

  say(`
Demarche Desk runs in a workspace of its own:  ${slack.url}

  Open it in a browser. In #kosovo-oic, try:
    /demarche points for Malaysia
    /demarche status              then click Supports beside a country
  and move the clock at the top to see the reminders.

  What you record here is gone when you stop (Ctrl+C).`);
}

main().catch((error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  process.stderr.write(
    taken
      ? 'Port 4370 is in use. Stop what runs there, or choose another: PORT=4380 npm run demo\n'
      : `The demo could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
