import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/demarche/index.ts';
import type { Actor, Desk } from '../../src/desk/index.ts';
import { type Act, type ChangingVerb, NEEDS } from '../../src/desk/needs.ts';
import { sample } from '../support/world.ts';
import { actor, type Office, openDemarche, openOffice } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const RAW = sample('09STATE41205.txt');
const CHOICES = { mrn: '09STATE41205', deadlines: [], achieved: [] };
const QUIET = { hoursBefore: [], overdueMornings: false, morningHour: 9, zone: 'UTC', off: false };

/** The demarche of each trial was opened by this person. */
const OPENER = 'U1';
const OTHER = 'U2';
const boss = actor('U9');

/** Brings about what an act needs, as a coordinator; the act itself is then done by the person under test, and proves that it took place. */
interface Trial {
  ready?(desk: Desk, id: string, who: Actor): Promise<unknown>;
  act(desk: Desk, id: string, who: Actor): Promise<unknown>;
}

/** An answer of this person, who may be a reader by now. */
const answered = (desk: Desk, id: string, who: Actor) =>
  desk.record({ ...who, role: 'recorder' }, id, 'BJ', 0, { position: 'supports' });

async function held(desk: Desk, id: string, who: Actor): Promise<void> {
  await desk.record(boss, id, 'BJ', 0, { position: 'opposes' });
  await answered(desk, id, who);
}

const TRIALS: Record<Act, Trial> = {
  import: { act: (desk, _, who) => desk.import(who, RAW, CHOICES) },
  amend: {
    ready: (desk, _, who) =>
      desk.import({ ...(who.user === OPENER ? who : boss), role: 'coordinator' }, RAW, CHOICES),
    async act(desk, _, who) {
      const standing = await desk.demarche('T1', '09STATE41205');
      return desk.import(who, RAW.replace('worry\nus', 'trouble\nus'), {
        ...CHOICES,
        over: { facts: standing?.facts ?? null },
      });
    },
  },
  record: { act: answeredBy },
  adopt: { ready: held, act: (desk, id, who) => desk.adopt(who, id, 'BJ', 2) },
  dismiss: { ready: held, act: (desk, id, who) => desk.dismiss(who, id, 'BJ', 2) },
  undo: { ready: answered, act: (desk, id, who) => desk.undo(who, id) },
  assign: { act: (desk, id, who) => desk.assign(who, id, 'BJ', who.user) },
  assignOther: { act: (desk, id, who) => desk.assign(who, id, 'BJ', 'U7') },
  track: { act: (desk, id, who) => desk.track(who, id, 'C1', 'UTC') },
  untrack: { ready: tracked, act: (desk, id, who) => desk.untrack(who, id, 'C1') },
  close: { act: (desk, id, who) => desk.close(who, id) },
  reopen: { ready: (desk, id) => desk.close(boss, id), act: (desk, id, who) => desk.reopen(who, id) },
  setReminders: { ready: tracked, act: (desk, id, who) => desk.setReminders(who, id, 'C1', QUIET) },
  snooze: { ready: tracked, act: (desk, id, who) => desk.snooze(who, id, 'C1', 'due', '3h') },
  grant: { act: (desk, _, who) => desk.grant(who, 'U7', 'reader') },
  setDefaultRole: { act: (desk, _, who) => desk.setDefaultRole(who, 'reader') },
  setClearance: { act: (desk, _, who) => desk.setClearance(who, 'C1', 'UNCLASSIFIED') },
};

function answeredBy(desk: Desk, id: string, who: Actor): Promise<unknown> {
  return desk.record(who, id, 'BJ', 0, { position: 'supports' });
}
function tracked(desk: Desk, id: string): Promise<unknown> {
  return desk.track(boss, id, 'C1', 'UTC');
}

