import { describe, expect, it } from 'vitest';
import { sample } from '../support/world.ts';
import { workspaceForEach } from './for-each.ts';
import { CAMPAIGN, COORDINATOR, ELSEWHERE, type Mode, OUTSIDER, says } from './workspace.ts';

describe.each<Mode>(['socket', 'http'])('search over %s mode', (mode) => {
  const at = workspaceForEach(mode, async ({ app }) => {
    const actor = { workspace: 'T0TEAM', user: COORDINATOR, surface: 'cli', role: 'coordinator' } as const;
    await app.desk.import(actor, sample('07OSLO633.txt'), {
      mrn: '07OSLO633',
      deadlines: [],
      achieved: [],
    });
  });

  it.each([
    ['/demarche', 'search kosovo', '1 cable', '08 STATE 22377'],
    ['/cable', 'polar affairs', '1 cable', '07 OSLO 633'],
    ['/cable', 'xylophone polar', 'some', '07 OSLO 633'],
    ['/cable', 'Malasyia', 'which is how', '08 STATE 22377'],
    ['/cable', 'PRELL kosovo', 'which is how', '08 STATE 22377'],
    ['/cable', '22377', '1 cable', '08 STATE 22377'],
  ])('%s %s finds it and shows the place', async (command, typed, ...said) => {
    const hand = at.slack.as(COORDINATOR);
    await hand.command(CAMPAIGN, command, typed);
    const answer = await hand.waitForMessage(CAMPAIGN, says(...said));
    expect(answer.ephemeralTo).toBe(COORDINATOR);
  });

  it('opens what was found, and what is like it', async () => {
    const hand = at.slack.as(COORDINATOR);
    await hand.command(CAMPAIGN, '/cable', 'kosovo');
    await hand.click(await hand.waitForMessage(CAMPAIGN, says('1 cable')), { label: 'Open' });
    const opened = await hand.waitForMessage(CAMPAIGN, says('*TAGS* PREL', 'More like this'));
    await hand.click(opened, { label: 'More like this' });
    await hand.waitForMessage(CAMPAIGN, says('they share TAGS', '07 OSLO 633'));
  });

  it('finds nothing of a demarche for who may not see it', async () => {
    const outsider = at.slack.as(OUTSIDER);
    await outsider.command(ELSEWHERE, '/demarche', 'search kosovo');
    await outsider.waitForMessage(ELSEWHERE, says('No cable that you can see'));
    await outsider.command(ELSEWHERE, '/cable', 'polar');
    await outsider.waitForMessage(ELSEWHERE, says('1 cable', '07 OSLO 633'));
  });

  it('asks for words when there are none', async () => {
    const hand = at.slack.as(COORDINATOR);
    await hand.command(CAMPAIGN, '/demarche', 'search');
    await hand.waitForMessage(CAMPAIGN, says('Say what to look for'));
  });
});
