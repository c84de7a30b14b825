/**
 * What the page and the fake Slack say to each other: the human's side of a workspace, as JSON over HTTP and one
 * WebSocket. It speaks of channels, messages, blocks and views, never of what an app does with them.
 */
import type { KnownBlock, View } from '@slack/types';

export interface Person {
  id: string;
  name: string;
  realName: string;
  title: string;
  /** One emoji or two letters for the avatar, and its background. */
  avatar: { text: string; color: string };
  tz: string;
  /** `stranger`: of another organisation, met in a shared channel (Slack Connect). */
  kind: 'member' | 'admin' | 'owner' | 'guest' | 'stranger' | 'deactivated' | 'bot';
}

export interface Channel {
  id: string;
  name: string;
  kind: 'channel' | 'private' | 'dm';
  topic: string;
  members: string[];
  /** The other side of a DM. */
  with?: string;
  /** Another organisation is connected to it (Slack Connect). */
  shared?: true;
  archived?: true;
}

export interface FileRef {
  id: string;
  name: string;
  mimetype: string;
  size: number;
  /** Where this page can fetch it. */
  pageUrl: string;
}

export interface Message {
  channel: string;
  ts: string;
  user: string;
  text: string;
  blocks: KnownBlock[];
  files: FileRef[];
  threadTs: string | null;
  replyCount: number;
  edited: boolean;
  /** Set on a message that only this person sees. */
  ephemeralTo: string | null;
}

export interface SlashCommand {
  command: string;
  description: string;
  usageHint: string;
}

export interface Snapshot {
  team: { id: string; name: string };
  me: Person;
  people: Person[];
  /** Those that `me` can see. */
  channels: Channel[];
  commands: SlashCommand[];
  /** Message and global shortcuts of the installed app. */
  shortcuts: Array<{ type: 'message' | 'global'; callbackId: string; name: string }>;
  bot: { userId: string; name: string };
  /** The workspace clock, ISO. */
  now: string;
  appConnected: boolean;
}

/** Server to page, over `GET /page/events?as=U…` upgraded to a WebSocket; one JSON object a frame. */
export type PageEvent =
  | { type: 'message'; message: Message }
  | { type: 'message_changed'; message: Message }
  | { type: 'message_deleted'; channel: string; ts: string }
  | { type: 'view_opened' | 'view_updated'; view: View & { id: string }; parentViewId: string | null }
  | { type: 'view_closed'; viewId: string; all: boolean }
  | { type: 'home'; view: (View & { id: string }) | null }
  | { type: 'channels'; channels: Channel[] }
  | { type: 'clock'; now: string }
  | { type: 'app'; connected: boolean }
  /** What Slack shows when an app fails to answer: `operation_timeout`, `dispatch_failed`. */
  | { type: 'failure'; channel: string | null; text: string };

/** `state.values` of Slack: block id -> action id -> value object. */
export type StateValues = Record<string, Record<string, Record<string, unknown>>>;

/** Page to server. Every request names who acts; answers are `{ok: true, ...}` or `{ok: false, error}`. */
export interface PageRequests {
  'GET /page/state?as=': { answer: Snapshot };
  'GET /page/messages?as=&channel=': { answer: { messages: Message[] } };
  'GET /page/thread?as=&channel=&ts=': { answer: { messages: Message[] } };
  'POST /page/say': {
    body: { as: string; channel: string; text: string; threadTs?: string; files?: string[] };
  };
  'POST /page/command': { body: { as: string; channel: string; command: string; text: string } };
  /** A click or a choice. `action` is Slack's action object: type, action_id, block_id, value or selected_option… */
  'POST /page/action': {
    body: {
      as: string;
      container: { channel: string; ts: string } | { viewId: string };
      action: Record<string, unknown>;
      state: StateValues;
    };
  };
  'POST /page/view-submit': {
    body: { as: string; viewId: string; state: StateValues };
    /** `errors` by block id: the view stays open. Otherwise view events follow over the socket. */
    answer: { errors?: Record<string, string> };
  };
  'POST /page/view-close': { body: { as: string; viewId: string } };
  'POST /page/shortcut': {
    body: { as: string; callbackId: string; type: 'message' | 'global'; channel?: string; ts?: string };
  };
  /** External selects: what the app offers for the typed words. */
  'POST /page/options': {
    body: {
      as: string;
      container: { channel: string; ts: string } | { viewId: string };
      actionId: string;
      blockId: string;
      value: string;
    };
    answer: { options: unknown[]; optionGroups?: unknown[] };
  };
  /** Raw bytes as the body; the name in `?as=&name=`. */
  'POST /page/upload?as=&name=': { answer: { file: FileRef } };
  'POST /page/home': { body: { as: string } };
  'POST /page/join': { body: { as: string; channel: string } };
  'POST /page/clock': { body: { advanceHours: number } };
}
