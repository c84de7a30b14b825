import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/index.ts';
import { storeOn } from '../../src/store/open.ts';
import type { Tables } from '../../src/store/schema.ts';
import { by, cableFor, quietly } from './contract/samples.ts';
import { ENGINES } from './engines.ts';
import { everyRow, holdsWorkspaces, namesOf, rowsWith } from './full.ts';

const LIMIT = new Date('2020-01-01T00:00:00.000Z');
const [BEFORE, JUST_BEFORE, AT, AFTER] = [
  '2019-06-04T08:00:00.000Z',
  '2019-12-31T23:59:59.999Z',
  '2020-01-01T00:00:00.000Z',
  '2020-06-04T08:00:00.000Z',
];

interface Life {
  mrn: string;
  plain?: boolean;
  imported: string;
  answered?: string;
  /** Instants of closing and reopening, in turn. */
  states?: string[];
}

const GOES: Record<string, Life> = {
  'closed and answered before': { mrn: '18STATE1', imported: BEFORE, answered: BEFORE, states: [BEFORE] },
  'closed a millisecond before': { mrn: '18STATE2', imported: BEFORE, states: [JUST_BEFORE] },
  'closed, reopened and closed before': {
    mrn: '18STATE3',
    imported: BEFORE,
    states: [BEFORE, BEFORE, BEFORE],
  },
  'a plain cable imported before': { mrn: '18OSLO1', plain: true, imported: JUST_BEFORE },
};
const STAYS: Record<string, Life> = {
  'open, however old': { mrn: '19STATE1', imported: BEFORE, answered: BEFORE },
  'closed at that instant': { mrn: '19STATE2', imported: BEFORE, states: [AT] },
  'closed after': { mrn: '19STATE3', imported: BEFORE, answered: BEFORE, states: [AFTER] },
  'closed before, but reopened and closed again after': {
    mrn: '19STATE4',
    imported: BEFORE,
    states: [BEFORE, AFTER, AFTER],
  },
  'closed before, but reopened': { mrn: '19STATE5', imported: BEFORE, states: [BEFORE, BEFORE] },
  'closed before, with an entry from a clock that ran ahead': {
    mrn: '19STATE6',
    imported: BEFORE,
    answered: AFTER,
    states: [BEFORE],
  },
  'imported after': { mrn: '19STATE7', imported: AFTER, states: [AFTER] },
  'a plain cable imported at that instant': { mrn: '19OSLO1', plain: true, imported: AT },
};

