import { areBlocks, elementsOf, isView, judgeView } from './block-rules/index.ts';
import type { Core } from './core.ts';
import type { Answer, Delivery, Envelope } from './delivery.ts';
import type { Events } from './events.ts';
import { isJson, type Json, jsonAt, listAt, textAt } from './json.ts';
import { completeState, completeValue, formErrors, optionsOf, valueKey } from './view-state.ts';
import type { StoredView } from './views.ts';
import { wireMessage } from './wire.ts';
import type { StoredMessage } from './workspace.ts';

/** Why something that a person did came to nothing, in Slack's words: `operation_timeout`, `channel_not_found`. */
export class PersonError extends Error {
  readonly code: string;
  constructor(code: string, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'PersonError';
    this.code = code;
  }
}

export type Container = { channel: string; ts: string } | { viewId: string };

/** What a person acted on: a message or a view, and its blocks. */
type Found =
  | { message: StoredMessage; blocks: readonly object[] }
  | { view: StoredView; blocks: readonly object[] };

/** What people do, as Slack tells the app of it, and what the app's answer does to the workspace. */
export class Interactions {
  readonly #core: Core;
  readonly #events: Events;
  readonly #delivery: () => Delivery;
  readonly #commands: ReadonlySet<string>;

  constructor(core: Core, events: Events, delivery: () => Delivery, commands: Iterable<string>) {
    this.#core = core;
    this.#events = events;
    this.#delivery = delivery;
    this.#commands = new Set(commands);
  }

  async say(
    person: string,
    channel: string,
    said: { text: string; threadTs?: string; files?: string[] },
  ): Promise<StoredMessage> {
    const { workspace } = this.#core;
    if (!workspace.isMember(channel, person)) throw new PersonError('not_in_channel', channel);
    const fileIds = said.files ?? [];
    if (said.text.trim() === '' && fileIds.length === 0) throw new PersonError('no_text');
    for (const id of fileIds) {
      const file = workspace.files.all.get(id);
      if (!file || file.user !== person) throw new PersonError('file_not_found', id);
      file.channels.add(channel);
      file.appMayRead ||= workspace.isMember(channel, workspace.bot.userId);
    }
    const threadTs = said.threadTs ?? null;
    const message = workspace.post({ channel, user: person, text: said.text, fileIds, threadTs });
    await this.#events.tried();
    return message;
  }

