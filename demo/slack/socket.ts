import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Answer, Delivery, Envelope } from './delivery.ts';
import { secret } from './ids.ts';
import { isJson, parseJson, textAt } from './json.ts';

const PING_MS = 10_000;

interface Waiting {
  socket: WebSocket;
  settle: (answer: Answer) => void;
}

/** Slack's side of Socket Mode: tickets, hello, envelopes and their acknowledgements, pings, disconnect frames. */
export class AppSockets implements Delivery {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #sockets = new Set<WebSocket>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #appId: string;
  readonly #acknowledgeMs: number;
  readonly #onCount: (open: number) => void;
  #turn = 0;

  constructor(appId: string, acknowledgeMs: number, onCount: (open: number) => void) {
    this.#appId = appId;
    this.#acknowledgeMs = acknowledgeMs;
    this.#onCount = onCount;
  }

  get open(): number {
    return this.#sockets.size;
  }

  /** The one-time path that `apps.connections.open` hands out: `/link/?ticket=…`. */
  newPath(): string {
    const ticket = secret();
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#connected(connection));
  }

  #connected(socket: WebSocket): void {
    this.#sockets.add(socket);
    const pings = setInterval(() => socket.ping(`Ping from fake Slack`), PING_MS);
    pings.unref();
    socket.on('message', (data) => this.#received(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      this.#gone(socket);
    });
    send(socket, {
      type: 'hello',
      num_connections: this.#sockets.size,
      debug_info: { host: 'fake-slack', build_number: 1, approximate_connection_time: 3_600 },
      connection_info: { app_id: this.#appId },
    });
    this.#onCount(this.#sockets.size);
  }

  #gone(socket: WebSocket): void {
    if (!this.#sockets.delete(socket)) return;
    for (const [id, waiting] of this.#waiting) {
      if (waiting.socket !== socket) continue;
      this.#waiting.delete(id);
      waiting.settle({ ok: false, error: 'operation_timeout' });
    }
    this.#onCount(this.#sockets.size);
  }

  #received(text: string): void {
    const frame = parseJson(text);
    const id = textAt(frame, 'envelope_id');
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    waiting.settle({ ok: true, body: isJson(frame) ? frame.payload : undefined });
  }

  /** One connection gets each envelope, in turn, as Slack spreads them over an app's connections. */
  deliver(envelope: Envelope): Promise<Answer> {
    const sockets = [...this.#sockets];
    const socket = sockets[this.#turn++ % Math.max(sockets.length, 1)];
    if (!socket) return Promise.resolve({ ok: false, error: 'dispatch_failed' });
    const id = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        resolve({ ok: false, error: 'operation_timeout' });
      }, this.#acknowledgeMs);
      const settle = (answer: Answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      this.#waiting.set(id, { socket, settle });
      send(socket, {
        envelope_id: id,
        type: envelope.type,
        accepts_response_payload: envelope.acceptsResponse,
        payload: envelope.payload,
        ...(envelope.type === 'events_api' && {
          retry_attempt: envelope.retry?.attempt ?? 0,
          retry_reason: envelope.retry?.reason ?? '',
        }),
      });
    });
  }

  /** Asks every connection to come back on a new one; resolves when the old ones are closed. */
  async refresh(): Promise<void> {
    const closing = [...this.#sockets].map((socket) => {
      send(socket, { type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'fake-slack' } });
      return once(socket, 'close');
    });
    await Promise.all(closing);
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.#server.close();
  }
}

function send(socket: WebSocket, frame: object): void {
  socket.send(JSON.stringify(frame));
}
