import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDesk } from '../../src/desk/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { newDatabase } from '../support/postgres.ts';
import { by, cableFor } from './contract/samples.ts';

/** Thirteen processes start here; a machine that is busy with other tests takes its time for each. */
const STARTING = { timeout: 120_000 };

let folder: string;
let url: string;
const children = new Set<ChildProcess>();
const stores: Store[] = [];

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await closeAll();
});

async function open(): Promise<Store> {
  const store = await openStore(url);
  stores.push(store);
  return store;
}

async function closeAll(): Promise<void> {
  for (const store of stores.splice(0)) await store.close();
}

async function openedIn(store: Store): Promise<string> {
  const { demarche } = await store.ledger.importCable(by('U1'), cableFor('19STATE100'));
  return demarche?.id ?? '';
}

interface Acknowledged {
  revision: number;
  note: string;
}

function start(program: 'writer' | 'claimer', name: string): ChildProcess {
  const child = fork(join(import.meta.dirname, `${program}.ts`), [url, name], { stdio: 'pipe' });
  children.add(child);
  return child;
}

async function opened(child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const ended = once(child, 'close').then(() => `it ended: ${said}`);
  const message = await Promise.race([once(child, 'message').then(([first]) => first), ended]);
  expect(message).toBe('opened');
}

/** Lets the writer run until it has acknowledged `count` entries, then pulls the plug while it goes on writing. */
async function killAfter(
  child: ChildProcess,
  demarche: string,
  country: string,
  count: number,
): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  child.on('message', (message: Acknowledged) => {
    acknowledged.push(message);
    if (acknowledged.length === count) child.kill('SIGKILL');
  });
  child.send({ demarche, country });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A new, empty database of each engine. */
const ENGINES: Record<string, () => Promise<string>> = {
  'one SQLite file': async () => `file:${join(folder, `${randomUUID()}.db`)}`,
  'one PostgreSQL': newDatabase,
};

describe.each(Object.entries(ENGINES))('on %s', (_, newUrl) => {
  beforeEach(async () => {
    url = await newUrl();
  });

  describe('processes that are killed while they write', STARTING, () => {
    it('leave every acknowledged entry, and a ledger that is sound', async () => {
      const demarche = await openedIn(await open());
      await closeAll();
      const rounds = [
        [1, 2, 3],
        [5, 8, 13],
        [21, 34, 55],
      ];
      for (const [round, counts] of rounds.entries()) {
        const countries = ['BJ', 'TG', 'NE'];
        const writers = counts.map((count) => ({ child: start('writer', `P${round}-${count}`), count }));
        await Promise.all(writers.map(({ child }) => opened(child)));
        const acknowledged = (
          await Promise.all(
            writers.map(({ child, count }, index) =>
              killAfter(child, demarche, countries[index] ?? 'BJ', count),
            ),
          )
        ).flat();
        expect(acknowledged.length).toBeGreaterThanOrEqual(Math.max(...counts));

        // The first to open the file again, so that SQLite has to recover its log.
        const after = await open();
        const kept = new Set(
          (await after.ledger.entries(demarche)).map((entry) => ('patch' in entry ? entry.patch.note : null)),
        );
        expect(acknowledged.filter(({ note }) => !kept.has(note))).toEqual([]);
        expect(await after.ledger.check()).toEqual([]);
        expect(await after.ledger.version(demarche)).toBe(1 + kept.size);
        await closeAll();
      }
    });
  });

  describe('several processes', STARTING, () => {
    it('bring a new database up to date together, and lose nothing of what they write at once', async () => {
      const writers = ['A', 'B', 'C', 'D'].map((name) => start('writer', name));
      await Promise.all(writers.map(opened));
      const store = await open();
      const demarche = await openedIn(store);

      const acknowledged: Acknowledged[] = [];
      const enough = new Promise<void>((resolve) => {
        for (const writer of writers) {
          writer.on('message', (message: Acknowledged) => {
            acknowledged.push(message);
            if (acknowledged.length === 200) resolve();
          });
        }
      });
      const ended = writers.map((writer) => once(writer, 'close'));
      for (const writer of writers) writer.send({ demarche, country: 'BJ' });
      await enough;
      await store.ledger.setState(by('U1'), demarche, 'closed');
      await Promise.all(ended);

      const entries = await store.ledger.entries(demarche, 'BJ');
      const said = entries.map((entry) => ({
        revision: entry.revision,
        note: 'patch' in entry ? entry.patch.note : null,
      }));
      expect(said).toEqual(acknowledged.sort((a, b) => a.revision - b.revision));
      expect(await store.ledger.check()).toEqual([]);
    });

    it('claim each reminder once, whoever of them is first', async () => {
      const store = await open();
      const demarche = await openedIn(store);
      const settings = { hoursBefore: [], overdueMornings: false, morningHour: 9, zone: 'UTC', off: false };
      const { tracking } = await store.ledger.track(by('U1'), demarche, 'C1', settings);
      const dueAt = '2019-06-07T17:00:00.000Z';
      const planned = Array.from({ length: 40 }, (_, n) => ({
        key: `overdue:${n}`,
        kind: 'overdue' as const,
        dueAt,
      }));
      await store.ledger.planReminders(tracking, planned);
      const ids = (await store.ledger.reminders(demarche, 'C1')).map(({ id }) => id);

      const claimers = ['A', 'B', 'C'].map((name) => start('claimer', name));
      await Promise.all(claimers.map(opened));
      const answers = claimers.map(async (claimer): Promise<string[]> => (await once(claimer, 'message'))[0]);
      for (const claimer of claimers) claimer.send({ ids, at: dueAt, until: '2019-06-07T17:05:00.000Z' });
      const got = (await Promise.all(answers)).flat();
      expect(got.sort()).toEqual(ids.sort());
      const rows = await store.ledger.reminders(demarche, 'C1');
      expect(rows.every(({ status }) => status === 'claimed')).toBe(true);
    });
  });

  describe('two connections in one process', () => {
    it('write at once without waiting on each other for ever, and lose nothing', async () => {
      const [one, two] = [await open(), await open()];
      const demarche = await openedIn(one);
      const clock = { now: () => new Date('2019-06-04T08:00:00Z') };
      const desks = [one, two].map(({ ledger }) => createDesk({ ledger, clock, maxClassification: 'SBU' }));
      const outcomes = await Promise.all(
        Array.from({ length: 60 }, (_, n) =>
          desks[n % 2]?.record(
            { workspace: 'T1', user: `U${n}`, surface: 'button', role: 'recorder' },
            demarche,
            'BJ',
            null,
            {
              note: `note ${n}`,
            },
          ),
        ),
      );
      expect(outcomes.every((outcome) => outcome?.type === 'recorded')).toBe(true);
      expect(await two.ledger.entries(demarche, 'BJ')).toHaveLength(60);
      expect(await two.ledger.check()).toEqual([]);
    });

    it('what one has acknowledged the other reads at once', async () => {
      const [one, two] = [await open(), await open()];
      const demarche = await openedIn(one);
      await one.keyed('drafts').set('key', 'value');
      expect(await two.keyed('drafts').get('key')).toBe('value');
      expect((await two.ledger.demarcheById(demarche))?.mrn).toBe('19STATE100');
    });
  });
});
