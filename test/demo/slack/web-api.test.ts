import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import type { FakeSlack } from '../../../demo/slack/index.ts';
import {
  ANNA,
  ANNEX,
  BEN,
  BOT,
  client,
  OFFICE,
  person,
  quiet,
  SECRETS,
  section,
  startOffice,
} from './office.ts';

async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return error.data.error;
    throw error;
  }
  return 'accepted';
}

type Call = (api: WebClient, slack: FakeSlack) => Promise<unknown>;
const long = (length: number) => 'x'.repeat(length);
const modal = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'T' }, blocks: [] };

describe('what Slack refuses', () => {
  it.each<[string, string, Call]>([
    ['a call without a token', 'not_authed', (_, slack) => client(slack, '').auth.test()],
    ['a token that is none', 'invalid_auth', (_, slack) => client(slack, 'xoxb-no').auth.test()],
    [
      'the app token for a bot method',
      'not_allowed_token_type',
      (_, slack) => client(slack, slack.appToken).chat.postMessage({ channel: OFFICE, text: 'x' }),
    ],
    ['the bot token for a socket', 'not_allowed_token_type', (api) => api.apps.connections.open({})],
    ['a method that is none', 'unknown_method', (api) => api.apiCall('chat.shout')],
    [
      'an unknown channel',
      'channel_not_found',
      (api) => api.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }),
    ],
    [
      'a private channel that the bot is not in',
      'channel_not_found',
      (api) => api.chat.postMessage({ channel: SECRETS, text: 'x' }),
    ],
    [
      'a public channel that the bot is not in',
      'not_in_channel',
      (api) => api.chat.postMessage({ channel: ANNEX, text: 'x' }),
    ],
    ['a message that says nothing', 'no_text', (api) => api.chat.postMessage({ channel: OFFICE, text: '' })],
    [
      'a text of more than 40,000',
      'msg_too_long',
      (api) => api.chat.postMessage({ channel: OFFICE, text: long(40_001) }),
    ],
    [
      'a long block',
      'invalid_blocks',
      (api) => api.chat.postMessage({ channel: OFFICE, text: 'x', blocks: [section(long(3_001))] }),
    ],
    [
      'blocks that are too long together',
      'msg_blocks_too_long',
      (api) =>
        api.chat.postMessage({
          channel: OFFICE,
          text: 'x',
          blocks: Array.from({ length: 5 }, () => section(long(2_900))),
        }),
    ],
    [
      'blocks that are no JSON',
      'invalid_blocks_format',
      (api) => api.apiCall('chat.postMessage', { channel: OFFICE, text: 'x', blocks: '[{' }),
    ],
    [
      'metadata without an event type',
      'invalid_metadata_schema',
      (api) =>
        api.apiCall('chat.postMessage', { channel: OFFICE, text: 'x', metadata: { event_payload: {} } }),
    ],
    [
      'a reply to nothing',
      'thread_not_found',
      (api) => api.chat.postMessage({ channel: OFFICE, text: 'x', thread_ts: '1.1' }),
    ],
    [
      'an ephemeral for someone who is not there',
      'user_not_in_channel',
      (api) => api.chat.postEphemeral({ channel: OFFICE, user: 'U0NOBODY', text: 'x' }),
    ],
    [
      'an edit of nothing',
      'message_not_found',
      (api) => api.chat.update({ channel: OFFICE, ts: '1.1', text: 'x' }),
    ],
    [
      'an edit of what another wrote',
      'cant_update_message',
      async (api, slack) =>
        api.chat.update({ channel: OFFICE, text: 'x', ts: (await slack.as(ANNA).say(OFFICE, 'mine')).ts }),
    ],
    [
      'a delete of what another wrote',
      'cant_delete_message',
      async (api, slack) =>
        api.chat.delete({ channel: OFFICE, ts: (await slack.as(ANNA).say(OFFICE, 'mine')).ts }),
    ],
    [
      'an edit of an ephemeral',
      'message_not_found',
      async (api) =>
        api.chat.update({
          channel: OFFICE,
          text: 'x',
          ts: String((await api.chat.postEphemeral({ channel: OFFICE, user: ANNA, text: 'x' })).message_ts),
        }),
    ],
    [
      'an archived channel',
      'is_archived',
      async (api, slack) => {
        await slack.archive(OFFICE);
        return api.chat.postMessage({ channel: OFFICE, text: 'x' });
      },
    ],
    [
      'a channel that the bot has left',
      'not_in_channel',
      async (api, slack) => {
        await slack.leave(OFFICE);
        return api.chat.postMessage({ channel: OFFICE, text: 'x' });
      },
    ],
    ['an unknown person', 'user_not_found', (api) => api.users.info({ user: 'U0NOBODY' })],
    [
      'history of a channel that the bot is not in',
      'not_in_channel',
      (api) => api.conversations.history({ channel: ANNEX }),
    ],
    [
      'a trigger that is none',
      'invalid_trigger_id',
      (api) => api.views.open({ trigger_id: '1.2.3', view: modal }),
    ],
    ['a view that is none', 'not_found', (api) => api.views.update({ view_id: 'V0NONE', view: modal })],
    [
      'a modal as an App Home',
      'invalid_arguments',
      (api) => api.views.publish({ user_id: ANNA, view: modal }),
    ],
    [
      'an App Home for nobody',
      'user_not_found',
      (api) => api.views.publish({ user_id: 'U0NOBODY', view: { type: 'home', blocks: [] } }),
    ],
    ['a file that is none', 'file_not_found', (api) => api.files.info({ file: 'F0NONE' })],
    [
      'a file that was not shared with the app',
      'file_not_found',
      async (api, slack) =>
        api.files.info({ file: (await slack.as(ANNA).upload('x.txt', Buffer.from('x'))).id }),
    ],
    [
      'a second reaction',
      'already_reacted',
      async (api, slack) => {
        const { ts: timestamp } = await slack.as(ANNA).say(OFFICE, 'x');
        await api.reactions.add({ channel: OFFICE, timestamp, name: 'eyes' });
        return api.reactions.add({ channel: OFFICE, timestamp, name: 'eyes' });
      },
    ],
    [
      'a token of an app that was removed',
      'account_inactive',
      async (api, slack) => {
        await slack.uninstall();
        return api.auth.test();
      },
    ],
    [
      'what a test told it to',
      'ekm_access_denied',
      (api, slack) => {
        slack.fail('chat.postMessage', { error: 'ekm_access_denied' }, 1);
        return api.chat.postMessage({ channel: OFFICE, text: 'x' });
      },
    ],
  ])('%s: %s', async (_, error, call) => {
    const slack = await startOffice();
    expect(await refusal(call(client(slack), slack))).toBe(error);
  });

  it('says which block was wrong, as Slack does', async () => {
    const slack = await startOffice();
    const posted = client(slack).chat.postMessage({ channel: OFFICE, text: 'x', blocks: [section('')] });
    await expect(posted).rejects.toMatchObject({
      data: {
        response_metadata: {
          messages: [
            '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]',
            '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
          ],
        },
      },
    });
  });

  it('a rate limit is HTTP 429 with the seconds to wait', async () => {
    const slack = await startOffice();
    slack.fail('chat.postMessage', { status: 429, retryAfter: 7 }, 1);
    const api = new WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      logger: quiet,
      rejectRateLimitedCalls: true,
    });
    const error = await api.chat
      .postMessage({ channel: OFFICE, text: 'x' })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(WebAPIRateLimitedError);
    expect(error).toMatchObject({ retryAfter: 7 });
  });

  it.each([
    ['drop', 0],
    ['accept-then-drop', 1],
  ] as const)('a connection can break: %s leaves %i message', async (how, left) => {
    const slack = await startOffice();
    slack.fail('chat.postMessage', how, 1);
    await expect(client(slack).chat.postMessage({ channel: OFFICE, text: 'x' })).rejects.toThrow();
    expect(slack.as(ANNA).messages(OFFICE)).toHaveLength(left);
    expect(slack.calls.at(-1)).toMatchObject({ method: 'chat.postMessage', answer: null });
  });
});

