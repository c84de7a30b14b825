import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import {
  CAMPAIGN,
  COORDINATOR,
  configFor,
  OFFICER,
  says,
  startSlack,
  startWorkspace,
  trackSample,
  words,
} from './workspace.ts';

const actor = { workspace: 'T0TEAM', user: OFFICER, surface: 'command', role: 'coordinator' } as const;

describe('when Slack can not be reached', () => {
  it('at start, the app keeps trying, says so once, and then works', async () => {
    const slack = await startSlack();
    const config = await configFor(slack, 'socket');
    // The client itself tries three times; the fifth call is the second one of our second try.
    slack.fail('apps.connections.open', 'drop', 4);
    const logged: string[] = [];
    const log = createLog('info', { write: (line) => void logged.push(line) });
    const app = await createApp(config, { clock: slack, log });
    await app.start();
    await slack.connected();
    expect(logged.filter((line) => line.includes('Slack can not be reached'))).toHaveLength(1);
    expect(logged.filter((line) => line.includes('Slack answers again'))).toHaveLength(1);
    await app.stop();
    await slack.close();
  });

  it('later, what is recorded stays recorded, and the card follows once Slack answers', async () => {
    await using at = await startWorkspace();
    at.slack.fail('chat.update', { status: 429, retryAfter: 1 }, 1);
    await at.app.desk.record(actor, at.demarche, 'MY', null, { position: 'supports' });
    expect(await at.app.desk.history(at.demarche, 'MY')).toHaveLength(1);
    await at.app.cards.idle();
    expect(words(at.card())).toContain('Supports 1');
  });

  it('a card that was deleted is posted anew', async () => {
    await using at = await startWorkspace();
    const { ts } = at.card();
    at.slack.fail('chat.update', { error: 'message_not_found' }, 1);
    await at.app.desk.record(actor, at.demarche, 'MY', null, { position: 'supports' });
    await at.app.cards.idle();
    const cards = at.slack.as(COORDINATOR).messages(CAMPAIGN).filter(says('Supports 1'));
    expect(cards).toHaveLength(1);
    expect(cards[0]?.ts).not.toBe(ts);
  });

  it('cards that fell behind while the app was down follow after a restart', async () => {
    const slack = await startSlack();
    const folder = mkdtempSync(join(tmpdir(), 'desk-outage-'));
    const config = await configFor(slack, 'socket', `file:${folder}/desk.db`);
    const log = createLog('error', { write: () => undefined });
    const first = await createApp(config, { clock: slack, log, cardPace: 0 });
    await first.start();
    const demarche = await trackSample(first);
    await first.cards.idle();
    slack.fail('chat.update', 'drop', 1);
    await first.desk.record(actor, demarche, 'MY', null, { position: 'supports' });
    await first.stop();
    const second = await createApp(config, { clock: slack, log, cardPace: 0 });
    await second.start();
    await slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says('Supports 1'));
    await second.stop();
    await slack.close();
    rmSync(folder, { recursive: true });
  });
});
