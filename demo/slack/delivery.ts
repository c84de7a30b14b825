import type { Json } from './json.ts';

/** What is handed to the app, whichever way it travels. */
export interface Envelope {
  type: 'events_api' | 'slash_commands' | 'interactive';
  payload: Json;
  acceptsResponse: boolean;
  /** Set on a repeated event. */
  retry?: { attempt: number; reason: string };
}

/** The app's acknowledgement with what it answered, or what Slack says when there was none. */
export type Answer =
  | { ok: true; body: unknown }
  | { ok: false; error: 'operation_timeout' | 'dispatch_failed' | 'http_error' };

export interface Delivery {
  deliver(envelope: Envelope): Promise<Answer>;
}