/** What each act needs, in words that a person can check: the least role that may, and that of whoever opened the demarche. */
const MAY: Record<Act, { least: Role; opener: Role }> = {
  import: { least: 'recorder', opener: 'recorder' },
  amend: { least: 'coordinator', opener: 'recorder' },
  record: { least: 'recorder', opener: 'recorder' },
  adopt: { least: 'recorder', opener: 'recorder' },
  dismiss: { least: 'recorder', opener: 'recorder' },
  undo: { least: 'recorder', opener: 'recorder' },
  assign: { least: 'recorder', opener: 'recorder' },
  assignOther: { least: 'coordinator', opener: 'recorder' },
  track: { least: 'recorder', opener: 'recorder' },
  untrack: { least: 'coordinator', opener: 'recorder' },
  close: { least: 'coordinator', opener: 'recorder' },
  reopen: { least: 'coordinator', opener: 'recorder' },
  setReminders: { least: 'coordinator', opener: 'recorder' },
  snooze: { least: 'recorder', opener: 'recorder' },
  grant: { least: 'coordinator', opener: 'coordinator' },
  setDefaultRole: { least: 'coordinator', opener: 'coordinator' },
  setClearance: { least: 'coordinator', opener: 'coordinator' },
};

const acts = Object.keys(NEEDS) as Act[];
const cases = acts.flatMap((act) =>
  ROLES.flatMap((role) =>
    [OPENER, OTHER].map((user) => {
      const least = user === OPENER ? MAY[act].opener : MAY[act].least;
      return { act, role, user, may: ROLES.indexOf(role) >= ROLES.indexOf(least) };
    }),
  ),
);

/** Everything in the ledger that a refused act must leave as it was. */
async function contents({ store }: Office, id: string): Promise<unknown> {
  const { ledger } = store;
  return Promise.all([
    ledger.demarches('T1', 'any'),
    ledger.entries(id),
    ledger.audit('T1'),
    ledger.trackings(id),
    ledger.reminders(id, 'C1'),
    ledger.grants('T1'),
    ledger.defaultRole('T1'),
    ledger.clearance('T1', 'C1'),
  ]);
}

