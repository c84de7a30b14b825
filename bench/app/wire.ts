import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

/** What Slack sends to an app's request URL, signed as Slack signs it, over connections that stay open. */
export class Wire {
  readonly #port: number;
  readonly #signingSecret: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });

  constructor(port: number, signingSecret: string) {
    this.#port = port;
    this.#signingSecret = signingSecret;
  }

  /** A slash command; resolves with what the app acknowledged it with. */
  command(fields: Record<string, string>): Promise<string> {
    return this.#post(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  }

  /** A click or a form. */
  interaction(payload: object): Promise<string> {
    return this.command({ payload: JSON.stringify(payload) });
  }

  event(payload: object): Promise<string> {
    return this.#post(JSON.stringify(payload), 'application/json');
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(body: string, contentType: string): Promise<string> {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', this.#signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          path: '/slack/events',
          method: 'POST',
          agent: this.#agent,
          headers: {
            'content-type': contentType,
            'content-length': Buffer.byteLength(body),
            'x-slack-request-timestamp': timestamp,
            'x-slack-signature': `v0=${signature}`,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const answer = Buffer.concat(chunks).toString();
            if (response.statusCode === 200) resolve(answer);
            else reject(new Error(`the app answered a request with HTTP ${response.statusCode}: ${answer}`));
          });
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // A server may close a connection that was idle in the moment in which it is used again; nothing was taken then.
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(this.#post(body, contentType));
        else reject(error);
      });
      sent.end(body);
    });
  }
}
