import type { FileRef, Message, StateValues } from '../protocol.ts';
import { aimAt, type Match, type Target } from './aim.ts';
import type { Core } from './core.ts';
import type { Container, Interactions } from './interactions.ts';
import { type Json, listAt, textAt } from './json.ts';
import { PersonError } from './person-error.ts';
import type { Hand, OpenView } from './types.ts';
import { optionsOf, valueKey } from './view-state.ts';

type On = Message | OpenView;

/** A person's hand on the workspace, for tests: the same verbs as the page, and waits that end when something happens. */
export class PersonHand implements Hand {
  readonly id: string;
  readonly dm: string;
  readonly #core: Core;
  readonly #does: Interactions;
  readonly #patienceMs: number;
  /** What was chosen in a view and not submitted yet, by view id. */
  readonly #drafts = new Map<string, StateValues>();

  constructor(id: string, core: Core, does: Interactions, patienceMs: number) {
    this.id = id;
    this.dm = core.workspace.dmOf(id).id;
    this.#core = core;
    this.#does = does;
    this.#patienceMs = patienceMs;
  }

  command(channel: string, command: string, text = ''): Promise<void> {
    return this.#does.command(this.id, channel, command, text);
  }

  async say(
    channel: string,
    text: string,
    options: { threadTs?: string; files?: string[] } = {},
  ): Promise<Message> {
    return this.#core.workspace.toPage(await this.#does.say(this.id, channel, { text, ...options }));
  }

  async click(on: On, match: Match): Promise<void> {
    const { element, blockId } = this.#element(on, 'button', match);
    const action = { type: 'button', action_id: element.action_id, block_id: blockId, value: element.value };
    await this.#act(on, action);
  }

  async choose(on: On, actionId: string | RegExp, value: string | string[]): Promise<void> {
    const { element, blockId, dispatches } = this.#element(on, 'any', { actionId });
    const given = await this.#chosen(on, element, value);
    if ('type' in on) {
      const draft = this.#drafts.get(on.id) ?? {};
      const block = { ...draft[blockId], [textAt(element, 'action_id')]: given };
      this.#drafts.set(on.id, { ...draft, [blockId]: block });
    }
    if (!dispatches) return;
    await this.#act(on, { type: element.type, action_id: element.action_id, block_id: blockId, ...given });
  }