describe('messages', () => {
  it('carry blocks, metadata and a permalink, and are edited in place', async () => {
    const slack = await startOffice();
    const api = client(slack);
    const metadata = { event_type: 'card', event_payload: { version: 1 } };
    const { ts } = await api.chat.postMessage({
      channel: OFFICE,
      text: 'one',
      blocks: [section('*one*')],
      metadata,
    });
    expect(ts).toMatch(/^1204707600\.\d{6}$/);
    await api.chat.update({ channel: OFFICE, ts: String(ts), text: 'two' });
    expect(slack.as(ANNA).messages(OFFICE)[0]?.blocks).toHaveLength(1);
    await api.chat.update({ channel: OFFICE, ts: String(ts), text: 'two', blocks: [] });
    const { messages } = await api.conversations.history({ channel: OFFICE, include_all_metadata: true });
    expect(messages).toMatchObject([
      { ts, text: 'two', bot_id: 'B0BOT', metadata, edited: { user: BOT.userId } },
    ]);
    expect(messages?.[0]?.blocks).toBeUndefined();
    const { permalink } = await api.chat.getPermalink({ channel: OFFICE, message_ts: String(ts) });
    expect(permalink).toContain(`/archives/${OFFICE}/p`);
  });

  it('metadata stays hidden unless it is asked for', async () => {
    const slack = await startOffice();
    const metadata = { event_type: 'card', event_payload: {} };
    await client(slack).chat.postMessage({ channel: OFFICE, text: 'x', metadata });
    const { messages } = await client(slack).conversations.history({ channel: OFFICE });
    expect(messages?.[0]).not.toHaveProperty('metadata');
  });

  it('history is newest first, in pages, between oldest and latest, without replies and ephemerals', async () => {
    const slack = await startOffice();
    const api = client(slack);
    const stamps: string[] = [];
    for (const text of ['1', '2', '3', '4', '5']) {
      stamps.push(String((await api.chat.postMessage({ channel: OFFICE, text })).ts));
    }
    await api.chat.postMessage({ channel: OFFICE, text: 'reply', thread_ts: stamps[0] ?? '' });
    await api.chat.postEphemeral({ channel: OFFICE, user: ANNA, text: 'ephemeral' });
    const texts: string[] = [];
    for await (const page of api.paginate('conversations.history', { channel: OFFICE, limit: 2 })) {
      const { messages } = page as { messages?: Array<{ text: string }> };
      texts.push(...(messages ?? []).map(({ text }) => text));
    }
    expect(texts).toEqual(['5', '4', '3', '2', '1']);
    const { messages } = await api.conversations.history({
      channel: OFFICE,
      oldest: stamps[1] ?? '',
      latest: stamps[4] ?? '',
      inclusive: true,
    });
    expect(messages?.map(({ text }) => text)).toEqual(['5', '4', '3', '2']);
  });

  it('a thread is its parent and the replies, oldest first', async () => {
    const slack = await startOffice();
    const api = client(slack);
    const parent = await slack.as(ANNA).say(OFFICE, 'question');
    await api.chat.postMessage({ channel: OFFICE, text: 'answer', thread_ts: parent.ts });
    const { messages } = await api.conversations.replies({ channel: OFFICE, ts: parent.ts });
    expect(messages?.map(({ text }) => text)).toEqual(['question', 'answer']);
    expect(messages?.[0]).toMatchObject({ reply_count: 1, thread_ts: parent.ts });
    expect(slack.as(BEN).messages(OFFICE)).toMatchObject([{ text: 'question', replyCount: 1 }]);
    expect(
      slack
        .as(BEN)
        .thread(OFFICE, parent.ts)
        .map(({ text }) => text),
    ).toEqual(['question', 'answer']);
  });

  it('an ephemeral is seen by its reader alone', async () => {
    const slack = await startOffice();
    await client(slack).chat.postEphemeral({ channel: OFFICE, user: ANNA, text: 'for you' });
    expect(slack.as(ANNA).messages(OFFICE)).toMatchObject([{ text: 'for you', ephemeralTo: ANNA }]);
    expect(slack.as(BEN).messages(OFFICE)).toEqual([]);
  });

  it('a user id as the channel is the DM with that person', async () => {
    const slack = await startOffice();
    const { channel } = await client(slack).chat.postMessage({ channel: ANNA, text: 'hello' });
    expect(channel).toBe(slack.as(ANNA).dm);
    expect(slack.as(ANNA).messages(slack.as(ANNA).dm)).toMatchObject([{ text: 'hello' }]);
    const { channel: opened } = await client(slack).conversations.open({ users: ANNA });
    expect(opened?.id).toBe(channel);
  });
});

