import { areBlocks, judgeMessageBlocks } from './block-rules/index.ts';
import type { WorkspaceClock } from './clock.ts';
import { secret } from './ids.ts';
import { isJson, type Json, textAt } from './json.ts';
import type { StoredMessage, Workspace } from './workspace.ts';

const USES = 5;
const LIFETIME_MS = 30 * 60_000;

/** Where an answer over a response URL goes. */
interface Origin {
  channel: string;
  person: string;
  threadTs: string | null;
  /** The message that was acted on; undefined for a command. */
  message?: StoredMessage;
}

export interface ResponseAnswer {
  status: number;
  body: Json | 'ok';
}

/** Response URLs: five uses within thirty minutes, and the only way to touch an ephemeral message again. */
export class ResponseUrls {
  readonly #origins = new Map<string, Origin & { uses: number; issuedAtMs: number }>();
  readonly #workspace: Workspace;
  readonly #clock: WorkspaceClock;
  /** Where the server is reached; known once it listens. */
  baseUrl = '';

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#clock = workspace.clock;
  }

  issue(origin: Origin): string {
    const key = secret();
    this.#origins.set(key, { ...origin, uses: 0, issuedAtMs: this.#clock.ms() });
    return `${this.baseUrl}/response/${this.#workspace.team.id}/${key}`;
  }

  /** What an app posts to a response URL, by the last part of its path. */
  use(key: string, body: unknown): ResponseAnswer {
    const origin = this.#origins.get(key);
    if (!origin) return refused(404, 'invalid_url');
    if (this.#clock.ms() - origin.issuedAtMs > LIFETIME_MS) return refused(404, 'expired_url');
    if (origin.uses >= USES) return refused(404, 'used_url');
    if (!isJson(body)) return refused(400, 'invalid_payload');
    const answer = this.say(origin, body);
    if (answer.status === 200) origin.uses += 1;
    return answer;
  }

  /** A message for whoever typed or clicked: what a response URL takes, and an acknowledgement. */
  say(origin: Origin, body: Json): ResponseAnswer {
    const { message } = origin;
    if (isTrue(body.delete_original)) {
      if (message) this.#workspace.remove(message);
      return { status: 200, body: 'ok' };
    }
    const blocks = body.blocks ?? [];
    if (!areBlocks(blocks)) {
      return refused(400, 'invalid_blocks', judgeMessageBlocks(blocks)?.messages);
    }
    const text = textAt(body, 'text');
    if (text === '' && blocks.length === 0) return refused(400, 'no_text');
    if (isTrue(body.replace_original) && message) {
      const edited = message.ephemeralTo ? {} : { editedTs: this.#clock.nextTs() };
      this.#workspace.change(message, { text, blocks, ...edited });
      return { status: 200, body: 'ok' };
    }
    this.#workspace.post({
      channel: origin.channel,
      user: this.#workspace.bot.userId,
      text,
      blocks,
      threadTs: textAt(body, 'thread_ts') || origin.threadTs,
      ephemeralTo: body.response_type === 'in_channel' ? null : origin.person,
    });
    return { status: 200, body: 'ok' };
  }
}

/** Slack takes `"true"` for `true` here; apps have long sent both. */
const isTrue = (value: unknown) => value === true || value === 'true';

function refused(status: number, error: string, messages?: string[]): ResponseAnswer {
  const detail = messages ? { response_metadata: { messages: messages.map((one) => `[ERROR] ${one}`) } } : {};
  return { status, body: { ok: false, error, ...detail } };
}
