import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_REMINDERS, type Place } from '../../src/demarche/index.ts';
import { createDesk, DeskError, type SeenDesk, seenThrough } from '../../src/desk/index.ts';
import { CHANNEL, openWorld, sample, WORKSPACE, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const ALL: Place = { clearance: 'CONFIDENTIAL', shared: false };
const MRN = '08STATE22377';

/** The desk of somebody who would be shown the demarche in such a place; null: it does not exist for them. */
const through = (place: Place | null): SeenDesk =>
  seenThrough(
    world.desk,
    { of: async (asked) => asked.map(() => place), plain: async () => ({ ...ALL, ...place }) },
    { now: () => world.time.now },
  );

/** A cable that asks for nothing, with such a number and caption, of one paragraph with such a mark. */
const harbor = (number: number, caption: string, mark: string): string =>
  [
    'R 051200Z MAR 08',
    'FM SECSTATE WASHDC',
    'TO AMEMBASSY LISBON',
    'BT',
    `C O N F I D E N T I A L STATE 0${number} ${caption}`,
    '',
    'E.O. 12958: DECL: 03/04/2033',
    'TAGS: EFIS',
    'SUBJECT: HARBOR FEES',
    '',
    `1. (${mark}) The lighthouse is painted red.`,
    '',
    'VANE',
  ].join('\n');
const plainly = { mrn: '', deadlines: [], achieved: [] };

/** What a verb comes to: its answer, or the code of its refusal. */
const outcome = async (asked: Promise<unknown>): Promise<unknown> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DeskError) return error.code;
    throw error;
  }
};

/** How each verb is asked about the one demarche; the verbs of a workspace say nothing of any. */
const ASKED: Record<
  Exclude<
    keyof SeenDesk,
    | 'grants'
    | 'grantOf'
    | 'roleOf'
    | 'grant'
    | 'defaultRole'
    | 'setDefaultRole'
    | 'clearance'
    | 'setClearance'
    | 'maxClassification'
  >,
  (desk: SeenDesk) => Promise<unknown>
> = {
  check: (desk) => desk.check(WORKSPACE, sample('08STATE22377.txt')),
  import: async () => undefined,
  cable: (desk) => desk.cable(WORKSPACE, MRN),
  search: async (desk) => (await desk.search(WORKSPACE, 'Kosovo')).hits,
  similar: async (desk) => (await desk.similar(WORKSPACE, MRN)).hits,
  nearestMrns: (desk) => desk.nearestMrns(WORKSPACE, '22377'),
  demarche: (desk) => desk.demarche(WORKSPACE, MRN),
  demarcheById: (desk) => desk.demarcheById(world.demarche.id),
  demarches: (desk) => desk.demarches(WORKSPACE),
  board: (desk) => desk.board(world.demarche),
  boards: (desk) => desk.boards([world.demarche]),
  history: (desk) => desk.history(world.demarche.id),
  deeds: (desk) => desk.deeds(world.demarche.id),
  record: (desk) => desk.record(world.as('U2'), world.demarche.id, 'MY', null, { position: 'opposes' }),
  adopt: (desk) => desk.adopt(world.as('U2'), world.demarche.id, 'MY', 1),
  dismiss: (desk) => desk.dismiss(world.as('U2'), world.demarche.id, 'MY', 1),
  undo: (desk) => desk.undo(world.as('U1'), world.demarche.id),
  assign: (desk) => desk.assign(world.as('U2'), world.demarche.id, 'MY', 'U2'),
  track: (desk) => desk.track(world.as('U2'), world.demarche.id, 'C2', 'UTC'),
  untrack: (desk) => desk.untrack(world.as('U2'), world.demarche.id, CHANNEL),
  close: (desk) => desk.close(world.as('U2'), world.demarche.id),
  reopen: (desk) => desk.reopen(world.as('U2'), world.demarche.id),
  trackedIn: (desk) => desk.trackedIn(WORKSPACE, CHANNEL),
  trackings: (desk) => desk.trackings(world.demarche.id),
  setReminders: (desk) =>
    desk.setReminders(world.as('U2'), world.demarche.id, CHANNEL, { ...DEFAULT_REMINDERS, zone: 'UTC' }),
  snooze: (desk) => desk.snooze(world.as('U2'), world.demarche.id, CHANNEL, '24h', '3h'),
  version: (desk) => desk.version(world.demarche.id),
};

