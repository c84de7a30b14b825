import { describe, expect, it } from 'vitest';
import { OPENER, OTHER, TEAM, TRACKING } from './people.ts';
import { MRN } from './surfaces.ts';
import { type AccessWorld, MARKERS, openAccessWorld } from './world.ts';

const opener = { workspace: TEAM, user: OPENER, surface: 'command', role: 'coordinator' } as const;

/** What a channel or a person was told, of what the app said to Slack. */
const toldIn = ({ slack }: AccessWorld, channel: string): string =>
  slack.said
    .filter(({ method, body }) => method === 'chat.postMessage' && JSON.parse(body).channel === channel)
    .map(({ body }) => body)
    .join('\n');

describe('a new owner', () => {
  it('is told in their DM no more of the cable than they may see there', async () => {
    await using world = await openAccessWorld({ name: '', channel: TRACKING });
    const { desk } = world.app;
    const demarche = await desk.demarche(TEAM, MRN);
    await desk.track(opener, demarche?.id ?? '', OTHER, 'UTC');
    await desk.setClearance(opener, OTHER, 'UNCLASSIFIED');
    await world.app.cards.idle();
    world.slack.said.length = 0;
    const { responseUrl } = world.slack;
    await world.receiver.send({
      command: '/demarche',
      text: `assign ${MRN} Jordan <@U0ELSEWHERE>`,
      user_id: OPENER,
      team_id: TEAM,
      channel_id: TRACKING,
      response_url: responseUrl,
      trigger_id: 'trigger',
    });
    const dm = toldIn(world, 'DU0ELSEWHERE');
    expect(dm).toContain('You now answer for');
    for (const marker of Object.values(MARKERS)) expect(dm).not.toContain(marker);
  });
});
