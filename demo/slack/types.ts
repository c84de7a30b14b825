import type { IncomingMessage, ServerResponse } from 'node:http';
import type { View } from '@slack/types';
import type { Channel, FileRef, Message, Person, SlashCommand, Snapshot, StateValues } from '../protocol.ts';
import type { Json } from './json.ts';

/** A modal or an App Home as a person sees it. */
export type OpenView = View & { id: string };

export interface FakeSlackOptions {
  team: { id: string; name: string };
  bot: { userId: string; name: string; appId: string };
  people: Person[];
  /** A channel whose `members` name the bot's user id is one that the app can read and post to. */
  channels: Channel[];
  commands: SlashCommand[];
  shortcuts: Snapshot['shortcuts'];
  startsAt: Date;
  /** The organisation that the workspace is one of (Enterprise). */
  enterprise?: { id: string; name: string };
  /** The app's own secrets, which all workspaces that install it have in common; derived when absent. */
  secrets?: { signing: string; clientId: string; client: string };
  /** Bot tokens out of OAuth end after so many seconds and are rotated; they do not end when absent. */
  tokenSeconds?: number;
  /** 0 or absent: any free port. */
  port?: number;
  /** Serves what is neither Slack's API nor the page protocol; false when the path is not its own. */
  page?: (req: IncomingMessage, res: ServerResponse) => boolean;
  /** Event types the app subscribes to, in manifest words (`app_mention`, `message.im`); every type when absent. */
  events?: readonly string[];
  /** Hosts whose links the app unfolds. */
  unfurlDomains?: readonly string[];
  timing?: Partial<Timing>;
}

/** Slack's patience, in milliseconds. Tests shorten it instead of sleeping. */
export interface Timing {
  /** How long an app may take to acknowledge. */
  acknowledgeMs: number;
  /** How long a trigger id is good for, on the workspace clock. */
  triggerMs: number;
  /** Before the first, second and third retry of an event that was not acknowledged. */
  retryMs: readonly number[];
  /** How long a Hand waits for what it was told to expect. */
  handMs: number;
}

/** One Web API call as the server understood it. */
export interface ApiCall {
  method: string;
  args: Json;
  /** Null when the connection was dropped without an answer. */
  answer: Json | null;
  /** Workspace time, ISO. */
  at: string;
}

/** What `fail` makes of a call: Slack's error, an HTTP status, or a connection that breaks before or after the work. */
export type Failure =
  | { error: string }
  | { status: number; retryAfter?: number }
  | 'drop'
  | 'accept-then-drop';

/** One event as it was sent to the app. */
export interface SentEvent {
  id: string;
  type: string;
  body: Json;
  acknowledged: boolean;
}

export interface FakeSlack {
  url: string;
  /** `url` + `/api/`: what the app's client takes as `slackApiUrl`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  oauth: {
    clientId: string;
    clientSecret: string;
    /** A person presses Allow on Slack's page: the address that their browser is sent to. `wide`: for the whole organisation. */
    allow(personId: string, authorizeUrl: string, options?: { wide?: boolean }): string;
    /** A person presses Cancel there. */
    deny(authorizeUrl: string): string;
    /** Whether a token or a code is of this workspace. */
    knows(tokenOrCode: string): boolean;
  };
  now(): Date;
  /** The clock jumps, as for an app that was not running meanwhile. */
  advance(hours: number): void;
  /** The time passes: in small steps, each of which waits for whoever listens to the clock. */
  run(hours: number): Promise<void>;
  onClock(listener: (now: Date) => unknown): () => void;
  deliverTo(target: { type: 'socket' } | { type: 'http'; url: string }): void;
  as(personId: string): Hand;
  /** What the app asked of Slack, oldest first; an acknowledgement that answers a command is one, `acknowledgement`. */
  calls: readonly ApiCall[];
  /** The next `times` calls of a method fail. `response_url`, `upload` and `download` count as methods here. */
  fail(method: string, how: Failure, times: number): void;
  /** The app's socket is up, or an HTTP target is set. */
  connected(): Promise<void>;
  close(): Promise<void>;

  /** Every event so far, oldest first. */
  events: readonly SentEvent[];
  /** Sends an event again: as Slack's own retry, or as the same news under a new event id, which Slack has been seen to do. */
  redeliver(event: SentEvent, how: 'retry' | 'new-event-id'): Promise<void>;
  /** Tells the app's sockets to reconnect, as Slack does every few hours; resolves when the old ones are closed. */
  refreshConnections(): Promise<void>;
  archive(channel: string): Promise<void>;
  /** The app's bot leaves the channel. */
  leave(channel: string): Promise<void>;
  /** A person or the bot becomes a member, by themselves or because somebody invited them. */
  addMember(channel: string, personId: string, inviter?: string): Promise<void>;
  removeMember(channel: string, personId: string): Promise<void>;
  addPerson(person: Person): void;
  /** A member is made an owner, is deactivated, turns out to be of another organisation… */
  become(personId: string, kind: Person['kind']): void;
  addChannel(channel: Channel): void;
  /** Tokens of these people, or of the bot, work no more, and the app is told so. */
  revokeTokens(revoked: { oauth: string[]; bot: string[] }): Promise<void>;
  /** The app is removed from the workspace: it is told so, and its bot token stops working. */
  uninstall(): Promise<void>;
}

/** A person's hand: what they do and what they see, through the same code as the page. */
export interface Hand {
  readonly id: string;
  /** The channel in which this person talks to the app alone. */
  readonly dm: string;
  /** Resolves once the app acknowledged; rejects with Slack's failure, e.g. `operation_timeout`. */
  command(channel: string, command: string, text?: string): Promise<void>;
  say(channel: string, text: string, options?: { threadTs?: string; files?: string[] }): Promise<Message>;
  click(
    on: Message | OpenView,
    match: { actionId?: string | RegExp; label?: string; blockId?: string },
  ): Promise<void>;
  /** Picks in a select, overflow, date or time picker, radio or checkbox group, or types into an input. */
  choose(on: Message | OpenView, actionId: string | RegExp, value: string | string[]): Promise<void>;
  /** Values may leave out what the view fills in itself: types, labels of options, untouched inputs. */
  submit(view: OpenView, values?: StateValues): Promise<{ errors?: Record<string, string> }>;
  closeView(view: OpenView): Promise<void>;
  shortcut(callbackId: string, on?: { channel?: string; ts?: string }): Promise<void>;
  /** What an external select offers for the typed words. */
  options(on: Message | OpenView, actionId: string | RegExp, typed: string): Promise<Json[]>;
  upload(name: string, bytes: Uint8Array): Promise<FileRef>;
  openHome(): Promise<void>;
  /** What this person sees in the channel itself, ephemerals included, oldest first. */
  messages(channel: string): Message[];
  thread(channel: string, ts: string): Message[];
  /** The top of the stack of modals. */
  view(): OpenView | null;
  home(): OpenView | null;
  waitForMessage(channel: string, match: (message: Message) => boolean): Promise<Message>;
  waitForNoMessage(channel: string, match: (message: Message) => boolean): Promise<void>;
  waitForView(match?: (view: OpenView) => boolean): Promise<OpenView>;
  waitForHome(match?: (view: OpenView) => boolean): Promise<OpenView>;
  /** Resolves once no modal is open. */
  waitForNoView(): Promise<void>;
}
