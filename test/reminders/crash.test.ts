import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/store/index.ts';
import { words } from '../app/workspace.ts';
import { AppProcess } from '../torture/app-process.ts';
import { openGate } from '../torture/gate.ts';
import { type Office, openOffice } from './office.ts';

/** A process starts here; a machine that is busy with other tests takes its time. */
const STARTING = { timeout: 120_000 };
/** Longer than a claim stands. */
const LAPSE = 0.05;

let at: Office;
let child: AppProcess | null = null;
beforeEach(async () => {
  at = await openOffice();
});
afterEach(async () => {
  await child?.kill();
  child = null;
  await at[Symbol.asyncDispose]();
});

async function startChild(apiUrl = at.config.slack.apiUrl): Promise<AppProcess> {
  child = new AppProcess(at.slack, { ...at.config, slack: { ...at.config.slack, apiUrl } });
  await child.ready;
  return child;
}

/** The one that is left looks until it has nothing to do, then again after every claim has lapsed. */
async function goOn(): Promise<void> {
  await at.app.reminders.tick();
  at.slack.advance(LAPSE);
  await at.app.reminders.tick();
  await at.app.reminders.tick();
}

async function expectOnce(): Promise<void> {
  const sent = at.reminders();
  expect(sent).toHaveLength(1);
  const rows = (await at.rows()).filter(({ status }) => status !== 'skipped');
  expect(rows).toMatchObject([{ key: '24h', status: 'posted', postedTs: sent[0]?.ts, finished: false }]);
  expect(await at.app.store.ledger.check()).toEqual([]);
}

describe('a process that is killed on the way to a reminder', STARTING, () => {
  it.each<[string, keyof Ledger, 'before' | 'after']>([
    ['before the claim', 'claimReminder', 'before'],
    ['after the claim', 'claimReminder', 'after'],
    ['before the mark', 'markReminderPosted', 'before'],
    ['after the mark', 'markReminderPosted', 'after'],
  ])('%s: it is sent once, and edited when all are in', async (_, verb, when) => {
    const process = await startChild();
    const held = process.holdAt(verb, when);
    at.slack.advance(25);
    void process.tick();
    await held;
    await process.kill();
    await goOn();
    await expectOnce();
    await at.allIn();
    await at.app.reminders.tick();
    expect(at.reminders()).toEqual([]);
  });

  it.each<['before' | 'after', string]>([
    ['before', 'while its call is on the way to Slack'],
    ['after', 'while the answer is on the way back'],
  ])('%s Slack has it (%s): it is sent once', async (when) => {
    await using gate = await openGate(at.slack.url);
    const process = await startChild(gate.apiUrl);
    const held = gate.hold('chat.postMessage', when);
    at.slack.advance(25);
    void process.tick();
    await held;
    await process.kill();
    expect(at.reminders()).toHaveLength(when === 'after' ? 1 : 0);
    await goOn();
    await expectOnce();
  });

  it('between the last answer and the edit: the next to look says that all are in', async () => {
    at.slack.advance(25);
    await at.app.reminders.tick();
    await using gate = await openGate(at.slack.url);
    const process = await startChild(gate.apiUrl);
    await at.allIn();
    const held = gate.hold('chat.update', 'before');
    void process.tick();
    await held;
    await process.kill();
    expect(at.reminders()).toHaveLength(1);
    await at.app.reminders.tick();
    expect(at.reminders()).toEqual([]);
    expect(at.posted().map(words)[1]).toContain('All in');
  });
});