  async #chosen(on: On, element: Json, value: string | string[]): Promise<Json> {
    const type = textAt(element, 'type');
    const key = valueKey(type);
    if (!key.startsWith('selected_option')) {
      return { [key]: key === 'selected_date_time' ? Number(value) : value };
    }
    const offered = type.includes('external')
      ? await this.options(on, textAt(element, 'action_id'), [value].flat()[0] ?? '')
      : optionsOf(element);
    const picked = [value].flat().map((wanted) => {
      const option = offered.find((one) => one.value === wanted || textAt(one.text, 'text') === wanted);
      if (option) return option;
      throw new Error(`no option ${wanted}; offered: ${offered.map((one) => one.value).join(', ')}`);
    });
    return { [key]: key === 'selected_options' ? picked : picked[0] };
  }

  async submit(view: OpenView, values: StateValues = {}): Promise<{ errors?: Record<string, string> }> {
    const draft = this.#drafts.get(view.id) ?? {};
    const blocks = Object.keys({ ...draft, ...values });
    const state = Object.fromEntries(blocks.map((id) => [id, { ...draft[id], ...values[id] }]));
    return this.#does.forms.submit(this.id, view.id, state);
  }

  closeView(view: OpenView): Promise<void> {
    return this.#does.forms.close(this.id, view.id);
  }

  shortcut(callbackId: string, on: { channel?: string; ts?: string } = {}): Promise<void> {
    return this.#does.shortcut(this.id, callbackId, on);
  }

  async options(on: On, actionId: string | RegExp, typed: string): Promise<Json[]> {
    const { element, blockId } = this.#element(on, 'any', { actionId });
    const id = textAt(element, 'action_id');
    const offered = await this.#does.options(this.id, containerOf(on), blockId, id, typed);
    return [
      ...listAt(offered, 'options'),
      ...listAt(offered, 'optionGroups').flatMap((group) => listAt(group, 'options')),
    ];
  }

  async upload(name: string, bytes: Uint8Array): Promise<FileRef> {
    const file = this.#core.workspace.files.add(this.id, name, bytes);
    const ref = this.#core.workspace.files.ref(file.id);
    if (!ref) throw new Error(`${name} was not kept`);
    return ref;
  }

  openHome(): Promise<void> {
    return this.#does.openHome(this.id);
  }

  messages(channel: string): Message[] {
    return this.#all(channel)
      .filter(({ threadTs, broadcast }) => threadTs === null || broadcast)
      .map(this.#toPage);
  }

  thread(channel: string, ts: string): Message[] {
    return this.#all(channel)
      .filter((one) => one.ts === ts || one.threadTs === ts)
      .map(this.#toPage);
  }

  view(): OpenView | null {
    return this.#core.views.top(this.id)?.view ?? null;
  }

  home(): OpenView | null {
    return this.#core.views.home(this.id)?.view ?? null;
  }

  waitForMessage(channel: string, match: (message: Message) => boolean): Promise<Message> {
    return this.#wait(
      () => this.#all(channel).map(this.#toPage).findLast(match),
      () => {
        const seen = this.#all(channel).map((one) => `  ${describe(this.#toPage(one))}`);
        return `a message in ${channel} that matches ${match}. Seen:\n${seen.join('\n') || '  nothing'}`;
      },
    );
  }

  async waitForNoMessage(channel: string, match: (message: Message) => boolean): Promise<void> {
    const left = () => this.#all(channel).map(this.#toPage).find(match);
    await this.#wait(
      () => (left() ? undefined : true),
      () => `messages in ${channel} that match ${match} to go. Still there: ${JSON.stringify(left())}`,
    );
  }

  waitForView(match: (view: OpenView) => boolean = () => true): Promise<OpenView> {
    return this.#wait(
      () => this.#matching(this.view(), match),
      () => `a view that matches ${match}. On top: ${JSON.stringify(this.view())}`,
    );
  }

  waitForHome(match: (view: OpenView) => boolean = () => true): Promise<OpenView> {
    return this.#wait(
      () => this.#matching(this.home(), match),
      () => `an App Home that matches ${match}. Shown: ${JSON.stringify(this.home())}`,
    );
  }

  async waitForNoView(): Promise<void> {
    await this.#wait(
      () => (this.view() === null ? true : undefined),
      () => `every view to be closed. On top: ${JSON.stringify(this.view())}`,
    );
  }

  #matching(view: OpenView | null, match: (view: OpenView) => boolean): OpenView | undefined {
    return view && match(view) ? view : undefined;
  }

  /** Looks now, and again whenever this person is told of something; gives up with what was seen. */
  #wait<Found>(look: () => Found | undefined, wanted: () => string): Promise<Found> {
    const found = look();
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        stop();
      };
      const failures: string[] = [];
      const timer = setTimeout(() => {
        done();
        const also = failures.length > 0 ? `\nSlack said: ${failures.join(', ')}` : '';
        reject(new Error(`${this.id} waited ${this.#patienceMs} ms for ${wanted()}${also}`));
      }, this.#patienceMs);
      const stop = this.#core.workspace.audience.listen(this.id, (event) => {
        if (event.type === 'failure') failures.push(event.text);
        try {
          const seen = look();
          if (seen === undefined) return;
          done();
          resolve(seen);
        } catch (error) {
          done();
          reject(error);
        }
      });
    });
  }

  #all(channel: string) {
    return this.#core.workspace.visibleTo(this.id, channel);
  }

  #toPage = (message: Parameters<Core['workspace']['toPage']>[0]): Message =>
    this.#core.workspace.toPage(message);

  #act(on: On, action: Json): Promise<void> {
    const state = 'type' in on ? (this.#drafts.get(on.id) ?? {}) : {};
    return this.#does.action(this.id, containerOf(on), action, state);
  }

  #element(on: On, type: 'button' | 'any', match: Match): Target {
    return aimAt(this.#blocksNow(on), type, match);
  }

  /** The blocks as they stand now: the message or view may have changed since the test took hold of it. */
  #blocksNow(on: On): readonly object[] {
    const blocks =
      'type' in on
        ? this.#core.views.find({ id: on.id })?.view.blocks
        : this.#all(on.channel).find(({ ts }) => ts === on.ts)?.blocks;
    if (!blocks) throw new PersonError('type' in on ? 'view_not_found' : 'message_not_found');
    return blocks;
  }
}

function containerOf(on: On): Container {
  return 'type' in on ? { viewId: on.id } : { channel: on.channel, ts: on.ts };
}

function describe({ user, text, blocks, ephemeralTo, threadTs }: Message): string {
  const kind = [ephemeralTo && 'ephemeral', threadTs && 'reply'].filter(Boolean).join(' ');
  return `${user}${kind && ` (${kind})`}: ${text} ${blocks.length > 0 ? JSON.stringify(blocks).slice(0, 600) : ''}`;
}
