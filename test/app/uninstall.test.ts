import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import { COORDINATOR, configFor, type Mode, startSlack, trackSample } from './workspace.ts';

const EVENTS = ['app_uninstalled', 'tokens_revoked', 'message.im'];

/** The app with the one token that it was given, and a campaign; both are closed after use. */
async function campaign(mode: Mode) {
  const slack = await startSlack({ events: EVENTS });
  const config = await configFor(slack, mode);
  const app = await createApp(config, { clock: slack, log: createLog('silent'), cardPace: 0 });
  if (config.slack.mode.type === 'http') {
    slack.deliverTo({ type: 'http', url: `http://127.0.0.1:${config.slack.mode.port}/slack/events` });
  }
  await app.start();
  await slack.connected();
  const demarche = await trackSample(app);
  await app.cards.idle();
  return {
    slack,
    app,
    demarche,
    async [Symbol.asyncDispose]() {
      await app.stop();
      await slack.close();
    },
  };
}

const shut = async ({ app, demarche }: Awaited<ReturnType<typeof campaign>>) =>
  (await app.store.ledger.trackings(demarche)).map((tracking) => tracking.shut);

describe.each(['socket', 'http'] as const)('one workspace with its token, by %s', (mode) => {
  it('that takes the app out is posted to no more, and its ledger stays', async () => {
    await using at = await campaign(mode);
    const { app, slack, demarche } = at;
    await app.store.keyed('profile').set('T0TEAM U1', { zone: 'UTC' });
    await app.store.keyed('profile').set('T0TEAMS U1', { zone: 'UTC' });
    await slack.uninstall();
    await expect.poll(() => shut(at)).toEqual(['app_uninstalled']);
    await expect.poll(() => app.store.keyed('profile').get('T0TEAM U1')).toBeUndefined();
    expect(await app.store.keyed('profile').get('T0TEAMS U1')).toEqual({ zone: 'UTC' });
    expect((await app.store.ledger.demarcheById(demarche))?.mrn).toBe('08STATE22377');

    const calls = slack.calls.length;
    slack.advance(24 * 3);
    await app.reminders.tick();
    await app.cards.sweep();
    await app.cards.idle();
    expect(slack.calls.length).toBe(calls);
  });

  it.each([
    { name: 'a person', revoked: { oauth: [COORDINATOR], bot: [] }, expected: [null] },
    { name: 'the bot', revoked: { oauth: [], bot: ['U0BOT'] }, expected: ['app_uninstalled'] },
  ])('that revokes the token of $name', async ({ revoked, expected }) => {
    await using at = await campaign(mode);
    await at.slack.revokeTokens(revoked);
    await expect.poll(() => at.slack.events.at(-1)?.acknowledged).toBe(true);
    await expect.poll(() => shut(at)).toEqual(expected);
  });
});
