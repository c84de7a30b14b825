import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  COORDINATOR,
  ELSEWHERE,
  GUEST,
  OFFICER,
  says,
  startWorkspace,
  type Workspace,
} from '../app/workspace.ts';

const actor = { workspace: 'T0TEAM', user: COORDINATOR, surface: 'command', role: 'coordinator' } as const;

describe('the owner of a country', () => {
  let at: Workspace;
  beforeEach(async () => {
    at = await startWorkspace();
    await at.app.desk.assign(actor, at.demarche, 'MY', OFFICER);
    await at.app.desk.assign(actor, at.demarche, 'ID', OFFICER);
  });
  afterEach(() => at[Symbol.asyncDispose]());

  const told = () => at.slack.as(OFFICER).messages(at.slack.as(OFFICER).dm).filter(says('you owe'));
  async function later(hours: number): Promise<void> {
    at.slack.advance(hours);
    await at.app.reminders.tick();
  }

  it('is told in a DM of what they owe, with the buttons to record it', async () => {
    await later(25);
    const [message] = told();
    expect(message && says('you owe 2 answers', '*Malaysia*', '*Indonesia*')(message)).toBe(true);
    if (!message) return;
    const hand = at.slack.as(OFFICER);
    await hand.click(message, {
      actionId: 'response.record:supports',
      blockId: `row:MY:mine|0||${at.demarche}`,
    });
    await hand.waitForMessage(hand.dm, says('Recorded for Malaysia'));
    await hand.waitForMessage(hand.dm, says('You owe 1 answer', '*Indonesia*'));
  });

  it('is told once for each reminder, whatever the number of looks and of channels', async () => {
    await at.app.desk.track(actor, at.demarche, ELSEWHERE, 'UTC');
    await later(25);
    await at.app.reminders.tick();
    expect(told()).toHaveLength(1);
    await later(22);
    expect(told()).toHaveLength(2);
  });

  it('is told nothing as a guest whom nobody has let in by name, and is once they are', async () => {
    const { desk, store } = at.app;
    const guest = at.slack.as(GUEST);
    await desk.assign(actor, at.demarche, 'SN', GUEST);
    await store.keyed('personal').set(`T0TEAM 2008-03-05T10:00:00.000Z p`, {
      workspace: 'T0TEAM',
      user: GUEST,
      demarche: at.demarche,
      at: '2008-03-05T10:00:00.000Z',
      words: 'call post',
      tried: false,
    });
    await later(25);
    expect(guest.messages(guest.dm).filter(says('KOSOVO'))).toEqual([]);
    expect(guest.messages(guest.dm).filter(says('call post'))).toHaveLength(1);
    await desk.grant(actor, GUEST, 'recorder');
    await later(22);
    expect(guest.messages(guest.dm).filter(says('you owe', 'KOSOVO'))).toHaveLength(1);
  });

  it('is told nothing once their countries are in', async () => {
    for (const country of ['MY', 'ID']) {
      await at.app.desk.record(actor, at.demarche, country, null, { delivery: 'delivered' });
    }
    await later(25);
    expect(told()).toEqual([]);
  });
});
