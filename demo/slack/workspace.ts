import type { KnownBlock } from '@slack/types';
import type { Channel, Message, Person } from '../protocol.ts';
import { Audience } from './audience.ts';
import { withIds } from './block-rules/index.ts';
import type { WorkspaceClock } from './clock.ts';
import { FileStore } from './files.ts';
import { Ids } from './ids.ts';
import type { Json } from './json.ts';
import type { FakeSlackOptions } from './types.ts';

/** A message as the workspace keeps it; `toPage` and `wireMessage` are its two faces. */
export interface StoredMessage {
  channel: string;
  ts: string;
  user: string;
  text: string;
  blocks: KnownBlock[];
  fileIds: string[];
  threadTs: string | null;
  /** A reply that is shown in the channel too. */
  broadcast: boolean;
  editedTs: string | null;
  ephemeralTo: string | null;
  metadata: Json | null;
  /** Address in the text -> what the app unfolds it to. */
  unfurls: Map<string, KnownBlock[]>;
  /** Emoji name -> user ids. */
  reactions: Map<string, Set<string>>;
}

export type NewMessage = Pick<StoredMessage, 'channel' | 'user' | 'text'> &
  Partial<Omit<StoredMessage, 'ts'>>;

interface StoredChannel extends Omit<Channel, 'archived'> {
  archived: boolean;
  created: number;
}

/** What the app is told when something happens in the workspace; wired to the events by the server. */
export type Happening =
  | { type: 'posted'; message: StoredMessage }
  | { type: 'changed'; message: StoredMessage; before: StoredMessage }
  | { type: 'deleted'; message: StoredMessage }
  | { type: 'joined'; channel: string; person: string; inviter: string | null }
  | { type: 'left'; channel: string; person: string };

/** Who can read a public channel without being in it. */
const BROWSES = new Set<Person['kind'] | undefined>(['member', 'admin', 'owner', 'bot']);

/** The other organisation that shared channels connect to. */
export const STRANGE_TEAM = 'T0STRANGE';

/** People, channels and messages, and who can see what. */
export class Workspace {
  readonly team: { id: string; name: string; domain: string };
  /** The organisation that the workspace is one of. */
  readonly enterprise: { id: string; name: string } | null;
  readonly bot: { userId: string; botId: string; name: string; appId: string };
  readonly people = new Map<string, Person>();
  readonly channels = new Map<string, StoredChannel>();
  readonly audience = new Audience();
  readonly ids = new Ids();
  readonly files: FileStore;
  readonly clock: WorkspaceClock;
  readonly pins = new Map<string, Set<string>>();
  readonly #messages = new Map<string, StoredMessage[]>();
  readonly #watchers = new Set<(happening: Happening) => void>();

  constructor(options: FakeSlackOptions, clock: WorkspaceClock) {
    this.clock = clock;
    this.team = { ...options.team, domain: options.team.name.toLowerCase().replace(/[^a-z0-9]+/g, '-') };
    this.enterprise = options.enterprise ?? null;
    this.bot = { ...options.bot, botId: `B${options.bot.userId.slice(1)}` };
    this.files = new FileStore(this.ids, clock, this.team.id);
    this.people.set(this.bot.userId, botPerson(options.bot));
    for (const person of options.people) this.people.set(person.id, person);
    for (const channel of options.channels) this.addChannel(channel);
    for (const person of options.people) this.dmOf(person.id);
  }

  watch(watcher: (happening: Happening) => void): void {
    this.#watchers.add(watcher);
  }

  #happened(happening: Happening): void {
    for (const watcher of this.#watchers) watcher(happening);
  }

  addChannel(channel: Channel): void {
    this.channels.set(channel.id, {
      ...channel,
      members: [...channel.members],
      archived: channel.archived ?? false,
      created: this.clock.seconds(),
    });
    this.#tellMembers();
  }

  addPerson(person: Person): void {
    this.people.set(person.id, person);
    if (person.kind !== 'bot') this.dmOf(person.id);
  }

  /** The channel in which a person and the app talk alone; made when it is missing. */
  dmOf(person: string): StoredChannel {
    const open = [...this.channels.values()].find(
      ({ kind, members }) => kind === 'dm' && members.includes(person) && members.includes(this.bot.userId),
    );
    if (open) return open;
    const id = this.ids.next('D');
    this.addChannel({
      id,
      name: '',
      kind: 'dm',
      topic: '',
      members: [person, this.bot.userId],
      with: this.bot.userId,
    });
    return this.dmOf(person);
  }

  isMember(channel: string, person: string): boolean {
    return this.channels.get(channel)?.members.includes(person) ?? false;
  }

  join(channel: string, person: string, inviter: string | null = null): void {
    const found = this.channels.get(channel);
    if (!found || found.members.includes(person)) return;
    found.members.push(person);
    this.#tellMembers();
    this.#happened({ type: 'joined', channel, person, inviter });
  }

  removeMember(channel: string, person: string): void {
    const found = this.channels.get(channel);
    if (!found?.members.includes(person)) return;
    this.#happened({ type: 'left', channel, person });
    found.members = found.members.filter((member) => member !== person);
    this.#tellMembers();
  }

  archive(channel: string): void {
    const found = this.channels.get(channel);
    if (found) found.archived = true;
    this.#tellMembers();
  }

