import type { FakeSlack } from '../../demo/slack/index.ts';
import { createApp, type DemarcheDesk } from '../../src/app.ts';
import { type Board, dueReminders } from '../../src/demarche/index.ts';
import { createDesk } from '../../src/desk/index.ts';
import { createLog } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import {
  BOT,
  CAMPAIGN,
  COORDINATOR,
  configFor,
  ELSEWHERE,
  type Mode,
  says,
  startSlack,
  trackSample,
  words,
} from '../app/workspace.ts';
import { type Crew, openCrew } from './crew.ts';
import { createLoad, tagsIn } from './load.ts';
import { Random } from './random.ts';

/** Longer than any claim stands, in hours. */
const LAPSE = 0.05;
const CHANNELS = [CAMPAIGN, ELSEWHERE] as const;
/** Kills a round besides the two at its beginning, while reminders are due, and the two at its end. */
const KILLS = 2;
const ANSWERS = 45;

export interface Report {
  rounds: number;
  kills: number;
  typed: number;
  acknowledged: number;
  lost: string[];
  doubled: string[];
  reminders: number;
  remindersLost: string[];
  remindersDoubled: string[];
  /** Cards that are not the one of their channel, or do not show the ledger. */
  cardsWrong: string[];
  /** What `ledger.check()` found. */
  unsound: string[];
}

/**
 * Two processes of the app on one database, people who type answers, a clock that goes from reminder to reminder, and SIGKILL at random
 * points: at a call of the ledger, at a call of Slack, or at any moment.
 * @example (await torture({ databaseUrl: 'file:/tmp/x.db', mode: 'socket', rounds: 2, seed: 1 })).lost // []
 */
export async function torture(options: {
  databaseUrl: string;
  mode: Mode;
  rounds: number;
  seed: number;
}): Promise<Report> {
  const random = new Random(options.seed);
  const slack = await startSlack();
  const demarche = await setUp(slack, options.databaseUrl);
  const store = await openStore(options.databaseUrl);
  const crew = await openCrew(slack, options.mode, options.databaseUrl);
  try {
    const load = createLoad(slack, random);
    const expected = new Expected(store, slack, demarche);
    let kills = 0;
    await Promise.all([crew.start(0), crew.start(1)]);
    for (let round = 0; round < options.rounds; round += 1) {
      slack.advance(24);
      const typing = load.start(ANSWERS);
      kills += await killBothAtReminders(crew, random);
      for (let n = 0; n < KILLS; n += 1) {
        await killOne(crew, random);
        kills += 1;
      }
      await typing.stop();
      kills += await crew.killAll();
      await expected.note();
      slack.advance(LAPSE);
      await Promise.all([crew.start(0), crew.start(1)]);
      // Two looks: what was unclear is settled by the first, what that makes due by the second.
      for (const _ of [1, 2]) await Promise.all(crew.members.map((one) => one.tick({ settled: true })));
    }
    const entries = await store.ledger.entries(demarche);
    const kept = tagsIn(entries);
    const acknowledged = load.acknowledged();
    const reminders = await expected.compare();
    const cardsWrong = await wrongCards(slack, store, demarche);
    return {
      rounds: options.rounds,
      kills: kills + (await crew.killAll()),
      typed: load.sent(),
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((tag) => !kept.has(tag)),
      doubled: [...kept].filter(([, times]) => times > 1).map(([tag]) => tag),
      ...reminders,
      cardsWrong,
      unsound: (await store.ledger.check()).map(
        ({ table, where, message }) => `${table} ${where}: ${message}`,
      ),
    };
  } finally {
    await crew[Symbol.asyncDispose]();
    await store.close();
    await slack.close();
  }
}

/** The sample campaign in two channels, by an app of its own that then ends. */
export async function setUp(slack: FakeSlack, databaseUrl: string): Promise<string> {
  const config = await configFor(slack, 'socket', databaseUrl);
  const app: DemarcheDesk = await createApp(config, { clock: slack, log: createLog('error'), cardPace: 0 });
  await app.start();
  const demarche = await trackSample(app);
  const actor = { workspace: 'T0TEAM', user: COORDINATOR, surface: 'command', role: 'coordinator' } as const;
  await app.desk.track(actor, demarche, ELSEWHERE, 'Europe/Paris');
  await app.cards.idle();
  await app.stop();
  return demarche;
}

/** Both look for the same reminders and die on the way: at a call of the ledger, or while Slack has the message and they do not know. */
async function killBothAtReminders(crew: Crew, random: Random): Promise<number> {
  const held = crew.gate.hold('chat.postMessage', random.of(['before', 'after', 'after']));
  if (random.below(2) === 0) for (const one of crew.members) one.dieAt(diesAt(random, 40));
  await Promise.race([held, Promise.all(crew.members.map((one) => one.tick()))]);
  await crew.killAll();
  crew.gate.letGo();
  await Promise.all([crew.start(0), crew.start(1)]);
  return 2;
}

/** Before a call of the ledger, or after it and before its caller knows. */
const diesAt = (random: Random, limit: number): number => 1 + random.below(limit) + random.of([0, 0.5]);

