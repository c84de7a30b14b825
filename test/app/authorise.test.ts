import { describe, expect, it } from 'vitest';
import { CAMPAIGN, COORDINATOR, says, startWorkspace } from './workspace.ts';

describe.each(['socket', 'http'] as const)('when Slack does not say who the app is, by %s', (mode) => {
  it('an event is not lost: it is not acknowledged, comes again and is answered', async () => {
    await using at = await startWorkspace(mode);
    const hand = at.slack.as(COORDINATOR);
    // As often as the client tries by itself.
    at.slack.fail('auth.test', { status: 500 }, 3);
    await hand.say(hand.dm, 'who is outstanding in 08STATE22377?');
    const answered = says('outstanding', 'Malaysia');
    await expect
      .poll(
        () =>
          hand
            .messages(hand.dm)
            .flatMap(({ ts }) => hand.thread(hand.dm, ts))
            .some(answered),
        {
          timeout: 10_000,
        },
      )
      .toBe(true);
  });

  it('a command is not taken for done: the person sees that it failed', async () => {
    await using at = await startWorkspace(mode);
    at.slack.fail('auth.test', { error: 'internal_error' }, 1);
    await expect(
      at.slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'record Malaysia supports'),
    ).rejects.toThrow(/operation_timeout|http_error/);
    expect(await at.app.store.ledger.entries(at.demarche)).toEqual([]);
  });
});