  /** What a person sees in their list: their channels and DMs, and public channels they could join. */
  channelsOf(person: string): Channel[] {
    return [...this.channels.values()]
      .filter(({ id, archived }) => !archived && this.#canRead(person, id))
      .map(({ archived, created, ...channel }) => withOtherSide(channel, person));
  }

  /** Members, and the workspace's own people in a public channel; an archived one stays readable. */
  #canRead(person: string, channel: string): boolean {
    const isPublic = this.channels.get(channel)?.kind === 'channel';
    return this.isMember(channel, person) || (isPublic && BROWSES.has(this.people.get(person)?.kind));
  }

  /** The workspace that a person belongs to: for a stranger another one than the app's. */
  teamOf(person: string): string {
    return this.people.get(person)?.kind === 'stranger' ? STRANGE_TEAM : this.team.id;
  }

  /** What a person is called in the workspace does not change, but what they are may: they are deactivated, made an owner… */
  become(person: string, kind: Person['kind']): void {
    const found = this.people.get(person);
    if (found) this.people.set(person, { ...found, kind });
  }

  #tellMembers(): void {
    for (const person of this.people.keys()) {
      this.audience.tell([person], { type: 'channels', channels: this.channelsOf(person) });
    }
  }

  post(message: NewMessage): StoredMessage {
    const stored: StoredMessage = {
      fileIds: [],
      threadTs: null,
      broadcast: false,
      editedTs: null,
      ephemeralTo: null,
      metadata: null,
      unfurls: new Map(),
      reactions: new Map(),
      ...message,
      blocks: withIds(message.blocks ?? [], () => this.ids.block()),
      ts: this.clock.nextTs(),
    };
    this.#all(stored.channel).push(stored);
    this.audience.tell(this.#readersOf(stored), { type: 'message', message: this.toPage(stored) });
    this.#tellParent(stored);
    if (!stored.ephemeralTo) this.#happened({ type: 'posted', message: stored });
    return stored;
  }

  change(message: StoredMessage, to: Partial<StoredMessage>): void {
    const before = { ...message };
    Object.assign(message, to);
    if (to.blocks) message.blocks = withIds(to.blocks, () => this.ids.block());
    this.audience.tell(this.#readersOf(message), { type: 'message_changed', message: this.toPage(message) });
    if (!message.ephemeralTo) this.#happened({ type: 'changed', message, before });
  }

  remove(message: StoredMessage): void {
    const all = this.#all(message.channel);
    all.splice(all.indexOf(message), 1);
    const { channel, ts } = message;
    this.audience.tell(this.#readersOf(message), { type: 'message_deleted', channel, ts });
    this.#tellParent(message);
    if (!message.ephemeralTo) this.#happened({ type: 'deleted', message });
  }

  find(channel: string, ts: string): StoredMessage | undefined {
    return this.#all(channel).find((message) => message.ts === ts);
  }

  /** Everything in a channel that is no one's private ephemeral, oldest first. */
  history(channel: string): StoredMessage[] {
    return this.#all(channel).filter(({ ephemeralTo }) => ephemeralTo === null);
  }

  repliesTo(channel: string, ts: string): StoredMessage[] {
    return this.history(channel).filter(({ threadTs }) => threadTs === ts);
  }

  /** All that a person can see in a channel, replies and their own ephemerals included. */
  visibleTo(person: string, channel: string): StoredMessage[] {
    if (!this.#canRead(person, channel)) return [];
    return this.#all(channel).filter(({ ephemeralTo }) => ephemeralTo === null || ephemeralTo === person);
  }

  toPage(message: StoredMessage): Message {
    return {
      channel: message.channel,
      ts: message.ts,
      user: message.user,
      text: message.text,
      blocks: message.blocks,
      files: message.fileIds.flatMap((id) => this.files.ref(id) ?? []),
      threadTs: message.threadTs,
      replyCount: this.repliesTo(message.channel, message.ts).length,
      edited: message.editedTs !== null,
      ephemeralTo: message.ephemeralTo,
    };
  }

  #all(channel: string): StoredMessage[] {
    const known = this.#messages.get(channel) ?? [];
    this.#messages.set(channel, known);
    return known;
  }

  #readersOf(message: StoredMessage): string[] {
    if (message.ephemeralTo) return [message.ephemeralTo];
    return [...this.people.keys()].filter((person) => this.#canRead(person, message.channel));
  }

  /** The page shows a reply count at the parent. */
  #tellParent(reply: StoredMessage): void {
    const parent =
      reply.threadTs && !reply.ephemeralTo ? this.find(reply.channel, reply.threadTs) : undefined;
    if (!parent) return;
    this.audience.tell(this.#readersOf(parent), { type: 'message_changed', message: this.toPage(parent) });
  }
}

function withOtherSide(channel: Channel, person: string): Channel {
  const other = channel.kind === 'dm' ? channel.members.find((member) => member !== person) : undefined;
  return other ? { ...channel, with: other } : channel;
}

function botPerson(bot: FakeSlackOptions['bot']): Person {
  return {
    id: bot.userId,
    name: bot.name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    realName: bot.name,
    title: '',
    avatar: { text: bot.name.slice(0, 2), color: '#4a154b' },
    tz: 'UTC',
    kind: 'bot',
  };
}
