import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../demo/slack/types.ts';
import { BOT, CAMPAIGN, COORDINATOR, GUEST, OFFICER, says } from '../app/workspace.ts';
import { actor, type Office, openOffice } from './office.ts';

/** It is Wednesday 5 March 2008, 09:00 UTC: 17:00 in Kuala Lumpur. */
describe('“remind me”', () => {
  let at: Office;
  beforeEach(async () => {
    at = await openOffice();
  });
  afterEach(() => at[Symbol.asyncDispose]());

  const officer = () => at.slack.as(OFFICER);
  const sent = () => officer().messages(officer().dm).filter(says('You asked to be reminded'));
  async function later(hours: number): Promise<void> {
    at.slack.advance(hours);
    await at.app.reminders.tick();
  }
  async function ask(text: string, channel = officer().dm) {
    const asked = await officer().say(channel, channel === CAMPAIGN ? `<@${BOT.userId}> ${text}` : text);
    return officer().waitForMessage(
      channel,
      ({ threadTs, user }) => threadTs === asked.ts && user === BOT.userId,
    );
  }

  it('is confirmed with the time by the clock of who asked', async () => {
    const answer = await ask('remind me tomorrow about Senegal', CAMPAIGN);
    expect(says('Thu 6 Mar 2008 09:00 GMT+8 (Asia/Kuala_Lumpur)', '“Senegal”')(answer)).toBe(true);
  });

  it('comes once, in a DM, with the words, what one owes then, and who is outstanding', async () => {
    await ask('remind me tomorrow about the note', CAMPAIGN);
    await at.app.desk.assign(actor, at.demarche, 'MY', OFFICER);
    await later(15.9);
    expect(sent()).toEqual([]);
    await later(0.1);
    await later(1);
    expect(sent()).toHaveLength(1);
    const [message] = sent();
    for (const part of ['the note', 'You owe 1 answer', '*Malaysia*', 'Outstanding: ', 'CONFIDENTIAL']) {
      expect(message && says(part)(message), part).toBe(true);
    }
    if (!message) return;
    await officer().click(message, { actionId: 'response.record:supports' });
    await officer().waitForMessage(officer().dm, says('Recorded for Malaysia'));
  });

  it('said twice comes once; at two times it comes twice', async () => {
    const said = ['remind me tomorrow', 'remind me tomorrow', 'remind me tomorrow at 11:00'];
    for (const words of said) await ask(words);
    await later(16);
    expect(sent()).toHaveLength(1);
    await later(2);
    expect(sent()).toHaveLength(2);
  });

  it('can be taken back by who asked, and by nobody else', async () => {
    const answer = await ask('remind me tomorrow', CAMPAIGN);
    await at.slack.as(COORDINATOR).click(answer, { label: 'Do not remind me' });
    await at.slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says(`Only <@${OFFICER}>`));
    await officer().click(answer, { label: 'Do not remind me' });
    await officer().waitForMessage(CAMPAIGN, says('Taken back'));
    await later(16);
    expect(sent()).toEqual([]);
  });

  it('with two days that it can mean asks which, each with its time', async () => {
    await later(48);
    const question = await ask('remind me on Friday at 18:00');
    await officer().click(question, { label: 'Remind me Fri 14 Mar 2008 18:00 GMT+8' });
    await officer().waitForMessage(officer().dm, says('I remind you', 'Fri 14 Mar 2008 18:00 GMT+8'));
  });

  it('survives the end of the process, and one of two processes sends it', async () => {
    await ask('remind me tomorrow');
    await at.app.reminders.stop();
    const others = [await at.another(), await at.another()];
    at.slack.advance(16);
    await Promise.all(others.map(({ reminders }) => reminders.tick()));
    await Promise.all(others.map(({ reminders }) => reminders.tick()));
    expect(sent()).toHaveLength(1);
  });

  it.each<[string, Failure]>([
    ['takes the message and drops the connection', 'accept-then-drop'],
    ['drops the connection before it has the message', 'drop'],
    ['says internal_error', { error: 'internal_error' }],
    ['wants us to wait', { status: 429, retryAfter: 30 }],
  ])('when Slack %s, it is there once in the end', async (_, how) => {
    await ask('remind me in 2 hours');
    at.slack.fail('chat.postMessage', how, 1);
    await later(2);
    await later(0.02);
    await later(0.02);
    expect(sent()).toHaveLength(1);
  });

  it('shows nothing of the demarche to who may not see it any more', async () => {
    await ask('remind me in 2 hours about the note');
    await at.app.desk.untrack(actor, at.demarche, CAMPAIGN);
    await later(2);
    const [message] = sent();
    expect(message && says('the note', 'can not see that demarche any more')(message)).toBe(true);
    expect(message && says('STATE')(message)).toBe(false);
  });

  it('is nothing for a guest', async () => {
    const hand = at.slack.as(GUEST);
    await hand.say(hand.dm, 'remind me in 2 hours');
    await hand.waitForMessage(hand.dm, says('members of this workspace only'));
    await later(2);
    expect(hand.messages(hand.dm).some(says('You asked to be reminded'))).toBe(false);
  });
});
