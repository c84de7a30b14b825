import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_CABLE_BYTES } from '../../src/cable/index.ts';
import { download } from '../../src/slack/files.ts';

let server: Server | null = null;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = null;
});

/** A server of our own in Slack's place; its address. */
async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

const get = (base: string, url: string, size = 10) =>
  download({ url, size }, { botToken: 'xoxb-secret', apiUrl: `${base}/api/` });

describe('a file of Slack', () => {
  it('comes byte by byte as it was uploaded, for the bot’s token', async () => {
    let asked: string | undefined;
    const base = await serve((request, response) => {
      asked = request.headers.authorization;
      response.end(Buffer.from([0xef, 0xbb, 0xbf, 0x41]));
    });
    expect([...(await get(base, `${base}/file`))]).toEqual([0xef, 0xbb, 0xbf, 0x41]);
    expect(asked).toBe('Bearer xoxb-secret');
  });

  it.each([
    'https://files.slack.com.example.com/x',
    'http://127.0.0.1:1/x',
    'https://example.com/?slack.com',
    'file:///etc/hosts',
  ])('the token is not sent to %s', async (url) => {
    const base = await serve((_, response) => response.end('x'));
    await expect(get(base, url)).rejects.toThrow('does not lie with Slack');
  });

  it('the token does not follow a redirect', async () => {
    const base = await serve((_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    );
    await expect(get(base, `${base}/file`)).rejects.toThrow('pointed elsewhere');
  });

  it.each<[string, number, RequestListener, string]>([
    [
      'that Slack calls too large is not fetched',
      MAX_CABLE_BYTES + 1,
      () => expect.fail('asked'),
      '1,024 KB',
    ],
    [
      'that turns out too large is left in the middle',
      10,
      (_, response) => response.end(Buffer.alloc(MAX_CABLE_BYTES + 1, 'x')),
      '1,024 KB',
    ],
    ['that is gone says so', 10, (_, response) => response.writeHead(404).end('x'), 'HTTP 404'],
    [
      'in place of which Slack shows its sign-in page says which scope is missing',
      10,
      (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>'),
      'files:read',
    ],
    [
      'whose connection breaks in the middle asks for another try',
      10,
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('x', () => request.socket.destroy());
      },
      'once more',
    ],
    ['whose connection breaks asks for another try', 10, (request) => request.socket.destroy(), 'once more'],
  ])('one %s', async (_, size, answer, said) => {
    const base = await serve(answer);
    await expect(get(base, `${base}/file`, size)).rejects.toThrow(said);
  });
});
