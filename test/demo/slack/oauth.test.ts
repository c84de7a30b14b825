import { describe, expect, it } from 'vitest';
import type { FakeSlack } from '../../../demo/slack/index.ts';
import { ANNA, BOT, client, startOffice } from './office.ts';

const REDIRECT = 'https://app.example.org/oauth';

const asks = ({ url, oauth }: FakeSlack, changed: Record<string, string> = {}) =>
  `${url}/oauth/v2/authorize?${new URLSearchParams({
    client_id: oauth.clientId,
    scope: 'commands,chat:write',
    state: 'abc',
    redirect_uri: REDIRECT,
    ...changed,
  })}`;

const access = (slack: FakeSlack, args: Record<string, string>) =>
  client(slack, '').oauth.v2.access({
    client_id: slack.oauth.clientId,
    client_secret: slack.oauth.clientSecret,
    redirect_uri: REDIRECT,
    ...args,
  });

const codeIn = (address: string) => new URL(address).searchParams.get('code') ?? '';

describe('an installation by OAuth', () => {
  it('sends the browser back with a code and the state, and gives a bot token for the code', async () => {
    const slack = await startOffice();
    const back = new URL(slack.oauth.allow(ANNA, asks(slack)));
    expect(back.origin + back.pathname).toBe(REDIRECT);
    expect(back.searchParams.get('state')).toBe('abc');
    const granted = await access(slack, { code: codeIn(back.href) });
    expect(granted).toMatchObject({
      team: { id: 'T0TEAM', name: 'Office' },
      enterprise: null,
      bot_user_id: BOT.userId,
      authed_user: { id: ANNA },
      scope: 'commands,chat:write',
      is_enterprise_install: false,
    });
    expect((await client(slack, granted.access_token).auth.test()).team_id).toBe('T0TEAM');
  });

  it('says access_denied to who cancels', async () => {
    const slack = await startOffice();
    expect(slack.oauth.deny(asks(slack))).toContain('error=access_denied');
  });

  it.each([
    { name: 'a code that was never given', error: 'invalid_code', args: { code: 'code-T0TEAM-1' } },
    { name: 'another client', error: 'invalid_client_id', args: { client_id: '1.1' } },
    { name: 'a wrong secret', error: 'bad_client_secret', args: { client_secret: 'x' } },
    { name: 'another address', error: 'bad_redirect_uri', args: { redirect_uri: 'https://evil.example' } },
  ])('refuses $name', async ({ args, error }) => {
    const slack = await startOffice();
    const code = codeIn(slack.oauth.allow(ANNA, asks(slack)));
    await expect(access(slack, { code, ...args })).rejects.toThrow(error);
  });

  it('takes a code once', async () => {
    const slack = await startOffice();
    const code = codeIn(slack.oauth.allow(ANNA, asks(slack)));
    await access(slack, { code });
    await expect(access(slack, { code })).rejects.toThrow('invalid_code');
  });

  it('names the organisation and no team when it is for all of its workspaces', async () => {
    const slack = await startOffice({ enterprise: { id: 'E1', name: 'Org' } });
    const code = codeIn(slack.oauth.allow(ANNA, asks(slack), { wide: true }));
    expect(await access(slack, { code })).toMatchObject({
      team: null,
      enterprise: { id: 'E1' },
      is_enterprise_install: true,
    });
  });
});

describe('tokens that are rotated', () => {
  const rotated = async () => {
    const slack = await startOffice({ tokenSeconds: 43_200 });
    const first = await access(slack, { code: codeIn(slack.oauth.allow(ANNA, asks(slack))) });
    return { slack, first };
  };
  const refresh = (slack: FakeSlack, token: string | undefined) =>
    access(slack, { grant_type: 'refresh_token', refresh_token: token ?? '' });

  it('end, and come with a refresh token that can be used once', async () => {
    const { slack, first } = await rotated();
    expect(first).toMatchObject({ expires_in: 43_200 });
    const second = await refresh(slack, first.refresh_token);
    expect(second.access_token).not.toBe(first.access_token);
    await expect(refresh(slack, first.refresh_token)).rejects.toThrow('invalid_refresh_token');
  });

  it('leave the one before alive, and no older one', async () => {
    const { slack, first } = await rotated();
    const second = await refresh(slack, first.refresh_token);
    await client(slack, first.access_token).auth.test();
    await refresh(slack, second.refresh_token);
    await expect(client(slack, first.access_token).auth.test()).rejects.toThrow('account_inactive');
  });
});
