import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../demo/protocol.ts';
import {
  BOT,
  CAMPAIGN,
  COORDINATOR,
  ELSEWHERE,
  GUEST,
  type Mode,
  OFFICER,
  says,
  startWorkspace,
  type Workspace,
} from './workspace.ts';

describe.each<Mode>(['socket', 'http'])('plain words over %s mode', (mode) => {
  let at: Workspace;
  beforeEach(async () => {
    at = await startWorkspace(mode);
  });
  afterEach(() => at[Symbol.asyncDispose]());

  const coordinator = () => at.slack.as(COORDINATOR);
  const officer = () => at.slack.as(OFFICER);

  /** Says something to the app by name and returns its answer in the thread. */
  async function ask(
    hand: ReturnType<typeof coordinator>,
    text: string,
    channel = CAMPAIGN,
  ): Promise<Message> {
    const said = await hand.say(channel, `<@${BOT.userId}> ${text}`);
    return hand.waitForMessage(channel, ({ threadTs, user }) => threadTs === said.ts && user === BOT.userId);
  }

  it.each([
    ['points for Malaysia', 'Points that name Malaysia'],
    ['who is outstanding?', '53 outstanding'],
    ['when is it due in Kuala Lumpur?', 'AMEMBASSY KUALA LUMPUR'],
    ['what did Senegal say?', '*Senegal*'],
    ['how many support?', '0 of 55'],
    ['what can you do', 'points for Malaysia'],
  ])('by name: %s', async (text, said) => {
    expect(says(said)(await ask(coordinator(), text))).toBe(true);
  });

  it('answers in a DM, about the only demarche that one can see', async () => {
    const hand = coordinator();
    const asked = await hand.say(hand.dm, 'who is outstanding?');
    const answer = await hand.waitForMessage(
      hand.dm,
      ({ threadTs, user }) => threadTs === asked.ts && user === BOT.userId,
    );
    expect(says('53 outstanding')(answer)).toBe(true);
  });

  it('records only after the confirm, with the link to what was said', async () => {
    const proposal = await ask(officer(), 'Senegal supports, FM said yes on the 4th');
    expect(says('Record for *Senegal*', 'Supports')(proposal)).toBe(true);
    expect(await at.app.desk.history(at.demarche, 'SN')).toEqual([]);
    await officer().click(proposal, { label: 'Record this' });
    await officer().waitForMessage(CAMPAIGN, says('Recorded for Senegal'));
    const [entry] = await at.app.desk.history(at.demarche, 'SN');
    expect(entry).toMatchObject({ by: OFFICER, surface: 'message', patch: { position: 'supports' } });
    expect(entry?.link).toContain('/archives/');
  });

  it('only the person who said it can confirm it', async () => {
    const proposal = await ask(officer(), 'Senegal supports');
    await coordinator().click(proposal, { label: 'Record this' });
    await coordinator().waitForMessage(CAMPAIGN, says(`Only <@${OFFICER}>`));
    expect(await at.app.desk.history(at.demarche, 'SN')).toEqual([]);
  });

  it('what was said can be changed in the form before it is recorded', async () => {
    const proposal = await ask(officer(), 'Senegal supports');
    await officer().click(proposal, { label: 'Change it…' });
    const form = await officer().waitForView();
    await officer().submit(form, { position: { value: { selected_option: { value: 'leans-yes' } } } });
    await officer().waitForMessage(CAMPAIGN, says('Recorded for Senegal', 'Leans yes'));
  });

  it('records nothing when it is not confirmed', async () => {
    const proposal = await ask(officer(), 'Senegal supports');
    await officer().click(proposal, { label: 'Do not record' });
    await officer().waitForMessage(CAMPAIGN, says('Nothing was recorded.'));
    expect(await at.app.desk.history(at.demarche, 'SN')).toEqual([]);
  });

  it('in a channel that does not track the demarche only the asker sees the answer', async () => {
    const said = await coordinator().say(ELSEWHERE, `<@${BOT.userId}> status 08STATE22377`);
    const answer = await coordinator().waitForMessage(ELSEWHERE, ({ threadTs }) => threadTs === said.ts);
    expect(answer.ephemeralTo).toBe(COORDINATOR);
  });

  it('a guest gets nothing, and nobody else reads that', async () => {
    const said = await at.slack.as(GUEST).say(CAMPAIGN, `<@${BOT.userId}> points`);
    const answer = await at.slack
      .as(GUEST)
      .waitForMessage(CAMPAIGN, ({ threadTs, user }) => threadTs === said.ts && user === BOT.userId);
    expect(says('members of this workspace only')(answer)).toBe(true);
    expect(answer.ephemeralTo).toBe(GUEST);
  });
});
