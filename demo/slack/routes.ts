import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from './core.ts';
import type { CallLog } from './failures.ts';
import { argumentsOf, bodyOf, tokenOf, uploadedBytes } from './http.ts';
import { parseJson } from './json.ts';
import { Args, callMethod } from './web-api/index.ts';

/** The app's side of the server: Web API, response URLs, uploads and downloads. False when the path is none of them. */
export async function serveApp(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { core, log }: { core: Core; log: CallLog },
): Promise<boolean> {
  const { pathname } = url;
  const at = core.workspace.clock.now().toISOString();
  if (pathname.startsWith('/api/')) {
    const method = pathname.slice('/api/'.length);
    const all = await argumentsOf(request, url);
    const args = new Args(all);
    log.answer({ method, args: args.readable(), at }, response, () => ({
      body: callMethod(method, args, tokenOf(request, all), core),
    }));
    return true;
  }
  const responseKey = /^\/response\/[^/]+\/([^/]+)$/.exec(pathname)?.[1];
  if (responseKey && request.method === 'POST') {
    const body = parseJson((await bodyOf(request)).toString());
    const args = new Args({ ...(typeof body === 'object' ? body : {}) }).readable();
    log.answer({ method: 'response_url', args, at }, response, () => {
      const answer = core.responseUrls.use(responseKey, body);
      return { body: answer.body === 'ok' ? { ok: true } : answer.body, status: answer.status };
    });
    return true;
  }
  const uploadKey = /^\/upload\/v1\/([^/]+)$/.exec(pathname)?.[1];
  if (uploadKey) {
    const bytes = await uploadedBytes(request);
    log.answer({ method: 'upload', args: { size: bytes.length }, at }, response, () => {
      const file = core.workspace.files.byUploadKey(uploadKey);
      if (!file?.pending) return { body: { ok: false, error: 'file_not_found' }, status: 404 };
      file.bytes = bytes;
      return { body: { ok: true } };
    });
    return true;
  }
  const fileId = /^\/files-pri\/[^/]*-([^/-]+)\//.exec(pathname)?.[1];
  if (fileId) {
    serveFile(fileId, tokenOf(request, {}), response, { core, log });
    return true;
  }
  if (pathname === '/signin') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Sign in</title><p>Sign in to see this file.');
    return true;
  }
  return false;
}

/** Without the bot's token Slack does not say no: it sends the reader to its sign-in page. */
function serveFile(
  id: string,
  token: string,
  response: ServerResponse,
  { core, log }: { core: Core; log: CallLog },
): void {
  const file = core.workspace.files.all.get(id);
  const call = { method: 'download', args: { file: id }, at: core.workspace.clock.now().toISOString() };
  const allowed = core.tokens.isBot(token) && file?.appMayRead && file.bytes;
  if (allowed && !log.hasOrdered('download')) {
    log.calls.push({ ...call, answer: { ok: true } });
    response.writeHead(200, { 'content-type': file.mimetype, 'content-length': allowed.length });
    response.end(allowed);
    return;
  }
  if (log.hasOrdered('download')) {
    log.answer(call, response, () => ({ body: { ok: true } }));
    return;
  }
  log.calls.push({ ...call, answer: { ok: false, error: 'not_authed' } });
  response.writeHead(302, { location: '/signin' });
  response.end();
}
