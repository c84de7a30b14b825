import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResponsePatch } from '../../src/demarche/index.ts';
import { CAMPAIGN, COORDINATOR, ELSEWHERE, OFFICER, says } from '../app/workspace.ts';
import { actor, type Office, openOffice } from './office.ts';

/** It is Wednesday 5 March 2008, 04:00 in New York, whose clock the channel has. */
const TO_NINE = 5;
const DAY = 24;

describe('the digest of who tracks a demarche', () => {
  let at: Office;
  beforeEach(async () => {
    at = await openOffice();
  });
  afterEach(() => at[Symbol.asyncDispose]());

  const told = (user = COORDINATOR) =>
    at.slack.as(user).messages(at.slack.as(user).dm).filter(says('What changed'));
  async function later(hours: number): Promise<void> {
    at.slack.advance(hours);
    await at.app.reminders.tick();
  }
  const record = (country: string, patch: ResponsePatch, user = OFFICER, saw: number | null = null) =>
    at.app.desk.record({ ...actor, user }, at.demarche, country, saw, patch);
  async function type(text: string, answer: string): Promise<void> {
    await at.slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', text);
    await at.slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says(answer));
  }

  it('comes in a DM at the channel’s hour, with what is new, what moved, what waits and who is outstanding', async () => {
    await record('MY', { position: 'leans-yes' });
    await later(TO_NINE - 0.1);
    expect(told()).toEqual([]);
    await later(0.1);
    expect(told()).toHaveLength(1);
    await record('MY', { position: 'supports' });
    await record('SN', { delivery: 'delivered' });
    await record('SN', { delivery: 'unable' }, COORDINATOR, 0);
    await later(DAY);
    const [first, second] = told();
    expect(first && says('*Malaysia*: *Leans yes*', '52 outstanding', 'Outstanding: ')(first)).toBe(true);
    const news = [
      'Leans yes → *Supports*',
      '*Senegal*: Delivered',
      'Two versions wait for a choice: *Senegal*',
    ];
    for (const part of news) expect(second && says(part)(second), part).toBe(true);
    expect(told(OFFICER)).toEqual([]);
    expect(at.posted().some(says('What changed'))).toBe(false);
  });

  it('comes only when something changed, and not at the weekend: its news come on Monday', async () => {
    await later(TO_NINE);
    await later(DAY);
    await later(DAY);
    expect(told()).toEqual([]);
    await record('MY', { position: 'supports' });
    await later(DAY);
    await later(DAY);
    expect(told()).toEqual([]);
    await later(DAY);
    expect(told()).toHaveLength(1);
  });

  it('what is recorded in the morning after it waits for the next', async () => {
    await later(TO_NINE);
    await record('MY', { position: 'supports' });
    await later(1);
    expect(told()).toEqual([]);
    await later(DAY - 1);
    expect(told()).toHaveLength(1);
  });

  it('comes once a day over all channels and processes', async () => {
    await at.app.desk.track(actor, at.demarche, ELSEWHERE, 'America/New_York');
    await record('MY', { position: 'supports' });
    await at.app.reminders.stop();
    const others = [await at.another(), await at.another()];
    at.slack.advance(TO_NINE);
    await Promise.all(others.map(({ reminders }) => reminders.tick()));
    await Promise.all(others.map(({ reminders }) => reminders.tick()));
    expect(told()).toHaveLength(1);
  });

  it('tells the next morning what Slack did not take', async () => {
    await record('MY', { position: 'supports' });
    at.slack.fail('conversations.open', { error: 'internal_error' }, 1);
    await later(TO_NINE);
    expect(told()).toEqual([]);
    await later(DAY);
    expect(told()).toHaveLength(1);
    await later(DAY);
    expect(told()).toHaveLength(1);
  });

  it('can be turned off and on in the channel', async () => {
    await type('remind digest off', 'No digest');
    await record('MY', { position: 'supports' });
    await later(TO_NINE);
    expect(told()).toEqual([]);
    await type('remind digest on', 'Digest: ');
    await later(DAY);
    expect(told()).toHaveLength(1);
  });
});
