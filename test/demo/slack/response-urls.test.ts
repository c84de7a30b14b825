import { RespondError } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import type { FakeSlack } from '../../../demo/slack/index.ts';
import { ANNA, BEN, OFFICE, section, signal, startApp, startOffice } from './office.ts';

type Respond = (body: object | string) => Promise<unknown>;

async function respondIn(slack: FakeSlack): Promise<Respond> {
  const heard = signal<Respond>();
  await startApp(slack, (app) =>
    app.command('/desk', async ({ ack, respond }) => {
      await ack();
      heard.give((body) => respond(body));
    }),
  );
  await slack.as(ANNA).command(OFFICE, '/desk');
  return heard.next;
}

const status = async (answer: Promise<unknown>) => {
  const caught = await answer.then(
    () => null,
    (error: unknown) => error,
  );
  return caught instanceof RespondError ? caught.statusCode : caught;
};

describe('response URLs', () => {
  it('are good for five uses', async () => {
    const slack = await startOffice();
    const respond = await respondIn(slack);
    for (let use = 1; use <= 5; use += 1) await respond(`answer ${use}`);
    expect(await status(respond('answer 6'))).toBe(404);
    expect(slack.as(ANNA).messages(OFFICE)).toHaveLength(5);
    expect(slack.calls.at(-1)).toMatchObject({ method: 'response_url', answer: { error: 'used_url' } });
  });

  it('are good for thirty minutes', async () => {
    const slack = await startOffice();
    const respond = await respondIn(slack);
    slack.advance(29 / 60);
    expect(await status(respond('in time'))).toBeNull();
    slack.advance(2 / 60);
    expect(await status(respond('too late'))).toBe(404);
    expect(slack.calls.at(-1)).toMatchObject({ answer: { error: 'expired_url' } });
  });

  it('speak to the channel when told to', async () => {
    const slack = await startOffice();
    const respond = await respondIn(slack);
    await respond({ response_type: 'in_channel', text: 'all' });
    expect(slack.as(BEN).messages(OFFICE)).toMatchObject([{ text: 'all', ephemeralTo: null }]);
  });

  it.each([
    ['nothing to say', {}, 400],
    ['blocks that Slack refuses', { blocks: [section('')] }, 400],
  ])('refuse %s without using up a use', async (_, body, code) => {
    const slack = await startOffice();
    const respond = await respondIn(slack);
    for (let use = 1; use <= 6; use += 1) expect(await status(respond(body))).toBe(code);
    expect(await status(respond('words'))).toBeNull();
  });

  it('are not held to the sum of characters that chat.postMessage is held to', async () => {
    const slack = await startOffice();
    const respond = await respondIn(slack);
    const blocks = Array.from({ length: 6 }, () => section('x'.repeat(2_900)));
    expect(await status(respond({ text: 'long', blocks }))).toBeNull();
  });
});
