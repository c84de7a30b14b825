import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { CAMPAIGN, COORDINATOR, TEAM } from './cast.ts';
import { startDemo } from './start.ts';

/** `npm run screenshots`: the pictures of the README and of docs/, taken from the running demo; `-- drawn` makes only the map and the time line. */
const folder = join(import.meta.dirname, '../docs/images');
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const say = (text: string) => process.stdout.write(`${text}\n`);

async function type(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: 'Message #kosovo-oic' });
  await composer.fill(text);
  await composer.press('Escape');
  await composer.press('Enter');
}

const row = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  say(`docs/images/${name}.png`);
}

async function pictures(page: Page): Promise<void> {
  await row(page, 'Deliver by').first().waitFor();
  await take(page, 'card');

  await type(page, '/demarche points for Malaysia');
  await row(page, 'Points that name Malaysia').waitFor();
  await take(page, 'points');

  await type(page, '/demarche status');
  await page.getByRole('button', { name: 'Albania: Supports' }).waitFor();
  await take(page, 'board');
  await page.getByRole('button', { name: 'Albania: Supports' }).click();
  await row(page, 'Recorded for Albania').waitFor();

  await type(page, '/demarche status Malaysia');
  await page.getByRole('button', { name: 'Malaysia: record more' }).last().click();
  await page.getByRole('dialog', { name: 'Record a response' }).waitFor();
  await take(page, 'form');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  for (const country of ['Malaysia', 'Jordan']) {
    await type(page, `/demarche assign ${country} me`);
    await row(page, 'now answers for').filter({ hasText: country }).waitFor();
  }
  await page.getByRole('button', { name: 'Demarche Desk', exact: true }).click();
  await page.getByRole('button', { name: 'Home', exact: true }).click();
  await page.getByRole('button', { name: 'Jordan: Supports' }).waitFor();
  await take(page, 'home');
  await page.getByRole('button', { name: 'kosovo-oic', exact: true }).click();

  await page.getByRole('button', { name: '+1 day', exact: true }).click();
  await page.getByRole('button', { name: '+1 day', exact: true }).click();
  await row(page, 'Due now').waitFor();
  await take(page, 'reminder');
}

/** Twenty answers, of every kind. */
const ANSWERS = [
  ['SN', 'delivered', 'achieved'],
  ['MY', 'delivered', 'achieved'],
  ['TR', 'delivered', 'achieved'],
  ['AF', 'delivered', 'achieved'],
  ['AL', 'delivered', 'achieved'],
  ['JO', 'delivered', 'supports'],
  ['AE', 'delivered', 'supports'],
  ['BH', 'delivered', 'supports'],
  ['BF', 'delivered', 'supports'],
  ['SL', 'delivered', 'supports'],
  ['GM', 'delivered', 'leans-yes'],
  ['MV', 'delivered', 'leans-yes'],
  ['SA', 'delivered', 'leans-yes'],
  ['ID', 'delivered', 'noncommittal'],
  ['EG', 'delivered', 'noncommittal'],
  ['DZ', 'delivered', 'leans-no'],
  ['AZ', 'delivered', 'opposes'],
  ['KZ', 'delivered', null],
  ['NG', 'unable', null],
  ['GY', 'nil', null],
] as const;

/** What some of them said once the summit had begun. */
const AFTER_THE_SUMMIT = [
  ['JO', 'achieved'],
  ['GM', 'supports'],
  ['SA', 'leans-yes'],
  ['DZ', 'opposes'],
] as const;

/** The map of the sample campaign with twenty answers, and its time line after the summit, as the commands send them. */
async function drawPictures(): Promise<void> {
  const { slack, app, stop } = await startDemo({ port: 0 });
  const hand = slack.as(COORDINATOR);
  async function draw(name: 'map' | 'timeline'): Promise<void> {
    await hand.command(CAMPAIGN, '/demarche', name);
    const ending = name === 'map' ? '08STATE22377.png' : '-timeline.png';
    const isIt = (file: { name: string }) => file.name.endsWith(ending);
    const { files } = await hand.waitForMessage(hand.dm, (message) => message.files.some(isIt));
    const file = files.find(isIt);
    const address = `${slack.url}/files-pri/${TEAM.id}-${file?.id}/${file?.name}`;
    const response = await fetch(address, { headers: { authorization: `Bearer ${slack.botToken}` } });
    await writeFile(join(folder, `${name}.png`), new Uint8Array(await response.arrayBuffer()));
    say(`docs/images/${name}.png`);
  }
  try {
    const actor = { workspace: TEAM.id, user: COORDINATOR, surface: 'command', role: 'coordinator' } as const;
    const [demarche] = await app.desk.trackedIn(TEAM.id, CAMPAIGN);
    if (!demarche) throw new Error('the demo tracks nothing');
    for (const [country, delivery, position] of ANSWERS) {
      const reason = delivery === 'delivered' ? null : 'No appointment before the deadline.';
      await app.desk.record(actor, demarche.id, country, null, { delivery, position, reason });
      slack.advance(1.5);
    }
    await draw('map');
    slack.advance(7 * 24);
    for (const [country, position] of AFTER_THE_SUMMIT)
      await app.desk.record(actor, demarche.id, country, null, { position });
    slack.advance(3 * 24);
    await draw('timeline');
  } finally {
    await stop();
  }
}

async function takeScreenshots(): Promise<void> {
  const demo = await startDemo({ port: 0 });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 860 } });
    page.setDefaultTimeout(15_000);
    await page.goto(demo.slack.url);
    await pictures(page);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

await mkdir(folder, { recursive: true });
if (process.argv[2] !== 'drawn') await takeScreenshots();
await drawPictures();
