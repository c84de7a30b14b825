import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Demarche } from '../../src/demarche/index.ts';
import type { Ledger, Store } from '../../src/store/index.ts';
import { storeOn } from '../../src/store/open.ts';
import type { Tables } from '../../src/store/schema.ts';
import { by, cableFor, quietly } from './contract/samples.ts';
import { ENGINES } from './engines.ts';
import { everyRow, fill, holdsWorkspaces, namesOf, rowsWith } from './full.ts';

const [FIRST, OTHER] = ['TFIRST', 'TOTHER'];
const LATER = new Date('2030-01-01T00:00:00.000Z');
const SEARCHED = { words: ['limestone'], match: 'any', field: 'any' } as const;
const stranger = by('U9', OTHER);
const entry = { type: 'record', patch: { note: 'from elsewhere' } } as const;

/** How a verb is asked from another workspace for what is of the first, and what it must answer. */
interface FromElsewhere {
  ask(ledger: Ledger, first: Demarche): Promise<unknown>;
  answers: unknown;
}

/**
 * Every verb of the ledger; one that is added does not compile until it is here. `by id`: it takes the id of a demarche or a reminder, and
 * relies on its caller to know whose that is. `everywhere`: it is for the app itself, and walks all workspaces.
 */
const VERBS: Record<keyof Ledger, FromElsewhere | 'by id' | 'everywhere'> = {
  cable: { ask: (ledger) => ledger.cable(OTHER, '19STATE100'), answers: null },
  mrns: { ask: (ledger) => ledger.mrns(OTHER), answers: [] },
  search: { ask: (ledger) => ledger.search(OTHER, SEARCHED, 9), answers: [] },
  vocabulary: { ask: (ledger) => ledger.vocabulary(OTHER), answers: [] },
  demarchesOf: { ask: (ledger) => ledger.demarchesOf(OTHER, ['19STATE100']), answers: [] },
  demarche: { ask: (ledger) => ledger.demarche(OTHER, '19STATE100'), answers: null },
  demarches: { ask: (ledger) => ledger.demarches(OTHER, 'any'), answers: [] },
  trackedIn: { ask: (ledger) => ledger.trackedIn(OTHER, 'C1'), answers: [] },
  grants: { ask: (ledger) => ledger.grants(OTHER), answers: [] },
  grantOf: { ask: (ledger) => ledger.grantOf(OTHER, 'U5'), answers: null },
  roleOf: { ask: (ledger) => ledger.roleOf(OTHER, 'U5'), answers: null },
  defaultRole: { ask: (ledger) => ledger.defaultRole(OTHER), answers: null },
  clearance: { ask: (ledger) => ledger.clearance(OTHER, 'C1'), answers: null },
  clearances: { ask: (ledger) => ledger.clearances(OTHER), answers: [] },
  audit: { ask: (ledger) => ledger.audit(OTHER), answers: [] },
  auditOf: { ask: (ledger, { id }) => ledger.auditOf(OTHER, id), answers: [] },
  holdings: {
    ask: async (ledger) => Object.values(await ledger.holdings(OTHER)).flat(),
    answers: [0, 0, 0, 0, 0, 0, 0],
  },
  closedBefore: { ask: (ledger) => ledger.closedBefore(LATER, OTHER), answers: [] },

  importCable: {
    ask: async (ledger) => (await ledger.importCable(stranger, cableFor('19STATE100'))).type,
    answers: 'imported',
  },
  amendDemarche: {
    ask: (ledger, { facts }) =>
      ledger.amendDemarche(stranger, { ...cableFor('19STATE100'), raw: 'x' }, facts, []),
    answers: { type: 'overtaken' },
  },
  setState: { ask: (ledger, { id }) => ledger.setState(stranger, id, 'closed'), answers: false },
  assign: { ask: (ledger, { id }) => ledger.assign(stranger, id, 'BJ', 'U9'), answers: false },
  append: {
    ask: (ledger, { id }) => ledger.append(stranger, { demarche: id, country: 'BJ', after: 1, entry }),
    answers: { type: 'closed' },
  },
  track: {
    ask: (ledger, { id }) =>
      ledger.track(stranger, id, 'C9', quietly).catch(({ code }: { code: string }) => code),
    answers: 'refused',
  },
  untrack: { ask: (ledger, { id }) => ledger.untrack(stranger, id, 'C1'), answers: false },
  setReminders: {
    ask: (ledger, { id }) => ledger.setReminders(stranger, id, 'C1', quietly),
    answers: null,
  },
  shutChannel: {
    ask: (ledger) => ledger.shutChannel({ workspace: OTHER, channel: 'C1' }, 'is_archived'),
    answers: [],
  },
  setGrant: { ask: (ledger) => ledger.setGrant(stranger, 'U5', null), answers: false },
  setDefaultRole: { ask: (ledger) => ledger.setDefaultRole(stranger, 'coordinator'), answers: true },
  setClearance: { ask: (ledger) => ledger.setClearance(stranger, 'C1', null), answers: false },
  forgetWorkspace: { ask: (ledger) => ledger.forgetWorkspace(OTHER), answers: undefined },
  forgetClosedBefore: { ask: (ledger) => ledger.forgetClosedBefore(LATER, OTHER), answers: [] },

  demarcheById: 'by id',
  version: 'by id',
  owners: 'by id',
  entries: 'by id',
  trackings: 'by id',
  followers: 'by id',
  campaigns: 'by id',
  reminders: 'by id',
  claimCard: 'by id',
  cardPosted: 'by id',
  releaseCard: 'by id',
  planReminders: 'by id',
  claimReminder: 'by id',
  markReminderPosted: 'by id',
  skipReminder: 'by id',
  releaseReminder: 'by id',
  finishReminder: 'by id',

  openTrackings: 'everywhere',
  staleCards: 'everywhere',
  postedReminders: 'everywhere',
  check: 'everywhere',
};