describe('who may do what', () => {
  it.each(cases)('$act by a $role ($user, the opener being U1): $may', async ({ act, role, user, may }) => {
    const { id } = await openDemarche(office);
    const who = actor(user, 'T1', role);
    await TRIALS[act].ready?.(office.desk, id, who);
    const before = await contents(office, id);
    const doing = TRIALS[act].act(office.desk, id, who);
    if (may) {
      await doing;
      expect(await contents(office, id)).not.toEqual(before);
      return;
    }
    await expect(doing).rejects.toMatchObject({ name: 'DeskError', code: 'not-allowed' });
    expect(await contents(office, id)).toEqual(before);
  });

  it('a person is told what was not done, which role it takes, and who can give it', async () => {
    const { id } = await openDemarche(office);
    await expect(office.desk.close(actor('U2', 'T1', 'recorder'), id)).rejects.toThrow(
      '19 STATE 100: it was not closed, because that takes a coordinator, or whoever opened it, and you are a recorder here. ' +
        'A coordinator or an admin of this workspace can change your role with `/demarche roles`.',
    );
    await expect(office.desk.grant(actor('U2', 'T1', 'reader'), 'U3', 'coordinator')).rejects.toThrow(
      'No role was changed, because that takes a coordinator and you are a reader here. ' +
        'A coordinator or an admin of this workspace can change your role with `/demarche roles`.',
    );
  });

  it('a recorder hands over a country of their own, and nobody else’s', async () => {
    const { id } = await openDemarche(office);
    const recorder = actor('U2', 'T1', 'recorder');
    await office.desk.assign(recorder, id, 'BJ', 'U2');
    await office.desk.assign(recorder, id, 'BJ', 'U3');
    await expect(office.desk.assign(recorder, id, 'BJ', 'U4')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(office.desk.assign(recorder, id, 'BJ', null)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

/** Verbs that change nothing, and so are told no actor. */
const READING = [
  'check',
  'cable',
  'search',
  'similar',
  'nearestMrns',
  'demarche',
  'demarchesOf',
  'demarcheById',
  'demarches',
  'followers',
  'board',
  'boards',
  'history',
  'deeds',
  'trackedIn',
  'trackings',
  'grants',
  'grantOf',
  'roleOf',
  'defaultRole',
  'clearance',
  'version',
  'onChange',
] satisfies Array<Exclude<keyof Desk, ChangingVerb | 'maxClassification'>>;

describe('the table of needs', () => {
  it('has a row for every verb of the desk that changes something', () => {
    const verbs = Object.entries(office.desk).flatMap(([name, verb]) =>
      typeof verb === 'function' ? [name] : [],
    );
    const rows = acts.filter((act) => act !== 'amend' && act !== 'assignOther');
    expect(verbs.sort()).toEqual([...rows, ...READING].sort());
  });

  it('no row is for nothing: each act has been tried', () => {
    expect(Object.keys(TRIALS).sort()).toEqual([...acts].sort());
  });
});

describe('roles and clearances', () => {
  it('people record until somebody has said another default', async () => {
    expect(await office.desk.defaultRole('T1')).toBe('recorder');
    await office.desk.setDefaultRole(boss, 'reader');
    expect(await office.desk.defaultRole('T1')).toBe('reader');
    expect(await office.desk.defaultRole('T2')).toBe('recorder');
  });

  it('a role by name is given and taken off, and both are audited', async () => {
    expect(await office.desk.grant(boss, 'U7', 'reader')).toBe(true);
    expect(await office.desk.grantOf('T1', 'U7')).toBe('reader');
    expect(await office.desk.grant(boss, 'U7', null)).toBe(true);
    expect(await office.desk.grants('T1')).toEqual([]);
    const rows = (await office.store.ledger.audit('T1')).filter(({ verb }) => verb === 'role');
    expect(rows.map(({ detail, by }) => [detail, by])).toEqual([
      [{ user: 'U7', from: null, to: 'reader' }, 'U9'],
      [{ user: 'U7', from: 'reader', to: null }, 'U9'],
    ]);
  });

  it('a channel shows what the deployment may hold, until it is cleared for less', async () => {
    const { desk } = office;
    expect(await desk.clearance('T1', 'C1')).toBe('SBU');
    expect(await desk.setClearance(boss, 'C1', 'UNCLASSIFIED')).toBe('UNCLASSIFIED');
    expect(await desk.clearance('T1', 'C1')).toBe('UNCLASSIFIED');
    expect(await desk.clearance('T1', 'C2')).toBe('SBU');
    expect(await desk.setClearance(boss, 'C1', null)).toBe('SBU');
  });

  it('a channel is not cleared above the deployment, and the reason is said', async () => {
    await expect(office.desk.setClearance(boss, 'C1', 'SECRET')).rejects.toThrow(
      'This deployment may hold SBU at most, so the channel was not cleared for SECRET.',
    );
    expect(await office.store.ledger.clearance('T1', 'C1')).toBeNull();
  });

  it('a clearance from before the deployment was lowered counts no higher than the deployment', async () => {
    const by = {
      workspace: 'T1',
      user: 'U9',
      surface: 'cli',
      link: null,
      at: '2019-06-01T00:00:00Z',
    } as const;
    await office.store.ledger.setClearance(by, 'C1', 'SECRET');
    expect(await office.desk.clearance('T1', 'C1')).toBe('SBU');
  });

  it('whoever draws the cards of a channel is told when its clearance changes', async () => {
    const { id } = await openDemarche(office);
    await office.desk.track(boss, id, 'C1', 'UTC');
    const told: string[] = [];
    office.desk.onChange(({ demarche }) => told.push(demarche));
    await office.desk.setClearance(boss, 'C1', 'UNCLASSIFIED');
    await office.desk.setClearance(boss, 'C1', 'UNCLASSIFIED');
    expect(told).toEqual([id]);
  });
});
