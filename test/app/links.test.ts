import { describe, expect, it } from 'vitest';
import type { FakeSlack } from '../../demo/slack/index.ts';
import { mrnOfLink } from '../../src/slack/unfurl.ts';
import { install, PUBLIC_URL, startMany } from './many-workspaces.ts';
import { CAMPAIGN, COORDINATOR, ELSEWHERE, GUEST, says, trackSample } from './workspace.ts';

const MRN = '08STATE22377';
const LINK = `${PUBLIC_URL}/d/${MRN}`;

async function campaign() {
  const at = await startMany();
  const slack = await at.open('T0TEAM');
  await install(at, slack, COORDINATOR);
  // Whoever installed it is welcomed after they see the page: not in the middle of what a test watches.
  await expect.poll(() => slack.calls.map(({ method }) => method)).toContain('chat.postMessage');
  const demarche = await trackSample(at.app);
  await at.app.cards.idle();
  return { at, slack, demarche };
}

const unfolded = ({ calls }: FakeSlack) => calls.filter(({ method }) => method === 'chat.unfurl');

/** Events are handled as they come: once a later link has unfolded, an earlier one has had its chance. */
async function laterLink(slack: FakeSlack): Promise<string> {
  const { ts } = await slack.as(COORDINATOR).say(CAMPAIGN, LINK);
  await expect.poll(() => unfolded(slack).map(({ args }) => args.ts)).toContain(ts);
  return ts;
}

describe('a link to a demarche', () => {
  it('unfolds in a channel that follows it to how far it is, marked, and with nothing to click', async () => {
    const { slack } = await campaign();
    const { ts } = await slack.as(COORDINATOR).say(CAMPAIGN, `see <${LINK}>`);
    await expect.poll(() => unfolded(slack)).toHaveLength(1);
    const [call] = unfolded(slack);
    expect(call?.args).toMatchObject({ channel: CAMPAIGN, ts });
    const said = JSON.stringify(call?.args.unfurls);
    expect(said).toContain(LINK);
    expect(said).toContain(MRN);
    expect(said).toContain('CONFIDENTIAL');
    expect(said).not.toContain('"button"');
    expect(call?.answer).toMatchObject({ ok: true });
  });

  const silent: Array<{ name: string; who: string; where: string; words: string }> = [
    { name: 'in a channel that does not follow it', who: COORDINATOR, where: ELSEWHERE, words: LINK },
    { name: 'from a guest whom nobody has let in', who: GUEST, where: CAMPAIGN, words: LINK },
    {
      name: 'of a cable that nobody has imported',
      who: COORDINATOR,
      where: CAMPAIGN,
      words: `${PUBLIC_URL}/d/08STATE1`,
    },
    { name: 'that names no cable', who: COORDINATOR, where: CAMPAIGN, words: `${PUBLIC_URL}/d/hello` },
    {
      name: 'to another page of ours',
      who: COORDINATOR,
      where: CAMPAIGN,
      words: `${PUBLIC_URL}/slack/install`,
    },
    { name: 'with another scheme', who: COORDINATOR, where: CAMPAIGN, words: LINK.replace('https', 'http') },
  ];

  it.each(silent)('$name says nothing at all, to anybody', async ({ who, where, words }) => {
    const { slack } = await campaign();
    await slack.as(who).say(where, words);
    const before = slack.calls.length;
    const later = await laterLink(slack);
    const said = slack.calls.slice(before).filter(({ method }) => method.startsWith('chat.'));
    expect(said.map(({ method, args }) => `${method} ${args.ts}`)).toEqual([`chat.unfurl ${later}`]);
  });

  it('is a plain link when Slack does not take what it unfolds to', async () => {
    const { at, slack } = await campaign();
    slack.fail('chat.unfurl', { error: 'missing_scope' }, 1);
    await slack.as(COORDINATOR).say(CAMPAIGN, LINK);
    await expect.poll(() => at.logged.join()).toContain('missing_scope');
    expect(at.logged.join()).not.toContain('a listener failed');
  });
});

it('is named by the card that a person asks for, to hand on', async () => {
  const { slack } = await campaign();
  await slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'show');
  await slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says(`Link: <${LINK}>`));
});

describe('the page of a link', () => {
  it('leads into Slack and says nothing of the cable, whether there is one or not', async () => {
    const { at } = await campaign();
    const pages: string[] = [];
    for (const mrn of [MRN, '08STATE99999']) {
      const answer = await fetch(`${at.url}/d/${mrn}`);
      expect(answer.status).toBe(200);
      pages.push((await answer.text()).replaceAll(mrn, 'MRN'));
    }
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain('slack://open');
    expect(pages[0]).toContain('/demarche show MRN');
    expect(pages[0]).not.toMatch(/kosovo/i);
  });

  it.each(['hello', '%3Cscript%3E', '08STATE22377%22onload=x', '../d/', '%00'])(
    'of %s is none, and nothing of the address is on it',
    async (path) => {
      const at = await startMany();
      const answer = await fetch(`${at.url}/d/${path}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toMatch(/script|onload|hello/);
    },
  );
});

describe('mrnOfLink', () => {
  it.each([
    { url: LINK, mrn: MRN },
    { url: `${LINK}/`, mrn: MRN },
    { url: `${LINK}?utm=1#x`, mrn: MRN },
    { url: `${PUBLIC_URL}/d/08%20STATE%2022377`, mrn: MRN },
    { url: `${PUBLIC_URL}.evil.example/d/${MRN}`, mrn: null },
    { url: `https://evil.example/d/${MRN}`, mrn: null },
    { url: `${PUBLIC_URL}/x/d/${MRN}`, mrn: null },
    { url: `${PUBLIC_URL}/d/%zz`, mrn: null },
    { url: 'nothing', mrn: null },
  ])('$url names $mrn', ({ url, mrn }) => {
    expect(mrnOfLink(PUBLIC_URL, url)).toBe(mrn);
  });
});
