import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../src/store/index.ts';
import { Random } from '../../test/torture/random.ts';
import { AppChild } from '../app/child.ts';
import { fillFile } from '../app/ledger.ts';
import { type Spread, spread } from '../app/load.ts';
import { startAnsweringSlack } from '../app/slack.ts';
import type { Sample } from './growth.ts';
import { type Doing, doings } from './people.ts';

export type { Sample };

/** How often, and how many milliseconds until what people wait for was there, the wait in the app's own queue included. */
export interface Done extends Spread {
  times: number;
}

export interface SoakReport {
  /** Each thing that was done. */
  done: Record<string, Done>;
  perSecond: number;
  /** Most requests that waited for a place in the queue. */
  behind: number;
  /** What went wrong for somebody; must be empty. */
  errors: string[];
  /** Lines of the app's log from `warn` up; must be empty. */
  complaints: string[];
  /** The first before any request, the last once all were answered; both at rest. */
  samples: Sample[];
  /** How the process ended once it was told to stop. */
  exitCode: number | null;
  entries: number;
  /** What `ledger.check()` found; must be empty. */
  unsound: string[];
}

/** More are not under way at a time: what falls due meanwhile waits. */
const QUEUE = 64;
/** Between two looks at the clock, in milliseconds. */
const TICK = 5;
/** Countries of the open demarches, besides the sample's 53. */
const OPEN_DEMARCHES = [60, 60, 60];
const RESPONSES = 600;
/** With nothing asked of Slack for so long the cards are drawn, and connections that nobody uses again are closed; milliseconds. */
const AT_REST = 6_000;

/**
 * The app in a process of its own under mixed traffic, so many requests a second: look-ups, records, clicks, forms, words, events that come
 * twice. Says what it held meanwhile and whether anything failed.
 */
export async function soak(options: {
  seconds: number;
  perSecond: number;
  seed: number;
  /** Seconds between two samples. */
  sampleEvery: number;
}): Promise<SoakReport> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-soak-'));
  const databaseUrl = `file:${join(folder, 'desk.db')}`;
  const slack = await startAnsweringSlack();
  try {
    const tracked = await fillFile(join(folder, 'desk.db'), RESPONSES, OPEN_DEMARCHES);
    const desk = await AppChild.start('desk', { ...slack, databaseUrl }, ['--expose-gc']);
    await slack.quiet(AT_REST);
    const things = doings(slack, desk, tracked, new Random(options.seed));
    const traffic = await send(desk, things, options);
    // What is left open now is not for somebody who may still ask.
    desk.wire.close();
    await slack.quiet(AT_REST);
    const samples = [...traffic.samples, { seconds: options.seconds, ...(await desk.holding()) }];
    const exitCode = await desk.stop();
    return {
      ...traffic,
      samples,
      errors: [...traffic.errors, ...[...slack.unknown].map((method) => `the app called ${method}`)],
      complaints: desk.said,
      exitCode,
      ...(await lookAtLedger(databaseUrl, tracked)),
    };
  } finally {
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Things = ReadonlyArray<{ kind: string; often: number; run: Doing }>;

async function send(
  desk: AppChild,
  things: Things,
  {
    seconds,
    perSecond,
    seed,
    sampleEvery,
  }: { seconds: number; perSecond: number; seed: number; sampleEvery: number },
): Promise<Pick<SoakReport, 'done' | 'perSecond' | 'behind' | 'errors' | 'samples'>> {
  const dice = new Random(seed + 1);
  const deck = things.flatMap((thing) => Array.from({ length: thing.often }, () => thing));
  const taken = new Map(things.map(({ kind }) => [kind, [] as number[]]));
  const errors: string[] = [];
  const underWay = new Set<Promise<void>>();
  const samples: Sample[] = [{ seconds: 0, ...(await desk.holding()) }];
  const begun = performance.now();
  const elapsed = () => (performance.now() - begun) / 1_000;
  let sent = 0;
  let behind = 0;

  function sendOne(): void {
    const { kind, run } = deck[dice.below(deck.length)] ?? { kind: '', run: async () => undefined };
    const start = performance.now();
    sent += 1;
    const one = run(sent)
      .then(() => {
        taken.get(kind)?.push(performance.now() - start);
      })
      .catch(
        (error: unknown) => void errors.push(`${kind}: ${error instanceof Error ? error.message : error}`),
      )
      .finally(() => underWay.delete(one));
    underWay.add(one);
  }

  while (elapsed() < seconds) {
    const due = Math.floor(elapsed() * perSecond) - sent;
    behind = Math.max(behind, due - (QUEUE - underWay.size));
    for (let n = 0; n < due && underWay.size < QUEUE; n += 1) sendOne();
    if (elapsed() >= samples.length * sampleEvery)
      samples.push({ seconds: elapsed(), ...(await desk.holding()) });
    await wait(TICK);
  }
  await Promise.all(underWay);
  const done = [...taken].map(([kind, all]) => [kind, { times: all.length, ...spread(all) }] as const);
  return {
    done: Object.fromEntries(done),
    perSecond: (sent - errors.length) / elapsed(),
    behind,
    errors,
    samples,
  };
}

async function lookAtLedger(
  databaseUrl: string,
  tracked: ReadonlyArray<{ demarche: string }>,
): Promise<Pick<SoakReport, 'entries' | 'unsound'>> {
  const store = await openStore(databaseUrl);
  try {
    let entries = 0;
    for (const { demarche } of tracked) entries += (await store.ledger.entries(demarche)).length;
    const findings = await store.ledger.check();
    return { entries, unsound: findings.map(({ table, where, message }) => `${table} ${where}: ${message}`) };
  } finally {
    await store.close();
  }
}
