import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from '../../demo/protocol.ts';
import type { ApiCall, FakeSlack } from '../../demo/slack/index.ts';
import { createApp, type DemarcheDesk } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createDesk } from '../../src/desk/index.ts';
import { createLog } from '../../src/log.ts';
import type { ReminderRow } from '../../src/store/index.ts';
import { BOT, CAMPAIGN, COORDINATOR, configFor, says, startSlack, trackSample } from '../app/workspace.ts';

/** The real app beside a fake Slack on a database file that other processes can open too, with the sample campaign tracked. */
export interface Office extends AsyncDisposable {
  slack: FakeSlack;
  config: Config;
  app: DemarcheDesk;
  demarche: string;
  logged: Array<Record<string, unknown>>;
  /** Another app on the same database, in this process; it is stopped with the office. It may reach Slack by another way. */
  another(how?: { apiUrl?: string; cardPace?: number }): Promise<DemarcheDesk>;
  /** Reminders that stand in a channel, oldest first; those that were edited to "all in" are none. */
  reminders(channel?: string): Message[];
  /** Everything of ours that stands in a channel for all to see. */
  posted(channel?: string): Message[];
  rows(channel?: string): Promise<ReminderRow[]>;
  calls(method: string, channel?: string): ApiCall[];
  /** Everyone answers, at a desk that no app listens to unless one is named. */
  allIn(app?: DemarcheDesk): Promise<void>;
}

export const actor = {
  workspace: 'T0TEAM',
  user: COORDINATOR,
  surface: 'command',
  role: 'coordinator',
} as const;

export async function openOffice(databaseUrl?: string): Promise<Office> {
  const slack = await startSlack();
  const folder = mkdtempSync(join(tmpdir(), 'desk-reminders-'));
  const config = await configFor(slack, 'socket', databaseUrl ?? `file:${folder}/desk.db`);
  const logged: Office['logged'] = [];
  const log = createLog('debug', { write: (line) => void logged.push(JSON.parse(line)) });
  const apps: DemarcheDesk[] = [];
  const another: Office['another'] = async ({ apiUrl = config.slack.apiUrl, cardPace = 0 } = {}) => {
    const to = { ...config, slack: { ...config.slack, apiUrl } };
    const app = await createApp(to, { clock: slack, log, cardPace });
    apps.push(app);
    await app.start();
    return app;
  };
  const app = await another();
  await slack.connected();
  const demarche = await trackSample(app);
  await app.cards.idle();
  const posted = (channel = CAMPAIGN) =>
    slack
      .as(COORDINATOR)
      .messages(channel)
      .filter(({ user, ephemeralTo }) => user === BOT.userId && ephemeralTo === null);
  return {
    slack,
    config,
    app,
    demarche,
    logged,
    another,
    posted,
    reminders: (channel) => posted(channel).filter(says(':alarm_clock:')),
    rows: (channel = CAMPAIGN) => app.store.ledger.reminders(demarche, channel),
    calls: (method, channel) =>
      slack.calls.filter((call) => call.method === method && (!channel || call.args.channel === channel)),
    async allIn(listening) {
      const { ledger } = app.store;
      const desk = listening?.desk ?? createDesk({ ledger, clock: slack, maxClassification: 'CONFIDENTIAL' });
      const found = await desk.demarcheById(demarche);
      if (!found) throw new Error('the demarche is gone');
      for (const { country, outstanding } of (await desk.board(found)).rows) {
        if (outstanding) await desk.record(actor, demarche, country, null, { delivery: 'delivered' });
      }
    },
    async [Symbol.asyncDispose]() {
      for (const one of apps) await one.stop();
      await slack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
