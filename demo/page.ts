import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = join(import.meta.dirname, 'page');

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The page talks to the server it came from and to nobody else, whatever a cable or a person writes into a message. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

type Assets = ReadonlyMap<string, string | Uint8Array>;

async function bundle(): Promise<Assets> {
  const built = await build({
    configFile: false,
    root,
    base: '/',
    logLevel: 'error',
    plugins: [react()],
    build: {
      write: false,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 5_000,
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const files = outputs.flatMap((one) => ('output' in one ? one.output : []));
  return new Map(files.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));
}

/**
 * Builds the page in memory, which takes a second or two, and answers requests for it and its assets; false for every
 * other path: `if (!page(req, res)) res.writeHead(404).end()`.
 */
export async function buildPage(): Promise<(req: IncomingMessage, res: ServerResponse) => boolean> {
  const assets = await bundle();
  return (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    const { pathname } = new URL(req.url ?? '/', 'http://page.invalid');
    const path = pathname === '/' ? '/index.html' : pathname;
    const asset = assets.get(path);
    if (asset === undefined) return false;
    const ending = path.slice(path.lastIndexOf('.') + 1);
    res.writeHead(200, {
      'content-type': TYPES[ending] ?? 'application/octet-stream',
      'cache-control': ending === 'html' ? 'no-cache' : 'public, max-age=31536000, immutable',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    res.end(req.method === 'HEAD' ? undefined : asset);
    return true;
  };
}
