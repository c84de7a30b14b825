import type { FileRef, Message, PageRequests, Snapshot, StateValues } from '../protocol.ts';

/** The server said no, or did not answer; `code` is its word for it. */
export class ApiFailure extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'ApiFailure';
    this.code = code;
  }
}

async function answer<T>(request: Promise<Response>): Promise<T> {
  let body: T & { ok?: boolean; error?: string };
  try {
    const response = await request;
    body = await response.json();
  } catch {
    // No answer, or none of our server's: to the page both mean that it is not there, and it tries again.
    throw new ApiFailure('unreachable');
  }
  if (body.ok === false) throw new ApiFailure(body.error ?? 'unknown_error');
  return body;
}

const get = <T>(path: string, query: Record<string, string>) =>
  answer<T>(fetch(`${path}?${new URLSearchParams(query)}`));

const post = <T>(path: string, body: unknown) =>
  answer<T>(
    fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

type Body<K extends keyof PageRequests> = PageRequests[K] extends { body: infer B } ? Omit<B, 'as'> : never;

export type Container = PageRequests['POST /page/action']['body']['container'];
export type Api = ReturnType<typeof createApi>;

/** Every request of the page, in the name of one person. `as` empty: the server chooses who. */
export function createApi(as: string) {
  return {
    state: () => get<Snapshot>('/page/state', { as }),
    messages: (channel: string) => get<{ messages: Message[] }>('/page/messages', { as, channel }),
    thread: (channel: string, ts: string) =>
      get<{ messages: Message[] }>('/page/thread', { as, channel, ts }),
    say: (body: Body<'POST /page/say'>) => post('/page/say', { as, ...body }),
    command: (body: Body<'POST /page/command'>) => post('/page/command', { as, ...body }),
    action: (body: Body<'POST /page/action'>) => post('/page/action', { as, ...body }),
    submitView: (viewId: string, state: StateValues) =>
      post<{ errors?: Record<string, string> }>('/page/view-submit', { as, viewId, state }),
    closeView: (viewId: string) => post('/page/view-close', { as, viewId }),
    shortcut: (body: Body<'POST /page/shortcut'>) => post('/page/shortcut', { as, ...body }),
    options: (body: Body<'POST /page/options'>) =>
      post<{ options?: unknown[]; optionGroups?: unknown[] }>('/page/options', { as, ...body }),
    upload: (file: File) =>
      answer<{ file: FileRef }>(
        fetch(`/page/upload?${new URLSearchParams({ as, name: file.name })}`, { method: 'POST', body: file }),
      ),
    openHome: () => post('/page/home', { as }),
    join: (channel: string) => post('/page/join', { as, channel }),
    advance: (advanceHours: number) => post('/page/clock', { advanceHours }),
    eventsUrl: () => `${location.origin.replace(/^http/, 'ws')}/page/events?${new URLSearchParams({ as })}`,
  };
}
