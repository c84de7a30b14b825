import type { KnownBlock } from '@slack/types';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shown } from '../../src/demarche/index.ts';
import { header, quotation, section } from '../../src/slack/blocks/parts.ts';
import { escapeText } from '../../src/slack/blocks/text.ts';
import { pageHtml } from '../../src/slack/http/pages.ts';
import { launch, noBrowser, titled } from '../browser/browser.ts';
import { message } from '../demo/page/sample-workspace.ts';
import { type Stub, startStub } from '../demo/page/stub-server.ts';
import { NASTY, NASTY_CASES } from '../support/nasty.ts';

describe.skipIf(noBrowser)(titled('pages, read by a browser'), () => {
  let browser: Browser;
  let stub: Stub;
  let page: Page;
  /** Whatever ran, opened or was asked for although it was only text. */
  const ran: string[] = [];

  beforeAll(async () => {
    browser = await launch();
    stub = await startStub();
    page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      // It is in `ran` and fails the test; a page that has moved on has closed it by itself.
      dialog.dismiss().catch(() => undefined);
    });
    page.on('request', (request) => {
      const { hostname } = new URL(request.url());
      if (/evil|example/.test(hostname) || request.url().endsWith('/x')) ran.push(request.url());
    });
    page.on('pageerror', (error) => ran.push(error.message));
  });
  afterAll(async () => {
    await browser?.close();
    await stub?.close();
  });

  /** Browsers draw a line end in HTML as a blank, and know a NUL as the sign of a lost letter. */
  const blank = (text: string | null) => (text ?? '').replaceAll(/[`\s]+/g, ' ').trim();

  it.each(NASTY_CASES)('%s is text on a page of an installation', async (_, text) => {
    await page.setContent(
      pageHtml({
        title: text,
        lines: [text],
        link: { href: `https://desk.example.org/?${encodeURIComponent(shown(text))}`, label: text },
      }),
    );
    expect(
      await page
        .locator('body *')
        .evaluateAll((all) => all.map(({ localName }) => localName).filter((name) => name !== 'code')),
    ).toEqual(['main', 'h1', 'p', 'p', 'a']);
    expect(blank(await page.locator('h1').textContent())).toBe(blank(shown(text)));
    expect(blank(await page.locator('a').textContent())).toBe(blank(shown(text)));
    expect(ran).toEqual([]);
  });

  it('every text is text on the page of the demo, in a header, a section, a quotation and a message', async () => {
    await page.goto(stub.url);
    await page.getByRole('article').filter({ hasText: 'A cable may say' }).waitFor();
    const before = await page.locator('.mention-all').count();
    const texts = NASTY.filter(({ text }) => text.trim() !== '' && text.length < 1_000);
    for (const [at, { text }] of texts.entries()) {
      const blocks: KnownBlock[] = [header(text), section(`${escapeText(text)} `), quotation(text)];
      const ts = `${1_204_800_000 + at}.000100`;
      stub.push({ type: 'message', message: message(ts, 'U0BOT', escapeText(text), { blocks }) });
      stub.push({
        type: 'message',
        message: message(`${1_204_900_000 + at}.000100`, 'U02', escapeText(text)),
      });
    }
    stub.push({ type: 'message', message: message('1205000000.000100', 'U02', 'That was all of it.') });
    await page.getByRole('article').filter({ hasText: 'That was all of it.' }).waitFor();
    expect(await page.locator('article').count()).toBeGreaterThan(texts.length * 2);
    expect(
      await page
        .locator(
          'article :is(script, iframe, object, embed, style, img[src="x"], [onload], [onerror], [onmouseover])',
        )
        .count(),
    ).toBe(0);
    expect(await page.locator('.mention-all').count()).toBe(before);
    const links = await page
      .locator('article a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(links.filter((href) => !/^(?:https?:|mailto:|\/)/.test(href))).toEqual([]);
    expect(ran).toEqual([]);
  });
});
