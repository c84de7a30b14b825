import { describe, expect, it } from 'vitest';
import { workspaceForEach } from './for-each.ts';
import { CAMPAIGN, COORDINATOR, ELSEWHERE, OFFICER, OUTSIDER, says, words } from './workspace.ts';

describe('what changed since, in Slack', () => {
  const at = workspaceForEach('socket', async ({ app, demarche }) => {
    const actor = { workspace: 'T0TEAM', user: OFFICER, surface: 'command', role: 'coordinator' } as const;
    await app.desk.record(actor, demarche, 'MY', null, { delivery: 'delivered', position: 'supports' });
    await app.desk.assign(actor, demarche, 'SN', OFFICER);
    await app.cards.idle();
  });

  it('is answered to the asker alone, with who did it', async () => {
    const coordinator = at.slack.as(COORDINATOR);
    await coordinator.command(CAMPAIGN, '/demarche', 'since 1 hour');
    const told = await coordinator.waitForMessage(CAMPAIGN, says('*Malaysia*: Delivered · *Supports*'));
    expect(words(told)).toContain(`*Senegal*: <@${OFFICER}> answers for it now`);
    expect(words(told)).toContain('CONFIDENTIAL');
    expect(at.slack.as(OFFICER).messages(CAMPAIGN).map(words).join()).not.toContain('answers for it now');
  });

  it('is put in front of the channel with `share`', async () => {
    await at.slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'since today share');
    const seen = await at.slack.as(OFFICER).waitForMessage(CAMPAIGN, says('Shared by', 'Malaysia'));
    expect(words(seen)).toContain('Supports');
  });

  it('is nothing to who may not see the campaign', async () => {
    const outsider = at.slack.as(OUTSIDER);
    await outsider.command(ELSEWHERE, '/demarche', 'since 1 hour 08STATE22377');
    await outsider.waitForMessage(ELSEWHERE, says('I know no cable 08STATE22377'));
    expect(outsider.messages(ELSEWHERE).map(words).join()).not.toContain('Malaysia');
  });
});
