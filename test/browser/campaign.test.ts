import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COORDINATOR, TEAM } from '../../demo/cast.ts';
import { type Demo, startDemo } from '../../demo/start.ts';
import { launch, noBrowser, titled } from './browser.ts';

describe.skipIf(noBrowser)(titled('the demo in a browser'), () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo({ port: 0 }), launch()]);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(15_000);
    await page.goto(demo.slack.url);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const row = (text: string | RegExp) => page.getByRole('article').filter({ hasText: text });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  async function type(text: string): Promise<void> {
    const composer = page.getByRole('textbox', { name: 'Message #kosovo-oic' });
    await composer.fill(text);
    await composer.press('Escape');
    await composer.press('Enter');
  }
  const card = () => row('Deliver by').first();

  it('works the campaign: board, click, form, card, clock, reminder, all in', async () => {
    await card().getByText('0 of 53 in').waitFor();

    await type('/demarche status');
    await button('Albania: Supports').click();
    await row('Recorded for Albania').waitFor();
    await card().getByText('1 of 53 in').waitFor();
    await card().getByText('Supports 1').waitFor();

    await type('/demarche status Malaysia');
    await button('Malaysia: record more').last().click();
    const form = page.getByRole('dialog', { name: 'Record a response' });
    await form.getByRole('button', { name: /^Delivery/ }).click();
    await page.getByRole('option', { name: 'Delivered', exact: true }).click();
    await form.getByRole('button', { name: /^Position/ }).click();
    await page.getByRole('option', { name: 'Leans yes', exact: true }).click();
    await form.getByRole('textbox', { name: /^Interlocutor/ }).fill('Deputy Minister');
    await form.getByRole('button', { name: 'Record', exact: true }).click();
    await row('Recorded for Malaysia').waitFor();
    await form.waitFor({ state: 'hidden' });
    await card().getByText('2 of 53 in').waitFor();

    await button('+1 day').click();
    await button('+1 day').click();
    await row('Due now').getByText('51 outstanding').waitFor();

    const { desk } = demo.app;
    const demarche = await desk.demarche(TEAM.id, '08STATE22377');
    if (!demarche) throw new Error('the sample is gone');
    const { rows } = await desk.board(demarche);
    const open = rows.filter(({ outstanding, country }) => outstanding && country !== 'ID');
    const actor = { workspace: TEAM.id, user: COORDINATOR, surface: 'command', role: 'coordinator' } as const;
    for (const { country } of open) {
      await desk.record(actor, demarche.id, country, null, { delivery: 'delivered' });
    }
    await type('/demarche status Indonesia');
    await button('Indonesia: Noncommittal').click();
    await row(/^(?!.*Deliver by).*All in: 53 of 53/s)
      .first()
      .waitFor();
    await card().getByText('All in: 53 of 53').waitFor();
    expect(await row('Due now').count()).toBe(0);
  });

  it('shows what one person was told to nobody else', async () => {
    await page.goto(`${demo.slack.url}/?as=U0TAN`);
    await card().waitFor();
    expect(await row('Recorded for Albania').count()).toBe(0);
  });
});
