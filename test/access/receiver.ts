import type { App, Receiver } from '@slack/bolt';

/** Hands payloads to the real Bolt app and waits until every listener is done, which no transport of Slack's can tell. */
export class DirectReceiver implements Receiver {
  #app: App | null = null;

  init(app: App): void {
    this.#app = app;
  }

  start(): Promise<unknown> {
    return Promise.resolve();
  }

  stop(): Promise<unknown> {
    return Promise.resolve();
  }

  /** What the app acknowledged with; undefined for an empty acknowledgement. */
  async send(body: Record<string, unknown>): Promise<unknown> {
    if (!this.#app) throw new Error('the app has not taken this receiver');
    let acknowledged: unknown;
    await this.#app.processEvent({
      body,
      ack: async (answer: unknown) => {
        acknowledged = answer;
      },
    });
    return acknowledged;
  }
}
