import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { buildPage } from '../../../demo/page.ts';
import type { FileRef, PageEvent, Snapshot } from '../../../demo/protocol.ts';
import { messages, snapshot } from './sample-workspace.ts';

export interface Asked {
  path: string;
  body: Record<string, unknown>;
}

export interface Stub {
  url: string;
  /** Every POST of the page, oldest first. */
  asked: Asked[];
  /** The first POST to that path whose body fits, also one still to come. */
  waitFor(path: string, fits?: (body: Record<string, unknown>) => boolean): Promise<Asked>;
  /** What a path answers instead of `{ok: true}`; a promise holds the answer back. */
  answer(path: string, how: (body: Record<string, unknown>) => unknown): void;
  push(event: PageEvent): void;
  close(): Promise<void>;
}

async function bytesOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function stateFor(as: string): Snapshot | null {
  const me = snapshot.people.find(({ id }) => id === (as || snapshot.me.id));
  return me ? { ...snapshot, me } : null;
}

/** Built once for all tests of a file. */
let built: ReturnType<typeof buildPage> | undefined;

/** The page and the smallest server that satisfies it: one workspace, no app behind it. */
export async function startStub(): Promise<Stub> {
  built ??= buildPage();
  const page = await built;
  const asked: Asked[] = [];
  const answers = new Map<string, (body: Record<string, unknown>) => unknown>();
  const sockets = new Set<WebSocket>();
  let heard: Array<() => void> = [];

  const reply = (res: ServerResponse, body: unknown) => {
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const respond = async (req: IncomingMessage, res: ServerResponse) => {
    if (page(req, res)) return;
    const url = new URL(req.url ?? '/', 'http://stub.invalid');
    const path = url.pathname;
    if (path === '/page/state') {
      const state = stateFor(url.searchParams.get('as') ?? '');
      return reply(res, state ? { ok: true, ...state } : { ok: false, error: 'unknown_person' });
    }
    if (path === '/page/messages' || path === '/page/thread') {
      const channel = url.searchParams.get('channel');
      return reply(res, { ok: true, messages: messages.filter((one) => one.channel === channel) });
    }
    if (req.method !== 'POST') return res.writeHead(404).end();
    const bytes = await bytesOf(req);
    if (path === '/page/upload') {
      const name = url.searchParams.get('name') ?? '';
      const file: FileRef = {
        id: 'F1',
        name,
        mimetype: 'text/plain',
        size: bytes.length,
        pageUrl: '/files/F1',
      };
      return reply(res, { ok: true, file });
    }
    const body = JSON.parse(bytes.toString() || '{}');
    asked.push({ path, body });
    for (const listener of heard) listener();
    reply(res, (await answers.get(path)?.(body)) ?? { ok: true });
  };

  const server = createServer((req, res) => void respond(req, res));
  const events = new WebSocketServer({ server, path: '/page/events' });
  events.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    waitFor: (path, fits = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const found = asked.find((one) => one.path === path && fits(one.body));
          if (!found) return;
          heard = heard.filter((one) => one !== look);
          resolve(found);
        };
        heard = [...heard, look];
        look();
      }),
    answer: (path, how) => answers.set(path, how),
    push: (event) => {
      for (const socket of sockets) socket.send(JSON.stringify(event));
    },
    close: async () => {
      for (const socket of sockets) socket.terminate();
      events.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