const askedFromElsewhere = Object.entries(VERBS).filter(
  (verb): verb is [string, FromElsewhere] => typeof verb[1] !== 'string',
);

describe.each(ENGINES)('two workspaces on one ledger on %s', (_, open) => {
  let db: Kysely<Tables>;
  let store: Store;
  let first: Demarche;
  beforeEach(async () => {
    db = await open();
    store = await storeOn({ db });
    await fill(store, FIRST, 'limestone');
    const demarche = await store.ledger.demarche(FIRST, '19STATE100');
    if (demarche === null) throw new Error('the first workspace has this demarche');
    first = demarche;
  });
  afterEach(async () => {
    expect(await store.ledger.check()).toEqual([]);
    await store.close();
  });

  it.each(askedFromElsewhere)(
    '%s asked from the other sees nothing of the first, and changes nothing of it',
    async (_, { ask, answers }) => {
      const names = [...(await namesOf(db, FIRST)), 'limestone'];
      const rows = async () =>
        Object.entries(rowsWith(await everyRow(db), names)).filter(([table]) => holdsWorkspaces(table));
      const before = await rows();
      expect(await ask(store.ledger, first)).toEqual(answers);
      expect(await rows()).toEqual(before);
    },
  );

  it('no verb is left out', () => {
    expect(Object.keys(VERBS).sort()).toEqual(Object.keys(store.ledger).sort());
  });

  it('the same MRNs, users and channels in both stay apart', async () => {
    const seen = async (workspace: string) => {
      const { ledger } = store;
      return {
        found: (await ledger.search(workspace, { ...SEARCHED, words: ['limestone', 'basalt'] }, 9)).map(
          ({ mrn, snippet }) => [mrn, snippet.some(({ text }) => text === 'limestone')],
        ),
        tracked: (await ledger.trackedIn(workspace, 'C1')).map((one) => one.workspace),
        demarches: (await ledger.demarches(workspace, 'any')).map((one) => one.workspace),
        lines: new Set((await ledger.audit(workspace)).map((line) => line.workspace)),
      };
    };
    await fill(store, OTHER, 'basalt');
    const mrns = ['19OSLO7', '19STATE100', '19STATE200'];
    for (const [workspace, limestone] of [
      [FIRST, true],
      [OTHER, false],
    ] as const) {
      expect(await seen(workspace)).toEqual({
        found: mrns.map((mrn) => [mrn, limestone]),
        tracked: [workspace, workspace],
        demarches: [workspace, workspace],
        lines: new Set([workspace]),
      });
    }
  });
});
