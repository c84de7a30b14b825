import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Spreads requests over the ports that are up, in turn, as the balancer before an app of several processes does. */
export interface Balancer extends AsyncDisposable {
  url: string;
  add(port: number): void;
  remove(port: number): void;
}

export async function openBalancer(): Promise<Balancer> {
  const ports: number[] = [];
  let turn = 0;

  const server: Server = createServer((from, to) => {
    const chunks: Buffer[] = [];
    from.on('error', () => undefined);
    from.on('data', (chunk: Buffer) => chunks.push(chunk));
    from.on('end', () => {
      const port = ports[turn++ % Math.max(ports.length, 1)];
      if (port === undefined) {
        to.writeHead(503).end();
        return;
      }
      const where = { host: '127.0.0.1', port, path: from.url, method: from.method, headers: from.headers };
      const onward = request({ ...where, agent: false }, (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on('error', () => to.destroy());
        answer.pipe(to);
      });
      onward.on('error', () => (to.headersSent ? to.destroy() : to.writeHead(502).end()));
      onward.end(Buffer.concat(chunks));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    add: (one) => void ports.push(one),
    remove(one) {
      const at = ports.indexOf(one);
      if (at >= 0) ports.splice(at, 1);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
