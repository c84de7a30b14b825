import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Demarche } from '../../src/demarche/index.ts';
import { type Actor, createDesk, type Desk } from '../../src/desk/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';

export const WORKSPACE = 'T1';
export const CHANNEL = 'C1';

export const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../samples', name), 'utf8');

/** A desk on a real SQLite database in memory, with the sample demarche imported and tracked in one channel. */
export interface World extends AsyncDisposable {
  store: Store;
  desk: Desk;
  demarche: Demarche;
  /** Set it to move the clock. */
  time: { now: Date };
  as(user: string): Actor;
}

export async function openWorld(): Promise<World> {
  const time = { now: new Date('2008-03-05T09:00:00Z') };
  const store = await openStore(':memory:');
  const desk = createDesk({
    ledger: store.ledger,
    clock: { now: () => time.now },
    maxClassification: 'CONFIDENTIAL',
  });
  const as = (user: string): Actor => ({
    workspace: WORKSPACE,
    user,
    surface: 'command',
    role: 'coordinator',
  });
  const raw = sample('08STATE22377.txt');
  const check = await desk.check(WORKSPACE, raw);
  if (check.type !== 'readable' || !check.draft) throw new Error('the sample is no demarche');
  const { demarche } = await desk.import(as('U1'), raw, {
    mrn: '08STATE22377',
    deadlines: check.draft.deadlines,
    achieved: [],
  });
  if (!demarche) throw new Error('the sample opened no demarche');
  await desk.track(as('U1'), demarche.id, CHANNEL, 'America/New_York');
  return { store, desk, demarche, time, as, [Symbol.asyncDispose]: () => store.close() };
}