const VERBS = Object.entries(ASKED).filter(([verb]) => verb !== 'import');

describe('of a demarche that is not visible', () => {
  it.each(VERBS)('%s gives nothing and does nothing', async (_, ask) => {
    const quote = 'The Minister said yes.';
    await world.desk.record(world.as('U1'), world.demarche.id, 'MY', null, { position: 'supports', quote });
    const before = JSON.stringify(await world.desk.history(world.demarche.id));
    const audit = JSON.stringify(await world.store.ledger.audit(WORKSPACE));
    expect([null, 'not-tracked-here', '[]']).toContainEqual(
      await outcome(ask(through(null))).then((got) => (Array.isArray(got) ? JSON.stringify(got) : got)),
    );
    expect(JSON.stringify(await world.desk.history(world.demarche.id))).toBe(before);
    expect(JSON.stringify(await world.store.ledger.audit(WORKSPACE))).toBe(audit);
  });

  // Nothing is like the only cable there is.
  it.each(VERBS.filter(([verb]) => verb !== 'similar'))(
    'and %s gives something to who may see it',
    async (_, ask) => {
      await world.desk.record(world.as('U1'), world.demarche.id, 'MY', null, { position: 'supports' });
      const got = await outcome(ask(through(ALL)));
      expect(got).not.toBeNull();
      expect(['not-tracked-here', '[]']).not.toContain(Array.isArray(got) ? JSON.stringify(got) : got);
    },
  );
});

describe('a search in a place that may not show all of a cable', () => {
  const low: Place = { clearance: 'UNCLASSIFIED', shared: false };
  const hits = async (words: string) => (await through(low).search(WORKSPACE, words)).hits;

  it('withholds the subject of a cable of which every paragraph may be shown', async () => {
    await world.desk.import(world.as('U1'), harbor(12345, '', 'U'), plainly);
    const [hit] = await hits('lighthouse');
    expect(hit).toMatchObject({ mrn: '08STATE12345', subject: 'Subject withheld', withheld: true });
    expect(JSON.stringify(hit)).not.toContain('HARBOR');
    expect(await hits('harbor')).toEqual([]);
  });

  it('does not tell that a word stands in a paragraph that is withheld', async () => {
    expect((await through(ALL).search(WORKSPACE, 'communique')).hits).toHaveLength(1);
    expect(await hits('communique')).toEqual([]);
  });

  it('does not take the inside of a word that may be shown for one that is withheld', async () => {
    const raw = [
      'R 051200Z MAR 08',
      'FM SECSTATE WASHDC',
      'TO AMEMBASSY LISBON',
      'BT',
      'C O N F I D E N T I A L STATE 012346',
      '',
      'E.O. 12958: DECL: 03/04/2033',
      'TAGS: EFIS',
      'SUBJECT: (U) HARBORS',
      '',
      '1. (U) The captains met on the seaport quay.',
      '',
      '2. (C) The port is for sale.',
      '',
      'VANE',
    ].join('\n');
    await world.desk.import(world.as('U1'), raw, { mrn: '', deadlines: [], achieved: [] });
    expect((await through(ALL).search(WORKSPACE, 'port')).hits).toHaveLength(1);
    expect(await hits('port')).toEqual([]);
    expect(await hits('captains')).toHaveLength(1);
    expect(await hits('12346')).toHaveLength(1);
  });

  it('shows nothing of what was let in before the deployment itself was lowered, and all of what is not above it', async () => {
    await world.desk.import(world.as('U1'), harbor(12345, '', 'C'), plainly);
    await world.desk.import(world.as('U1'), sample('07OSLO633.txt'), { ...plainly, mrn: '07OSLO633' });
    const { ledger } = world.store;
    const clock = { now: () => world.time.now };
    const place: Place = { clearance: 'SBU', shared: false };
    const sight = {
      of: async (asked: readonly unknown[]) => asked.map(() => place),
      plain: async () => place,
    };
    const lowered = seenThrough(createDesk({ ledger, clock, maxClassification: 'SBU' }), sight, clock);
    expect((await through(ALL).search(WORKSPACE, 'lighthouse')).hits).toHaveLength(1);
    expect((await lowered.search(WORKSPACE, 'lighthouse')).hits).toEqual([]);
    expect((await lowered.search(WORKSPACE, 'harbor')).hits).toEqual([]);
    expect((await lowered.search(WORKSPACE, 'polar')).hits).toMatchObject([{ mrn: '07OSLO633' }]);
  });

  it('finds it by what may be shown, without a place in the text', async () => {
    const [hit] = await hits('Harrowgate');
    expect(hit).toMatchObject({ mrn: MRN, snippet: [] });
    expect(hit?.subject).not.toContain('KOSOVO');
  });
});

