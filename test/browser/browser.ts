import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** No browser here, and nobody insists on one: CI does, with BROWSER_TEST=1. */
export const noBrowser = !existsSync(executablePath) && process.env.BROWSER_TEST !== '1';

export const titled = (title: string): string =>
  noBrowser ? `${title} (skipped: no browser at ${executablePath}; set CHROMIUM_PATH)` : title;

/** Headless, and without the calls that Chromium makes home. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
