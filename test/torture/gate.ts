import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type When = 'before' | 'after';

interface Hold {
  method: string;
  when: When;
  came: (letGo: () => void) => void;
}

/** Stands between an app and the fake Slack, and can keep a call that the other side waits for. */
export interface Gate extends AsyncDisposable {
  /** What the app takes for Slack's API. */
  apiUrl: string;
  /**
   * Resolves when the next call of the method is there: `before`: Slack has not seen it, `after`: Slack has done it but the app does not
   * know. The call goes on once it is let go, if it ever is.
   */
  hold(method: string, when: When): Promise<() => void>;
  /** Lets go whatever is held, and holds nothing more. */
  letGo(): void;
}

/** @example const gate = await openGate(slack.url); const held = gate.hold('chat.postMessage', 'after') */
export async function openGate(slackUrl: string): Promise<Gate> {
  const holds: Hold[] = [];
  const held = new Set<() => void>();
  /** Goes on at once, unless the call is to be held here. */
  const passing = (method: string, when: When, goOn: () => void): void => {
    const at = holds.findIndex((one) => one.method === method && one.when === when);
    if (at < 0) {
      goOn();
      return;
    }
    held.add(goOn);
    holds.splice(at, 1)[0]?.came(() => {
      if (held.delete(goOn)) goOn();
    });
  };

  function pass(from: IncomingMessage, body: Buffer, to: ServerResponse): void {
    const method = from.url?.replace(/^\/api\//, '').replace(/\?.*$/, '') ?? '';
    const options = { method: from.method, headers: from.headers };
    passing(method, 'before', () => {
      const onward = request(`${slackUrl}${from.url}`, options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', () => to.destroy());
        answer.on('end', () =>
          passing(method, 'after', () =>
            to.writeHead(answer.statusCode ?? 500, answer.headers).end(Buffer.concat(chunks)),
          ),
        );
      });
      onward.on('error', () => to.destroy());
      onward.end(body);
    });
  }

  const server = createServer((from, to) => {
    const chunks: Buffer[] = [];
    from.on('data', (chunk: Buffer) => chunks.push(chunk));
    from.on('end', () => pass(from, Buffer.concat(chunks), to));
    from.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    hold: (method, when) => new Promise((came) => void holds.push({ method, when, came })),
    letGo() {
      holds.length = 0;
      for (const goOn of held) goOn();
      held.clear();
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
