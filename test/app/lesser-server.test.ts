import { describe, expect, it } from 'vitest';
import { CAMPAIGN, COORDINATOR, type Mode, says, startWorkspace } from './workspace.ts';

describe.each<Mode>(['socket', 'http'])(
  'a server that speaks only a part of the API, over %s mode',
  (mode) => {
    it('still gets answers, clicks and the form', async () => {
      await using at = await startWorkspace(mode);
      for (const method of ['users.info', 'conversations.members', 'conversations.info']) {
        at.slack.fail(method, { error: 'unknown_method' }, 100);
      }
      const hand = at.slack.as(COORDINATOR);
      await hand.command(CAMPAIGN, '/demarche', 'status Malaysia');
      const view = await hand.waitForMessage(CAMPAIGN, says('*Malaysia*', 'response.record:supports'));
      await hand.click(view, { actionId: 'response.record:supports' });
      await hand.waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
      await hand.click(view, { label: 'More…' });
      const form = await hand.waitForView();
      await hand.submit(form, { position: { value: { selected_option: { value: 'opposes' } } } });
      await hand.waitForMessage(CAMPAIGN, says('Recorded for Malaysia', 'Opposes'));
      expect(await at.app.desk.history(at.demarche, 'MY')).toHaveLength(2);
    });

    it('a channel that Slack does not know makes nothing visible', async () => {
      await using at = await startWorkspace(mode);
      at.slack.fail('conversations.members', { error: 'channel_not_found' }, 100);
      await at.slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', 'show 08STATE22377');
      await at.slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says('I know no cable'));
    });
  },
);
