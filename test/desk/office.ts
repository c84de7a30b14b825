import type { Deadline, Demarche, Role } from '../../src/demarche/index.ts';
import { type Actor, createDesk, type Desk } from '../../src/desk/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { by, cableFor, factsFor } from '../store/contract/samples.ts';

/** A clock that a test moves by hand. */
export class HandClock {
  #now: Date;
  constructor(now = '2019-06-04T08:00:00.000Z') {
    this.#now = new Date(now);
  }
  now(): Date {
    return this.#now;
  }
  set(now: string): void {
    this.#now = new Date(now);
  }
}

export interface Office {
  desk: Desk;
  store: Store;
  clock: HandClock;
  close(): Promise<void>;
}

export async function openOffice(
  maxClassification: 'SBU' | 'SECRET' = 'SBU',
  url = ':memory:',
): Promise<Office> {
  const store = await openStore(url);
  const clock = new HandClock();
  const desk = createDesk({ ledger: store.ledger, clock, maxClassification });
  return { desk, store, clock, close: () => store.close() };
}

export function actor(user: string, workspace = 'T1', role: Role = 'coordinator'): Actor {
  return { workspace, user, surface: 'button', role };
}

/** Opens a demarche in the ledger as it stands, without a text to read. */
export async function openDemarche(
  { store }: Office,
  {
    mrn = '19STATE100',
    workspace = 'T1',
    deadlines = [] as Deadline[],
    countries = ['BJ', 'TG', 'NE'],
    exempted = [] as string[],
  } = {},
): Promise<Demarche> {
  const cable = cableFor(mrn, countries);
  if (cable.demarche === null) throw new Error('the sample is an action request');
  cable.demarche.facts = { ...factsFor(countries), deadlines, exempted: factsFor(exempted).responders };
  const { demarche } = await store.ledger.importCable(by('U1', workspace), cable);
  if (demarche === null) throw new Error('the sample is an action request');
  return demarche;
}

export function deliveryBy(date: string): Deadline {
  return {
    kind: 'delivery',
    date,
    time: null,
    zone: null,
    exclusive: false,
    assumptions: [],
    quote: `no later than ${date}`,
    paragraph: 1,
    portion: 'SBU',
    span: { start: 0, end: 0 },
  };
}
