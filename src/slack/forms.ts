import type { AckFn, App, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { idsOf, runOf } from './by-id.ts';
import type { PartsOf, SlackParts } from './parts.ts';

/** What is done with a form that somebody sends, by the form's `callback_id`. It acknowledges with errors, another view, or nothing. */
export type Forms = Readonly<
  Record<string, (parts: SlackParts, ack: AckFn<ViewResponseAction>, body: ViewSubmitAction) => Promise<void>>
>;

export function listenToForms(app: App, partsOf: PartsOf, forms: Forms): void {
  app.view<ViewSubmitAction>(idsOf(forms), async ({ ack, body, context }) => {
    await runOf(forms, body.view.callback_id)?.(partsOf(context), ack, body);
  });
}