describe('people and conversations', () => {
  it('auth.test says who the bot is', async () => {
    const slack = await startOffice();
    const who = await client(slack).auth.test();
    expect(who).toMatchObject({ user_id: BOT.userId, bot_id: 'B0BOT', team_id: 'T0TEAM' });
  });

  it.each([
    ['public_channel', undefined, [OFFICE, ANNEX]],
    ['public_channel,private_channel', BOT.userId, [OFFICE]],
    ['private_channel', ANNA, []],
    ['public_channel', BEN, [OFFICE]],
  ])('conversations of type %s with %s', async (types, user, expected) => {
    const slack = await startOffice();
    const api = client(slack);
    const { channels } = user
      ? await api.users.conversations({ types, user })
      : await api.conversations.list({ types });
    expect(channels?.map(({ id }) => id)).toEqual(expected);
  });

  it('a person has a zone with its offset, and flags for guests and bots', async () => {
    const slack = await startOffice({ people: [person(ANNA), person(BEN, 'guest')] });
    const { user } = await client(slack).users.info({ user: BEN });
    expect(user).toMatchObject({ tz: 'Asia/Tokyo', tz_offset: 32_400, is_restricted: true, is_bot: false });
    const { members } = await client(slack).users.list({});
    expect(members?.find(({ id }) => id === BOT.userId)?.is_bot).toBe(true);
  });

  it('the bot joins a public channel and is then a member', async () => {
    const slack = await startOffice();
    const { channel } = await client(slack).conversations.join({ channel: ANNEX });
    expect(channel?.is_member).toBe(true);
    const { members } = await client(slack).conversations.members({ channel: ANNEX });
    expect(members).toEqual([ANNA, BOT.userId]);
  });
});

