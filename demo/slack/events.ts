import type { Core } from './core.ts';
import type { Delivery } from './delivery.ts';
import type { Json } from './json.ts';
import type { SentEvent } from './types.ts';
import { wireMessage } from './wire.ts';
import type { Happening, StoredMessage } from './workspace.ts';

interface EventsOptions {
  /** Event types in manifest words; all when undefined. */
  subscribed: readonly string[] | undefined;
  retryMs: readonly number[];
  unfurlDomains: readonly string[];
  delivery: () => Delivery;
}

/** The Events API: what happens becomes events, and an event that is not acknowledged comes again, three times at most. */
export class Events {
  readonly sent: SentEvent[] = [];
  readonly #core: Core;
  readonly #options: EventsOptions;
  readonly #firstAttempts = new Set<Promise<void>>();
  readonly #retries = new Set<NodeJS.Timeout>();

  constructor(core: Core, options: EventsOptions) {
    this.#core = core;
    this.#options = options;
    core.workspace.watch((happening) => this.#happened(happening));
  }

  /** Resolves once every event so far has been tried once. */
  async tried(): Promise<void> {
    await Promise.all(this.#firstAttempts);
  }

  /** Sends an event if the app subscribes to it; `subscription` is its name in the manifest where that differs. */
  send(event: Json & { type: string }, subscription: string = event.type): void {
    const { subscribed } = this.#options;
    if (this.#core.tokens.bot === '' || (subscribed && !subscribed.includes(subscription))) return;
    const { workspace } = this.#core;
    const channel = typeof event.channel === 'string' ? workspace.channels.get(event.channel) : undefined;
    const id = workspace.ids.next('Ev');
    const sent: SentEvent = {
      id,
      type: event.type,
      acknowledged: false,
      body: {
        token: 'verification-token',
        team_id: workspace.team.id,
        context_team_id: workspace.team.id,
        enterprise_id: workspace.enterprise?.id ?? null,
        context_enterprise_id: workspace.enterprise?.id ?? null,
        api_app_id: workspace.bot.appId,
        event: { event_ts: workspace.clock.nextTs(), ...event },
        type: 'event_callback',
        event_id: id,
        event_time: workspace.clock.seconds(),
        authorizations: [
          {
            enterprise_id: workspace.enterprise?.id ?? null,
            team_id: workspace.team.id,
            user_id: workspace.bot.userId,
            is_bot: true,
            is_enterprise_install: this.#core.tokens.wide,
          },
        ],
        is_ext_shared_channel: channel?.shared ?? false,
        event_context: `4-${id}`,
      },
    };
    this.sent.push(sent);
    const attempt = this.#attempt(sent, 0, '').finally(() => this.#firstAttempts.delete(attempt));
    this.#firstAttempts.add(attempt);
  }

  async redeliver(event: SentEvent, how: 'retry' | 'new-event-id'): Promise<void> {
    if (how === 'retry') {
      await this.#deliver(event, { attempt: 1, reason: 'timeout' });
      return;
    }
    const id = this.#core.workspace.ids.next('Ev');
    const again = { ...event, id, body: { ...event.body, event_id: id } };
    this.sent.push(again);
    await this.#deliver(again);
  }

  close(): void {
    for (const timer of this.#retries) clearTimeout(timer);
  }

  async #attempt(event: SentEvent, attempt: number, reason: string): Promise<void> {
    const failure = await this.#deliver(event, attempt > 0 ? { attempt, reason } : undefined);
    const wait = this.#options.retryMs[attempt];
    if (failure === null || wait === undefined) return;
    const timer = setTimeout(() => {
      this.#retries.delete(timer);
      void this.#attempt(event, attempt + 1, failure);
    }, wait);
    timer.unref();
    this.#retries.add(timer);
  }

  /** Null when the app acknowledged, else Slack's reason for a retry. */
  async #deliver(event: SentEvent, retry?: { attempt: number; reason: string }): Promise<string | null> {
    const answer = await this.#options.delivery().deliver({
      type: 'events_api',
      payload: event.body,
      acceptsResponse: false,
      ...(retry && { retry }),
    });
    if (answer.ok) {
      event.acknowledged = true;
      return null;
    }
    return { operation_timeout: 'timeout', dispatch_failed: 'connection_failed', http_error: 'http_error' }[
      answer.error
    ];
  }

  #happened(happening: Happening): void {
    const { workspace } = this.#core;
    const channel = 'message' in happening ? happening.message.channel : happening.channel;
    if (!workspace.isMember(channel, workspace.bot.userId)) return;
    switch (happening.type) {
      case 'posted':
        this.#posted(happening.message);
        break;
      case 'changed':
        this.#message(channel, {
          subtype: 'message_changed',
          hidden: true,
          message: wireMessage(workspace, happening.message),
          previous_message: wireMessage(workspace, happening.before),
        });
        break;
      case 'deleted':
        this.#message(channel, {
          subtype: 'message_deleted',
          hidden: true,
          deleted_ts: happening.message.ts,
          previous_message: wireMessage(workspace, happening.message),
        });
        break;
      case 'joined':
      case 'left':
        this.send({
          type: happening.type === 'joined' ? 'member_joined_channel' : 'member_left_channel',
          user: happening.person,
          channel,
          channel_type: workspace.channels.get(channel)?.kind === 'private' ? 'G' : 'C',
          team: workspace.team.id,
          ...(happening.type === 'joined' && happening.inviter && { inviter: happening.inviter }),
        });
        break;
    }
  }

  #posted(message: StoredMessage): void {
    const { workspace } = this.#core;
    const { bot } = workspace;
    const wire = wireMessage(workspace, message, true);
    const { channel, user, fileIds } = message;
    this.#message(channel, { ...wire, ...(fileIds.length > 0 && { subtype: 'file_share' }) });
    for (const file_id of fileIds) {
      this.send({ type: 'file_shared', channel_id: channel, file_id, user_id: user, file: { id: file_id } });
    }
    this.#links(message);
    const mentioned = user !== bot.userId && message.text.includes(`<@${bot.userId}>`);
    if (mentioned && workspace.channels.get(channel)?.kind !== 'dm') {
      this.send({ ...wire, type: 'app_mention', channel, event_ts: message.ts });
    }
  }

  /** Links to the app's own domains, as far as it has named some. */
  #links({ channel, user, ts, text, threadTs }: StoredMessage): void {
    const urls = (text.match(/https?:\/\/[^\s>|]+/g) ?? []).flatMap((url) => URL.parse(url) ?? []);
    const links = urls
      .filter(({ hostname }) => this.#options.unfurlDomains.includes(hostname))
      .map(({ hostname, href }) => ({ domain: hostname, url: href }));
    if (links.length === 0) return;
    this.send({
      type: 'link_shared',
      channel,
      user,
      message_ts: ts,
      is_bot_user_member: true,
      source: 'conversations_history',
      unfurl_id: `${channel}-${ts}`,
      links,
      ...(threadTs && { thread_ts: threadTs }),
    });
  }

  #message(channel: string, event: Json): void {
    const kind = this.#core.workspace.channels.get(channel)?.kind;
    const [type, subscription] =
      kind === 'dm'
        ? ['im', 'message.im']
        : kind === 'private'
          ? ['group', 'message.groups']
          : ['channel', 'message.channels'];
    const ts = event.ts ?? this.#core.workspace.clock.nextTs();
    this.send({ ...event, type: 'message', ts, event_ts: ts, channel, channel_type: type }, subscription);
  }
}
