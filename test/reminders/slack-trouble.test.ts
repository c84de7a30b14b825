import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../demo/slack/types.ts';
import { CAMPAIGN, COORDINATOR, ELSEWHERE, says, words } from '../app/workspace.ts';
import { openGate } from '../torture/gate.ts';
import { actor, type Office, openOffice } from './office.ts';

const BUSY = { timeout: 60_000 };
/** Longer than a claim stands. */
const LAPSE = 0.05;

let at: Office;
beforeEach(async () => {
  at = await openOffice();
});
afterEach(() => at[Symbol.asyncDispose]());

const tick = () => at.app.reminders.tick();
const told = () =>
  at.slack.as(COORDINATOR).messages(at.slack.as(COORDINATOR).dm).filter(says('Nothing can be posted in'));

describe('a reminder that Slack does not take at once', BUSY, () => {
  it.each<[string, Failure, number]>([
    ['drops the connection before it has the message', 'drop', 0],
    ['takes the message and drops the connection', 'accept-then-drop', 1],
    ['answers 500', { status: 500 }, 0],
    ['says internal_error', { error: 'internal_error' }, 0],
  ])('when it %s: is looked for before it is sent again', async (_, how, after) => {
    at.slack.fail('chat.postMessage', how, 1);
    at.slack.advance(25);
    await tick();
    await tick();
    expect(at.reminders()).toHaveLength(after);
    expect(at.calls('conversations.history')).toEqual([]);
    at.slack.advance(LAPSE);
    await tick();
    await tick();
    expect(at.calls('conversations.history')).toHaveLength(1);
    expect(at.reminders()).toHaveLength(1);
    expect(await at.rows()).toContainEqual(
      expect.objectContaining({ key: '24h', status: 'posted', postedTs: at.reminders()[0]?.ts }),
    );
  });

  it('when it takes the message and never answers: is given up after ten seconds, and found by the next', async () => {
    await using gate = await openGate(at.slack.url);
    const waiting = await at.another({ apiUrl: gate.apiUrl });
    const held = gate.hold('chat.postMessage', 'after');
    at.slack.advance(25);
    const given = waiting.reminders.tick();
    await held;
    await tick();
    await given;
    expect(at.reminders()).toHaveLength(1);
    expect((await at.rows()).map(({ status }) => status)).toContain('claimed');
    at.slack.advance(LAPSE);
    await Promise.all([tick(), waiting.reminders.tick()]);
    expect(at.reminders()).toHaveLength(1);
    expect((await at.rows()).map(({ status }) => status)).toContain('posted');
  });

  it('waits as long as Retry-After says, and is sent once', async () => {
    at.slack.fail('chat.postMessage', { status: 429, retryAfter: 90 }, 1);
    at.slack.advance(25);
    await tick();
    at.slack.advance(80 / 3_600);
    await tick();
    expect(
      at.calls('chat.postMessage', CAMPAIGN).filter(({ args }) => JSON.stringify(args).includes('Due in')),
    ).toHaveLength(1);
    at.slack.advance(11 / 3_600);
    await tick();
    await tick();
    expect(at.reminders()).toHaveLength(1);
  });

  it('is kept when the history can not be read either, and is still sent once', async () => {
    at.slack.fail('chat.postMessage', 'accept-then-drop', 1);
    at.slack.advance(25);
    await tick();
    at.slack.fail('conversations.history', 'drop', 1);
    at.slack.advance(LAPSE);
    await tick();
    at.slack.advance(LAPSE);
    await tick();
    expect(at.reminders()).toHaveLength(1);
    expect((await at.rows()).map(({ status }) => status)).toContain('posted');
  });

  it('is found among many newer messages', async () => {
    at.slack.fail('chat.postMessage', 'accept-then-drop', 1);
    at.slack.advance(25);
    await tick();
    for (let n = 0; n < 450; n += 1) await at.slack.as(COORDINATOR).say(CAMPAIGN, `message ${n}`);
    at.slack.advance(LAPSE);
    await tick();
    expect(at.reminders()).toHaveLength(1);
    expect((await at.rows()).map(({ status }) => status)).toContain('posted');
  });
});

describe('a reminder of which it is unclear whether it was sent, once the next one is due', BUSY, () => {
  it('that is in the channel counts as sent; the next one is sent too, and both are edited when all are in', async () => {
    at.slack.fail('chat.postMessage', 'accept-then-drop', 1);
    at.slack.advance(25);
    await tick();
    at.slack.advance(21);
    await tick();
    await tick();
    expect((await at.rows()).map(({ key, status }) => [key, status])).toEqual([
      ['24h', 'posted'],
      ['3h', 'posted'],
    ]);
    expect(at.reminders()).toHaveLength(2);
    await at.allIn(at.app);
    await tick();
    expect(at.reminders()).toEqual([]);
  });

  it('that is not in the channel gives way to the next one', async () => {
    at.slack.fail('chat.postMessage', 'drop', 1);
    at.slack.advance(25);
    await tick();
    at.slack.advance(21);
    await tick();
    await tick();
    expect((await at.rows()).map(({ key, status }) => [key, status])).toEqual([
      ['24h', 'skipped'],
      ['3h', 'posted'],
    ]);
    expect(at.reminders()).toHaveLength(1);
  });

  it('that is in the channel is edited when all came in before anyone looked', async () => {
    at.slack.fail('chat.postMessage', 'accept-then-drop', 1);
    at.slack.advance(25);
    await tick();
    await at.allIn(at.app);
    expect(at.reminders()).toHaveLength(1);
    at.slack.advance(LAPSE);
    await tick();
    expect(at.reminders()).toEqual([]);
  });
});

