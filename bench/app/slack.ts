import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { bodyOf, portOf, sendJson } from './http.ts';

/** What the app called, with its arguments. */
export interface Call {
  method: string;
  args: Record<string, string>;
}

/** The least that the app needs of Slack: it answers at once, keeps nothing, and tells what it was asked. */
export interface AnsweringSlack {
  /** Ends with a slash. */
  apiUrl: string;
  /** A new `response_url`, and what the app first sends to it. Rejects when that takes too long. */
  answer(): { url: string; arrives: Promise<string>; forget(): void };
  /** The first call from now on that matches. Rejects when there is none for too long. */
  call(match: (call: Call) => boolean): Promise<Call>;
  onCall(listen: (call: Call) => void): () => void;
  /** Methods that it was asked for and does not know. */
  unknown: ReadonlySet<string>;
  /** Resolves once nothing was asked for so many milliseconds. */
  quiet(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

export const TEAM = 'T1';
export const BOT = 'U0BOT';
/** A member of every channel, with a zone of their own. */
export const PERSON = 'U1';

const person = (id: string) => ({
  id,
  team_id: TEAM,
  name: id.toLowerCase(),
  tz: 'America/New_York',
  deleted: false,
  is_bot: id === BOT,
  is_admin: false,
  is_owner: false,
  is_restricted: false,
  is_ultra_restricted: false,
});

/** Longer than any person waits, in milliseconds. */
const TOO_LONG = 15_000;

let given = 0;
/** Counts on, for ids that no two things share. */
const nextNumber = (): number => {
  given += 1;
  return given;
};
const ts = () => `${Math.floor(Date.now() / 1_000)}.${String(nextNumber() % 1_000_000).padStart(6, '0')}`;
const opened = () => ({ view: { id: `V${nextNumber()}` } });

/** Method by method, what Slack's answer says besides `ok`. */
const METHODS: Record<string, (args: Record<string, string>) => object> = {
  'auth.test': () => ({ team_id: TEAM, team: 'Team', user_id: BOT, user: 'desk', bot_id: 'B1' }),
  'users.info': ({ user = '' }) => ({ user: person(user) }),
  'conversations.members': () => ({ members: [BOT, PERSON], response_metadata: { next_cursor: '' } }),
  'conversations.info': ({ channel }) => ({ channel: { id: channel, name: channel, is_member: true } }),
  'conversations.open': ({ users = '' }) => ({ channel: { id: `D${users}` } }),
  'conversations.history': () => ({ messages: [], has_more: false }),
  'conversations.replies': () => ({ messages: [], has_more: false }),
  'chat.postMessage': ({ channel }) => ({ channel, ts: ts() }),
  'chat.getPermalink': ({ channel, message_ts }) => ({
    permalink: `https://team.test/${channel}/${message_ts}`,
  }),
  'chat.update': ({ channel, ts }) => ({ channel, ts }),
  'chat.postEphemeral': () => ({ message_ts: ts() }),
  'views.open': opened,
  'views.push': opened,
  'views.update': opened,
  'views.publish': opened,
};

export async function startAnsweringSlack(): Promise<AnsweringSlack> {
  const answers = new Map<string, (body: string) => void>();
  const listeners = new Set<(call: Call) => void>();
  const unknown = new Set<string>();
  let asked = performance.now();
  let base = '';

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    asked = performance.now();
    const [, room, name = ''] = (request.url ?? '').split('/', 3);
    const body = await bodyOf(request);
    if (room === 'respond') {
      sendJson(response, { ok: true });
      answers.get(name)?.(body);
      return;
    }
    const method = METHODS[name];
    if (!method) unknown.add(name);
    const args = argumentsOf(request, body);
    sendJson(response, method ? { ok: true, ...method(args) } : { ok: false, error: 'unknown_method' });
    for (const listen of listeners) listen({ method: name, args });
  }

  const server = createServer((request, response) => {
    // The app sees a broken connection, and the person who waits for its answer rejects: that ends the run.
    serve(request, response).catch(() => response.destroy());
  });
  base = `http://127.0.0.1:${await portOf(server)}`;

  const onCall = (listen: (call: Call) => void) => {
    listeners.add(listen);
    return () => void listeners.delete(listen);
  };
  return {
    apiUrl: `${base}/api/`,
    answer() {
      const id = String(nextNumber());
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const late = setTimeout(() => {
        answers.delete(id);
        reject(new Error('the app sent no answer'));
      }, TOO_LONG);
      const forget = () => {
        clearTimeout(late);
        answers.delete(id);
      };
      // Whoever gave up on the request itself does not wait for the answer any more.
      promise.catch(() => undefined);
      answers.set(id, (body) => {
        forget();
        resolve(body);
      });
      return { url: `${base}/respond/${id}`, arrives: promise, forget };
    },
    call(match) {
      const { promise, resolve, reject } = Promise.withResolvers<Call>();
      const late = setTimeout(() => {
        stop();
        reject(new Error(`the app made no call that matches ${match}`));
      }, TOO_LONG);
      const stop = onCall((call) => {
        if (!match(call)) return;
        clearTimeout(late);
        stop();
        resolve(call);
      });
      // Whoever gave up on the request itself does not wait for the call any more.
      promise.catch(() => undefined);
      return promise;
    },
    onCall,
    unknown,
    async quiet(milliseconds) {
      for (let left = milliseconds; left > 0; left = asked + milliseconds - performance.now())
        await new Promise((resolve) => setTimeout(resolve, left));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function argumentsOf({ headers, url = '' }: IncomingMessage, body: string): Record<string, string> {
  if (headers['content-type']?.startsWith('application/json')) return JSON.parse(body);
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return Object.fromEntries([...new URLSearchParams(query), ...new URLSearchParams(body)]);
}
