import { describe, expect, it } from 'vitest';
import { sign } from '../../demo/slack/http-delivery.ts';
import { createStates } from '../../src/slack/http/states.ts';
import { BOT_SCOPES } from '../../src/slack/scopes.ts';
import {
  install,
  type ManyWorkspaces,
  openBrowser,
  PUBLIC_URL,
  SECRETS,
  slackLink,
  startMany,
} from './many-workspaces.ts';
import { CAMPAIGN, COORDINATOR, OFFICER, says, trackSample } from './workspace.ts';

const HERE = 'T0TEAM';
const THERE = 'T0OTHER';

const installed = async ({ app }: ManyWorkspaces, team = HERE) =>
  (await app.store.keyed('installation').get(`${team} installation`)) !== undefined;

describe('an installation in a browser', () => {
  it('leads over Slack to a page that says what comes next', async () => {
    const at = await startMany();
    const slack = await at.open(HERE);
    const browser = openBrowser(at.url);
    const first = await browser.get('/slack/install');
    expect(first.status).toBe(200);
    expect(first.page).toContain('Add to Slack');
    const asked = new URL(slackLink(first.page)).searchParams;
    expect(asked.get('redirect_uri')).toBe(`${PUBLIC_URL}/slack/oauth_redirect`);
    for (const scope of [...BOT_SCOPES, 'links:write']) expect(asked.get('scope')).toContain(scope);

    const last = await browser.get(slack.oauth.allow(COORDINATOR, slackLink(first.page)));
    expect(last.status).toBe(200);
    expect(last.page).toContain('Installed in Workspace T0TEAM');
    expect(last.page).toContain('/demarche import');
    expect(await installed(at)).toBe(true);
  });

  it('welcomes who did it in a DM, and nobody else', async () => {
    const at = await startMany();
    const slack = await at.open(HERE);
    await install(at, slack, OFFICER);
    await slack
      .as(OFFICER)
      .waitForMessage(slack.as(OFFICER).dm, says('Demarche Desk is installed', '*Next:*'));
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it('is kept though the welcome can not be sent', async () => {
    const at = await startMany();
    const slack = await at.open(HERE);
    slack.fail('conversations.open', { error: 'user_disabled' }, 1);
    expect((await install(at, slack, COORDINATOR)).status).toBe(200);
    expect(await installed(at)).toBe(true);
  });

  it('says that nothing has changed to who cancels', async () => {
    const at = await startMany();
    const slack = await at.open(HERE);
    const browser = openBrowser(at.url);
    const { page } = await browser.get('/slack/install');
    const end = await browser.get(slack.oauth.deny(slackLink(page)));
    expect(end).toMatchObject({ status: 200, page: expect.stringContaining('You cancelled') });
    expect(await installed(at)).toBe(false);
  });

  it('shows pages that load nothing, run nothing and are kept nowhere', async () => {
    const at = await startMany();
    for (const path of [
      '/slack/install',
      '/slack/oauth_redirect?code=<script>&state=<script>',
      '/d/<script>',
    ]) {
      const { headers, page } = await openBrowser(at.url).get(path);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(page, path).not.toContain('<script');
    }
  });
});

describe('the state of an installation', () => {
  const states = ({ stateSecret, app }: ManyWorkspaces) =>
    createStates({ secret: stateSecret, used: app.store.taken('test'), options: { scopes: [] } });

  /** Comes back to the app with another state than the one that was given, in the browser that began. */
  async function comeBack(at: ManyWorkspaces, change: (address: URL) => void, sameBrowser = true) {
    const slack = await at.open(HERE);
    const browser = openBrowser(at.url);
    const { page } = await browser.get('/slack/install');
    const address = new URL(slack.oauth.allow(COORDINATOR, slackLink(page)));
    change(address);
    return { slack, end: await (sameBrowser ? browser : openBrowser(at.url)).get(address.href) };
  }

  it.each([
    {
      name: 'is missing',
      change: (address: URL) => address.searchParams.delete('state'),
      says: 'lacks the mark',
    },
    {
      name: 'is another one than the browser has',
      change: (address: URL) => address.searchParams.set('state', 'x.y.z'),
      says: 'not begun in this browser',
    },
    {
      name: 'comes without a code',
      change: (address: URL) => address.searchParams.delete('code'),
      says: 'without its code',
    },
  ])('that $name is refused in words, and nothing is installed', async ({ change, says: expected }) => {
    const at = await startMany();
    const { slack, end } = await comeBack(at, change);
    expect(end).toMatchObject({ status: 400, page: expect.stringContaining(expected) });
    expect(slack.calls).toEqual([]);
    expect(await installed(at)).toBe(false);
  });

  it('in the browser of somebody else is refused: nobody installs into a workspace by a link that they were sent', async () => {
    const at = await startMany();
    const { slack, end } = await comeBack(at, () => undefined, false);
    expect(end).toMatchObject({ status: 400, page: expect.stringContaining('not begun in this browser') });
    expect(slack.calls).toEqual([]);
  });

  it.each([
    {
      name: 'is signed by somebody else',
      make: (at: ManyWorkspaces) =>
        createStates({
          secret: 'another',
          used: at.app.store.taken('test'),
          options: { scopes: [] },
        }).generateStateParam({ scopes: [] }, new Date()),
      says: 'not one of ours',
    },
    { name: 'is no state at all', make: async () => 'abc', says: 'not one of ours' },
    {
      name: 'is older than ten minutes',
      make: (at: ManyWorkspaces) =>
        states(at).generateStateParam({ scopes: [] }, new Date(Date.now() - 601_000)),
      says: 'within ten minutes',
    },
  ])('that $name is refused though the browser has it', async ({ make, says: expected }) => {
    const at = await startMany();
    const slack = await at.open(HERE);
    const state = await make(at);
    const answer = await fetch(`${at.url}/slack/oauth_redirect?code=code-${HERE}-1&state=${state}`, {
      headers: { cookie: `slack-app-oauth-state=${state}` },
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(expected);
    expect(slack.calls).toEqual([]);
    expect(await installed(at)).toBe(false);
  });

  it('installs once, however often its address is opened', async () => {
    const at = await startMany();
    const slack = await at.open(HERE);
    const first = await fetch(`${at.url}/slack/install`);
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const back = slack.oauth.allow(COORDINATOR, slackLink(await first.text())).replace(PUBLIC_URL, at.url);
    const open = () => fetch(back, { headers: { cookie } });
    expect((await open()).status).toBe(200);
    const again = await open();
    expect(again.status).toBe(400);
    expect(await again.text()).toContain('was used before');
    expect(slack.calls.filter(({ method }) => method === 'oauth.v2.access')).toHaveLength(1);
  });

  it('that Slack has no code for any more is said to be Slack’s refusal', async () => {
    const at = await startMany();
    const { end } = await comeBack(at, (address) => address.searchParams.set('code', `code-${HERE}-1`));
    expect(end).toMatchObject({ status: 502, page: expect.stringContaining('Slack refused the code') });
  });
});

describe('a workspace that has installed the app', () => {
  it('can use it with its own token', async () => {
    const at = await startMany();
    const slack = await at.open(HERE);
    await install(at, slack, COORDINATOR);
    await trackSample(at.app);
    await at.app.cards.idle();
    await slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'status');
    await slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says('Malaysia'));
  });

  it('is the only one: a workspace that has not is acknowledged and gets nothing', async () => {
    const at = await startMany();
    await install(at, await at.open(HERE), COORDINATOR);
    const stranger = await at.open(THERE);
    await stranger.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'help');
    expect(stranger.calls).toEqual([]);
    expect(at.logged.join()).toContain('the app is not installed');
  });

  it('goes on when its tokens end and are renewed', async () => {
    const at = await startMany();
    // Every token is so short that each use renews it.
    const slack = await at.open(HERE, { tokenSeconds: 30 });
    await install(at, slack, COORDINATOR);
    await trackSample(at.app);
    await at.app.cards.idle();
    await slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'record Malaysia supports');
    await slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says('Malaysia', 'upports'));
    expect(slack.calls.some(({ args }) => args.grant_type === 'refresh_token')).toBe(true);
  });

  it('may have it through its organisation', async () => {
    const at = await startMany();
    const slack = await at.open(HERE, { enterprise: { id: 'E0ORG', name: 'Org' } });
    const { page } = await install(at, slack, COORDINATOR, { wide: true });
    expect(page).toContain('Installed for your organisation');
    await slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'help');
    await slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says('/demarche'));
    await trackSample(at.app);
    await at.app.cards.idle();
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage').length).toBeGreaterThan(0);
  });
});

