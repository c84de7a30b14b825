import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Line } from '../table.ts';
import { AppChild } from './child.ts';
import { ask, benchCommands } from './commands.ts';
import { CAMPAIGN, fillFile } from './ledger.ts';
import { median, timed } from './load.ts';
import { benchSearch } from './search.ts';
import { type AnsweringSlack, startAnsweringSlack } from './slack.ts';
import { benchSurfaces } from './surfaces.ts';

/** How much is measured: enough for figures to be quoted, or just enough to see that it can be. */
export interface Extent {
  rounds: number;
  /** Of one round of one app. */
  milliseconds: number;
  /** Runs of what is done one after the other. */
  times: number;
  starts: number;
  responses: number;
  cables: readonly number[];
}

/** With nothing asked of Slack for so long, the cards of the start are drawn; milliseconds. */
const SETTLED = 1_000;

/** The app in a process of its own, on a SQLite file, with Slack in this process. */
export async function benchApp(extent: Extent): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-app-'));
  const file = join(folder, 'desk.db');
  const slack = await startAnsweringSlack();
  const where = { ...slack, databaseUrl: `file:${file}` };
  try {
    const tracked = await fillFile(file, extent.responses);
    const desk = await AppChild.start('desk', where);
    await slack.quiet(SETTLED);
    const idle = await desk.holding();
    const surfaces = await benchSurfaces(slack, desk, tracked, extent.times);
    const commands = await benchCommands(slack, desk, extent);
    const loaded = await desk.holding();
    refuseTrouble(desk);
    await desk.stop();
    const starts = await timed(extent.starts, () => startAndAnswer(slack, where));
    const search: Line[] = [];
    for (const cables of extent.cables) search.push(...(await benchSearch(slack, cables, extent.times)));
    if (slack.unknown.size > 0)
      throw new Error(`bench/app/slack.ts does not know ${[...slack.unknown].join(', ')}.`);
    const megabytes = (what: string, bytes: number): Line => ({
      what: `memory of the process, ${what}`,
      unit: 'MB',
      value: bytes / 1_000_000,
      beside: null,
      aim: { of: 'value', most: 200 },
    });
    return [
      ...commands,
      ...surfaces,
      ...search,
      {
        what: 'start of the process to the first answer',
        unit: 'ms',
        value: median(starts),
        beside: null,
        aim: { of: 'value', most: 1_000 },
      },
      megabytes('idle', idle.rss),
      megabytes('after all this', loaded.rss),
    ];
  } finally {
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startAndAnswer(
  slack: AnsweringSlack,
  where: { apiUrl: string; databaseUrl: string },
): Promise<void> {
  const desk = await AppChild.start('desk', where);
  await ask(desk, slack, 'points for Malaysia', CAMPAIGN);
  // Stopping is not part of what is measured, and need not be waited for.
  void desk.stop();
}

/** Figures of an app that failed are no figures. */
function refuseTrouble({ said }: AppChild): void {
  if (said.length > 0)
    throw new Error(`The app complained while it was measured:\n${said.slice(0, 5).join('\n')}`);
}
