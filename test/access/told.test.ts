import { describe, expect, it } from 'vitest';
import { CALLBACK, SHORTCUT } from '../../src/slack/blocks/index.ts';
import type { ImportDraft } from '../../src/slack/kept.ts';
import { sample } from '../support/world.ts';
import { type Circumstance, OPENER, OTHER, TEAM, TRACKING } from './people.ts';
import { MRN } from './surfaces.ts';
import { type AccessWorld, MARKERS, openAccessWorld } from './world.ts';

const opener = { workspace: TEAM, user: OPENER, surface: 'command', role: 'coordinator' } as const;

/** What a channel or a person was told, of what the app said to Slack. */
const toldIn = ({ slack }: AccessWorld, channel: string): string =>
  slack.said
    .filter(({ method, body }) => method === 'chat.postMessage' && JSON.parse(body).channel === channel)
    .map(({ body }) => body)
    .join('\n');

/** The opener confirms the preview of an import; from then on it counts what Slack is told. Gives what the form is answered with. */
async function confirmPreview(
  { app, slack, receiver }: AccessWorld,
  {
    lists,
    channel,
    ...of
  }: Pick<ImportDraft, 'raw' | 'mrn' | 'channel' | 'over'> & {
    lists: NonNullable<ImportDraft['lists']>;
  },
): Promise<unknown> {
  const key = `${TEAM} another`;
  const { deadlines, asks, talkingPoints, responders } = lists;
  const draft: ImportDraft = {
    ...of,
    channel,
    workspace: TEAM,
    user: OPENER,
    startedAt: '2008-03-06T09:30:00.000Z',
    lists: { deadlines, asks, talkingPoints, responders },
    achieved: [],
    done: null,
  };
  await app.store.keyed('draft').set(key, draft);
  await app.cards.idle();
  slack.said.length = 0;
  return receiver.send({
    type: 'view_submission',
    team: { id: TEAM },
    user: { id: OPENER },
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: CALLBACK.importPreview,
      private_metadata: JSON.stringify({ channel, draft: key }),
      state: { values: {} },
    },
  });
}

describe('the thread of a card, when the facts are changed', () => {
  const text = sample('08STATE22377.txt');
  const later = text.replace('no later than March [¶](#)7', 'no later than March 12');
  const noforn = later.replace(/^C O N F I D E N T I A L.*$/m, (line) => `${line} NOFORN`);
  const opened = later.replaceAll(/\((?:C|SBU)\)/g, '(U)').replace(/^C O N F I D E N T I A L/m, 'UNCLAS');

  /** The opener confirms another text of the cable. */
  async function confirm(world: AccessWorld, raw: string): Promise<void> {
    const demarche = await world.app.desk.demarche(TEAM, MRN);
    const check = await world.app.desk.check(TEAM, raw);
    if (!demarche || check.type !== 'readable' || !check.proposal) throw new Error('it can not be changed');
    // There they may be shown all that the preview tells of.
    await world.app.desk.track(opener, demarche.id, OTHER, 'UTC');
    await confirmPreview(world, {
      raw,
      mrn: MRN,
      lists: check.proposal,
      channel: null,
      over: { facts: demarche.facts },
    });
    expect((await world.app.desk.demarche(TEAM, MRN))?.facts.deadlines[0]?.date).toBe('2008-03-12');
  }

  /** `said` null: nothing at all, in a room that another organisation reads by now. */
  it.each<[string, Circumstance, string, string | null]>([
    ['says what changed', { name: '', channel: TRACKING }, later, '12 Mar'],
    [
      'says only that something changed where the channel may not show what stood before',
      { name: '', channel: TRACKING, clearance: 'UNCLASSIFIED' },
      opened,
      'left out here',
    ],
    [
      'says nothing where another organisation reads it and the marking forbids that',
      { name: '', channel: TRACKING },
      noforn,
      null,
    ],
  ])('%s', async (_, circumstance, raw, said) => {
    await using world = await openAccessWorld(circumstance);
    if (said === null) for (const room of world.slack.rooms) room.shared = true;
    await confirm(world, raw);
    const thread = toldIn(world, TRACKING);
    if (said === null) expect(thread).toBe('');
    else expect(thread).toContain(said);
    if (said !== '12 Mar') expect(thread).not.toContain('7 Mar');
  });
});

