import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ReplayError, refuseReplay, signedBy, teamOf } from '../../src/slack/http/replays.ts';
import { openStore } from '../../src/store/index.ts';

const SIGNED = { hash: '0011223344556677', at: 1_204_884_000 };

async function memory() {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

const PAYLOADS = [
  { name: 'a command', body: { command: '/demarche', team_id: 'T1', user_id: 'U1' } },
  { name: 'a click', body: { type: 'block_actions', team: { id: 'T1' }, user: { id: 'U1' } } },
  { name: 'a form', body: { type: 'view_submission', team: { id: 'T1' }, user: { id: 'U1' } } },
  { name: 'a shortcut', body: { type: 'message_action', team: { id: 'T1' }, user: { id: 'U1' } } },
  {
    name: 'a click for an organisation',
    body: { type: 'block_actions', team: null, user: { team_id: 'T1' } },
  },
];

describe('a signed request', () => {
  it.each(PAYLOADS)('is taken once when it is $name', async ({ body }) => {
    const seen = (await memory()).taken('signature');
    await refuseReplay(seen, body, SIGNED);
    await expect(refuseReplay(seen, body, SIGNED)).rejects.toThrow(ReplayError);
    await refuseReplay(seen, body, { ...SIGNED, hash: 'another' });
  });

  it('is taken once by all processes together', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'demarche-desk-test-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const stores = [await openStore(join(folder, 'desk.db')), await openStore(join(folder, 'desk.db'))];
    onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))));
    const tries = await Promise.allSettled(
      stores.flatMap((store) =>
        Array.from({ length: 5 }, () => refuseReplay(store.taken('signature'), PAYLOADS[0]?.body, SIGNED)),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('may come again when it is an event: Slack repeats those, and each is handled once by what it says', async () => {
    const seen = (await memory()).taken('signature');
    const body = { type: 'event_callback', team_id: 'T1', event_id: 'Ev1' };
    await refuseReplay(seen, body, SIGNED);
    await refuseReplay(seen, body, SIGNED);
  });

  it('leaves with its workspace', async () => {
    const store = await memory();
    await refuseReplay(store.taken('signature'), PAYLOADS[0]?.body, SIGNED);
    expect(await store.forgetKeyed('T2')).toBe(0);
    expect(await store.forgetKeyed('T1')).toBe(1);
  });
});

describe('signedBy', () => {
  const headers = { 'x-slack-signature': 'v0=abc', 'x-slack-request-timestamp': '1204884000' };

  it.each([
    {},
    { 'x-slack-signature': 'v0=abc=x' },
    { 'x-slack-signature': 'v0=abc=' },
    { 'x-slack-request-timestamp': '01204884000' },
    { 'x-slack-request-timestamp': '1204884000.0' },
    { 'x-slack-request-timestamp': '1.204884e9' },
  ])('reads no more than the check of the signature does: %j', (disguise) => {
    expect(signedBy({ ...headers, ...disguise })).toEqual({ hash: 'abc', at: 1_204_884_000 });
  });
});

describe('teamOf', () => {
  it.each(PAYLOADS)('finds the workspace in $name', ({ body }) => {
    expect(teamOf(body)).toBe('T1');
  });

  it.each([undefined, null, 'text', {}, { team: 'T1' }])('finds none in %j', (body) => {
    expect(teamOf(body)).toBe('');
  });
});
