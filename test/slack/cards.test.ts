import { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../src/desk/index.ts';
import { createCards } from '../../src/slack/index.ts';
import { ELSEWHERE } from '../app/workspace.ts';
import { actor, type Office, openOffice } from '../reminders/office.ts';

/** A little longer than a claim stands, in hours of the workspace's clock. */
const LAPSE = 0.0085;
const EVERYWHERE = { clearance: 'CONFIDENTIAL', shared: false } as const;

let at: Office;
let desk: Desk;
beforeEach(async () => {
  at = await openOffice();
  const { ledger } = at.app.store;
  desk = createDesk({ ledger, clock: at.slack, maxClassification: 'CONFIDENTIAL' });
  // Followed in a second channel without telling any app, so that who draws its card is up to the test.
  await desk.track(actor, at.demarche, ELSEWHERE, 'Europe/Paris');
});
afterEach(() => at[Symbol.asyncDispose]());

/** Cards of one more process, which may be held up before it draws the one in the second channel. */
function drawer(heldUp: () => Promise<unknown> = async () => {}) {
  const { slack } = at;
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  return createCards({
    desk,
    ledger: at.app.store.ledger,
    clientOf: async () => client,
    clock: slack,
    log: pino({ level: 'silent' }),
    onShut: async () => {},
    onlookers: {
      deskFor: async () => null,
      placeOf: async (channel) => {
        if (channel === ELSEWHERE) await heldUp();
        return EVERYWHERE;
      },
    },
    pace: 0,
    afterFailure: 0,
  });
}

const drawn = async (cards: { refresh(demarche: string): void; idle(): Promise<void> }) => {
  cards.refresh(at.demarche);
  await cards.idle();
};

describe('the card of a channel stands there once', () => {
  it('where Slack took it and dropped the connection, and the same process tries again', async () => {
    at.slack.fail('chat.postMessage', 'accept-then-drop', 1);
    await drawn(drawer());
    expect(at.posted(ELSEWHERE)).toHaveLength(1);
    expect(await at.app.store.ledger.staleCards()).toEqual([]);
  });

  it('where a process was held up until another had drawn it in its place', async () => {
    let held = 0;
    const slow = drawer(async () => {
      held += 1;
      if (held > 1) return;
      at.slack.advance(LAPSE);
      await drawn(drawer());
    });
    await drawn(slow);
    expect(held).toBeGreaterThan(0);
    expect(at.posted(ELSEWHERE)).toHaveLength(1);
    expect(await at.app.store.ledger.staleCards()).toEqual([]);
  });
});
