import { describe, expect, it } from 'vitest';
import { install, startMany } from './many-workspaces.ts';
import { CAMPAIGN, COORDINATOR, OFFICER, says, trackSample } from './workspace.ts';

const MOST = 4;

/** A campaign in a deployment that takes few requests of one person. */
async function campaign() {
  const at = await startMany({ requestsPerMinute: MOST });
  const slack = await at.open('T0TEAM');
  await install(at, slack, COORDINATOR);
  const demarche = await trackSample(at.app);
  await at.app.cards.idle();
  const hand = slack.as(COORDINATOR);
  const exhaust = async () => {
    for (let asked = 0; asked < MOST + 1; asked++) await hand.command(CAMPAIGN, '/demarche', 'list');
    await hand.waitForMessage(CAMPAIGN, says('That was not done'));
  };
  return { at, slack, demarche, hand, exhaust };
}

describe('who asks too often', () => {
  it('is told so, and when to come again; nothing of it is done', async () => {
    const { at, demarche, hand, exhaust } = await campaign();
    await exhaust();
    await hand.command(CAMPAIGN, '/demarche', 'record Malaysia supports');
    await hand.waitForMessage(
      CAMPAIGN,
      says(`more than ${MOST} requests of yours came within a minute`, 'Wait'),
    );
    expect(await at.app.store.ledger.entries(demarche)).toEqual([]);
  });

  it('takes nothing from others', async () => {
    const { at, slack, demarche, exhaust } = await campaign();
    await exhaust();
    await slack.as(OFFICER).command(CAMPAIGN, '/demarche', 'record Malaysia supports');
    await expect.poll(() => at.app.store.ledger.entries(demarche)).toHaveLength(1);
  });

  it('loses no words that stand in a form: it stays open and says why', async () => {
    const { hand, exhaust } = await campaign();
    await hand.command(CAMPAIGN, '/demarche', 'record Malaysia');
    const form = await hand.waitForView();
    await exhaust();
    const { errors } = await hand.submit(form);
    expect(Object.values(errors ?? {}).join()).toContain('That was not done');
    expect(hand.view()?.id).toBe(form.id);
  });

  it('sees it on Home in place of the campaigns', async () => {
    const { hand, exhaust } = await campaign();
    await exhaust();
    await hand.openHome();
    const home = await hand.waitForHome();
    expect(JSON.stringify(home)).toContain('That was not done');
  });
});
