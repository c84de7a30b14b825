import type { Middleware } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { eventKey, once } from '../../src/slack/once.ts';
import { BOT, CAMPAIGN, OFFICER, says, startWorkspace, type Workspace } from '../app/workspace.ts';

const event = (id: string, inside: object) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: id,
  event: inside,
});
const said = { type: 'message', channel: 'C1', ts: '1.2' };

describe('the same event', () => {
  it.each([
    ['a message under another event id', event('Ev1', said), event('Ev2', said)],
    ['any event under its own id', event('Ev1', { type: 'app_home_opened' }), event('Ev1', { type: 'x' })],
  ])('is %s', (_, one, other) => {
    expect(eventKey(one)).toBe(eventKey(other));
  });

  it.each([
    ['another message', event('Ev1', said), event('Ev1', { ...said, ts: '1.3' })],
    ['the same ts in another channel', event('Ev1', said), event('Ev1', { ...said, channel: 'C2' })],
    ['a mention in that message', event('Ev1', said), event('Ev1', { ...said, type: 'app_mention' })],
    ['an edit of it', event('Ev1', said), event('Ev1', { ...said, subtype: 'message_changed' })],
    ['one of another workspace', event('Ev1', said), { ...event('Ev1', said), team_id: 'T2' }],
    ['one with another id', event('Ev1', { type: 'x' }), event('Ev2', { type: 'x' })],
  ])('is not %s', (_, one, other) => {
    expect(eventKey(one)).not.toBe(eventKey(other));
  });

  it.each([[{ type: 'block_actions' }], [{ command: '/demarche' }], [null], ['text']])(
    'is nothing that Slack does not repeat: %j',
    (body) => {
      expect(eventKey(body)).toBeNull();
    },
  );
});

describe('each event is handled once', () => {
  let at: Workspace;
  beforeEach(async () => {
    at = await startWorkspace();
  });
  afterEach(() => at[Symbol.asyncDispose]());

  const log = createLog('silent');
  /** Delivers through the middleware alone. */
  async function deliver(body: object, handle: () => Promise<void>): Promise<void> {
    const middleware: Middleware<never> = once(at.app.store.taken('tried'), log);
    const args: unknown = { body, context: {}, next: handle };
    await Reflect.apply(middleware, null, [args]);
  }

  it('of many deliveries at once, under whatever ids', async () => {
    let handled = 0;
    await Promise.all(
      Array.from({ length: 11 }, (_, n) =>
        deliver(event(`Ev${n}`, said), async () => {
          handled += 1;
        }),
      ),
    );
    expect(handled).toBe(1);
  });

  it('one that failed half-way may be taken again', async () => {
    const fail = deliver(event('Ev1', said), () => Promise.reject(new Error('half-way')));
    await expect(fail).rejects.toThrow('half-way');
    let handled = 0;
    const again = async () => {
      handled += 1;
    };
    await deliver(event('Ev1', said), again);
    await deliver(event('Ev1', said), again);
    expect(handled).toBe(1);
  });

  it('what Slack does not repeat is never held back', async () => {
    let handled = 0;
    for (const _ of [1, 2]) {
      await deliver({ type: 'block_actions' }, async () => {
        handled += 1;
      });
    }
    expect(handled).toBe(2);
  });

  it.each(['retry', 'new-event-id'] as const)(
    'a question that Slack delivers again (%s) is answered once',
    async (how) => {
      const officer = at.slack.as(OFFICER);
      const answered = (ts: string) =>
        officer.waitForMessage(officer.dm, ({ user, threadTs }) => user === BOT.userId && threadTs === ts);
      const asked = await officer.say(officer.dm, 'who is outstanding?');
      await answered(asked.ts);
      const [sent] = at.slack.events.filter(({ type }) => type === 'message');
      await at.slack.redeliver(sent ?? expect.fail('no event was sent'), how);
      // Another question goes the same way, behind the repeated one.
      const next = await officer.say(officer.dm, 'who is outstanding?');
      await answered(next.ts);
      expect(officer.thread(officer.dm, asked.ts)).toHaveLength(2);
    },
  );
});

describe('a click on something old', () => {
  let at: Workspace;
  beforeEach(async () => {
    at = await startWorkspace();
  });
  afterEach(() => at[Symbol.asyncDispose]());

  const officer = () => at.slack.as(OFFICER);
  const of = async (type?: string) =>
    (await at.app.desk.history(at.demarche, 'MY')).filter((entry) => !type || entry.type === type);
  async function country() {
    await officer().command(CAMPAIGN, '/demarche', 'status Malaysia');
    return officer().waitForMessage(CAMPAIGN, says('*Malaysia*', 'response.record:supports'));
  }
  const answered = async (count: number) => {
    const answers = () => officer().messages(CAMPAIGN).filter(says('Recorded for Malaysia'));
    await officer().waitForMessage(CAMPAIGN, () => answers().length >= count);
    return answers();
  };

  it('works on the current state: two different clicks on the same message are both the clicker’s own', async () => {
    const view = await country();
    await officer().click(view, { actionId: 'response.record:supports' });
    await answered(1);
    await officer().click(view, { actionId: 'response.record:opposes' });
    await answered(2);
    expect(await of('record')).toHaveLength(2);
    expect(await of('held')).toEqual([]);
    await at.app.cards.idle();
    expect(says('Opposes 1')(at.card())).toBe(true);
  });

  it('after an undo records anew', async () => {
    const view = await country();
    await officer().click(view, { actionId: 'response.record:supports' });
    const [answer] = await answered(1);
    await officer().click(answer ?? expect.fail('no answer'), { label: 'Undo' });
    await officer().waitForMessage(CAMPAIGN, says('Undone for Malaysia'));
    await officer().click(view, { actionId: 'response.record:supports' });
    await officer().waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
    await at.app.cards.idle();
    expect(says('Supports 1')(at.card())).toBe(true);
  });

  it('twice within milliseconds is no error, and the ledger is sound', async () => {
    const view = await country();
    await Promise.all([1, 2].map(() => officer().click(view, { actionId: 'response.record:supports' })));
    await answered(2);
    expect([...new Set((await of()).map(({ type }) => type))]).toEqual(['record']);
    await at.app.cards.idle();
    expect(says('Supports 1')(at.card())).toBe(true);
    expect(await at.app.store.ledger.check()).toEqual([]);
    expect(at.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