describe('the workspace', () => {
  it('names its team and the app', async () => {
    const slack = await startOffice();
    const api = client(slack);
    expect((await api.team.info()).team).toMatchObject({ id: 'T0TEAM', domain: 'office' });
    expect((await api.bots.info({ bot: 'B0BOT' })).bot).toMatchObject({
      user_id: BOT.userId,
      app_id: BOT.appId,
    });
  });

  it('keeps pins and reactions', async () => {
    const slack = await startOffice();
    const api = client(slack);
    const { ts: timestamp } = await slack.as(ANNA).say(OFFICE, 'x');
    await api.pins.add({ channel: OFFICE, timestamp });
    expect(await refusal(api.pins.add({ channel: OFFICE, timestamp }))).toBe('already_pinned');
    await api.reactions.add({ channel: OFFICE, timestamp, name: 'eyes' });
    const { messages } = await api.conversations.history({ channel: OFFICE });
    expect(messages?.[0]?.reactions).toEqual([{ name: 'eyes', users: [BOT.userId], count: 1 }]);
  });
});

describe('the App Home', () => {
  const home = (text: string) => ({ type: 'home' as const, blocks: [section(text)] });

  it('is published to one person, and a stale hash is refused', async () => {
    const slack = await startOffice();
    const api = client(slack);
    const { view } = await api.views.publish({ user_id: ANNA, view: home('first') });
    await api.views.publish({ user_id: ANNA, view: home('second'), hash: view?.hash ?? '' });
    expect(
      await refusal(api.views.publish({ user_id: ANNA, view: home('third'), hash: view?.hash ?? '' })),
    ).toBe('hash_conflict');
    const seen = await slack.as(ANNA).waitForHome((shown) => JSON.stringify(shown).includes('second'));
    expect(seen.id).toBe(view?.id);
    expect(slack.as(BEN).home()).toBeNull();
  });
});

describe('links of the app', () => {
  const withLink = async () => {
    const slack = await startOffice({ unfurlDomains: ['app.example.org'] });
    const { ts } = await slack.as(ANNA).say(OFFICE, 'look: <https://app.example.org/d/1>');
    return { slack, ts };
  };
  const unfurl = (slack: FakeSlack, ts: string, url: string) =>
    client(slack).chat.unfurl({ channel: OFFICE, ts, unfurls: { [url]: { blocks: [section('One')] } } });

  it('are told of, and unfold to blocks', async () => {
    const { slack, ts } = await withLink();
    const told = slack.events.find(({ type }) => type === 'link_shared');
    expect(told?.body.event).toMatchObject({
      message_ts: ts,
      links: [{ domain: 'app.example.org', url: 'https://app.example.org/d/1' }],
    });
    await unfurl(slack, ts, 'https://app.example.org/d/1');
    const { messages } = await client(slack).conversations.history({ channel: OFFICE });
    expect(messages?.[0]?.attachments).toHaveLength(1);
  });

  it('are refused when the message has no such link', async () => {
    const { slack, ts } = await withLink();
    expect(await refusal(unfurl(slack, ts, 'https://app.example.org/d/2'))).toBe('cannot_unfurl_url');
    expect(await refusal(unfurl(slack, '1.1', 'https://app.example.org/d/1'))).toBe('cannot_find_message');
  });

  it('are not told of when they lead elsewhere', async () => {
    const { slack } = await withLink();
    await slack.as(ANNA).say(OFFICE, 'https://example.org/d/1');
    expect(slack.events.filter(({ type }) => type === 'link_shared')).toHaveLength(1);
  });
});
