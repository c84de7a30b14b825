import type { IncomingMessage, ServerResponse } from 'node:http';
import { isJson, type Json, parseJson } from './json.ts';

const MOST_BYTES = 64 * 1024 * 1024;

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('the body is larger than this server takes');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The arguments of a request: query, then form fields, multipart fields or JSON. Files of a multipart body are left out. */
export async function argumentsOf(request: IncomingMessage, url: URL): Promise<Json> {
  const query = Object.fromEntries(url.searchParams);
  const body = await bodyOf(request);
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('application/json')) {
    const read = parseJson(body.toString());
    return { ...query, ...(isJson(read) ? read : {}) };
  }
  if (contentType.startsWith('multipart/form-data')) {
    const fields = [...(await multipart(body, contentType))].filter(([, value]) => typeof value === 'string');
    return { ...query, ...Object.fromEntries(fields) };
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString())) };
}

/** The bytes of an upload: the one file of a multipart body, or the body itself. */
export async function uploadedBytes(request: IncomingMessage): Promise<Uint8Array> {
  const body = await bodyOf(request);
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/form-data')) return body;
  for (const [, value] of await multipart(body, contentType)) {
    if (value instanceof Blob) return new Uint8Array(await value.arrayBuffer());
  }
  return new Uint8Array();
}

function multipart(body: Buffer, contentType: string): Promise<FormData> {
  return new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
}

export function tokenOf(request: IncomingMessage, args: Json): string {
  const bearer = /^Bearer\s+(\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? (typeof args.token === 'string' ? args.token : '');
}

export function sendJson(
  response: ServerResponse,
  body: object,
  status = 200,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