/** One of the two dies at a random point and is replaced. */
async function killOne(crew: Crew, random: Random): Promise<void> {
  const place = random.below(2);
  const victim = crew.members[place];
  if (!victim) return;
  switch (random.of(['ledger', 'ledger', 'moment', 'slack', 'starting'])) {
    case 'ledger':
      victim.dieAt(diesAt(random, 60));
      // It may have nothing left to do; then the look is over before it comes to that call.
      await Promise.race([victim.gone, victim.tick()]);
      break;
    case 'moment':
      void victim.tick();
      await Promise.race([victim.gone, new Promise((resolve) => setTimeout(resolve, random.below(150)))]);
      break;
    case 'slack':
      // Either of the two may be the one that calls; it waits for an answer while its neighbour, or it itself, is killed.
      await Promise.race([
        crew.gate.hold(
          random.of(['chat.postMessage', 'chat.update', 'users.info']),
          random.of(['before', 'after']),
        ),
        victim.tick(),
      ]);
      break;
    case 'starting':
      await victim.kill();
      await Promise.race([
        // It may be killed before it is ready; whether the next one starts is awaited below.
        crew.start(place).catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, 100 + random.below(500))),
      ]);
  }
  await crew.members[place]?.kill();
  crew.gate.letGo();
  await crew.start(place);
}

/** What each channel must have been reminded of, worked out beside the app. */
class Expected {
  readonly #store: Store;
  readonly #slack: FakeSlack;
  readonly #demarche: string;
  readonly #handled = new Map<string, Set<string>>();
  readonly #due: Array<{ channel: string; key: string }> = [];

  constructor(store: Store, slack: FakeSlack, demarche: string) {
    this.#store = store;
    this.#slack = slack;
    this.#demarche = demarche;
  }

  async note(): Promise<void> {
    const board = await boardOf(this.#store, this.#slack, this.#demarche);
    for (const tracking of await this.#store.ledger.trackings(this.#demarche)) {
      const { channel } = tracking;
      const handled = this.#handled.get(channel) ?? new Set();
      this.#handled.set(channel, handled);
      const { send, skip } = dueReminders({
        board,
        settings: tracking.reminders,
        trackedAt: new Date(tracking.trackedAt),
        handled,
        now: this.#slack.now(),
      });
      for (const { key } of [...skip, ...(send ? [send] : [])]) handled.add(key);
      if (send) this.#due.push({ channel, key: send.key });
    }
  }

  /** What Slack has, by the marks on its messages, beside what was due. */
  async compare(): Promise<Pick<Report, 'reminders' | 'remindersLost' | 'remindersDoubled'>> {
    const posted = new Map<string, number>();
    for (const id of marks(this.#slack, 'demarche_reminder')) posted.set(id, (posted.get(id) ?? 0) + 1);
    const names = new Map<string, string>();
    for (const channel of CHANNELS) {
      for (const { id, key } of await this.#store.ledger.reminders(this.#demarche, channel)) {
        names.set(id, `${channel} ${key}`);
      }
    }
    const sent = new Set([...posted.keys()].map((id) => names.get(id) ?? id));
    const due = this.#due.map(({ channel, key }) => `${channel} ${key}`);
    const beyond = [...sent].filter((name) => !due.includes(name));
    return {
      reminders: sent.size,
      remindersLost: due.filter((name) => !sent.has(name)),
      remindersDoubled: [
        ...[...posted].filter(([, times]) => times > 1).map(([id]) => names.get(id) ?? id),
        ...beyond,
      ],
    };
  }
}

async function boardOf(store: Store, slack: FakeSlack, id: string): Promise<Board> {
  const desk = createDesk({ ledger: store.ledger, clock: slack, maxClassification: 'CONFIDENTIAL' });
  const demarche = await desk.demarcheById(id);
  if (!demarche) throw new Error('the demarche is gone');
  return desk.board(demarche);
}

/** The ids in the marks of all messages of a kind that Slack took. */
function marks(slack: FakeSlack, kind: string): string[] {
  return slack.calls.flatMap(({ method, args, answer }) => {
    if (method !== 'chat.postMessage' || answer?.ok !== true) return [];
    const { metadata } = args;
    const read: unknown = typeof metadata === 'string' ? JSON.parse(metadata) : metadata;
    const mark = read as { event_type?: string; event_payload?: { id?: string } } | undefined;
    return mark?.event_type === kind ? [`${mark.event_payload?.id}`] : [];
  });
}

async function wrongCards(slack: FakeSlack, store: Store, demarche: string): Promise<string[]> {
  const { tally } = await boardOf(store, slack, demarche);
  const wrong: string[] = [];
  for (const { channel, cardTs } of await store.ledger.trackings(demarche)) {
    const cards = slack
      .as(COORDINATOR)
      .messages(channel)
      .filter(({ user, ephemeralTo }) => user === BOT.userId && ephemeralTo === null)
      .filter((message) => !says(':alarm_clock:')(message));
    const shows = `${tally.in} of ${tally.owing} in`;
    const [card] = cards;
    if (cards.length !== 1 || card?.ts !== cardTs) wrong.push(`${cards.length} cards in ${channel}`);
    else if (!words(card).includes(shows)) wrong.push(`the card in ${channel} does not say ${shows}`);
  }
  return wrong;
}
