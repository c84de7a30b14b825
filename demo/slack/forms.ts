import { isView, judgeView } from './block-rules/index.ts';
import type { Core } from './core.ts';
import type { Exchange } from './exchange.ts';
import { isJson, type Json, jsonAt, listAt, textAt } from './json.ts';
import { PersonError } from './person-error.ts';
import { completeState, formErrors } from './view-state.ts';
import type { StoredView } from './views.ts';

/** Modals as forms: sending them, what the app may answer, and closing them. */
export class Forms {
  readonly #core: Core;
  readonly #exchange: Exchange;

  constructor(core: Core, exchange: Exchange) {
    this.#core = core;
    this.#exchange = exchange;
  }

  async submit(person: string, viewId: string, given: Json): Promise<{ errors?: Record<string, string> }> {
    const stored = openView(this.#core, person, viewId);
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
    const body = await this.#exchange.interact(person, null, {
      type: 'view_submission',
      ...this.#exchange.common(person),
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
        if (views.isFull(stored.person))
          throw this.#exchange.failure(stored.person, null, 'push_limit_reached');
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
      throw this.#exchange.failure(stored.person, null, 'invalid_response_action', detail);
    }
    return Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, String(text)]));
  }

  #answeredView(stored: StoredView, body: unknown) {
    const view = jsonAt(body, 'view');
    if (isView(view)) return view;
    throw this.#exchange.failure(stored.person, null, 'invalid_view', judgeView(view)?.messages.join('; '));
  }

  async close(person: string, viewId: string): Promise<void> {
    const stored = openView(this.#core, person, viewId);
    const clears = stored.view.type === 'modal' && stored.view.clear_on_close === true;
    const closed = clears ? this.#core.views.clear(person) : [stored];
    if (!clears) this.#core.views.close(stored);
    for (const one of closed) {
      if (one.view.type !== 'modal' || !one.view.notify_on_close) continue;
      await this.#exchange.interact(person, null, {
        type: 'view_closed',
        ...this.#exchange.common(person),
        view: this.#core.views.wire(one, completeState(one.view.blocks, {}, this.#core.workspace.files)),
        is_cleared: clears,
      });
    }
  }
}

/** The view that a person has on top; what lies below can not be acted on. */
export function openView({ views }: Core, person: string, viewId: string): StoredView {
  const top = views.top(person);
  if (top?.view.id !== viewId) throw new PersonError('view_not_found', viewId);
  return top;
}
