import type { View } from '@slack/types';
import type { Message, PageEvent, Snapshot } from '../../protocol.ts';

export type OpenView = View & { id: string };

/** Everything that one person sees of the workspace, as far as the page has been told. */
export interface Workspace {
  snapshot: Snapshot;
  /** By channel, oldest first; replies stand among them and carry `threadTs`. */
  messages: Readonly<Record<string, readonly Message[]>>;
  unread: Readonly<Record<string, number>>;
  /** Modals, bottom first. */
  views: readonly OpenView[];
  home: OpenView | null;
}

export type Change =
  | { type: 'history'; channel: string; messages: readonly Message[] }
  | { type: 'read'; channel: string }
  | { type: 'snapshot'; snapshot: Snapshot }
  /** `reading`: the channel on the screen, which never counts as unread. */
  | { type: 'event'; event: PageEvent; reading: string | null };

export function openWorkspace(snapshot: Snapshot): Workspace {
  return { snapshot, messages: {}, unread: {}, views: [], home: null };
}

const byTs = (a: Message, b: Message) => Number(a.ts) - Number(b.ts) || a.ts.localeCompare(b.ts);

function withMessages(state: Workspace, channel: string, added: readonly Message[]): Workspace {
  const known = new Map((state.messages[channel] ?? []).map((message) => [message.ts, message]));
  for (const message of added) known.set(message.ts, message);
  return { ...state, messages: { ...state.messages, [channel]: [...known.values()].sort(byTs) } };
}

function withView(state: Workspace, view: OpenView, parentViewId: string | null): Workspace {
  if (state.views.some(({ id }) => id === view.id))
    return { ...state, views: state.views.map((one) => (one.id === view.id ? view : one)) };
  if (parentViewId === null) return { ...state, views: [view] };
  const parent = state.views.findIndex(({ id }) => id === parentViewId);
  const under = parent < 0 ? state.views : state.views.slice(0, parent + 1);
  return { ...state, views: [...under, view] };
}

function withoutView(state: Workspace, viewId: string, all: boolean): Workspace {
  const at = state.views.findIndex(({ id }) => id === viewId);
  if (all) return { ...state, views: [] };
  return at < 0 ? state : { ...state, views: state.views.slice(0, at) };
}

function applyEvent(state: Workspace, event: PageEvent, reading: string | null): Workspace {
  switch (event.type) {
    case 'message': {
      const { message } = event;
      const next = withMessages(state, message.channel, [message]);
      const quiet = message.channel === reading || message.user === state.snapshot.me.id;
      if (quiet || isReply(message)) return next;
      const unread = (state.unread[message.channel] ?? 0) + 1;
      return { ...next, unread: { ...state.unread, [message.channel]: unread } };
    }
    case 'message_changed':
      return withMessages(state, event.message.channel, [event.message]);
    case 'message_deleted': {
      const left = (state.messages[event.channel] ?? []).filter(({ ts }) => ts !== event.ts);
      return { ...state, messages: { ...state.messages, [event.channel]: left } };
    }
    case 'view_opened':
    case 'view_updated':
      return withView(state, event.view, event.parentViewId);
    case 'view_closed':
      return withoutView(state, event.viewId, event.all);
    case 'home':
      return { ...state, home: event.view };
    case 'channels':
      return { ...state, snapshot: { ...state.snapshot, channels: event.channels } };
    case 'clock':
      return { ...state, snapshot: { ...state.snapshot, now: event.now } };
    case 'app':
      return { ...state, snapshot: { ...state.snapshot, appConnected: event.connected } };
    case 'failure':
      return state;
  }
}

/** The next state after something happened; the same object when nothing changed. */
export function reduce(state: Workspace, change: Change): Workspace {
  switch (change.type) {
    case 'history':
      return withMessages(state, change.channel, change.messages);
    case 'read': {
      if (!state.unread[change.channel]) return state;
      const { [change.channel]: _, ...unread } = state.unread;
      return { ...state, unread };
    }
    case 'snapshot':
      return { ...state, snapshot: change.snapshot };
    case 'event':
      return applyEvent(state, change.event, change.reading);
  }
}

function isReply(message: Message): boolean {
  return message.threadTs !== null && message.threadTs !== message.ts;
}

/** What stands in the channel itself. */
export function channelMessages(state: Workspace, channel: string): readonly Message[] {
  return (state.messages[channel] ?? []).filter((message) => !isReply(message));
}

/** The root and its replies. */
export function threadMessages(state: Workspace, channel: string, ts: string): readonly Message[] {
  return (state.messages[channel] ?? []).filter((one) => one.ts === ts || one.threadTs === ts);
}

/** Replies to a message: what the server counted, or more when newer ones have arrived since. */
export function replyCount(state: Workspace, root: Message): number {
  const seen = threadMessages(state, root.channel, root.ts).filter(
    (one) => one.ts !== root.ts && !one.ephemeralTo,
  );
  return Math.max(root.replyCount, seen.length);
}
