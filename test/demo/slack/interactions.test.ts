import type { App, BlockAction, ButtonAction, SlackViewAction, SlashCommand } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import type { FakeSlack } from '../../../demo/slack/index.ts';
import {
  ANNA,
  ANNEX,
  BEN,
  BOT,
  button,
  client,
  OFFICE,
  section,
  signal,
  startApp,
  startHttpApp,
  startOffice,
} from './office.ts';

const actions = (...elements: ReturnType<typeof button>[]) => ({
  type: 'actions' as const,
  block_id: 'row',
  elements,
});
const plain = (text: string) => ({ type: 'plain_text' as const, text });

describe.each<[string, (slack: FakeSlack, prepare: (app: App) => void) => Promise<App>]>([
  ['Socket Mode', startApp],
  ['signed HTTP', startHttpApp],
])('the real Bolt app over %s', (_, start) => {
  it('hears a command with all that Slack says of it, and answers over its response URL', async () => {
    const slack = await startOffice();
    const heard = signal<SlashCommand>();
    await start(slack, (app) =>
      app.command('/desk', async ({ command, ack, respond }) => {
        await ack();
        heard.give(command);
        await respond({ text: 'for you', blocks: [section('*for you*')] });
      }),
    );
    await slack.as(ANNA).command(OFFICE, '/desk', 'points for Malaysia');
    expect(await heard.next).toMatchObject({
      command: '/desk',
      text: 'points for Malaysia',
      user_id: ANNA,
      channel_id: OFFICE,
      channel_name: 'office',
      team_id: 'T0TEAM',
      api_app_id: BOT.appId,
    });
    const answer = await slack.as(ANNA).waitForMessage(OFFICE, ({ text }) => text === 'for you');
    expect(answer).toMatchObject({ ephemeralTo: ANNA, user: BOT.userId });
    expect(slack.as(BEN).messages(OFFICE)).toEqual([]);
  });

  it.each([
    ['a string', 'hello', ANNA],
    ['a message', { text: 'hello' }, ANNA],
    ['a message in the channel', { text: 'hello', response_type: 'in_channel' as const }, null],
  ])('an acknowledgement with %s is a message', async (__, body, reader) => {
    const slack = await startOffice();
    await start(slack, (app) => app.command('/desk', async ({ ack }) => ack(body)));
    await slack.as(ANNA).command(OFFICE, '/desk');
    expect(slack.as(ANNA).messages(OFFICE)).toMatchObject([{ text: 'hello', ephemeralTo: reader }]);
    expect(slack.calls.at(-1)).toMatchObject({ method: 'acknowledgement', args: { text: 'hello' } });
  });

  it('an acknowledgement is held to the same rules as any message, and the person sees that it failed', async () => {
    const slack = await startOffice();
    const blocks = Array.from({ length: 51 }, () => section('*one*'));
    await start(slack, (app) => app.command('/desk', async ({ ack }) => ack({ text: 'many', blocks })));
    await expect(slack.as(ANNA).command(OFFICE, '/desk')).rejects.toThrow('invalid_blocks');
    expect(slack.as(ANNA).messages(OFFICE)).toEqual([]);
    expect(slack.calls.at(-1)).toMatchObject({ method: 'acknowledgement', answer: { ok: false } });
  });

  it('an app that does not acknowledge in time has failed, and the person is told', async () => {
    const slack = await startOffice({ timing: { acknowledgeMs: 60 } });
    await start(slack, (app) => app.command('/desk', async () => {}));
    await expect(slack.as(ANNA).command(OFFICE, '/desk')).rejects.toThrow('operation_timeout');
  });

  it('a click carries the message, its value, and a response URL that edits it', async () => {
    const slack = await startOffice();
    const heard = signal<BlockAction<ButtonAction>>();
    await start(slack, (app) =>
      app.action<BlockAction<ButtonAction>>('go', async ({ body, ack, respond }) => {
        await ack();
        heard.give(body);
        await respond({ replace_original: true, text: 'done' });
      }),
    );
    const { ts } = await client(slack).chat.postMessage({
      channel: OFFICE,
      text: 'card',
      blocks: [actions(button('go', 'Go', '7'), button('stop', 'Stop'))],
    });
    const hand = slack.as(ANNA);
    const [card] = hand.messages(OFFICE);
    if (!card) throw new Error('no card');
    await hand.click(card, { label: 'Go' });
    expect(await heard.next).toMatchObject({
      user: { id: ANNA },
      channel: { id: OFFICE },
      container: { type: 'message', message_ts: ts, is_ephemeral: false },
      message: { ts, text: 'card', bot_id: 'B0BOT' },
      actions: [{ type: 'button', action_id: 'go', block_id: 'row', value: '7', text: plain('Go') }],
    });
    const done = await hand.waitForMessage(OFFICE, ({ text }) => text === 'done');
    expect(done).toMatchObject({ ts, edited: true, blocks: [] });
  });

  it('an ephemeral is clicked, replaced and deleted by its reader alone; Slack does not hand it back', async () => {
    const slack = await startOffice();
    const bodies: BlockAction[] = [];
    await start(slack, (app) => {
      app.command('/desk', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'first', blocks: [actions(button('next'))] });
      });
      app.action<BlockAction>(/next|last/, async ({ body, ack, respond }) => {
        await ack();
        bodies.push(body);
        await respond(
          bodies.length === 1
            ? { replace_original: true, text: 'second', blocks: [actions(button('last'))] }
            : { delete_original: true },
        );
      });
    });
    const hand = slack.as(ANNA);
    await hand.command(OFFICE, '/desk');
    const first = await hand.waitForMessage(OFFICE, ({ text }) => text === 'first');
    await hand.click(first, { actionId: 'next' });
    const second = await hand.waitForMessage(OFFICE, ({ text }) => text === 'second');
    expect(second.ts).toBe(first.ts);
    expect(bodies[0]).toMatchObject({ container: { is_ephemeral: true, message_ts: first.ts } });
    expect(bodies[0]).not.toHaveProperty('message');
    await expect(slack.as(BEN).click(second, { actionId: 'last' })).rejects.toThrow('message_not_found');
    await hand.click(second, { actionId: 'last' });
    await hand.waitForNoMessage(OFFICE, () => true);
    expect(hand.messages(OFFICE)).toEqual([]);
  });

  it.each<[string, object, string | string[], object]>([
    [
      'a static select',
      { type: 'static_select', options: [{ text: plain('Malaysia'), value: 'MY' }] },
      'Malaysia',
      { selected_option: { value: 'MY', text: plain('Malaysia') } },
    ],
    [
      'a multi select',
      {
        type: 'multi_static_select',
        options: [
          { text: plain('A'), value: 'a' },
          { text: plain('B'), value: 'b' },
        ],
      },
      ['a', 'b'],
      { selected_options: [{ value: 'a' }, { value: 'b' }] },
    ],
    [
      'an overflow menu',
      { type: 'overflow', options: [{ text: plain('Mute'), value: 'mute' }] },
      'mute',
      { selected_option: { value: 'mute' } },
    ],
    ['a person', { type: 'users_select' }, BEN, { selected_user: BEN }],
    ['a channel', { type: 'channels_select' }, OFFICE, { selected_channel: OFFICE }],
    ['a conversation', { type: 'conversations_select' }, OFFICE, { selected_conversation: OFFICE }],
    ['a date', { type: 'datepicker' }, '2008-03-07', { selected_date: '2008-03-07' }],
    ['a time', { type: 'timepicker' }, '17:00', { selected_time: '17:00' }],
    [
      'radio buttons',
      { type: 'radio_buttons', options: [{ text: plain('Yes'), value: 'y' }] },
      'y',
      { selected_option: { value: 'y' } },
    ],
    [
      'checkboxes',
      { type: 'checkboxes', options: [{ text: plain('Yes'), value: 'y' }] },
      ['y'],
      { selected_options: [{ value: 'y' }] },
    ],
  ])('choosing in %s', async (__, element, value, expected) => {
    const slack = await startOffice();
    const heard = signal<BlockAction>();
    await start(slack, (app) =>
      app.action<BlockAction>('pick', async ({ body, ack }) => {
        await ack();
        heard.give(body);
      }),
    );
    const blocks = [{ type: 'actions', elements: [{ action_id: 'pick', ...element }] }];
    await client(slack).apiCall('chat.postMessage', { channel: OFFICE, text: 'x', blocks });
    const [message] = slack.as(ANNA).messages(OFFICE);
    if (!message) throw new Error('no message');
    await slack.as(ANNA).choose(message, 'pick', value);
    expect((await heard.next).actions).toMatchObject([{ action_id: 'pick', ...expected }]);
  });

  it('an external select asks the app what it offers', async () => {
    const slack = await startOffice();
    const heard = signal<unknown>();
    await start(slack, (app) => {
      app.options('pick', async ({ options, ack }) => {
        await ack({ options: [{ text: plain(`${options.value}sia`), value: 'MY' }] });
      });
      app.action('pick', async ({ payload, ack }) => {
        await ack();
        heard.give(payload);
      });
    });
    const blocks = [
      { type: 'actions' as const, elements: [{ type: 'external_select' as const, action_id: 'pick' }] },
    ];
    await client(slack).chat.postMessage({ channel: OFFICE, text: 'x', blocks });
    const [message] = slack.as(ANNA).messages(OFFICE);
    if (!message) throw new Error('no message');
    expect(await slack.as(ANNA).options(message, 'pick', 'Malay')).toMatchObject([{ value: 'MY' }]);
    await slack.as(ANNA).choose(message, 'pick', 'MY');
    expect(await heard.next).toMatchObject({ type: 'external_select', selected_option: { value: 'MY' } });
  });

  it('shortcuts arrive with the message they were used on, or without', async () => {
    const slack = await startOffice();
    const heard: Array<Record<string, unknown>> = [];
    await start(slack, (app) =>
      app.shortcut(/look-up/, async ({ body, ack }) => {
        await ack();
        heard.push({ ...body });
      }),
    );
    const message = await slack.as(BEN).say(OFFICE, 'see 08 STATE 22377');
    await slack.as(ANNA).shortcut('look-up', { channel: OFFICE, ts: message.ts });
    await slack.as(ANNA).shortcut('look-up');
    expect(heard).toMatchObject([
      { type: 'message_action', message: { text: 'see 08 STATE 22377', user: BEN }, channel: { id: OFFICE } },
      { type: 'shortcut', user: { id: ANNA } },
    ]);
  });

  describe('modals', () => {
    const form = (more: object = {}) => ({
      type: 'modal' as const,
      callback_id: 'form',
      title: plain('Form'),
      submit: plain('Send'),
      private_metadata: 'meta',
      blocks: [
        {
          type: 'input' as const,
          block_id: 'note',
          label: plain('Note'),
          element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 10 },
        },
        {
          type: 'input' as const,
          block_id: 'day',
          label: plain('Day'),
          optional: true,
          element: { type: 'datepicker' as const, action_id: 'date', initial_date: '2008-03-05' },
        },
      ],
      ...more,
    });
    const info = (text: string) => ({
      type: 'modal' as const,
      title: plain('Info'),
      blocks: [section(text)],
    });
    const opens = (app: App, view: object = form()) =>
      app.command('/desk', async ({ command, ack, client: api }) => {
        await ack();
        await api.apiCall('views.open', { trigger_id: command.trigger_id, view });
      });

    it('are sent with their state, filled up with what the view starts with', async () => {
      const slack = await startOffice();
      const heard = signal<SlackViewAction>();
      await start(slack, (app) => {
        opens(app);
        app.view('form', async ({ body, ack }) => {
          await ack();
          heard.give(body);
        });
      });
      await slack.as(ANNA).command(OFFICE, '/desk');
      const view = await slack.as(ANNA).waitForView();
      expect(await slack.as(ANNA).submit(view, { note: { text: { value: 'yes' } } })).toEqual({});
      expect(await heard.next).toMatchObject({
        user: { id: ANNA },
        view: {
          id: view.id,
          callback_id: 'form',
          private_metadata: 'meta',
          state: {
            values: {
              note: { text: { type: 'plain_text_input', value: 'yes' } },
              day: { date: { type: 'datepicker', selected_date: '2008-03-05' } },
            },
          },
        },
      });
      expect(slack.as(ANNA).view()).toBeNull();
    });

    it('are checked by Slack before the app hears of them', async () => {
      const slack = await startOffice();
      let submissions = 0;
      await start(slack, (app) => {
        opens(app);
        app.view('form', async ({ ack }) => {
          submissions += 1;
          await ack();
        });
      });
      await slack.as(ANNA).command(OFFICE, '/desk');
      const view = await slack.as(ANNA).waitForView();
      expect(await slack.as(ANNA).submit(view)).toEqual({
        errors: { note: 'Please complete this required field.' },
      });
      const long = await slack.as(ANNA).submit(view, { note: { text: { value: 'much too long' } } });
      expect(long.errors).toHaveProperty('note');
      expect(submissions).toBe(0);
      expect(slack.as(ANNA).view()?.id).toBe(view.id);
    });

    it.each<[string, object, (slack: FakeSlack, id: string, answer: { errors?: object }) => void]>([
      [
        'errors stay in the form',
        { response_action: 'errors', errors: { note: 'No.' } },
        (slack, id, { errors }) => {
          expect(errors).toEqual({ note: 'No.' });
          expect(slack.as(ANNA).view()?.id).toBe(id);
        },
      ],
      [
        'update replaces it in place',
        { response_action: 'update', view: info('next') },
        (slack, id) => {
          expect(slack.as(ANNA).view()).toMatchObject({ id, title: { text: 'Info' } });
        },
      ],
      [
        'push lays one on top',
        { response_action: 'push', view: info('top') },
        (slack, id) => {
          expect(slack.as(ANNA).view()?.id).not.toBe(id);
          expect(slack.as(ANNA).view()).toMatchObject({ title: { text: 'Info' } });
        },
      ],
      ['clear closes all', { response_action: 'clear' }, (slack) => expect(slack.as(ANNA).view()).toBeNull()],
    ])('answer a submission: %s', async (__, body, check) => {
      const slack = await startOffice();
      await start(slack, (app) => {
        opens(app);
        app.view('form', async ({ ack }) => (ack as (answer: object) => Promise<void>)(body));
      });
      await slack.as(ANNA).command(OFFICE, '/desk');
      const view = await slack.as(ANNA).waitForView();
      const answer = await slack.as(ANNA).submit(view, { note: { text: { value: 'yes' } } });
      check(slack, view.id, answer);
    });

    it.each([
      [
        'errors for a block that is not there',
        { response_action: 'errors', errors: { nowhere: 'No.' } },
        'invalid_response_action',
      ],
      [
        'a view that Slack refuses',
        { response_action: 'update', view: info('x'.repeat(3_001)) },
        'invalid_view',
      ],
    ])('%s make the submission fail, and the form stays', async (__, body, error) => {
      const slack = await startOffice();
      await start(slack, (app) => {
        opens(app);
        app.view('form', async ({ ack }) => (ack as (answer: object) => Promise<void>)(body));
      });
      await slack.as(ANNA).command(OFFICE, '/desk');
      const view = await slack.as(ANNA).waitForView();
      await expect(slack.as(ANNA).submit(view, { note: { text: { value: 'yes' } } })).rejects.toThrow(error);
      expect(slack.as(ANNA).view()?.id).toBe(view.id);
    });

    it.each([
      [true, 1],
      [false, 0],
    ])('tell of being closed when notify_on_close is %s', async (notify_on_close, told) => {
      const slack = await startOffice();
      let closed = 0;
      await start(slack, (app) => {
        opens(app, form({ notify_on_close }));
        app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack }) => {
          closed += 1;
          await ack();
        });
      });
      await slack.as(ANNA).command(OFFICE, '/desk');
      await slack.as(ANNA).closeView(await slack.as(ANNA).waitForView());
      expect(closed).toBe(told);
      expect(slack.as(ANNA).view()).toBeNull();
    });

    it('a click inside carries what was chosen so far, and the hash that guards an update', async () => {
      const slack = await startOffice();
      const heard = signal<BlockAction>();
      const blocks = [...form().blocks, actions(button('more'))];
      await start(slack, (app) => {
        opens(app, form({ blocks }));
        app.action<BlockAction>('more', async ({ body, ack, client: api }) => {
          await ack();
          const view = { ...info('more') };
          await api.views.update({ view_id: body.view?.id ?? '', hash: body.view?.hash ?? '', view });
          const stale = api.views.update({ view_id: body.view?.id ?? '', hash: body.view?.hash ?? '', view });
          await expect(stale).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
          heard.give(body);
        });
      });
      const hand = slack.as(ANNA);
      await hand.command(OFFICE, '/desk');
      const view = await hand.waitForView();
      await hand.choose(view, 'date', '2008-03-07');
      await hand.click(view, { actionId: 'more' });
      const body = await heard.next;
      expect(body.container).toEqual({ type: 'view', view_id: view.id });
      expect(body.view?.state.values).toMatchObject({ day: { date: { selected_date: '2008-03-07' } } });
      expect(body).not.toHaveProperty('response_url');
      expect(hand.view()).toMatchObject({ id: view.id, title: { text: 'Info' } });
    });

    it.each<[string, (slack: FakeSlack) => void, number, string]>([
      ['after three seconds', (slack) => slack.advance(4 / 3_600), 1, 'expired_trigger_id'],
      ['twice', () => {}, 2, 'exchanged_trigger_id'],
    ])('a trigger can not be used %s', async (__, meanwhile, uses, error) => {
      const slack = await startOffice();
      const heard = signal<unknown>();
      await start(slack, (app) =>
        app.command('/desk', async ({ command, ack, client: api }) => {
          await ack();
          meanwhile(slack);
          for (let use = 1; use <= uses; use += 1) {
            await api.views
              .open({ trigger_id: command.trigger_id, view: info(`${use}`) })
              .catch((caught) => heard.give(caught));
          }
        }),
      );
      await slack.as(ANNA).command(OFFICE, '/desk');
      expect(await heard.next).toMatchObject({ data: { error } });
    });

    it('a fourth on top is refused', async () => {
      const slack = await startOffice();
      const heard = signal<unknown>();
      const deeper = { ...info('x'), blocks: [actions(button('deeper'))] };
      await start(slack, (app) => {
        opens(app, deeper);
        app.action<BlockAction>('deeper', async ({ body, ack, client: api }) => {
          await api.views
            .push({ trigger_id: body.trigger_id, view: deeper })
            .catch((caught) => heard.give(caught));
          await ack();
        });
      });
      const hand = slack.as(ANNA);
      await hand.command(OFFICE, '/desk');
      await hand.waitForView();
      for (let depth = 1; depth <= 3; depth += 1) {
        const top = hand.view();
        if (top) await hand.click(top, { actionId: 'deeper' });
      }
      expect(await heard.next).toMatchObject({ data: { error: 'push_limit_reached' } });
    });
  });

  it('an App Home is opened, published and clicked', async () => {
    const slack = await startOffice();
    await start(slack, (app) => {
      app.event('app_home_opened', async ({ event, client: api }) => {
        await api.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [actions(button('mine', 'Mine'))] },
        });
      });
      app.action<BlockAction>('mine', async ({ body, ack, client: api }) => {
        await ack();
        await api.views.publish({
          user_id: body.user.id,
          view: { type: 'home', blocks: [section(`from ${body.container.type}`)] },
        });
      });
    });
    const hand = slack.as(ANNA);
    await hand.openHome();
    const home = await hand.waitForHome();
    await hand.click(home, { label: 'Mine' });
    await hand.waitForHome((view) => JSON.stringify(view).includes('from view'));
  });

  it('a person can not act where they are not', async () => {
    const slack = await startOffice();
    await start(slack, () => {});
    await expect(slack.as(BEN).command(ANNEX, '/desk')).rejects.toThrow('not_in_channel');
    await expect(slack.as(BEN).say(ANNEX, 'hello')).rejects.toThrow('not_in_channel');
    await expect(slack.as(BEN).command(OFFICE, '/nothing')).rejects.toThrow('invalid_command');
  });
});

it('with no app connected a command fails at once', async () => {
  const slack = await startOffice();
  await expect(slack.as(ANNA).command(OFFICE, '/desk')).rejects.toThrow('dispatch_failed');
});

it('an app that checks signatures refuses what another secret signed', async () => {
  const slack = await startOffice();
  await startHttpApp(slack, (app) => app.command('/desk', async ({ ack }) => ack()), 'another secret');
  await expect(slack.as(ANNA).command(OFFICE, '/desk')).rejects.toThrow('http_error');
});
