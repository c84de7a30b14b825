import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../demo/protocol.ts';
import { CAMPAIGN, COORDINATOR, OFFICER, says } from '../app/workspace.ts';
import { type Office, openOffice } from './office.ts';

describe('a reminder that is snoozed', () => {
  let at: Office;
  beforeEach(async () => {
    at = await openOffice();
    await later(24);
  });
  afterEach(() => at[Symbol.asyncDispose]());

  async function later(hours: number): Promise<void> {
    at.slack.advance(hours);
    await at.app.reminders.tick();
  }
  const newest = (): Message => at.reminders().at(-1) ?? expect.fail('no reminder');
  async function snooze(user: string, label: string, message = newest()): Promise<void> {
    const hand = at.slack.as(user);
    const lines = () => hand.messages(CAMPAIGN).filter(says('This channel is reminded of'));
    const before = new Set(lines().map(({ ts }) => ts));
    await hand.click(message, { label });
    await hand.waitForMessage(
      CAMPAIGN,
      (one) =>
        says('This channel is reminded of', 'if anybody is outstanding then')(one) && !before.has(one.ts),
    );
  }

  it('says so in its thread, for the others', async () => {
    const { ts } = newest();
    await snooze(OFFICER, 'Again in 3 h');
    const hand = at.slack.as(COORDINATOR);
    const line = await hand.waitForMessage(CAMPAIGN, says('Snoozed: this comes again'));
    expect(line).toMatchObject({ threadTs: ts, ephemeralTo: null });
  });

  it('says so to who snoozed it also where its thread takes no line, and that the others were not told', async () => {
    at.slack.fail('chat.postMessage', { error: 'restricted_action' }, 1);
    await snooze(OFFICER, 'Again in 3 h');
    const [told] = at.slack.as(OFFICER).messages(CAMPAIGN).filter(says('The others were not told'));
    expect(told).toBeDefined();
    expect(at.slack.as(OFFICER).messages(CAMPAIGN).filter(says('our fault'))).toEqual([]);
    await later(3);
    expect(at.reminders()).toHaveLength(2);
  });

  it('comes again once, at that time', async () => {
    await snooze(OFFICER, 'Again in 3 h');
    await later(2.9);
    expect(at.reminders()).toHaveLength(1);
    await later(0.1);
    await later(0.1);
    expect(at.reminders()).toHaveLength(2);
    expect(says('Due in 21 hours')(newest())).toBe(true);
    expect(says('sent late')(newest())).toBe(false);
  });

  it('by two people comes once, at the time that was chosen last', async () => {
    await snooze(OFFICER, 'Again in 3 h');
    await snooze(COORDINATOR, 'Again tomorrow 9:00');
    await later(3);
    expect(at.reminders()).toHaveLength(1);
    const again = (await at.rows()).filter(({ kind }) => kind === 'snoozed');
    // 09:00 in New York.
    expect(again).toMatchObject([
      { key: 'again:1:24h', status: 'planned', dueAt: '2008-03-07T14:00:00.000Z' },
    ]);
  });

  it('can be snoozed once more where it came again, and not where it stood before', async () => {
    const first = newest();
    await snooze(OFFICER, 'Again in 3 h');
    await later(3);
    await at.slack.as(OFFICER).click(first, { label: 'Again in 3 h' });
    await at.slack.as(OFFICER).waitForMessage(CAMPAIGN, says('has come again since'));
    await snooze(COORDINATOR, 'Again in 3 h');
    await later(3);
    expect(at.reminders()).toHaveLength(3);
    expect((await at.rows()).map(({ key }) => key)).toContain('again:2:24h');
  });

  it('survives the end of the process and other settings, and one of two processes sends it', async () => {
    await snooze(OFFICER, 'Again in 3 h');
    await at.slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'remind hours 24 1');
    await at.slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says('reminded 24 h, 1 h before'));
    await at.app.reminders.stop();
    const others = [await at.another(), await at.another()];
    at.slack.advance(3);
    await Promise.all(others.map(({ reminders }) => reminders.tick()));
    expect(at.reminders()).toHaveLength(2);
  });

  it('does not come again when all are in, and says so', async () => {
    await snooze(OFFICER, 'Again in 3 h');
    await at.allIn(at.app);
    await later(3);
    expect(at.reminders()).toEqual([]);
    expect((await at.rows()).find(({ kind }) => kind === 'snoozed')?.status).toBe('skipped');
  });

  it('does not come again where reminders are off; who asks is told how to turn them on', async () => {
    await at.slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'remind off');
    await at.slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says('not reminded'));
    await at.slack.as(OFFICER).click(newest(), { label: 'Again in 3 h' });
    await at.slack.as(OFFICER).waitForMessage(CAMPAIGN, says('muted', '/demarche remind on'));
    await later(3);
    expect(at.reminders()).toHaveLength(1);
  });
});
