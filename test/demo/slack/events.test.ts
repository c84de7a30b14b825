import { describe, expect, it } from 'vitest';
import {
  ANNA,
  ANNEX,
  BEN,
  BOT,
  client,
  OFFICE,
  person,
  signal,
  startApp,
  startHttpApp,
  startOffice,
} from './office.ts';

describe('events', () => {
  it('reach the app with an id of their own: messages, mentions, DMs, files and members', async () => {
    const slack = await startOffice();
    const seen: string[] = [];
    await startApp(slack, (app) => {
      app.message(
        async ({ message }) =>
          void seen.push(`message ${message.channel_type} ${message.subtype ?? ''}`.trim()),
      );
      app.event(/app_mention|file_shared|member_/, async ({ event }) => void seen.push(event.type));
    });
    const hand = slack.as(ANNA);
    await hand.say(OFFICE, `<@${BOT.userId}> who is outstanding?`);
    await hand.say(hand.dm, 'mine');
    const file = await hand.upload('cable.txt', Buffer.from('x'));
    await hand.say(OFFICE, '', { files: [file.id] });
    await slack.removeMember(OFFICE, BEN);
    await slack.addMember(OFFICE, BEN);
    expect(seen).toEqual([
      'message channel',
      'app_mention',
      'message im',
      'message channel file_share',
      'file_shared',
      'member_left_channel',
      'member_joined_channel',
    ]);
    const ids = slack.events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(slack.events.every(({ acknowledged }) => acknowledged)).toBe(true);
  });

  it('come only from where the app is a member, and only those it subscribes to', async () => {
    const slack = await startOffice({ events: ['app_mention', 'message.im'] });
    await startApp(slack, () => {});
    const hand = slack.as(ANNA);
    await hand.say(OFFICE, 'hello');
    await hand.say(ANNEX, `<@${BOT.userId}> hello`);
    await hand.say(OFFICE, `<@${BOT.userId}> hello`);
    await hand.say(hand.dm, 'hello');
    expect(slack.events.map(({ type }) => type)).toEqual(['app_mention', 'message']);
  });

  it('what the app itself wrote is told too, and Bolt leaves it out', async () => {
    const slack = await startOffice();
    const heard: string[] = [];
    await startApp(slack, (app) => app.message(async ({ message }) => void heard.push(message.ts)));
    await client(slack).chat.postMessage({ channel: OFFICE, text: 'mine' });
    await slack.as(ANNA).say(OFFICE, 'yours');
    expect(slack.events).toHaveLength(2);
    expect(slack.events[0]?.body).toMatchObject({ event: { bot_id: 'B0BOT', text: 'mine' } });
    expect(heard).toHaveLength(1);
  });

  it.each([
    ['Socket Mode', startApp],
    ['HTTP', startHttpApp],
  ] as const)(
    'are sent again when nobody acknowledged, with the number of the retry: %s',
    async (_, start) => {
      const slack = await startOffice({ timing: { acknowledgeMs: 60, retryMs: [0, 0, 0] } });
      const third = signal<void>();
      const retries: Array<[number | undefined, string | undefined]> = [];
      await start(slack, (app) => {
        // Bolt acknowledges an event before its listeners run, so it is authorisation that has to hang here.
        app.processEvent = async ({ retryNum, retryReason }) => {
          retries.push([retryNum, retryReason]);
          if (retries.length === 4) third.give();
        };
      });
      await slack.as(ANNA).say(OFFICE, 'hello');
      await third.next;
      expect(retries.map(([number]) => number ?? 0)).toEqual([0, 1, 2, 3]);
      expect(retries.at(-1)?.[1]).toBe('timeout');
    },
  );

  it('can come twice: as a retry, or under a new id', async () => {
    const slack = await startOffice();
    const heard: Array<[string, number | undefined]> = [];
    await startApp(slack, (app) =>
      app.event(
        'app_mention',
        async ({ body, context }) => void heard.push([body.event_id, context.retryNum]),
      ),
    );
    await slack.as(ANNA).say(OFFICE, `<@${BOT.userId}> hello`);
    const sent = slack.events.find(({ type }) => type === 'app_mention');
    if (!sent) throw new Error('nothing was sent');
    await slack.redeliver(sent, 'retry');
    await slack.redeliver(sent, 'new-event-id');
    expect(heard).toEqual([
      [sent.id, 0],
      [sent.id, 1],
      [slack.events.at(-1)?.id, 0],
    ]);
    expect(slack.events.at(-1)?.id).not.toBe(sent.id);
  });

  it("tell of an archived channel and of the app's own removal", async () => {
    const slack = await startOffice();
    const heard: string[] = [];
    await startApp(slack, (app) =>
      app.event(/archive|uninstalled|revoked/, async ({ event }) => void heard.push(event.type)),
    );
    await slack.archive(OFFICE);
    await slack.uninstall();
    expect(heard.sort()).toEqual(['app_uninstalled', 'channel_archive', 'tokens_revoked']);
  });
});

describe('connections', () => {
  it('are refreshed when Slack says so, and commands reach the new one', async () => {
    const slack = await startOffice();
    await startApp(slack, (app) => app.command('/desk', async ({ ack }) => ack('here')));
    await slack.refreshConnections();
    await slack.connected();
    await slack.as(ANNA).command(OFFICE, '/desk');
    expect(slack.as(ANNA).messages(OFFICE)).toMatchObject([{ text: 'here' }]);
    expect(slack.calls.filter(({ method }) => method === 'apps.connections.open')).toHaveLength(2);
  });

  it('a ticket opens one socket', async () => {
    const slack = await startOffice();
    const { url } = await client(slack, slack.appToken).apps.connections.open({});
    const first = new WebSocket(String(url));
    await new Promise((resolve) => first.addEventListener('message', resolve, { once: true }));
    const second = new WebSocket(String(url));
    await new Promise((resolve) => second.addEventListener('error', resolve, { once: true }));
    first.close();
  });
});

describe('people', () => {
  it('who come later can be seen, written to and heard', async () => {
    const slack = await startOffice();
    slack.addPerson(person('U0LATE'));
    await slack.addMember(OFFICE, 'U0LATE');
    await slack.as('U0LATE').say(OFFICE, 'here I am');
    expect((await client(slack).users.info({ user: 'U0LATE' })).user?.id).toBe('U0LATE');
    expect(slack.as(ANNA).messages(OFFICE)).toMatchObject([{ user: 'U0LATE' }]);
  });
});
