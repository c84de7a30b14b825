import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { install, openBrowser, SECRETS, slackLink, startMany } from '../app/many-workspaces.ts';
import { COORDINATOR } from '../app/workspace.ts';
import { NASTY } from '../support/nasty.ts';

describe('an installation that goes wrong in every way', () => {
  it('logs, shows and keeps no secret, no code and no state', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-installing-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const at = await startMany({ databaseUrl: `file:${join(folder, 'desk.db')}` });
    const slack = await at.open('T0TEAM');
    const browser = openBrowser(at.url);
    const pages: string[] = [];
    const given: string[] = [];
    const visit = async (address: string) => {
      const { page } = await browser.get(address);
      pages.push(page);
      return page;
    };

    for (const how of [{ error: 'invalid_client_id' }, { status: 500 }, 'drop'] as const) {
      const back = slack.oauth.allow(COORDINATOR, slackLink(await visit('/slack/install')));
      given.push(...['code', 'state'].map((name) => new URL(back).searchParams.get(name) ?? ''));
      slack.fail('oauth.v2.access', how, 4);
      await visit(back);
    }
    for (const { text } of NASTY.filter(({ text: words }) => words.length < 300)) {
      await visit(`/slack/oauth_redirect?code=zqcodex&state=${encodeURIComponent(text.toWellFormed())}`);
      await visit(`/slack/oauth_redirect?error=${encodeURIComponent(text.toWellFormed())}&state=zqstatex`);
    }
    const fresh = await at.open('T0FRESH');
    expect((await install(at, fresh, COORDINATOR)).status).toBe(200);

    const secrets = [
      SECRETS.client,
      SECRETS.signing,
      at.stateSecret,
      slack.botToken,
      fresh.botToken,
      'zqcodex',
      'zqstatex',
      ...given,
    ];
    const kept = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
    for (const [where, text] of Object.entries({
      logged: at.logged.join(''),
      pages: pages.filter((page) => !page.includes('Add to Slack')).join(''),
    })) {
      for (const secret of secrets.filter(Boolean))
        expect({ where, found: text.includes(secret) }).toEqual({ where, found: false });
    }
    // The tokens are kept, but sealed.
    for (const secret of [SECRETS.client, SECRETS.signing, fresh.botToken])
      expect(kept).not.toContain(secret);
    expect(kept).toContain('sealed:1:');
  });
});
