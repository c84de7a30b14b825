import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileRef, Message, PageEvent, Snapshot } from '../../../demo/protocol.ts';
import type { FakeSlack } from '../../../demo/slack/index.ts';
import { ANNA, BEN, BOT, button, client, OFFICE, SECRETS, section, startApp, startOffice } from './office.ts';

type Answered = { ok: boolean } & Record<string, unknown>;

const get = async <Answer = Answered>(slack: FakeSlack, path: string): Promise<Answer> =>
  (await fetch(slack.url + path)).json() as Promise<Answer>;

const post = async (slack: FakeSlack, path: string, body: object): Promise<Answered> => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(slack.url + path, { method: 'POST', body: JSON.stringify(body), headers });
  return response.json() as Promise<Answered>;
};

/** One person's events, as the page gets them. */
async function watch(slack: FakeSlack, as: string) {
  const socket = new WebSocket(`${slack.url.replace('http', 'ws')}/page/events?as=${as}`);
  onTestFinished(() => socket.close());
  const events: PageEvent[] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener('message', ({ data }) => {
    events.push(JSON.parse(String(data)));
    for (const look of waiting) look();
  });
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const next = (type: PageEvent['type']) =>
    new Promise<PageEvent>((resolve) => {
      const look = () => {
        const found = events.find((event) => event.type === type);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { events, next };
}

describe('the page', () => {
  it('gets a snapshot of what a person can see', async () => {
    const slack = await startOffice();
    const state = await get<Snapshot>(slack, `/page/state?as=${BEN}`);
    expect(state).toMatchObject({
      ok: true,
      me: { id: BEN },
      appConnected: false,
      bot: { userId: BOT.userId },
    });
    expect(state.now).toMatch(/^2008-03-05T09:00/);
    const ids = state.channels.map(({ id }) => id);
    expect(ids).toContain(OFFICE);
    expect(ids).not.toContain(SECRETS);
    expect(state.channels.filter(({ kind }) => kind === 'dm')).toMatchObject([{ with: BOT.userId }]);
  });

  it('without a name shows the first person', async () => {
    const slack = await startOffice();
    expect(await get(slack, '/page/state?as=')).toMatchObject({ me: { id: ANNA } });
  });

  it('writes, and everybody in the channel sees it', async () => {
    const slack = await startOffice();
    const ben = await watch(slack, BEN);
    await post(slack, '/page/say', { as: ANNA, channel: OFFICE, text: 'hello' });
    expect(await ben.next('message')).toMatchObject({ message: { text: 'hello', user: ANNA } });
    const { messages } = await get<{ messages: [Message] }>(
      slack,
      `/page/messages?as=${BEN}&channel=${OFFICE}`,
    );
    expect(messages).toMatchObject([{ text: 'hello' }]);
    await post(slack, '/page/say', { as: BEN, channel: OFFICE, text: 'hi', threadTs: messages[0].ts });
    expect(await ben.next('message_changed')).toMatchObject({ message: { replyCount: 1 } });
    const thread = await get<{ messages: Message[] }>(
      slack,
      `/page/thread?as=${ANNA}&channel=${OFFICE}&ts=${messages[0].ts}`,
    );
    expect(thread.messages).toMatchObject([{ text: 'hello' }, { text: 'hi', threadTs: messages[0].ts }]);
  });

  it('runs a command, clicks, fills in a modal and sees each step', async () => {
    const slack = await startOffice();
    await startApp(slack, (app) => {
      app.command('/desk', async ({ ack, respond }) => {
        await ack();
        await respond({
          text: 'card',
          blocks: [{ type: 'actions', block_id: 'row', elements: [button('open')] }],
        });
      });
      app.action('open', async ({ body, ack, client: api }) => {
        await ack();
        if (!('trigger_id' in body)) return;
        const element = { type: 'plain_text_input' as const, action_id: 'text' };
        const label = { type: 'plain_text' as const, text: 'Note' };
        await api.views.open({
          trigger_id: body.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'form',
            title: label,
            submit: label,
            blocks: [{ type: 'input', block_id: 'note', label, element }],
          },
        });
      });
      app.view('form', async ({ view, ack }) => {
        const errors = { note: 'Say more.' };
        await (view.state.values.note?.text?.value === 'no'
          ? ack({ response_action: 'errors', errors })
          : ack());
      });
    });
    const anna = await watch(slack, ANNA);
    const ben = await watch(slack, BEN);
    expect(
      await post(slack, '/page/command', { as: ANNA, channel: OFFICE, command: '/desk', text: '' }),
    ).toEqual({ ok: true });
    const posted = await anna.next('message');
    if (posted.type !== 'message') throw new Error('no message');
    expect(posted.message.ephemeralTo).toBe(ANNA);
    const container = { channel: OFFICE, ts: posted.message.ts };
    await post(slack, '/page/action', {
      as: ANNA,
      container,
      action: { type: 'button', action_id: 'open', block_id: 'row' },
      state: {},
    });
    const opened = await anna.next('view_opened');
    if (opened.type !== 'view_opened') throw new Error('no view');
    const submit = (value: string) =>
      post(slack, '/page/view-submit', {
        as: ANNA,
        viewId: opened.view.id,
        state: { note: { text: { value } } },
      });
    expect(await submit('no')).toEqual({ ok: true, errors: { note: 'Say more.' } });
    expect(await submit('yes')).toEqual({ ok: true });
    expect(await anna.next('view_closed')).toEqual({
      type: 'view_closed',
      viewId: opened.view.id,
      all: true,
    });
    expect(ben.events).toEqual([]);
  });

  it('uploads a file and shares it', async () => {
    const slack = await startOffice();
    const upload = await fetch(`${slack.url}/page/upload?as=${ANNA}&name=a%20b.txt`, {
      method: 'POST',
      body: 'text',
    });
    const { file } = (await upload.json()) as { file: FileRef };
    expect(file).toMatchObject({ name: 'a b.txt', size: 4, mimetype: 'text/plain' });
    expect(await (await fetch(slack.url + file.pageUrl)).text()).toBe('text');
    await post(slack, '/page/say', { as: ANNA, channel: OFFICE, text: '', files: [file.id] });
    expect(slack.as(BEN).messages(OFFICE)).toMatchObject([{ files: [{ id: file.id }] }]);
  });

  it('moves the clock, and everybody is told', async () => {
    const slack = await startOffice();
    const ben = await watch(slack, BEN);
    const heard: Date[] = [];
    slack.onClock((now) => heard.push(now));
    const { now } = await post(slack, '/page/clock', { advanceHours: 24 });
    expect(now).toMatch(/^2008-03-06T09:00/);
    expect(heard.at(-1)?.toISOString()).toMatch(/^2008-03-06T09:00/);
    expect(await ben.next('clock')).toMatchObject({ type: 'clock' });
  });

  it('hears whether the app is connected', async () => {
    const slack = await startOffice();
    const anna = await watch(slack, ANNA);
    await startApp(slack, () => {});
    expect(await anna.next('app')).toEqual({ type: 'app', connected: true });
    expect(await get(slack, `/page/state?as=${ANNA}`)).toMatchObject({ appConnected: true });
  });

  it.each([
    ['an unknown person', '/page/say', { as: 'U0NOBODY', channel: OFFICE, text: 'x' }, 'user_not_found'],
    ['a channel they are not in', '/page/say', { as: BEN, channel: SECRETS, text: 'x' }, 'not_in_channel'],
    ['a private channel to join', '/page/join', { as: BEN, channel: SECRETS }, 'channel_not_found'],
    [
      'an unreachable app',
      '/page/command',
      { as: BEN, channel: OFFICE, command: '/desk', text: '' },
      'dispatch_failed',
    ],
    ['a clock that runs back', '/page/clock', { advanceHours: -1 }, 'invalid_arguments'],
  ])('is told no for %s', async (_, path, body, error) => {
    const slack = await startOffice();
    expect(await post(slack, path, body)).toMatchObject({ ok: false, error });
  });

  it('an app that fails shows as a failure to the one person', async () => {
    const slack = await startOffice();
    const anna = await watch(slack, ANNA);
    await post(slack, '/page/command', { as: ANNA, channel: OFFICE, command: '/desk', text: '' });
    expect(await anna.next('failure')).toEqual({ type: 'failure', channel: OFFICE, text: 'dispatch_failed' });
  });

  it('other paths belong to the page option', async () => {
    const page = (request: { url?: string | undefined }, response: { end(text: string): void }) => {
      if (request.url !== '/') return false;
      response.end('the page');
      return true;
    };
    const slack = await startOffice({ page });
    expect(await (await fetch(slack.url)).text()).toBe('the page');
    expect((await fetch(`${slack.url}/elsewhere`)).status).toBe(404);
  });

  it('requests from other sites are turned away', async () => {
    const slack = await startOffice();
    const headers = { origin: 'https://example.org' };
    expect((await fetch(`${slack.url}/page/state?as=${ANNA}`, { headers })).status).toBe(403);
  });
});

describe('a hand', () => {
  it('says what it saw when it waits in vain', async () => {
    const slack = await startOffice({ timing: { handMs: 20 } });
    await client(slack).chat.postMessage({
      channel: OFFICE,
      text: 'something else',
      blocks: [section('deep')],
    });
    const wait = slack.as(ANNA).waitForMessage(OFFICE, ({ text }) => text === 'this');
    await expect(wait).rejects.toThrow(
      /waited 20 ms for a message in C0OFFICE.*Seen:\n.*something else.*deep/s,
    );
    await expect(slack.as(ANNA).waitForView()).rejects.toThrow('On top: null');
  });

  it('says what there is to click when nothing matches', async () => {
    const slack = await startOffice();
    await client(slack).chat.postMessage({
      channel: OFFICE,
      text: 'x',
      blocks: [{ type: 'actions', block_id: 'row', elements: [button('go', 'Go')] }],
    });
    const [card] = slack.as(ANNA).messages(OFFICE);
    if (!card) throw new Error('no card');
    await expect(slack.as(ANNA).click(card, { label: 'Stop' })).rejects.toThrow('button go in row "Go"');
  });
});
