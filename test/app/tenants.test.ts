import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import type { Message } from '../../demo/protocol.ts';
import { sign } from '../../demo/slack/http-delivery.ts';
import type { FakeSlack } from '../../demo/slack/index.ts';
import { CALLBACK, SHORTCUT } from '../../src/slack/blocks/index.ts';
import { install, type ManyWorkspaces, SECRETS, startMany } from './many-workspaces.ts';
import { BOT, CAMPAIGN, COORDINATOR, OFFICER, trackSample } from './workspace.ts';

const HERE = 'T0TEAM';
const THERE = 'T0OTHER';
const MRN = '08STATE22377';

/** What only the cable and the campaign of the first workspace say. */
const SECRET_WORDS = ['KOSOVO', 'Kosovo', 'OIC', 'Islamic Conference'];

/** A campaign in one workspace, and another workspace that has the same people and channels by id, and no campaign. */
async function neighbours() {
  const at = await startMany();
  const here = await at.open(HERE);
  const there = await at.open(THERE);
  for (const slack of [here, there]) await install(at, slack, COORDINATOR);
  const demarche = await trackSample(at.app);
  await at.app.cards.idle();
  return { at, here, there, demarche };
}

type Neighbours = Awaited<ReturnType<typeof neighbours>>;

/** Sends a payload as Slack would from the second workspace. */
async function forged({ at }: Neighbours, fields: Record<string, string>): Promise<number> {
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const answer = await fetch(`${at.url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(SECRETS.signing, timestamp, body),
    },
    body,
  });
  await answer.text();
  return answer.status;
}

const forgedPayload = (between: Neighbours, payload: object) =>
  forged(between, {
    payload: JSON.stringify({
      team: { id: THERE, domain: 'other' },
      user: { id: COORDINATOR, team_id: THERE },
      trigger_id: between.there.url,
      api_app_id: BOT.appId,
      ...payload,
    }),
  });

/** What the app said to a workspace, in whichever way. */
const saidTo = (slack: FakeSlack): string =>
  JSON.stringify(slack.calls.map(({ method, args }) => [method, args]));

/** Everything that was asked is answered: the app is stopped, which finishes what is in flight. */
async function nothingSeen({ at, there, demarche }: Neighbours): Promise<void> {
  await at.app.cards.idle();
  const said = saidTo(there);
  for (const word of [...SECRET_WORDS, demarche]) expect(said, word).not.toContain(word);
}

const recorded = ({ at, demarche }: Neighbours) => at.app.store.ledger.entries(demarche);

const audited = ({ at }: Neighbours, team: string) => at.app.store.ledger.audit(team);

/** Every button and select of a message, as a click of it would say. */
function actionsOf({ blocks }: Message): Array<Record<string, unknown>> {
  return blocks.flatMap((block) => {
    const { block_id } = block;
    const elements = 'elements' in block ? block.elements : 'accessory' in block ? [block.accessory] : [];
    return elements.flatMap((element) =>
      typeof element === 'object' && element !== null && 'action_id' in element
        ? [{ ...element, block_id, action_ts: '1.1' }]
        : [],
    );
  });
}

/** How many answers the second workspace has had so far: what was asked is answered once there is one more. */
const answers = (slack: FakeSlack) =>
  slack.calls.filter(
    ({ method }) =>
      method === 'response_url' ||
      method === 'acknowledgement' ||
      method.startsWith('views.') ||
      method.startsWith('chat.'),
  ).length;

describe('a second workspace with the same app', () => {
  it('finds nothing of the first by any subcommand that names the cable or its words', async () => {
    const between = await neighbours();
    const { there } = between;
    const hand = there.as(COORDINATOR);
    for (const { name } of COMMANDS) {
      const before = answers(there);
      await hand.command(CAMPAIGN, '/demarche', `${name} ${MRN}`);
      await expect.poll(() => answers(there), { message: name }).toBeGreaterThan(before);
      if (hand.view()) await hand.closeView(await hand.waitForView());
    }
    for (const words of [MRN, 'summit', 'independence']) {
      const before = answers(there);
      await hand.command(CAMPAIGN, '/cable', words);
      await expect.poll(() => answers(there)).toBeGreaterThan(before);
    }
    await nothingSeen(between);
    expect(await audited(between, THERE)).not.toContainEqual(
      expect.objectContaining({ demarche: between.demarche }),
    );
  });

  it('finds nothing by plain words in a DM, by a mention, or on its Home', async () => {
    const between = await neighbours();
    const { there } = between;
    const hand = there.as(COORDINATOR);
    for (const [channel, words] of [
      [hand.dm, `show ${MRN}`],
      [hand.dm, 'who is outstanding?'],
      [CAMPAIGN, `<@${BOT.userId}> points for ${MRN}`],
    ] as const) {
      const before = answers(there);
      await hand.say(channel, words);
      await expect.poll(() => answers(there)).toBeGreaterThan(before);
    }
    await hand.openHome();
    await hand.waitForHome();
    await nothingSeen(between);
  });

  it('reaches nothing by the buttons of the first one’s messages, whatever they carry', async () => {
    const between = await neighbours();
    const { here, there, demarche } = between;
    const card = here.as(COORDINATOR).messages(CAMPAIGN)[0];
    if (!card) throw new Error('there is no card');
    const before = here.calls.length;
    for (const action of [
      ...actionsOf(card),
      ...['delivered', 'supports', 'opposes'].map((word) => ({
        type: 'button',
        action_id: `response.record:${word}`,
        block_id: `row ${demarche} MY`,
        value: JSON.stringify({ demarche, country: 'MY', after: 0 }),
        action_ts: '1.1',
      })),
    ]) {
      await forgedPayload(between, {
        type: 'block_actions',
        actions: [action],
        container: { type: 'message', message_ts: card.ts, channel_id: CAMPAIGN },
        channel: { id: CAMPAIGN },
        response_url: `${there.url}/response/x/y`,
      });
    }
    await expect.poll(() => answers(there)).toBeGreaterThan(0);
    await nothingSeen(between);
    expect(await recorded(between)).toEqual([]);
    expect(here.calls.slice(before)).toEqual([]);
  });

  it('reaches nothing by the forms of the first one, sent as its own; there they record', async () => {
    const between = await neighbours();
    const hand = between.here.as(COORDINATOR);
    await hand.command(CAMPAIGN, '/demarche', 'record Malaysia');
    const view = await hand.waitForView();
    const state = {
      values: { position: { value: { type: 'static_select', selected_option: { value: 'supports' } } } },
    };
    const submission = { type: 'view_submission', view: { ...view, state, hash: '1' } };

    await forgedPayload(between, submission);
    await nothingSeen(between);
    expect(await recorded(between)).toEqual([]);
    // The same form from where it belongs: so it was the workspace that was refused, and not the form.
    await forgedPayload(between, { ...submission, team: { id: HERE, domain: 'team' } });
    await expect.poll(() => recorded(between)).toHaveLength(1);
  });

  it('reaches nothing by any form with the first one’s ids in it', async () => {
    const between = await neighbours();
    const { demarche } = between;
    const carried = [
      demarche,
      JSON.stringify({ demarche, id: demarche, country: 'MY', after: 0, channel: CAMPAIGN, mrn: MRN }),
    ];
    const forms = Object.values(CALLBACK).flatMap((callback_id) =>
      carried.map((private_metadata) => ({ callback_id, private_metadata })),
    );
    await Promise.all(
      forms.map((form) =>
        forgedPayload(between, {
          type: 'view_submission',
          view: { id: 'V1', type: 'modal', team_id: THERE, blocks: [], state: { values: {} }, ...form },
        }),
      ),
    );
    await nothingSeen(between);
    expect(await recorded(between)).toEqual([]);
  });

  it('reaches nothing by the shortcuts on a message that names the first one’s cable', async () => {
    const between = await neighbours();
    const hand = between.there.as(COORDINATOR);
    const { ts } = await hand.say(CAMPAIGN, `see ${MRN}`);
    for (const callback of Object.values(SHORTCUT)) {
      const before = answers(between.there);
      await hand.shortcut(callback, { channel: CAMPAIGN, ts });
      await expect.poll(() => answers(between.there), { message: callback }).toBeGreaterThan(before);
    }
    await nothingSeen(between);
  });

  it('sees nothing of a link of the first one’s, and has its own campaign of the same cable apart', async () => {
    const between = await neighbours();
    const { at, here, there } = between;
    await there.as(COORDINATOR).say(CAMPAIGN, `https://desk.example.org/d/${MRN}`);
    await nothingSeen(between);
    expect(there.calls.filter(({ method }) => method === 'chat.unfurl')).toEqual([]);

    const own = await trackSample(at.app, undefined, THERE);
    await at.app.cards.idle();
    await there.as(OFFICER).command(CAMPAIGN, '/demarche', 'record Malaysia opposes');
    await expect.poll(() => at.app.store.ledger.entries(own)).toHaveLength(1);
    await at.app.cards.idle();
    expect(await recorded(between)).toEqual([]);
    expect(here.calls.filter(({ method }) => method === 'chat.update')).toEqual([]);
  });
});

it('signs in for nobody: a workspace’s name in a payload is Slack’s word, which the signature covers', async () => {
  const between: Neighbours = await neighbours();
  const { at, here }: { at: ManyWorkspaces; here: FakeSlack } = between;
  const before = here.calls.length;
  const answer = await fetch(`${at.url}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ command: '/demarche', text: 'list', team_id: HERE, user_id: COORDINATOR }),
  });
  expect(answer.status).toBe(401);
  expect(here.calls.length).toBe(before);
});
