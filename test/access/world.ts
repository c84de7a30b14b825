import { createApp, type DemarcheDesk } from '../../src/app.ts';
import type { Actor } from '../../src/desk/index.ts';
import { createLog } from '../../src/log.ts';
import { sample } from '../support/world.ts';
import { BOT, type Circumstance, KINDS, OPENER, OTHER, TEAM, TRACKING } from './people.ts';
import { DirectReceiver } from './receiver.ts';
import { type RecordingSlack, startRecordingSlack } from './slack.ts';
import { COUNTRY, DISMISSED, HELD, MRN, PUBLIC_URL, type Scene } from './surfaces.ts';

/** Nothing of these may reach who may not see the demarche; each stands in another part of it. */
export const MARKERS = {
  subject: 'SEEKING BACKING FROM OIC',
  point: 'recognize Kosovo soon',
  note: 'Do not hand over the list',
  quote: 'MINISTER-SAID-THIS',
} as const;

/** The real app on a Slack that writes down all that it is told, with one campaign in one circumstance. */
export interface AccessWorld extends AsyncDisposable {
  app: DemarcheDesk;
  slack: RecordingSlack;
  receiver: DirectReceiver;
  scene(user: string, channel: string | null): Scene;
  /** All that can be changed, as text. */
  state(): Promise<string>;
}

export async function openAccessWorld(circumstance: Circumstance): Promise<AccessWorld> {
  const slack = await startRecordingSlack(TEAM, BOT);
  slack.people.push(...KINDS.map(({ id, is }) => ({ id, is })));
  const members = KINDS.filter(({ inTracking }) => inTracking).map(({ id }) => id);
  slack.rooms.push(
    { id: TRACKING, members: [BOT, ...members], shared: circumstance.noforn ?? false },
    { id: OTHER, members: [BOT, ...KINDS.map(({ id }) => id)] },
  );
  const receiver = new DirectReceiver();
  let now = Date.parse('2008-03-05T09:00:00Z');
  const app = await createApp(
    {
      slack: {
        install: { type: 'token', botToken: 'xoxb-1' },
        mode: { type: 'socket', appToken: 'xapp-1' },
        apiUrl: slack.apiUrl,
      },
      databaseUrl: ':memory:',
      maxClassification: 'CONFIDENTIAL',
      publicUrl: PUBLIC_URL,
      logLevel: 'error',
    },
    {
      clock: { now: () => new Date(now) },
      log: createLog('error', { write: () => undefined }),
      receiver,
      cardPace: 0,
    },
  );
  const { desk, store } = app;
  const opener: Actor = { workspace: TEAM, user: OPENER, surface: 'import', role: 'coordinator' };
  for (const { id, grant } of KINDS) if (grant) await desk.grant(opener, id, grant);

  const text = sample('08STATE22377.txt');
  const raw = circumstance.noforn
    ? text.replace(/^C O N F I D E N T I A L.*$/m, (line) => `${line} NOFORN`)
    : text;
  const check = await desk.check(TEAM, raw);
  if (check.type !== 'readable' || !check.draft) throw new Error('the sample is no demarche');
  const { demarche } = await desk.import(opener, raw, {
    mrn: MRN,
    deadlines: check.draft.deadlines,
    achieved: [],
  });
  if (!demarche) throw new Error('the sample opened no demarche');
  const { id } = demarche;
  await desk.track(opener, id, TRACKING, 'UTC');
  const patch = { position: 'supports', quote: MARKERS.quote } as const;
  const recorded = await desk.record(opener, id, COUNTRY, null, patch);
  const waiting: Record<string, number> = {};
  for (const country of [HELD, DISMISSED]) {
    await desk.record({ ...opener, user: 'U0ADMIN' }, id, country, null, { position: 'opposes' });
    waiting[country] = (await desk.record(opener, id, country, 0, { position: 'supports' })).entry.revision;
  }
  await app.reminders.tick();
  now = Date.parse('2008-03-06T09:30:00Z');
  await app.reminders.tick();
  await app.cards.idle();
  const reminders = await store.ledger.reminders(id, TRACKING);
  const reminder = reminders.find(({ status }) => status === 'posted')?.key ?? '24h';
  if (circumstance.untracked) await desk.untrack(opener, id, TRACKING);
  if (circumstance.clearance) await desk.setClearance(opener, TRACKING, circumstance.clearance);

  const keys = await keysOf(app, id);
  const file = sample('08STATE22377.txt');
  slack.files.set('/file.txt', file);
  let serial = 0;
  return {
    app,
    slack,
    receiver,
    scene(user, channel) {
      // Time passes between what one person asks, as it does for people.
      now += 10_000;
      return {
        user,
        channel: channel ?? `D${user}`,
        demarche: id,
        revision: recorded.entry.revision,
        held: waiting[HELD] ?? 0,
        dismissed: waiting[DISMISSED] ?? 0,
        fileUrl: `${new URL(slack.apiUrl).origin}/file.txt`,
        fileSize: Buffer.byteLength(file),
        responseUrl: slack.responseUrl,
        keys,
        reminder,
        serial: ++serial,
      };
    },
    async state() {
      const { ledger } = store;
      return JSON.stringify([
        await ledger.entries(id),
        await ledger.audit(TEAM),
        await ledger.reminders(id, TRACKING),
      ]);
    },
    async [Symbol.asyncDispose]() {
      await app.stop();
      await slack[Symbol.asyncDispose]();
    },
  };
}

/** What the opener has said, and what waits for a click of theirs. */
async function keysOf({ store }: DemarcheDesk, demarche: string): Promise<Scene['keys']> {
  const keys = {
    said: `${TEAM} said`,
    meant: `${TEAM} meant`,
    assign: `${TEAM} assign`,
    personal: `${TEAM} 2008-04-01T00:00:00.000Z p`,
    draft: `${TEAM} draft`,
  };
  const said = { user: OPENER, channel: TRACKING, threadTs: '1.1', link: null, demarche };
  await store.keyed('said').set(keys.said, {
    ...said,
    readings: [
      { type: 'record', mrn: MRN, country: 'EG', patch: { position: 'supports' }, said: ['supports'] },
    ],
  });
  await store
    .keyed('said')
    .set(keys.meant, { ...said, readings: [{ type: 'points', mrn: MRN, country: null, notes: false }] });
  await store.keyed('said').set(keys.assign, {
    ...said,
    readings: [{ type: 'assign', mrn: MRN, countries: ['QA'], owner: OPENER }],
  });
  await store.keyed('personal').set(keys.personal, {
    workspace: TEAM,
    user: OPENER,
    demarche,
    at: '2008-04-01T00:00:00.000Z',
    words: null,
    tried: false,
  });
  await store.keyed('draft').set(keys.draft, {
    workspace: TEAM,
    user: OPENER,
    startedAt: '2008-03-06T09:00:00.000Z',
    raw: sample('09STATE41205.txt'),
    mrn: null,
    lists: null,
    achieved: [],
    channel: null,
    over: null,
    done: null,
  });
  return keys;
}
