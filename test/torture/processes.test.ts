import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Message } from '../../demo/protocol.ts';
import type { Hand } from '../../demo/slack/types.ts';
import { createDesk } from '../../src/desk/index.ts';
import { openStore } from '../../src/store/index.ts';
import { CAMPAIGN, COORDINATOR, type Mode, OFFICER, says, startSlack } from '../app/workspace.ts';
import { actor } from '../reminders/office.ts';
import { newDatabase } from '../support/postgres.ts';
import { openCrew } from './crew.ts';
import { setUp } from './torture.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-processes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STARTING = { timeout: 120_000 };

/** Types a command. An app that acknowledges late, since the machine is busy, still does what was asked. */
async function type(hand: Hand | undefined, words: string): Promise<void> {
  try {
    await hand?.command(CAMPAIGN, '/demarche', words);
  } catch (error) {
    if (!String(error).includes('operation_timeout')) throw error;
  }
}

/** Waits longer than a hand does by itself. */
async function seen(hand: Hand, match: (message: Message) => boolean): Promise<void> {
  for (let tries = 12; ; tries -= 1) {
    try {
      await hand.waitForMessage(CAMPAIGN, match);
      return;
    } catch (error) {
      if (tries === 1) throw error;
    }
  }
}

// The torture test has the other two pairs.
describe('two processes of the app on one database', STARTING, () => {
  it.each<[string, Mode, () => Promise<string>]>([
    ['a SQLite file', 'http', async () => `file:${join(folder, 'desk.db')}`],
    ['PostgreSQL', 'socket', newDatabase],
  ])('are one app to people, on %s over %s', async (_, mode, database) => {
    const databaseUrl = await database();
    const slack = await startSlack();
    const demarche = await setUp(slack, databaseUrl);
    const store = await openStore(databaseUrl);
    const crew = await openCrew(slack, mode, databaseUrl);
    await Promise.all([crew.start(0), crew.start(1)]);

    // Slack spreads what people do over the two, so each of them sees half of it.
    const hands = [slack.as(COORDINATOR), slack.as(OFFICER)];
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => type(hands[n % 2], `record Malaysia note number ${n}`)),
    );
    const told = (hand: Hand) => hand.messages(CAMPAIGN).filter(says('Recorded for Malaysia'));
    await Promise.all(hands.map((hand) => seen(hand, () => told(hand).length >= 6)));
    expect(await store.ledger.entries(demarche, 'MY')).toHaveLength(12);

    await type(slack.as(OFFICER), 'record Indonesia supports');
    await type(slack.as(COORDINATOR), 'record Jordan supports');
    await seen(slack.as(OFFICER), says('Supports 2', 'Deliver by'));

    slack.advance(25);
    await Promise.all(crew.members.map((one) => one.tick()));
    const reminders = () => slack.as(OFFICER).messages(CAMPAIGN).filter(says(':alarm_clock:'));
    expect(reminders()).toHaveLength(1);

    const desk = createDesk({ ledger: store.ledger, clock: slack, maxClassification: 'CONFIDENTIAL' });
    const board = await desk.board((await desk.demarcheById(demarche)) ?? expect.fail('gone'));
    for (const { country, outstanding } of board.rows) {
      if (outstanding) await desk.record(actor, demarche, country, null, { delivery: 'delivered' });
    }
    await Promise.all(crew.members.map((one) => one.tick({ settled: true })));
    expect(reminders()).toEqual([]);
    expect(await store.ledger.check()).toEqual([]);
    await crew[Symbol.asyncDispose]();
    await store.close();
    await slack.close();
  });
});
