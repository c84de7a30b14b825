import { elementsOf } from './block-rules/index.ts';
import type { Core } from './core.ts';
import type { Delivery } from './delivery.ts';
import type { Events } from './events.ts';
import { Exchange } from './exchange.ts';
import { Forms, openView } from './forms.ts';
import { isJson, type Json, jsonAt, listAt, textAt } from './json.ts';
import { PersonError } from './person-error.ts';
import { completeState, completeValue, optionsOf, valueKey } from './view-state.ts';
import type { StoredView } from './views.ts';
import { Args } from './web-api/index.ts';
import { wireMessage } from './wire.ts';
import type { StoredMessage } from './workspace.ts';

export type Container = { channel: string; ts: string } | { viewId: string };

/** What a person acted on: a message or a view, and its blocks. */
type Found =
  | { message: StoredMessage; blocks: readonly object[] }
  | { view: StoredView; blocks: readonly object[] };

/** What people do, as Slack tells the app of it, and what the app's answer does to the workspace. */
export class Interactions {
  readonly forms: Forms;
  readonly #core: Core;
  readonly #events: Events;
  readonly #exchange: Exchange;
  readonly #commands: ReadonlySet<string>;

  constructor(core: Core, events: Events, delivery: () => Delivery, commands: Iterable<string>) {
    this.#core = core;
    this.#events = events;
    this.#exchange = new Exchange(core, delivery);
    this.forms = new Forms(core, this.#exchange);
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
    const { workspace, responseUrls, tokens } = this.#core;
    const { enterprise } = workspace;
    if (!this.#commands.has(command)) throw new PersonError('invalid_command', command);
    if (!workspace.isMember(channel, person)) throw new PersonError('not_in_channel', channel);
    const body = await this.#exchange.deliver(person, channel, {
      type: 'slash_commands',
      acceptsResponse: true,
      payload: {
        token: 'verification-token',
        team_id: workspace.team.id,
        team_domain: workspace.team.domain,
        ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
        channel_id: channel,
        channel_name: this.#exchange.channel(channel).name,
        user_id: person,
        user_name: workspace.people.get(person)?.name ?? '',
        command,
        text,
        api_app_id: workspace.bot.appId,
        is_enterprise_install: String(tokens.wide),
        response_url: responseUrls.issue({ channel, person, threadTs: null }),
        trigger_id: this.#core.triggers.issue(person),
      },
    });
    this.#answerToCommand(person, channel, body);
  }

  /** An acknowledgement with something in it is a message: a string, or what a response URL takes. The log has it as a call. */
  #answerToCommand(person: string, channel: string, body: unknown): void {
    const said = typeof body === 'string' ? { text: body } : body;
    if (!isJson(said) || (textAt(said, 'text') === '' && said.blocks === undefined)) return;
    const { responseUrls, log, workspace } = this.#core;
    const { body: answer } = responseUrls.say({ channel, person, threadTs: null }, said);
    const at = workspace.clock.now().toISOString();
    const args = new Args(said).readable();
    log.calls.push({ method: 'acknowledgement', args, at, answer: answer === 'ok' ? { ok: true } : answer });
    if (answer !== 'ok') throw this.#exchange.failure(person, channel, textAt(answer, 'error'));
  }

  async action(person: string, container: Container, action: Json, state: Json): Promise<void> {
    const found = this.#find(person, container);
    const { element, blockId } = elementIn(found, textAt(action, 'block_id'), textAt(action, 'action_id'));
    const { workspace, triggers, responseUrls } = this.#core;
    const values = completeState(found.blocks, state, workspace.files);
    const payload = {
      type: 'block_actions',
      ...this.#exchange.common(person),
      trigger_id: triggers.issue(person),
      actions: [this.#actionOf(element, blockId, action)],
    };
    if ('view' in found) {
      const view = this.#core.views.wire(found.view, values);
      const container = { type: 'view', view_id: found.view.view.id };
      await this.#exchange.interact(person, null, { ...payload, container, view, state: { values } });
      return;
    }
    const { message } = found;
    await this.#exchange.interact(person, message.channel, {
      ...payload,
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: message.ephemeralTo !== null,
        ...(message.threadTs && { thread_ts: message.threadTs }),
      },
      channel: this.#exchange.channel(message.channel),
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
            channel: this.#exchange.channel(found.message.channel),
          };
    const body = await this.#exchange.interact(person, null, {
      type: 'block_suggestion',
      ...this.#exchange.common(person),
      ...where,
      block_id: block,
      action_id: actionId,
      value: typed,
    });
    return { options: listAt(body, 'options'), optionGroups: listAt(body, 'option_groups') };
  }

  async shortcut(person: string, callbackId: string, on: { channel?: string; ts?: string }): Promise<void> {
    const { workspace, triggers, responseUrls } = this.#core;
    const common = {
      ...this.#exchange.common(person),
      callback_id: callbackId,
      trigger_id: triggers.issue(person),
      action_ts: workspace.clock.nextTs(),
    };
    const { channel, ts } = on;
    if (channel === undefined || ts === undefined) {
      await this.#exchange.interact(person, null, { type: 'shortcut', ...common });
      return;
    }
    const { message } = this.#findMessage(person, channel, ts);
    if (message.ephemeralTo) throw new PersonError('message_not_found', 'an ephemeral has no shortcuts');
    await this.#exchange.interact(person, channel, {
      type: 'message_action',
      ...common,
      message_ts: ts,
      message: wireMessage(workspace, message),
      channel: this.#exchange.channel(channel),
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

  #find(person: string, container: Container): Found {
    if ('channel' in container) return this.#findMessage(person, container.channel, container.ts);
    const home = this.#core.views.home(person);
    const view = home?.view.id === container.viewId ? home : openView(this.#core, person, container.viewId);
    return { view, blocks: view.view.blocks };
  }

  #findMessage(person: string, channel: string, ts: string) {
    const message = this.#core.workspace.visibleTo(person, channel).find((one) => one.ts === ts);
    if (!message) throw new PersonError('message_not_found', `${channel} ${ts}`);
    return { message, blocks: message.blocks };
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
