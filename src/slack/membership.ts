import type { App } from '@slack/bolt';
import type { PartsOf } from './parts.ts';

/** Who leaves a channel sees no more of what it tracks from that moment, and who joins sees it: what was believed of its members ends. */
export function listenToMembership(app: App, partsOf: PartsOf): void {
  app.event('member_left_channel', ({ event, context }) => partsOf(context).people.moved(event.channel));
  app.event('member_joined_channel', ({ event, context }) => partsOf(context).people.moved(event.channel));
}
