import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launch, noBrowser, titled } from '../../browser/browser.ts';
import { message, messages, modal, TOMAS } from './sample-workspace.ts';
import { type Stub, startStub } from './stub-server.ts';

describe.skipIf(noBrowser)(titled('the page in a browser'), () => {
  let browser: Browser;
  let stub: Stub;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    stub = await startStub();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(15_000);
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    await page.goto(stub.url);
    await row('A cable may say').waitFor();
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await page.close();
    await stub.close();
  });

  const composer = () => page.getByRole('textbox', { name: 'Message #campaign' });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const row = (text: string) => page.getByRole('article').filter({ hasText: text });
  const openModal = async () => {
    stub.push({ type: 'view_opened', view: modal, parentViewId: null });
    await page.getByRole('dialog', { name: 'Record an answer' }).waitFor();
  };

  it('shows messages, days and Slack dates on the clock of the acting person', async () => {
    expect(await page.getByTestId('workspace-time').textContent()).toContain('04:00');
    expect(await row('Answers by').textContent()).toContain('Mar 7, 2008 at 17:00');
    expect(await row('Answers by').textContent()).toContain('read at 10:30:45');
    await page.getByTestId('person-switcher').click();
    await page.getByRole('menuitem', { name: TOMAS.realName }).click();
    await page.getByRole('button', { name: `Acting as ${TOMAS.realName}` }).waitFor();
    expect(await page.getByTestId('workspace-time').textContent()).toContain('16:00');
    expect(await row('Answers by').textContent()).toContain('Mar 8, 2008 at 05:00');
  });

  it('escaped text is never a mention', async () => {
    expect(await row('A cable may say <!channel>').count()).toBe(1);
    expect(await page.locator('.mention-all').count()).toBe(0);
  });

  it('Enter sends, Shift+Enter breaks the line, and names become mentions', async () => {
    await composer().fill('Ask @Tom');
    await composer().press('Tab');
    await composer().pressSequentially('today');
    await composer().press('Shift+Enter');
    await composer().pressSequentially('a < b');
    await composer().press('Enter');
    const { body } = await stub.waitFor('/page/say');
    expect(body).toEqual({ as: 'U01', channel: 'C01', text: 'Ask <@U02> today\na &lt; b' });
    expect(await composer().inputValue()).toBe('');
  });

  it('a slash command is completed with the keyboard and sent with its words', async () => {
    await composer().pressSequentially('/re');
    await page.getByRole('option', { name: /\/report/ }).waitFor();
    await composer().press('ArrowDown');
    await composer().press('Enter');
    expect(await composer().inputValue()).toBe('/report ');
    await composer().pressSequentially('csv');
    await composer().press('Enter');
    const { body } = await stub.waitFor('/page/command');
    expect(body).toEqual({ as: 'U01', channel: 'C01', command: '/report', text: 'csv' });
  });

  it('a failure is said in words, and what was typed comes back', async () => {
    stub.answer('/page/command', () => ({ ok: false, error: 'operation_timeout' }));
    await composer().fill('/report now');
    await composer().press('Enter');
    await page.getByRole('alert').filter({ hasText: 'did not answer within 3 seconds' }).waitFor();
    await expect.poll(() => composer().inputValue()).toBe('/report now');
  });

  it('a button waits until the app has answered, and sends Slack’s action', async () => {
    let release: (answer: unknown) => void = () => undefined;
    stub.answer('/page/action', () => new Promise((resolve) => (release = resolve)));
    await button('Supports').click();
    const { body } = await stub.waitFor('/page/action');
    expect(body).toMatchObject({
      container: { channel: 'C01' },
      action: { type: 'button', action_id: 'record:supports', block_id: 'row', value: 'SN' },
    });
    expect(await button('Supports').getAttribute('aria-busy')).toBe('true');
    release({ ok: true });
    await expect.poll(() => button('Supports').getAttribute('aria-busy')).toBeNull();
  });

  it('a button with a confirmation asks first', async () => {
    await button('Opposes').click();
    await page.getByRole('dialog', { name: 'Record that?' }).getByRole('button', { name: 'Not yet' }).click();
    await button('Opposes').click();
    expect(stub.asked).toEqual([]);
    await button('Record it').click();
    expect((await stub.waitFor('/page/action')).body.action).toMatchObject({ action_id: 'record:opposes' });
  });

  it('a select is searched and chosen with the keyboard', async () => {
    await page.getByRole('button', { name: 'Choose a country' }).press('Enter');
    await page.keyboard.type('indo');
    await page.keyboard.press('Enter');
    expect((await stub.waitFor('/page/action')).body.action).toMatchObject({
      type: 'static_select',
      selected_option: { value: 'ID' },
    });
  });

  it('a message that changes is drawn anew in its place', async () => {
    const card = messages.find(({ text }) => text.startsWith('The vote'));
    const ts = card?.ts ?? '';
    stub.push({ type: 'message_changed', message: message(ts, 'U0BOT', 'All answers are in.') });
    await page.locator(`[data-ts="${ts}"]`, { hasText: 'All answers are in.' }).waitFor();
  });

  it('a modal sends Slack’s state, and shows its own and the app’s errors under the input', async () => {
    await openModal();
    await button('Record').click();
    await page.getByRole('alert').filter({ hasText: 'required' }).waitFor();
    expect(stub.asked).toEqual([]);

    await page.getByRole('button', { name: 'Position' }).click();
    await page.getByRole('option', { name: 'Leans yes' }).click();
    await page.getByRole('textbox', { name: 'What was said' }).fill('“Perhaps.”');
    await page.getByRole('textbox', { name: 'Date' }).fill('6 March');
    await button('Record').click();
    await page.getByRole('alert').filter({ hasText: 'YYYY-MM-DD' }).waitFor();
    await page.getByRole('textbox', { name: 'Date' }).fill('2008-03-06');
    await page.getByRole('checkbox', { name: /Speak/ }).check();
    await page
      .getByLabel('Paper left behind')
      .setInputFiles({ name: 'aide.txt', mimeType: 'text/plain', buffer: Buffer.from('words') });
    await page.getByText('aide.txt').waitFor();

    stub.answer('/page/view-submit', () => ({
      ok: true,
      errors: { 'said-on': 'That day is not over yet.' },
    }));
    await button('Record').click();
    await page.getByRole('alert').filter({ hasText: 'not over yet' }).waitFor();
    const { body } = await stub.waitFor('/page/view-submit');
    expect(body).toMatchObject({
      viewId: 'V01',
      state: {
        position: { value: { type: 'static_select', selected_option: { value: 'leans yes' } } },
        'said-on': { value: { type: 'datepicker', selected_date: '2008-03-06' } },
        note: { value: { type: 'plain_text_input', value: '“Perhaps.”' } },
        asks: { value: { selected_options: [{ value: '2' }] } },
        paper: { value: { files: [{ id: 'F1', name: 'aide.txt' }] } },
      },
    });
  });

  it('views stack: the one below keeps what was typed, Escape goes back', async () => {
    await openModal();
    await page.getByRole('textbox', { name: 'What was said' }).fill('kept');
    stub.push({
      type: 'view_opened',
      view: { ...modal, id: 'V02', title: { type: 'plain_text', text: 'On top' } },
      parentViewId: 'V01',
    });
    await page.getByRole('dialog', { name: 'On top' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Record an answer' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'What was said' }).inputValue()).toBe('kept');
    expect((await stub.waitFor('/page/view-close')).body.viewId).toBe('V02');
  });

  it('a thread opens beside its channel and is answered there', async () => {
    await page.getByRole('button', { name: /2 replies/ }).click();
    const thread = page.getByTestId('thread-pane');
    await thread.getByText('Confirmed by phone.').waitFor();
    await page.getByRole('textbox', { name: 'Reply in thread' }).fill('Good.');
    await page.getByRole('textbox', { name: 'Reply in thread' }).press('Enter');
    const root = messages.find(({ text }) => text.startsWith('The vote'));
    expect((await stub.waitFor('/page/say')).body).toMatchObject({ threadTs: root?.ts, text: 'Good.' });
  });

  it('a message shortcut names the message', async () => {
    const line = row('We deliver tomorrow at ten');
    await line.hover();
    await line.getByRole('button', { name: 'More message actions' }).click();
    await page.getByRole('menuitem', { name: /Keep this message/ }).click();
    const ts = messages.find(({ text }) => text.includes('We deliver'))?.ts;
    expect((await stub.waitFor('/page/shortcut')).body).toMatchObject({
      callbackId: 'keep',
      type: 'message',
      ts,
    });
  });

  it.each([
    ['+1 h', 1],
    ['+3 h', 3],
    ['+1 day', 24],
    ['Mon 9:00', 124],
  ])('the clock button %s moves the workspace ahead', async (label, hours) => {
    await button(label).click();
    const { body } = await stub.waitFor('/page/clock');
    expect(Number(body.advanceHours)).toBeCloseTo(hours, 0);
    stub.push({ type: 'clock', now: '2008-03-06T12:00:00Z' });
    await expect.poll(() => page.getByTestId('workspace-time').textContent()).toContain('07:00');
  });

  it('the home of the app opens from the sidebar and its elements act on the view', async () => {
    await page
      .getByRole('navigation', { name: 'Foreign Service' })
      .getByRole('button', { name: 'Records' })
      .click();
    await stub.waitFor('/page/home');
    stub.push({
      type: 'home',
      view: {
        id: 'VH',
        type: 'home',
        blocks: [
          {
            type: 'actions',
            block_id: 'h',
            elements: [
              { type: 'button', action_id: 'refresh', text: { type: 'plain_text', text: 'Refresh' } },
            ],
          },
        ],
      },
    });
    await page.getByTestId('app-home').getByRole('button', { name: 'Refresh' }).click();
    expect((await stub.waitFor('/page/action')).body.container).toEqual({ viewId: 'VH' });
  });

  it('a file is dropped into a message by its button, and sent with it', async () => {
    await page
      .getByLabel('Files for Message #campaign')
      .setInputFiles({ name: 'cable.txt', mimeType: 'text/plain', buffer: Buffer.from('text') });
    await page.getByRole('list', { name: 'Files to send' }).getByText('cable.txt').waitFor();
    await button('Send').click();
    expect((await stub.waitFor('/page/say')).body).toMatchObject({ files: ['F1'] });
  });

  it('an answer longer than the screen is read from its beginning, and the next short one is in sight', async () => {
    const lines = Array.from({ length: 80 }, (_, at) => `Line ${at + 1}.`).join('\n');
    const more = { ephemeralTo: 'U01' };
    stub.push({ type: 'message', message: message('1204710000.000100', 'U0BOT', lines, more) });
    const topOf = (text: string) => row(text).evaluate((element) => element.getBoundingClientRect().top);
    await expect.poll(() => topOf('Line 1.')).toBeGreaterThanOrEqual(0);
    await composer().fill('/report');
    await composer().press('Enter');
    await stub.waitFor('/page/command');
    stub.push({ type: 'message', message: message('1204710001.000100', 'U0BOT', 'Short.', more) });
    await expect.poll(() => topOf('Short.')).toBeLessThan(700);
  });

  it('a reader who is further up is not moved, but told that something came', async () => {
    const list = page.getByRole('log', { name: 'Messages in #campaign' });
    await list.evaluate((element) => element.scrollTo(0, 0));
    stub.push({ type: 'message', message: message('1204710000.000100', 'U02', 'Mali supports.') });
    await page.getByRole('button', { name: 'New message' }).waitFor();
    expect(await list.evaluate((element) => element.scrollTop)).toBe(0);
    await page.getByRole('button', { name: 'New message' }).click();
    await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'New message' }).waitFor({ state: 'detached' });
  });

  it('says when the app is gone', async () => {
    stub.push({ type: 'app', connected: false });
    await page.getByTestId('app-state').filter({ hasText: 'App not connected' }).waitFor();
  });

  it('a new message in the open channel is read out, and counted elsewhere', async () => {
    stub.push({ type: 'message', message: message('1204710000.000100', 'U02', 'Mali supports.') });
    stub.push({ type: 'message', message: message('1204710001.000100', 'U02', 'psst', { channel: 'C02' }) });
    await page.getByTestId('announcer').filter({ hasText: 'Tomás Okafor: Mali supports.' }).waitFor();
    await page.getByRole('button', { name: 'front-office 1 unread' }).waitFor();
  });

  it('on a phone the page is not wider than the screen, and channels open from the menu', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBe(0);
    await button('Channels').click();
    await page.getByRole('button', { name: 'front-office' }).click();
    await page.getByRole('textbox', { name: 'Message #front-office' }).waitFor();
  });
});
