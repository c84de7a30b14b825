import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { PageEvent, PageRequests, Snapshot } from '../protocol.ts';
import type { Core } from './core.ts';
import { argumentsOf, sendJson, uploadedBytes } from './http.ts';
import type { Container, Interactions } from './interactions.ts';
import { isJson, type Json, jsonAt, listAt, stringsAt, textAt } from './json.ts';
import { PersonError } from './person-error.ts';
import type { FakeSlackOptions } from './types.ts';

type Handler = (person: string, args: Json, request: IncomingMessage) => Json | Promise<Json>;

/** The page's side: `PageRequests` of the protocol, and the stream of `PageEvent`s. */
export class PageApi {
  readonly #core: Core;
  readonly #does: Interactions;
  readonly #options: FakeSlackOptions;
  readonly #appConnected: () => boolean;
  readonly #sockets = new WebSocketServer({ noServer: true });

  constructor(core: Core, does: Interactions, options: FakeSlackOptions, appConnected: () => boolean) {
    this.#core = core;
    this.#does = does;
    this.#options = options;
    this.#appConnected = appConnected;
  }

  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const file = /^\/page\/files\/([^/]+)\//.exec(url.pathname)?.[1];
    if (file && request.method === 'GET') {
      this.#serveFile(file, response);
      return;
    }
    const route = `${request.method} ${url.pathname}`;
    const handler = this.#handlers[route];
    if (!handler) {
      sendJson(response, { ok: false, error: 'unknown_method' }, 404);
      return;
    }
    const isUpload = url.pathname === '/page/upload';
    const args = isUpload ? Object.fromEntries(url.searchParams) : await argumentsOf(request, url);
    try {
      const person = this.#person(textAt(args, 'as'), route);
      sendJson(response, { ok: true, ...(await handler(person, args, request)) });
    } catch (error) {
      if (!(error instanceof PersonError)) throw error;
      sendJson(response, { ok: false, error: error.code, detail: error.message });
    }
  }

  /** Nobody named: the first person, so that a page opened without a name shows somebody's view. */
  #person(as: string, route: string): string {
    if (this.#core.workspace.people.has(as)) return as;
    const first = this.#options.people[0]?.id;
    if (first && (as === '' || route === 'POST /page/clock')) return first;
    throw new PersonError('user_not_found', as);
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): void {
    const as = url.searchParams.get('as') || (this.#options.people[0]?.id ?? '');
    this.#sockets.handleUpgrade(request, socket, head, (connection) => {
      const tell = (event: PageEvent) => connection.send(JSON.stringify(event));
      const stop = this.#core.workspace.audience.listen(as, tell);
      connection.on('close', stop);
      connection.on('error', () => connection.terminate());
    });
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  readonly #handlers: Record<keyof PageRequests | string, Handler> = {
    'GET /page/state': (person) => ({ ...this.#snapshot(person) }),
    'GET /page/messages': (person, args) => ({
      messages: this.#core.workspace
        .visibleTo(person, textAt(args, 'channel'))
        .filter(({ threadTs, broadcast }) => threadTs === null || broadcast)
        .map((message) => this.#core.workspace.toPage(message)),
    }),
    'GET /page/thread': (person, args) => ({
      messages: this.#core.workspace
        .visibleTo(person, textAt(args, 'channel'))
        .filter(({ ts, threadTs }) => [ts, threadTs].includes(textAt(args, 'ts')))
        .map((message) => this.#core.workspace.toPage(message)),
    }),
    'POST /page/say': async (person, args) => {
      const threadTs = textAt(args, 'threadTs');
      const message = await this.#does.say(person, textAt(args, 'channel'), {
        text: textAt(args, 'text'),
        files: stringsAt(args, 'files'),
        ...(threadTs && { threadTs }),
      });
      return { ts: message.ts };
    },
    'POST /page/command': async (person, args) => {
      const command = textAt(args, 'command');
      await this.#does.command(person, textAt(args, 'channel'), command, textAt(args, 'text'));
      return {};
    },
    'POST /page/action': async (person, args) => {
      const state = jsonAt(args, 'state');
      await this.#does.action(person, container(args), jsonAt(args, 'action'), state);
      return {};
    },
    'POST /page/view-submit': async (person, args) => ({
      ...(await this.#does.forms.submit(person, textAt(args, 'viewId'), jsonAt(args, 'state'))),
    }),
    'POST /page/view-close': async (person, args) => {
      await this.#does.forms.close(person, textAt(args, 'viewId'));
      return {};
    },
    'POST /page/shortcut': async (person, args) => {
      const on = { channel: textAt(args, 'channel'), ts: textAt(args, 'ts') };
      await this.#does.shortcut(person, textAt(args, 'callbackId'), args.type === 'message' ? on : {});
      return {};
    },
    'POST /page/options': async (person, args) => {
      const [blockId, actionId] = [textAt(args, 'blockId'), textAt(args, 'actionId')];
      const offered = await this.#does.options(
        person,
        container(args),
        blockId,
        actionId,
        textAt(args, 'value'),
      );
      const groups = listAt(offered, 'optionGroups');
      return { options: offered.options, ...(groups.length > 0 && { optionGroups: groups }) };
    },
    'POST /page/upload': async (person, args, request) => {
      const bytes = await uploadedBytes(request);
      const { files } = this.#core.workspace;
      return { file: files.ref(files.add(person, textAt(args, 'name') || 'file', bytes).id) };
    },
    'POST /page/home': async (person) => {
      await this.#does.openHome(person);
      const view = this.#core.views.home(person)?.view ?? null;
      this.#core.workspace.audience.tell([person], { type: 'home', view });
      return {};
    },
    'POST /page/join': (person, args) => {
      const channel = this.#core.workspace.channels.get(textAt(args, 'channel'));
      if (channel?.kind !== 'channel') throw new PersonError('channel_not_found', textAt(args, 'channel'));
      this.#core.workspace.join(channel.id, person);
      return {};
    },
    'POST /page/clock': async (_, args) => {
      const hours = Number(args.advanceHours);
      if (!(hours > 0)) throw new PersonError('invalid_arguments', 'advanceHours');
      await this.#core.workspace.clock.run(hours);
      return { now: this.#core.workspace.clock.now().toISOString() };
    },
  };

  #snapshot(person: string): Snapshot {
    const { workspace } = this.#core;
    const me = workspace.people.get(person);
    if (!me) throw new PersonError('user_not_found', person);
    return {
      team: { id: workspace.team.id, name: workspace.team.name },
      me,
      people: [...workspace.people.values()],
      channels: workspace.channelsOf(person),
      commands: this.#options.commands,
      shortcuts: this.#options.shortcuts,
      bot: { userId: workspace.bot.userId, name: workspace.bot.name },
      now: workspace.clock.now().toISOString(),
      appConnected: this.#appConnected(),
    };
  }

  #serveFile(id: string, response: ServerResponse): void {
    const file = this.#core.workspace.files.all.get(id);
    if (!file?.bytes) {
      sendJson(response, { ok: false, error: 'file_not_found' }, 404);
      return;
    }
    response.writeHead(200, {
      'content-type': file.mimetype,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      // An uploaded SVG or HTML must not run as a page of this server.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    response.end(file.bytes);
  }
}

function container(args: Json): Container {
  const given = isJson(args.container) ? args.container : {};
  const viewId = textAt(given, 'viewId');
  return viewId ? { viewId } : { channel: textAt(given, 'channel'), ts: textAt(given, 'ts') };
}
