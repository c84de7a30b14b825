import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemarcheDesk } from '../../src/app.ts';
import { createDesk } from '../../src/desk/index.ts';
import { CAMPAIGN, ELSEWHERE, words } from '../app/workspace.ts';
import { actor, type Office, openOffice } from '../reminders/office.ts';
import { AppProcess } from './app-process.ts';
import { openGate } from './gate.ts';

const BUSY = { timeout: 120_000 };
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

/** Follows it in a second channel without telling any app. */
async function trackQuietly(): Promise<void> {
  const { ledger } = at.app.store;
  const desk = createDesk({ ledger, clock: at.slack, maxClassification: 'CONFIDENTIAL' });
  await desk.track(actor, at.demarche, ELSEWHERE, 'Europe/Paris');
}

const drawn = async (...apps: DemarcheDesk[]) => {
  for (const app of apps) {
    await app.cards.sweep();
    await app.cards.idle();
  }
};

/** Resolves when the app was refused the claim of a card, since another is drawing it. */
const refused = ({ store: { ledger } }: DemarcheDesk): Promise<void> =>
  new Promise((resolve) => {
    const claim = ledger.claimCard;
    ledger.claimCard = async (...of) => {
      const claimed = await claim(...of);
      if (claimed === null) resolve();
      return claimed;
    };
  });

describe('one living card', BUSY, () => {
  it('is posted once, however many processes want to', async () => {
    const others = [await at.another(), await at.another()];
    await trackQuietly();
    await Promise.all([at.app, ...others].map((app) => drawn(app)));
    expect(at.posted(ELSEWHERE)).toHaveLength(1);
  });

  it.each<['before' | 'after', number]>([
    ['before', 0],
    ['after', 1],
  ])('is there once when the process that posts it is killed %s Slack has it', async (when, there) => {
    await using gate = await openGate(at.slack.url);
    await trackQuietly();
    const held = gate.hold('chat.postMessage', when);
    child = new AppProcess(at.slack, { ...at.config, slack: { ...at.config.slack, apiUrl: gate.apiUrl } });
    await held;
    await child.kill();
    expect(at.posted(ELSEWHERE)).toHaveLength(there);
    at.slack.advance(LAPSE);
    await drawn(at.app);
    await at.app.desk.record(actor, at.demarche, 'MY', null, { position: 'supports' });
    await at.app.cards.idle();
    expect(at.posted(ELSEWHERE)).toHaveLength(1);
    expect(at.posted(ELSEWHERE).map(words)).toEqual([expect.stringContaining('Supports 1')]);
  });

  it('is there once when Slack took it and dropped the connection', async () => {
    const other = await at.another();
    await trackQuietly();
    at.slack.fail('chat.postMessage', 'accept-then-drop', 1);
    const failed = at.slack.calls.length;
    void drawn(at.app);
    while (!at.slack.calls.slice(failed).some(({ method }) => method === 'chat.postMessage')) {
      await new Promise(setImmediate);
    }
    at.slack.advance(LAPSE);
    await drawn(other);
    expect(at.posted(ELSEWHERE)).toHaveLength(1);
    expect(await at.app.store.ledger.staleCards()).toEqual([]);
  });

  it('ends in the state of the ledger when two processes edit it and the first edit arrives last', async () => {
    await using gate = await openGate(at.slack.url);
    const slow = await at.another({ apiUrl: gate.apiUrl });
    const held = gate.hold('chat.update', 'before');
    await slow.desk.record(actor, at.demarche, 'MY', null, { position: 'supports' });
    const letGo = await held;
    const waits = refused(at.app);
    await at.app.desk.record(actor, at.demarche, 'ID', null, { position: 'supports' });
    await waits;
    letGo();
    await slow.cards.idle();
    await at.app.cards.idle();
    expect(at.posted().map(words)).toEqual([expect.stringContaining('Supports 2')]);
  });

  it('follows what a process recorded and did not live to draw', async () => {
    await using gate = await openGate(at.slack.url);
    const held = gate.hold('chat.update', 'before');
    const { ledger } = at.app.store;
    const desk = createDesk({ ledger, clock: at.slack, maxClassification: 'CONFIDENTIAL' });
    await desk.record(actor, at.demarche, 'MY', null, { position: 'supports' });
    child = new AppProcess(at.slack, { ...at.config, slack: { ...at.config.slack, apiUrl: gate.apiUrl } });
    await held;
    await child.kill();
    at.slack.advance(LAPSE);
    await drawn(at.app);
    expect(at.posted().map(words)).toEqual([expect.stringContaining('Supports 1')]);
  });

  it('is edited a few times for many changes, and shows the last', async () => {
    const patient = await at.another({ cardPace: 300 });
    const before = at.calls('chat.update', CAMPAIGN).length;
    const board = await at.app.desk.board((await at.app.desk.demarcheById(at.demarche)) ?? expect.fail());
    const countries = board.rows.filter(({ outstanding }) => outstanding).slice(0, 30);
    await Promise.all(
      countries.map(({ country }) =>
        patient.desk.record(actor, at.demarche, country, null, { position: 'supports' }),
      ),
    );
    await patient.cards.idle();
    expect(at.posted().map(words)).toEqual([expect.stringContaining('Supports 30')]);
    expect(at.calls('chat.update', CAMPAIGN).length - before).toBeLessThan(15);
  });

  it('that was deleted is posted anew by one of the processes that notice', async () => {
    const other = await at.another();
    at.slack.fail('chat.update', { error: 'message_not_found' }, 1);
    const { ts } = at.posted()[0] ?? expect.fail('there is no card');
    await Promise.all([
      at.app.desk.record(actor, at.demarche, 'MY', null, { position: 'supports' }),
      other.desk.record(actor, at.demarche, 'ID', null, { position: 'supports' }),
    ]);
    await at.app.cards.idle();
    await other.cards.idle();
    const fresh = at.posted().filter((message) => message.ts !== ts);
    expect(fresh.map(words)).toEqual([expect.stringContaining('Supports 2')]);
  });
});
