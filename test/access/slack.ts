import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Who {
  id: string;
  /** What Slack says of them beside their id. */
  is: Record<string, unknown>;
}

export interface Room {
  id: string;
  members: string[];
  shared?: boolean;
}

/** One thing that the app said to Slack: a method of the Web API or an answer to a response_url. */
export interface Said {
  method: string;
  body: string;
}

/**
 * A Slack that answers and writes down: it judges nothing, so that whatever the app would show to anybody is seen, also what Slack itself
 * would have refused to carry.
 */
export interface RecordingSlack extends AsyncDisposable {
  apiUrl: string;
  responseUrl: string;
  said: Said[];
  rooms: Room[];
  people: Who[];
  /** Bytes that the app may fetch as a file of Slack's. */
  files: Map<string, string>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

const fieldsOf = (type: string | undefined, body: string): Record<string, string> =>
  type?.includes('urlencoded') ? Object.fromEntries(new URLSearchParams(body)) : {};

export async function startRecordingSlack(team: string, bot: string): Promise<RecordingSlack> {
  const said: Said[] = [];
  const rooms: Room[] = [];
  const people: Who[] = [];
  const files = new Map<string, string>();
  let url = '';
  let ts = 0;

  function answer(method: string, args: Record<string, string>): Record<string, unknown> {
    const room = rooms.find(({ id }) => id === args.channel);
    switch (method) {
      case 'auth.test':
        return { ok: true, user_id: bot, bot_id: 'B0BOT', team_id: team };
      case 'users.info': {
        const who = people.find(({ id }) => id === args.user);
        return who
          ? { ok: true, user: { id: who.id, team_id: team, tz: 'UTC', ...who.is } }
          : { ok: false, error: 'user_not_found' };
      }
      case 'conversations.members':
        return room ? { ok: true, members: room.members } : { ok: false, error: 'channel_not_found' };
      case 'conversations.info':
        return room
          ? { ok: true, channel: { id: room.id, is_member: true, is_ext_shared: room.shared ?? false } }
          : { ok: false, error: 'channel_not_found' };
      case 'conversations.open':
        return { ok: true, channel: { id: `D${args.users}` } };
      case 'chat.getPermalink':
        return { ok: true, permalink: `https://example.slack.com/archives/${args.channel}/p1` };
      case 'views.open':
      case 'views.push':
      case 'views.update':
        return { ok: true, view: { id: 'V1' } };
      case 'files.getUploadURLExternal':
        return { ok: true, upload_url: `${url}/upload`, file_id: 'F1' };
      case 'files.completeUploadExternal':
        return { ok: true, files: [{ id: 'F1' }] };
      default:
        return { ok: true, ts: `1.${++ts}`, channel: args.channel };
    }
  }

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const file = files.get(path);
    if (request.method === 'GET' && file !== undefined) {
      response.end(file);
      return;
    }
    const body = await bodyOf(request);
    const method = path.replace('/api/', '').replace(/^\//, '');
    const fields = fieldsOf(request.headers['content-type'], body);
    said.push({ method, body: Object.keys(fields).length > 0 ? JSON.stringify(fields) : body });
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(path.startsWith('/api/') ? answer(method, fields) : { ok: true }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${url}/api/`,
    responseUrl: `${url}/respond`,
    said,
    rooms,
    people,
    files,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