describe('late', BUSY, () => {
  it('one that fell due while nobody looked is sent once and says so', async () => {
    at.slack.advance(25);
    await tick();
    await tick();
    expect(at.reminders().map(words)).toEqual([expect.stringContaining('sent late')]);
  });

  it('a backlog becomes one message a channel', async () => {
    await at.app.desk.track(actor, at.demarche, ELSEWHERE, 'Europe/Paris');
    at.slack.advance(24 * 7);
    await tick();
    await tick();
    for (const channel of [CAMPAIGN, ELSEWHERE]) {
      expect(at.reminders(channel)).toHaveLength(1);
      const rows = await at.rows(channel);
      expect(rows.filter(({ status }) => status === 'posted')).toMatchObject([{ kind: 'overdue' }]);
      expect(rows.filter(({ status }) => status === 'skipped').length).toBeGreaterThan(3);
    }
  });
});

describe('"all in"', BUSY, () => {
  it.each<[string, Failure]>([
    ['drops the connection', 'drop'],
    ['answers 500', { status: 500 }],
    ['answers 429', { status: 429, retryAfter: 60 }],
  ])('is said at the next look when Slack %s at the edit', async (_, how) => {
    at.slack.advance(25);
    await tick();
    await at.allIn();
    // The card is edited too: it has its own tries.
    await at.app.cards.idle();
    at.slack.fail('chat.update', how, 1);
    await tick();
    expect(at.reminders()).toHaveLength(1);
    at.slack.advance(61 / 3_600);
    await tick();
    expect(at.reminders()).toEqual([]);
    const edits = at.calls('chat.update').length;
    await tick();
    expect(at.calls('chat.update')).toHaveLength(edits);
  });

  it('is given up for a reminder that was deleted', async () => {
    at.slack.advance(25);
    await tick();
    await at.app.cards.idle();
    await at.allIn();
    at.slack.fail('chat.update', { error: 'message_not_found' }, 1);
    await tick();
    await tick();
    expect(await at.app.store.ledger.postedReminders()).toEqual([]);
  });
});

describe('a channel that is shut', BUSY, () => {
  it.each<[string, () => Promise<void>]>([
    ['archived', () => at.slack.archive(CAMPAIGN)],
    ['left', () => at.slack.leave(CAMPAIGN)],
  ])('%s: is not tried again, and its coordinator is told once', async (_, shut) => {
    await at.app.cards.idle();
    await shut();
    const before = at.calls('chat.postMessage', CAMPAIGN).length;
    at.slack.advance(25);
    await tick();
    expect(told()).toHaveLength(1);
    expect(words(told()[0] ?? expect.fail('nobody was told'))).toContain('08STATE22377');
    for (let day = 0; day < 5; day += 1) {
      at.slack.advance(24);
      await tick();
      await at.app.desk.record(actor, at.demarche, 'MY', null, { note: `day ${day}` });
      await at.app.cards.idle();
    }
    expect(told()).toHaveLength(1);
    expect(at.calls('chat.postMessage', CAMPAIGN).length).toBe(before + 1);
  });

  it('is noticed by the card too, and told once by all processes together', async () => {
    const other = await at.another();
    await at.slack.leave(CAMPAIGN);
    at.slack.advance(25);
    await Promise.all([
      tick(),
      other.reminders.tick(),
      at.app.desk.record(actor, at.demarche, 'MY', null, { position: 'supports' }),
      other.desk.record(actor, at.demarche, 'ID', null, { position: 'supports' }),
    ]);
    await at.app.cards.idle();
    await other.cards.idle();
    expect(told()).toHaveLength(1);
    expect(await at.app.desk.history(at.demarche)).toHaveLength(2);
  });

  it('is told of at the next try when Slack did not take the message to the coordinator', async () => {
    await at.slack.archive(CAMPAIGN);
    at.slack.fail('conversations.open', 'drop', 3);
    at.slack.advance(25);
    await tick();
    expect(told()).toEqual([]);
    at.slack.advance(LAPSE);
    await tick();
    expect(told()).toHaveLength(1);
    at.slack.advance(24);
    await tick();
    expect(told()).toHaveLength(1);
  });

  it('starts again when somebody tracks anew: the card follows, and what fell due meanwhile comes once', async () => {
    await at.slack.leave(CAMPAIGN);
    at.slack.advance(25);
    await tick();
    await at.app.desk.record(actor, at.demarche, 'MY', null, { position: 'supports' });
    await at.slack.addMember(CAMPAIGN, 'U0BOT');
    await tick();
    expect(at.reminders()).toEqual([]);
    await at.slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'track 08STATE22377');
    await at.slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says('This channel now follows'));
    await at.app.cards.idle();
    at.slack.advance(LAPSE);
    await tick();
    await tick();
    expect(at.reminders()).toHaveLength(1);
    expect(at.posted().filter(says('Supports 1'))).toHaveLength(1);
    expect(at.posted()).toHaveLength(2);
  });

  it('does not stop the other channels', async () => {
    await at.app.desk.track(actor, at.demarche, ELSEWHERE, 'Europe/Paris');
    await at.app.cards.idle();
    await at.slack.archive(CAMPAIGN);
    at.slack.advance(25);
    await tick();
    expect(at.reminders(ELSEWHERE)).toHaveLength(1);
  });
});