it('a workspace that its organisation takes the app from is forgotten like one that takes it out', async () => {
  const at = await startMany();
  const slack = await at.open(HERE, { enterprise: { id: 'E0ORG', name: 'Org' } });
  await install(at, slack, COORDINATOR, { wide: true });
  await slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'help');
  await slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says('/demarche'));
  const demarche = await trackSample(at.app);
  await at.app.cards.idle();

  const body = JSON.stringify({
    type: 'event_callback',
    team_id: HERE,
    enterprise_id: 'E0ORG',
    event_id: 'Ev1',
    event_time: Math.floor(at.time.now.getTime() / 1_000),
    authorizations: [{ enterprise_id: 'E0ORG', team_id: null, is_bot: true, is_enterprise_install: true }],
    event: { type: 'team_access_revoked', team_ids: [HERE], event_ts: '1.1' },
  });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  await fetch(`${at.url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(SECRETS.signing, timestamp, body),
    },
    body,
  });
  await expect
    .poll(() => at.app.store.ledger.trackings(demarche))
    .toEqual([expect.objectContaining({ shut: 'app_uninstalled' })]);
  await expect.poll(() => at.app.store.keyed('installation').get(`${HERE} enterprise`)).toBeUndefined();
  expect(await installed(at, 'E0ORG')).toBe(true);
});

describe('a workspace that takes the app out', () => {
  async function twoThatUseIt() {
    const at = await startMany();
    const [here, there] = [await at.open(HERE), await at.open(THERE)];
    for (const [slack, team] of [
      [here, HERE],
      [there, THERE],
    ] as const) {
      await install(at, slack, COORDINATOR);
      await trackSample(at.app, undefined, team);
    }
    await at.app.cards.idle();
    await here.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'record Malaysia supports');
    await expect.poll(() => entriesOf(at)).toHaveLength(1);
    await at.app.cards.idle();
    return { at, here, there };
  }
  async function entriesOf({ app }: ManyWorkspaces) {
    const { ledger } = app.store;
    return ledger.entries((await ledger.demarche(HERE, '08STATE22377'))?.id ?? '');
  }
  const keys = async ({ app }: ManyWorkspaces, team: string) => {
    const found: string[] = [];
    for (const name of ['installation', 'profile', 'membership', 'shared', 'draft', 'said']) {
      for await (const [key] of app.store.keyed(name).iterator()) found.push(String(key));
    }
    return found.filter((key) => key.startsWith(`${team} `));
  };

  it('takes its installation and its keyed state with it; its ledger stays, and nothing is posted there again', async () => {
    const { at, here } = await twoThatUseIt();
    expect(await keys(at, HERE)).not.toEqual([]);
    await here.uninstall();
    await expect.poll(() => keys(at, HERE)).toEqual([]);
    const demarche = await at.app.store.ledger.demarche(HERE, '08STATE22377');
    expect(await entriesOf(at)).toHaveLength(1);
    await expect
      .poll(() => at.app.store.ledger.trackings(demarche?.id ?? ''))
      .toEqual([expect.objectContaining({ shut: 'app_uninstalled' })]);
    const calls = here.calls.length;
    await at.app.reminders.tick();
    await at.app.cards.idle();
    expect(here.calls.length).toBe(calls);
  });

  it('takes nothing of another workspace', async () => {
    const { at, here, there } = await twoThatUseIt();
    const before = await keys(at, THERE);
    await here.uninstall();
    await expect.poll(() => keys(at, HERE)).toEqual([]);
    expect(await keys(at, THERE)).toEqual(before);
    await there.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'status');
    await there.as(COORDINATOR).waitForMessage(CAMPAIGN, says('Malaysia'));
  });

  it('stops no other: what it owes can not be posted, and the others get theirs', async () => {
    const { at, here, there } = await twoThatUseIt();
    // Without a word from Slack, as after a backup was read back.
    await at.app.store.keyed('installation').delete(`${HERE} installation`);
    const before = here.calls.length;
    at.time.now = new Date('2008-03-12T09:00:00Z');
    await at.app.reminders.tick();
    await there.as(COORDINATOR).waitForMessage(CAMPAIGN, says('deadline'));
    const posted = there.calls.filter(
      ({ method, args }) => method === 'chat.postMessage' && args.channel === CAMPAIGN,
    );
    expect(posted.length).toBeGreaterThan(1);
    expect(here.calls.slice(before)).toEqual([]);
  });

  it('may install it again, and finds what was recorded', async () => {
    const { at, here } = await twoThatUseIt();
    await here.uninstall();
    await expect.poll(() => keys(at, HERE)).toEqual([]);
    await install(at, here, COORDINATOR);
    await here.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'track 08STATE22377');
    await here.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'history Malaysia');
    await here.as(COORDINATOR).waitForMessage(CAMPAIGN, says('Malaysia', 'upports'));
  });

  it('keeps it when only the token of a person was revoked', async () => {
    const { at, here } = await twoThatUseIt();
    await here.revokeTokens({ oauth: [COORDINATOR], bot: [] });
    expect(await installed(at)).toBe(true);
  });
});
