import type { View } from '@slack/types';
import { isView, judgeView } from '../block-rules/index.ts';
import type { Core } from '../core.ts';
import type { Args } from './args.ts';
import { knownPerson, type Methods } from './method.ts';
import { SlackError } from './slack-error.ts';

/** The view of the call, judged as Slack judges it. */
function given(args: Args, type: 'modal' | 'home'): View {
  const view = args.object('view', 'invalid_arguments');
  if (!view) throw new SlackError('invalid_arguments', ['missing required field: view']);
  const refusal = judgeView(view);
  if (refusal || !isView(view))
    throw new SlackError(refusal?.error ?? 'invalid_arguments', refusal?.messages);
  if (view.type !== type) {
    throw new SlackError('invalid_arguments', [`must be a valid enum value [json-pointer:/view/type]`]);
  }
  return view;
}

/** Whose click or command the call answers. The trigger is used up only once everything else is in order. */
function person(args: Args, core: Core): string {
  const checked = core.triggers.check(args.text('trigger_id'));
  if ('error' in checked) throw new SlackError(checked.error);
  return checked.person;
}

function unusedExternalId(view: View, core: Core, own?: string): void {
  if (!view.external_id) return;
  const taken = core.views.find({ externalId: view.external_id });
  if (taken && taken.view.id !== own) throw new SlackError('duplicate_external_id');
}

function sameHash(args: Args, hash: string | undefined): void {
  if (args.has('hash') && args.text('hash') !== hash) throw new SlackError('hash_conflict');
}

export const views: Methods = {
  'views.open': (args, core) => {
    const view = given(args, 'modal');
    const opener = person(args, core);
    unusedExternalId(view, core);
    core.triggers.exchange(args.text('trigger_id'));
    return { view: core.views.wire(core.views.open(opener, view, true)) };
  },

  'views.push': (args, core) => {
    const view = given(args, 'modal');
    const opener = person(args, core);
    if (core.views.isFull(opener)) throw new SlackError('push_limit_reached');
    unusedExternalId(view, core);
    core.triggers.exchange(args.text('trigger_id'));
    return { view: core.views.wire(core.views.open(opener, view, false)) };
  },

  'views.update': (args, core) => {
    const [id, externalId] = [args.text('view_id'), args.text('external_id')];
    const stored = core.views.find(id ? { id } : { externalId });
    if (stored?.view.type !== 'modal') throw new SlackError('not_found');
    const view = given(args, 'modal');
    sameHash(args, stored.hash);
    unusedExternalId(view, core, stored.view.id);
    core.views.update(stored, view);
    return { view: core.views.wire(stored) };
  },

  'views.publish': (args, core) => {
    const { id } = knownPerson(core, args.text('user_id'));
    const view = given(args, 'home');
    sameHash(args, core.views.home(id)?.hash);
    return { view: core.views.wire(core.views.publish(id, view)) };
  },
};