describe.each(ENGINES)('retention by age on %s', (_, open) => {
  let db: Kysely<Tables>;
  let store: Store;
  beforeEach(async () => {
    db = await open();
    store = await storeOn({ db });
    for (const workspace of ['T1', 'TTWO']) {
      for (const life of [...Object.values(GOES), ...Object.values(STAYS)]) await live(workspace, life);
      await store.ledger.setGrant(by('U1', workspace), 'U5', 'reader');
    }
  });
  afterEach(async () => {
    expect(await store.ledger.check()).toEqual([]);
    await store.close();
  });

  async function live(
    workspace: string,
    { mrn, plain, imported, answered, states = [] }: Life,
  ): Promise<void> {
    const { ledger } = store;
    const wanted = cableFor(mrn);
    const at = (instant: string) => by('U1', workspace, instant);
    const { demarche } = await ledger.importCable(
      at(imported),
      plain ? { ...wanted, demarche: null } : wanted,
    );
    if (demarche === null) return;
    const { id } = demarche;
    const entry = { type: 'record' as const, patch: { note: `said of ${mrn}` } };
    if (answered) await ledger.append(at(answered), { demarche: id, country: 'BJ', after: 0, entry });
    const { tracking } = await ledger.track(at(imported), id, 'C1', quietly);
    await ledger.planReminders(tracking, [{ key: 'due', kind: 'due', dueAt: imported }]);
    for (const [n, instant] of states.entries()) {
      await ledger.setState(at(instant), id, n % 2 === 0 ? 'closed' : 'open');
    }
  }

  const mrns = (lives: Record<string, Life>) =>
    Object.values(lives)
      .map(({ mrn }) => mrn)
      .sort();
  const gone = (workspace: string) => mrns(GOES).map((mrn) => ({ workspace, mrn }));

  it('removes what was over before the instant, and nothing else', async () => {
    expect(await store.ledger.forgetClosedBefore(LIMIT)).toEqual([...gone('T1'), ...gone('TTWO')]);
    for (const workspace of ['T1', 'TTWO']) {
      const left = await store.ledger.mrns(workspace);
      const still = (lives: Record<string, Life>) =>
        Object.entries(lives).filter(([, { mrn }]) => left.includes(mrn));
      expect(still(GOES)).toEqual([]);
      expect(still(STAYS)).toEqual(Object.entries(STAYS));
    }
  });

  it('says before what it would remove, and changes nothing by that', async () => {
    const before = await everyRow(db);
    expect(await store.ledger.closedBefore(LIMIT)).toEqual([...gone('T1'), ...gone('TTWO')]);
    expect(await store.ledger.closedBefore(LIMIT, 'TTWO')).toEqual(gone('TTWO'));
    expect(await everyRow(db)).toEqual(before);
  });

  it('leaves no row in any table of what it removed, and every other row as it was', async () => {
    const ids = async (names: readonly string[]) => {
      const rows = [];
      for (const table of ['cable', 'demarche'] as const) {
        rows.push(...(await db.selectFrom(table).select('id').where('mrn', 'in', names).execute()));
      }
      return rows.map(({ id }) => id);
    };
    const words = [...mrns(GOES), ...(await ids(mrns(GOES)))];
    const others = async () =>
      [...(await everyRow(db))]
        .filter(([table]) => holdsWorkspaces(table))
        .map(([table, rows]) => ({
          table,
          rows: rows.filter((row) => ![...words, '"verb":"forget"'].some((word) => row.includes(word))),
        }));
    const before = await others();
    await store.ledger.forgetClosedBefore(LIMIT);
    expect(rowsWith(await everyRow(db), words)).toEqual({});
    expect(await others()).toEqual(before);
  });

  it('in one workspace leaves every row of another as it was', async () => {
    const names = await namesOf(db, 'TTWO');
    const other = async () =>
      Object.entries(rowsWith(await everyRow(db), names)).filter(([table]) => holdsWorkspaces(table));
    const before = await other();
    expect(await store.ledger.forgetClosedBefore(LIMIT, 'T1')).toEqual(gone('T1'));
    expect(await other()).toEqual(before);
    expect(await store.ledger.forgetClosedBefore(LIMIT)).toEqual(gone('TTWO'));
  });

  it('is written down in how many, and gives no number of a line out again', async () => {
    const last = (await store.ledger.audit('T1')).at(-1)?.seq ?? 0;
    await store.ledger.forgetClosedBefore(LIMIT, 'T1');
    expect((await store.ledger.audit('T1')).at(-1)).toMatchObject({
      seq: last + 1,
      verb: 'forget',
      demarche: null,
      detail: { before: LIMIT.toISOString(), demarches: 3, cables: 4 },
    });
    expect((await store.ledger.audit('TTWO')).map(({ verb }) => verb)).not.toContain('forget');
  });

  it('where nothing is old writes nothing', async () => {
    await store.ledger.forgetClosedBefore(LIMIT);
    const before = await everyRow(db);
    expect(await store.ledger.forgetClosedBefore(LIMIT)).toEqual([]);
    expect(await store.ledger.forgetClosedBefore(LIMIT, 'T9')).toEqual([]);
    expect(await store.ledger.forgetClosedBefore(new Date(0))).toEqual([]);
    expect(await everyRow(db)).toEqual(before);
  });

  it('does not find in a search what it removed, and what it removed can be imported anew', async () => {
    await store.ledger.forgetClosedBefore(LIMIT);
    const terms = { words: ['18STATE1'], match: 'all', field: 'any' } as const;
    expect(await store.ledger.search('T1', terms, 9)).toEqual([]);
    expect(await store.ledger.importCable(by('U1'), cableFor('18STATE1'))).toMatchObject({
      type: 'imported',
    });
    expect(await store.ledger.search('T1', terms, 9)).toHaveLength(1);
  });

  it('leaves the rules of the ledger in force', async () => {
    await store.ledger.forgetClosedBefore(LIMIT);
    for (const table of ['response', 'audit'] as const) {
      await expect(db.deleteFrom(table).execute()).rejects.toThrow(/append-only|break its rules/);
    }
  });

  it('takes or leaves whole what is reopened and tracked meanwhile', async () => {
    const id = (await store.ledger.demarche('T1', '18STATE1'))?.id ?? '';
    const writes = (n: number) => [
      store.ledger.setState(by('U1', 'T1', AFTER), id, n % 2 === 0 ? 'open' : 'closed'),
      store.ledger.track(by('U1', 'T1', AFTER), id, `C${n}`, quietly),
    ];
    await Promise.allSettled([
      ...writes(0),
      store.ledger.forgetClosedBefore(LIMIT),
      store.ledger.forgetClosedBefore(LIMIT, 'T1'),
      ...writes(1),
    ]);
    const there = (await store.ledger.demarcheById(id)) !== null;
    expect((await store.ledger.auditOf('T1', id)).length > 0).toBe(there);
    expect(await store.ledger.closedBefore(LIMIT)).toEqual([]);
  });
});
