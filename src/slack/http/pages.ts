import type { ServerResponse } from 'node:http';
import { shown } from '../../demarche/index.ts';

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML, in elements and in quoted attributes: `escapeHtml('A & B')` is `'A &amp; B'`. */
export const escapeHtml = (text: string): string =>
  shown(text).replaceAll(/[&<>"']/g, (sign) => ESCAPED[sign] ?? '');

/** What a page says; the words are plain text and are escaped here, words between backticks are shown as typed. */
export interface Page {
  title: string;
  lines: readonly string[];
  link?: { href: string; label: string };
}

const STYLE =
  'body{font:1.05rem/1.55 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1.25rem;color:#1d1c1d;background:#fff}h1{font-size:1.5rem}code{background:#f2f2f2;padding:.1em .3em;border-radius:.25em}a{display:inline-block;margin-top:.5rem;padding:.6em 1.1em;border-radius:.4em;background:#1d3557;color:#fff;text-decoration:none}a:focus-visible{outline:3px solid #e9a23b}';

/** Nothing is loaded, run, framed or sent on: what a page is asked with may hold a code. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const withCode = (text: string) => escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

/** A page as HTML: `pageHtml({ title: 'Installed', lines: ['Type `/demarche help`.'] })`. */
export function pageHtml({ title, lines, link }: Page): string {
  const body = lines.map((one) => `<p>${withCode(one)}</p>`).join('\n');
  const anchor = link ? `\n<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>` : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}${anchor}
</main></body></html>
`;
}

/** Answers a browser with a page. */
export function sendPage(response: ServerResponse, status: number, page: Page): void {
  response.writeHead(status, PAGE_HEADERS).end(pageHtml(page));
}
