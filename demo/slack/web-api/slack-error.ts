import type { Json } from '../json.ts';

/** Slack's refusal of a call: `channel_not_found`, with the complaints that Slack adds to some. */
export class SlackError extends Error {
  readonly code: string;
  readonly messages: string[];

  constructor(code: string, messages: string[] = []) {
    super(code);
    this.name = 'SlackError';
    this.code = code;
    this.messages = messages;
  }

  toAnswer(): Json {
    if (this.messages.length === 0) return { ok: false, error: this.code };
    return {
      ok: false,
      error: this.code,
      errors: this.messages,
      response_metadata: { messages: this.messages.map((message) => `[ERROR] ${message}`) },
    };
  }
}