describe('who imports a cable for a channel that may show nothing of it', () => {
  it('reads that it is imported and not tracked there, and why', async () => {
    await using world = await openAccessWorld({ name: '', channel: TRACKING, noforn: true });
    const { app, slack } = world;
    const raw = sample('09STATE41205.txt').replace(/^UNCLAS.*$/m, (line) => `${line}\n\nNOFORN`);
    const check = await app.desk.check(TEAM, raw);
    if (check.type !== 'readable' || !check.proposal) throw new Error('it is no demarche');
    expect(check.banner).toContain('NOFORN');
    const answer = await confirmPreview(world, {
      raw,
      mrn: '09STATE41205',
      lists: check.proposal,
      channel: TRACKING,
      over: null,
    });
    expect(answer).toBeUndefined();
    const told = slack.said.find(({ method }) => method === 'chat.postEphemeral')?.body;
    expect(told).toContain('*09 STATE 41205* is imported. It is *not* tracked in');
    expect(await app.desk.trackedIn(TEAM, TRACKING)).toHaveLength(1);
  });
});

describe('a message that names several cables', () => {
  it('shows those that may be shown to who looks them up, and says how many may not', async () => {
    await using world = await openAccessWorld({ name: '', channel: TRACKING, noforn: true });
    const choices = { mrn: '07OSLO633', deadlines: [], achieved: [] };
    await world.app.desk.import(opener, sample('07OSLO633.txt'), choices);
    await world.receiver.send({
      type: 'message_action',
      callback_id: SHORTCUT.lookUp,
      team: { id: TEAM },
      user: { id: 'U0ALLY' },
      channel: { id: TRACKING },
      message_ts: '1.1',
      message: { ts: '1.1', text: '08 STATE 22377, 07 OSLO 633 and 07 BRASILIA 1234' },
      trigger_id: 'trigger',
      response_url: world.slack.responseUrl,
    });
    const panel = world.slack.said.findLast(({ method }) => method === 'views.update')?.body;
    expect(panel).toContain('names 3 cables');
    expect(panel).toContain('Show the cable 07OSLO633');
    expect(panel).toContain('1 of them may not be shown here');
    expect(panel).toContain('I know no such cable');
    expect(panel).not.toContain('22377');
    for (const marker of Object.values(MARKERS)) expect(panel).not.toContain(marker);
  });
});

describe('a new owner', () => {
  it('is told in their DM no more of the cable than they may see there', async () => {
    await using world = await openAccessWorld({ name: '', channel: TRACKING });
    const { desk } = world.app;
    const demarche = await desk.demarche(TEAM, MRN);
    await desk.track(opener, demarche?.id ?? '', OTHER, 'UTC');
    await desk.setClearance(opener, OTHER, 'UNCLASSIFIED');
    await world.app.cards.idle();
    world.slack.said.length = 0;
    const { responseUrl } = world.slack;
    await world.receiver.send({
      command: '/demarche',
      text: `assign ${MRN} Jordan <@U0ELSEWHERE>`,
      user_id: OPENER,
      team_id: TEAM,
      channel_id: TRACKING,
      response_url: responseUrl,
      trigger_id: 'trigger',
    });
    const dm = toldIn(world, 'DU0ELSEWHERE');
    expect(dm).toContain('You now answer for');
    for (const marker of Object.values(MARKERS)) expect(dm).not.toContain(marker);
  });
});

describe('who asked to be reminded', () => {
  it('reads their own words and nothing of a cable that its marking forbids them', async () => {
    await using world = await openAccessWorld({ name: '', channel: TRACKING, noforn: true });
    const { store, desk, reminders } = world.app;
    const demarche = await desk.demarche(TEAM, MRN);
    const reminder = { workspace: TEAM, user: 'U0ALLY', words: 'call post', tried: false };
    const at = '2008-03-06T09:00:00.000Z';
    await store.keyed('personal').set(`${TEAM} ${at} ally`, { ...reminder, demarche: demarche?.id, at });
    await reminders.tick();
    const dm = toldIn(world, 'DU0ALLY');
    expect(dm).toContain('call post');
    for (const marker of Object.values(MARKERS)) expect(dm).not.toContain(marker);
  });
});
