import type { View } from '@slack/types';
import { LIMIT, withIds } from './block-rules/index.ts';
import { secret } from './ids.ts';
import { type Json, jsonAt } from './json.ts';
import type { OpenView } from './types.ts';
import type { Workspace } from './workspace.ts';

export interface StoredView {
  person: string;
  view: OpenView;
  hash: string;
  rootId: string;
  previousId: string | null;
}

/** The modals that are open, one stack a person, and everybody's App Home. */
export class Views {
  readonly #stacks = new Map<string, StoredView[]>();
  readonly #homes = new Map<string, StoredView>();
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  top(person: string): StoredView | undefined {
    return this.#stacks.get(person)?.at(-1);
  }

  home(person: string): StoredView | undefined {
    return this.#homes.get(person);
  }

  find(match: { id?: string; externalId?: string }): StoredView | undefined {
    return [...this.#stacks.values()]
      .flat()
      .concat([...this.#homes.values()])
      .find(
        ({ view }) =>
          (match.id && view.id === match.id) || (match.externalId && view.external_id === match.externalId),
      );
  }

  /** Opens a modal on top of what the person has open; `alone` closes that first, as `views.open` does. */
  open(person: string, view: View, alone: boolean): StoredView {
    if (alone) this.clear(person);
    const stack = this.#stacks.get(person) ?? [];
    this.#stacks.set(person, stack);
    const below = stack.at(-1);
    const id = this.#workspace.ids.next('V');
    const stored: StoredView = {
      person,
      view: this.#named(view, id),
      hash: this.#newHash(),
      rootId: below?.rootId ?? id,
      previousId: below?.view.id ?? null,
    };
    stack.push(stored);
    const parentViewId = stored.previousId;
    this.#workspace.audience.tell([person], { type: 'view_opened', view: stored.view, parentViewId });
    return stored;
  }

  update(stored: StoredView, view: View): void {
    stored.view = this.#named(view, stored.view.id);
    stored.hash = this.#newHash();
    const { person, previousId } = stored;
    if (this.#homes.get(person) === stored) {
      this.#workspace.audience.tell([person], { type: 'home', view: stored.view });
      return;
    }
    const event = { type: 'view_updated' as const, view: stored.view, parentViewId: previousId };
    this.#workspace.audience.tell([person], event);
  }

  publish(person: string, view: View): StoredView {
    const known = this.#homes.get(person);
    if (known) {
      this.update(known, view);
      return known;
    }
    const id = this.#workspace.ids.next('V');
    const stored = {
      person,
      view: this.#named(view, id),
      hash: this.#newHash(),
      rootId: id,
      previousId: null,
    };
    this.#homes.set(person, stored);
    this.#workspace.audience.tell([person], { type: 'home', view: stored.view });
    return stored;
  }

  /** Closes the top view; the one below shows again. */
  close(stored: StoredView): void {
    const stack = this.#stacks.get(stored.person) ?? [];
    const left = stack.filter((one) => one !== stored);
    this.#stacks.set(stored.person, left);
    const event = { type: 'view_closed' as const, viewId: stored.view.id, all: left.length === 0 };
    this.#workspace.audience.tell([stored.person], event);
  }

  /** Closes all; returns those that were open, top first. */
  clear(person: string): StoredView[] {
    const open = [...(this.#stacks.get(person) ?? [])].reverse();
    this.#stacks.set(person, []);
    const [top] = open;
    if (top) {
      this.#workspace.audience.tell([person], { type: 'view_closed', viewId: top.view.id, all: true });
    }
    return open;
  }

  /** Slack's view object. `values` is what the person has filled in. */
  wire(stored: StoredView, values: Json = {}): Json {
    const { bot, team } = this.#workspace;
    const { id, ...view } = stored.view;
    const modal = view.type === 'modal' ? view : null;
    return {
      id,
      team_id: team.id,
      type: view.type,
      blocks: view.blocks,
      private_metadata: view.private_metadata ?? '',
      callback_id: view.callback_id ?? '',
      state: { values },
      hash: stored.hash,
      title: jsonAt(view, 'title'),
      clear_on_close: modal?.clear_on_close ?? false,
      notify_on_close: modal?.notify_on_close ?? false,
      close: modal?.close ?? null,
      submit: modal?.submit ?? null,
      previous_view_id: stored.previousId,
      root_view_id: stored.rootId,
      app_id: bot.appId,
      external_id: view.external_id ?? '',
      app_installed_team_id: team.id,
      bot_id: bot.botId,
    };
  }

  /** Three modals on top of each other is all that Slack allows. */
  isFull(person: string): boolean {
    return (this.#stacks.get(person)?.length ?? 0) >= LIMIT.viewsInStack;
  }

  #named(view: View, id: string): OpenView {
    return { ...view, blocks: withIds(view.blocks, () => this.#workspace.ids.block()), id };
  }

  #newHash(): string {
    return `${this.#workspace.clock.seconds()}.${secret(4)}`;
  }
}