  async command(person: string, channel: string, command: string, text: string): Promise<void> {
    const { workspace, responseUrls } = this.#core;
    if (!this.#commands.has(command)) throw new PersonError('invalid_command', command);
    if (!workspace.isMember(channel, person)) throw new PersonError('not_in_channel', channel);
    const { name, kind } = workspace.channels.get(channel) ?? { name: '', kind: 'channel' };
    const body = await this.#deliver(person, channel, {
      type: 'slash_commands',
      acceptsResponse: true,
      payload: {
        token: 'verification-token',
        team_id: workspace.team.id,
        team_domain: workspace.team.domain,
        channel_id: channel,
        channel_name: kind === 'dm' ? 'directmessage' : kind === 'private' ? 'privategroup' : name,
        user_id: person,
        user_name: workspace.people.get(person)?.name ?? '',
        command,
        text,
        api_app_id: workspace.bot.appId,
        is_enterprise_install: 'false',
        response_url: responseUrls.issue({ channel, person, threadTs: null }),
        trigger_id: this.#core.triggers.issue(person),
      },
    });
    this.#answerToCommand(person, channel, body);
  }

  /** An acknowledgement with words in it is a message: a string, or what a response URL takes. */
  #answerToCommand(person: string, channel: string, body: unknown): void {
    const said = typeof body === 'string' ? { text: body } : body;
    const text = textAt(said, 'text');
    const blocks = isJson(said) ? (said.blocks ?? []) : [];
    if (!areBlocks(blocks) || (text === '' && blocks.length === 0)) return;
    const inChannel = textAt(said, 'response_type') === 'in_channel';
    const user = this.#core.workspace.bot.userId;
    this.#core.workspace.post({ channel, user, text, blocks, ephemeralTo: inChannel ? null : person });
  }

  async action(person: string, container: Container, action: Json, state: Json): Promise<void> {
    const found = this.#find(person, container);
    const { element, blockId } = elementIn(found, textAt(action, 'block_id'), textAt(action, 'action_id'));
    const { workspace, triggers, responseUrls } = this.#core;
    const values = completeState(found.blocks, state, workspace.files);
    const payload = {
      type: 'block_actions',
      ...this.#common(person),
      trigger_id: triggers.issue(person),
      actions: [this.#actionOf(element, blockId, action)],
    };
    if ('view' in found) {
      const view = this.#core.views.wire(found.view, values);
      const container = { type: 'view', view_id: found.view.view.id };
      await this.#interact(person, null, { ...payload, container, view, state: { values } });
      return;
    }
    const { message } = found;
    await this.#interact(person, message.channel, {
      ...payload,
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: message.ephemeralTo !== null,
        ...(message.threadTs && { thread_ts: message.threadTs }),
      },
      channel: this.#channel(message.channel),
      // Slack does not hand an ephemeral message back.
      ...(message.ephemeralTo === null && { message: wireMessage(workspace, message) }),
      state: { values },
      response_url: responseUrls.issue({
        channel: message.channel,
        person,
        threadTs: message.threadTs,
        message,
      }),
    });
  }

  /** Slack's action object: what the element is, and what was chosen of it. */
  #actionOf(element: Json, blockId: string, given: Json): Json {
    const { type, action_id, text, value, style, url, confirm, placeholder } = element;
    const about = { type, action_id, block_id: blockId, action_ts: this.#core.workspace.clock.nextTs() };
    if (type === 'button') {
      return { ...about, text, ...defined({ value, style, url, confirm }) };
    }
    if (type === 'overflow') {
      const chosen = jsonAt(given, 'selected_option').value;
      return { ...about, selected_option: optionsOf(element).find((option) => option.value === chosen) };
    }
    const chosen = completeValue(
      element,
      { [valueKey(String(type))]: null, ...given },
      this.#core.workspace.files,
    );
    return { ...about, ...chosen, ...defined({ confirm, placeholder }) };
  }

  async options(
    person: string,
    container: Container,
    blockId: string,
    actionId: string,
    typed: string,
  ): Promise<Json> {
    const found = this.#find(person, container);
    const { blockId: block } = elementIn(found, blockId, actionId);
    const where =
      'view' in found
        ? {
            container: { type: 'view', view_id: found.view.view.id },
            view: this.#core.views.wire(
              found.view,
              completeState(found.blocks, {}, this.#core.workspace.files),
            ),
          }
        : {
            container: { type: 'message', message_ts: found.message.ts, channel_id: found.message.channel },
            channel: this.#channel(found.message.channel),
          };
    const body = await this.#interact(person, null, {
      type: 'block_suggestion',
      ...this.#common(person),
      ...where,
      block_id: block,
      action_id: actionId,
      value: typed,
    });
    return { options: listAt(body, 'options'), optionGroups: listAt(body, 'option_groups') };
  }

  async submitView(
    person: string,
    viewId: string,
    given: Json,
  ): Promise<{ errors?: Record<string, string> }> {
    const stored = this.#openView(person, viewId);
    const { files } = this.#core.workspace;
    const values = completeState(stored.view.blocks, given, files);
    const errors = formErrors(stored.view.blocks, values);
    if (Object.keys(errors).length > 0) return { errors };
    for (const value of Object.values(values).flatMap((block) => Object.values(isJson(block) ? block : {}))) {
      for (const { id } of listAt(value, 'files')) {
        const file = files.all.get(String(id));
        if (file) file.appMayRead = true;
      }
    }
    const body = await this.#interact(person, null, {
      type: 'view_submission',
      ...this.#common(person),
      trigger_id: this.#core.triggers.issue(person),
      view: this.#core.views.wire(stored, values),
      response_urls: [],
    });
    return this.#afterSubmission(stored, body);
  }

  #afterSubmission(stored: StoredView, body: unknown): { errors?: Record<string, string> } {
    const { views } = this.#core;
    switch (textAt(body, 'response_action')) {
      case 'errors':
        return { errors: this.#errorsOf(stored, jsonAt(body, 'errors')) };
      case 'update':
        views.update(stored, this.#answeredView(stored, body));
        return {};
      case 'push': {
        const view = this.#answeredView(stored, body);
        if (views.isFull(stored.person)) throw this.#failure(stored.person, null, 'push_limit_reached');
        views.open(stored.person, view, false);
        return {};
      }
      case 'clear':
        views.clear(stored.person);
        return {};
      default:
        // The app may have updated or closed it meanwhile by other ways.
        if (views.find({ id: stored.view.id })) views.close(stored);
        return {};
    }
  }

  #errorsOf(stored: StoredView, errors: Json): Record<string, string> {
    const inputs = stored.view.blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => id);
    const stray = Object.keys(errors).find((id) => !inputs.includes(id));
    if (stray !== undefined || Object.keys(errors).length === 0) {
      const detail = `response_action "errors" names no input block of this view: ${stray ?? '(none)'}`;
      throw this.#failure(stored.person, null, 'invalid_response_action', detail);
    }
    return Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, String(text)]));
  }

  #answeredView(stored: StoredView, body: unknown) {
    const view = jsonAt(body, 'view');
    if (isView(view)) return view;
    throw this.#failure(stored.person, null, 'invalid_view', judgeView(view)?.messages.join('; '));
  }

  async closeView(person: string, viewId: string): Promise<void> {
    const stored = this.#openView(person, viewId);
    const clears = stored.view.type === 'modal' && stored.view.clear_on_close === true;
    const closed = clears ? this.#core.views.clear(person) : [stored];
    if (!clears) this.#core.views.close(stored);
    for (const one of closed) {
      if (one.view.type !== 'modal' || !one.view.notify_on_close) continue;
      await this.#interact(person, null, {
        type: 'view_closed',
        ...this.#common(person),
        view: this.#core.views.wire(one, completeState(one.view.blocks, {}, this.#core.workspace.files)),
        is_cleared: clears,
      });
    }
  }

  async shortcut(person: string, callbackId: string, on: { channel?: string; ts?: string }): Promise<void> {
    const { workspace, triggers, responseUrls } = this.#core;
    const common = {
      ...this.#common(person),
      callback_id: callbackId,
      trigger_id: triggers.issue(person),
      action_ts: workspace.clock.nextTs(),
    };
    const { channel, ts } = on;
    if (channel === undefined || ts === undefined) {
      await this.#interact(person, null, { type: 'shortcut', ...common });
      return;
    }
    const { message } = this.#findMessage(person, channel, ts);
    if (message.ephemeralTo) throw new PersonError('message_not_found', 'an ephemeral has no shortcuts');
    await this.#interact(person, channel, {
      type: 'message_action',
      ...common,
      message_ts: ts,
      message: wireMessage(workspace, message),
      channel: this.#channel(channel),
      response_url: responseUrls.issue({ channel, person, threadTs: message.threadTs }),
    });
  }

  async openHome(person: string): Promise<void> {
    const { workspace, views } = this.#core;
    const home = views.home(person);
    this.#events.send({
      type: 'app_home_opened',
      user: person,
      channel: workspace.dmOf(person).id,
      tab: 'home',
      ...(home && { view: views.wire(home, completeState(home.view.blocks, {}, workspace.files)) }),
    });
    await this.#events.tried();
  }

  #common(person: string): Json {
    const { workspace } = this.#core;
    const name = workspace.people.get(person)?.name ?? '';
    return {
      user: { id: person, username: name, name, team_id: workspace.team.id },
      api_app_id: workspace.bot.appId,
      token: 'verification-token',
      team: { id: workspace.team.id, domain: workspace.team.domain },
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  #channel(id: string): Json {
    const { name, kind } = this.#core.workspace.channels.get(id) ?? { name: '', kind: 'channel' };
    return { id, name: kind === 'dm' ? 'directmessage' : kind === 'private' ? 'privategroup' : name };
  }

  #find(person: string, container: Container): Found {
    if ('channel' in container) return this.#findMessage(person, container.channel, container.ts);
    const home = this.#core.views.home(person);
    const view = home?.view.id === container.viewId ? home : this.#openView(person, container.viewId);
    return { view, blocks: view.view.blocks };
  }

  #findMessage(person: string, channel: string, ts: string) {
    const message = this.#core.workspace.visibleTo(person, channel).find((one) => one.ts === ts);
    if (!message) throw new PersonError('message_not_found', `${channel} ${ts}`);
    return { message, blocks: message.blocks };
  }

  #openView(person: string, viewId: string): StoredView {
    const top = this.#core.views.top(person);
    if (!top || top.view.id !== viewId) throw new PersonError('view_not_found', viewId);
    return top;
  }

  #interact(person: string, channel: string | null, payload: Json): Promise<unknown> {
    return this.#deliver(person, channel, { type: 'interactive', acceptsResponse: true, payload });
  }

  async #deliver(person: string, channel: string | null, envelope: Envelope): Promise<unknown> {
    const answer: Answer = await this.#delivery().deliver(envelope);
    if (answer.ok) return answer.body;
    throw this.#failure(person, channel, answer.error);
  }

  /** What the person sees of it, and the error for who asked. */
  #failure(person: string, channel: string | null, code: string, detail = ''): PersonError {
    const text = detail ? `${code}: ${detail}` : code;
    this.#core.workspace.audience.tell([person], { type: 'failure', channel, text });
    return new PersonError(code, detail);
  }
}

function elementIn(found: Found, blockId: string, actionId: string): { element: Json; blockId: string } {
  for (const block of found.blocks) {
    const id = textAt(block, 'block_id');
    if (blockId !== '' && id !== blockId) continue;
    const element = elementsOf(block).find((one) => one.action_id === actionId);
    if (element) return { element, blockId: id };
  }
  throw new PersonError('action_not_found', `${blockId} ${actionId}`);
}

function defined(fields: Json): Json {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
