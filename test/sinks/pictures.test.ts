import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shown } from '../../src/demarche/index.ts';
import { timeline, worldMap } from '../../src/reports/index.ts';
import { escapeXml, fitLines, textAt } from '../../src/reports/map/svg.ts';
import { launch, noBrowser, titled } from '../browser/browser.ts';
import { NOW } from '../reports/campaign.ts';
import { ALL_AT_ONCE, NASTY_CASES } from '../support/nasty.ts';
import { campaignOf } from './campaign.ts';

const drawing = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg">${textAt(0, 0, text, { size: 20, fill: text, halo: text || ' ' })}</svg>`;

describe.skipIf(noBrowser)(titled('the text of a picture, read by a browser as XML'), () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  const parsed = async (xml: string): Promise<{ elements: string[]; fills: string[]; text: string }> =>
    page.evaluate(`(() => {
      const drawn = new DOMParser().parseFromString(${JSON.stringify(xml)}, 'image/svg+xml');
      return {
        elements: [...drawn.querySelectorAll('*')].map(({ localName }) => localName),
        fills: [...drawn.querySelectorAll('text')].map((one) => one.getAttribute('fill')),
        text: drawn.querySelector('text')?.textContent,
      };
    })()`);

  it.each(NASTY_CASES.filter(([, text]) => text !== ''))('%s is text and nothing else', async (_, text) => {
    const { elements, fills, text: read } = await parsed(drawing(text));
    expect(elements).toEqual(['svg', 'text', 'text']);
    expect(read).toBe(shown(text).replaceAll(/[\ufffe\uffff]/g, '\ufffd'));
    expect(new Set(fills).size).toBe(1);
  });
});

describe('the text of a picture', () => {
  it.each(NASTY_CASES.filter(([, text]) => text.trim() !== ''))(
    '%s is cut to a width without breaking a character',
    (_, text) => {
      const lines = fitLines(text, 60, 2, 20);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(escapeXml(line)).not.toContain('\ufffd\u2026');
    },
  );
});

describe('a picture', () => {
  it.each([
    ['map', () => worldMap(campaignOf(ALL_AT_ONCE).board, { region: 'world', now: NOW, theme: 'light' })],
    ['time line', () => timeline(campaignOf(ALL_AT_ONCE).board, [], { now: NOW, theme: 'dark' })],
  ])(
    '%s is drawn of a campaign that is nasty all over, and its description shows nothing unseen',
    async (_, draw) => {
      const { bytes, alt } = await draw();
      expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe('PNG');
      expect(alt).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
    },
  );
});
