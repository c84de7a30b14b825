import { createHmac } from 'node:crypto';
import type { Answer, Delivery, Envelope } from './delivery.ts';
import { parseJson } from './json.ts';

/** Signed requests to the app's own server, for an app that does not use Socket Mode. */
export class HttpDelivery implements Delivery {
  readonly #url: string;
  readonly #signingSecret: string;
  readonly #acknowledgeMs: number;

  constructor(url: string, signingSecret: string, acknowledgeMs: number) {
    this.#url = url;
    this.#signingSecret = signingSecret;
    this.#acknowledgeMs = acknowledgeMs;
  }

  async deliver(envelope: Envelope): Promise<Answer> {
    const { body, contentType } = encode(envelope);
    // Receivers compare this with their own clock, so it is real time even when the workspace's clock stands in 2008.
    const timestamp = String(Math.floor(Date.now() / 1_000));
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: {
          'content-type': contentType,
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': sign(this.#signingSecret, timestamp, body),
          ...(envelope.retry && {
            'x-slack-retry-num': String(envelope.retry.attempt),
            'x-slack-retry-reason': envelope.retry.reason,
          }),
        },
        body,
        signal: AbortSignal.timeout(this.#acknowledgeMs),
      });
      const answer = await response.text();
      if (!response.ok) return { ok: false, error: 'http_error' };
      return { ok: true, body: parseJson(answer) ?? answer };
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return { ok: false, error: late ? 'operation_timeout' : 'dispatch_failed' };
    }
  }
}

/** Slack's `v0` signature of a request body. */
export function sign(signingSecret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function encode({ type, payload }: Envelope): { body: string; contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields =
    type === 'slash_commands'
      ? Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)])
      : [['payload', JSON.stringify(payload)] satisfies [string, string]];
  return {
    body: new URLSearchParams(fields).toString(),
    contentType: 'application/x-www-form-urlencoded',
  };
}