describe('a second text of a cable that is kept', () => {
  const low: Place = { clearance: 'UNCLASSIFIED', shared: false };
  const corrected = sample('08STATE22377.txt').replace('Harrowgate', 'Harrogate');

  it('is refused to who may not be shown all that it would change', async () => {
    await expect(through(low).check(WORKSPACE, corrected)).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('UNCLASSIFIED at most'),
    });
  });

  it.each([
    ['the same text again', low, sample('08STATE22377.txt'), 'this'],
    ['another one, to who may be shown all', ALL, corrected, 'another'],
  ] as const)('is read when it is %s', async (_, place, raw, kept) => {
    expect(await through(place).check(WORKSPACE, raw)).toMatchObject({ type: 'readable', kept });
  });
});

describe('a place that another organisation reads', () => {
  it('is told why of a NOFORN cable by its MRN, and finds it in no list', async () => {
    const raw = sample('08STATE22377.txt').replace('22377', '22378').replaceAll('00022377', '00022378');
    const noforn = raw.replace(/^C O N F I D E N T I A L.*$/m, (line) => `${line} NOFORN`);
    const check = await world.desk.check(WORKSPACE, noforn);
    if (check.type !== 'readable' || !check.draft) throw new Error('the sample is no demarche');
    const { deadlines } = check.draft;
    const mrn = check.cable.mrn ?? '';
    await world.desk.import(world.as('U1'), noforn, { mrn, deadlines, achieved: [] });
    const shared = through({ ...ALL, shared: true });
    await expect(shared.demarche(WORKSPACE, mrn)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await shared.demarches(WORKSPACE)).map((one) => one.mrn)).not.toContain(mrn);
    expect((await through(ALL).demarches(WORKSPACE)).map((one) => one.mrn)).toContain(mrn);
  });

  it('is not shown a NOFORN cable that asks for nothing, nor offered its MRN', async () => {
    await world.desk.import(world.as('U1'), harbor(12347, 'NOFORN', 'C/NF'), plainly);
    const near = (place: Place) => through(place).nearestMrns(WORKSPACE, '12347');
    expect(await near(ALL)).toEqual(['08STATE12347']);
    expect(await near({ ...ALL, shared: true })).toEqual([]);
    // Slack is asked who reads a channel only where a caption makes it matter.
    const asking = seenThrough(
      world.desk,
      {
        of: async (asked) => asked.map(() => ALL),
        plain: async ({ captions }) => ({ ...ALL, shared: captions.length > 0 }),
      },
      { now: () => world.time.now },
    );
    expect((await through(ALL).search(WORKSPACE, 'lighthouse')).hits).toHaveLength(1);
    expect((await asking.search(WORKSPACE, 'lighthouse')).hits).toEqual([]);
  });

  it('is offered the nearest MRN that it may see, however many nearer ones it may not', async () => {
    for (const number of [12341, 12342, 12343, 12344, 12345, 12346])
      await world.desk.import(world.as('U1'), harbor(number, 'NOFORN', 'C/NF'), plainly);
    await world.desk.import(world.as('U1'), harbor(12349, '', 'U'), plainly);
    const near = (place: Place) => through(place).nearestMrns(WORKSPACE, '1234');
    expect(await near({ ...ALL, shared: true })).toEqual(['08STATE12349']);
    expect(await near(ALL)).toHaveLength(5);
  });
});
