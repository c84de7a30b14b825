import { describe, expect, it } from 'vitest';
import { workspaceForEach } from './for-each.ts';
import { BOT, CAMPAIGN, COORDINATOR, GUEST, type Mode, OFFICER, says, UNINVITED } from './workspace.ts';

describe.each<Mode>(['socket', 'http'])('first contact over %s mode', (mode) => {
  const at = workspaceForEach(mode);

  /** What the app has posted anywhere since it was started, but for the card. */
  const posted = () =>
    at.slack.calls.filter(
      ({ method, args }) => /^chat\.post/.test(method) && JSON.stringify(args).includes('wave'),
    );

  it('tells whoever invited it how to begin, in one line that nobody else sees', async () => {
    await at.slack.addMember(UNINVITED, BOT.userId, OFFICER);
    const line = await at.slack.as(OFFICER).waitForMessage(UNINVITED, says('/demarche import'));
    expect(line.ephemeralTo).toBe(OFFICER);
    expect(line.blocks).toHaveLength(1);
    expect(line.text).not.toContain('\n');
    expect(at.slack.as(COORDINATOR).messages(UNINVITED)).toEqual([]);
    expect(posted()).toHaveLength(1);
  });

  it('says it once, however often Slack delivers it', async () => {
    await at.slack.addMember(UNINVITED, BOT.userId, OFFICER);
    await at.slack.as(OFFICER).waitForMessage(UNINVITED, says('/demarche import'));
    const event = at.slack.events.findLast(({ type }) => type === 'member_joined_channel');
    await at.slack.redeliver(event ?? expect.fail('no event'), 'retry');
    expect(posted()).toHaveLength(1);
  });

  it.each([
    ['it came by itself', () => at.slack.addMember(UNINVITED, BOT.userId)],
    ['a guest invited it', () => at.slack.addMember(UNINVITED, BOT.userId, GUEST)],
    ['somebody else joined', () => at.slack.addMember(CAMPAIGN, 'U0OUTSIDER', OFFICER)],
  ])('says nothing when %s', async (_, join) => {
    await join();
    await at.slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'list');
    await at.slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says('1 open demarche'));
    expect(posted()).toEqual([]);
  });
});
