import { dueReminders } from '../src/demarche/index.ts';
import { createDesk } from '../src/desk/index.ts';
import { storeOn } from '../src/store/open.ts';
import { openPostgres } from '../src/store/postgres/database.ts';
import { openSqlite } from '../src/store/sqlite/database.ts';
import { countries, fill, USUAL, WORKSPACE } from './ledger-fill.ts';

/**
 * A process of its own for one engine and one size, so that its memory is its own: fills, measures, and sends the row to its
 * parent. Run by `ledger.ts`.
 */
export interface Row {
  /** Median milliseconds. */
  record: number;
  board60: number;
  board193: number;
  home: number;
  due: number;
  check: number;
  /** Megabytes of the process while it answers, before the check reads everything. */
  memory: number;
}

const [, , url = '', size = '0'] = process.argv;
const { db } = url.startsWith('postgres:') ? openPostgres(url) : await openSqlite(url);
const store = await storeOn({ db });
const filled = await fill(store, db, Number(size));
const now = new Date('2019-06-05T08:00:00.000Z');
const desk = createDesk({ ledger: store.ledger, clock: { now: () => now }, maxClassification: 'SBU' });
const actor = { workspace: WORKSPACE, user: 'U1', surface: 'button', role: 'coordinator' } as const;

/** What comes `first` each time is not measured. */
async function median(
  times: number,
  run: (index: number) => Promise<unknown>,
  first: (index: number) => Promise<unknown> = async () => {},
): Promise<number> {
  await run(0);
  const taken: number[] = [];
  for (let index = 1; index <= times; index += 1) {
    await first(index);
    const start = performance.now();
    await run(index);
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? Number.NaN;
}

async function board(id: string): Promise<unknown> {
  const demarche = await desk.demarcheById(id);
  return demarche === null ? null : desk.board(demarche);
}

/** What the app home asks for: every open demarche, who may see it, and how it stands. */
async function home(): Promise<void> {
  const open = await desk.demarches(WORKSPACE);
  await Promise.all(open.map(({ id }) => desk.trackings(id)));
  await Promise.all(open.map((one) => desk.board(one)));
}

/** One look of the reminders, with nothing to send. */
async function lookForDue(): Promise<void> {
  for (const tracking of await store.ledger.openTrackings()) {
    const demarche = await desk.demarcheById(tracking.demarche);
    if (demarche === null) continue;
    const rows = await store.ledger.reminders(tracking.demarche, tracking.channel);
    dueReminders({
      board: await desk.board(demarche),
      settings: tracking.reminders,
      trackedAt: new Date(tracking.trackedAt),
      handled: new Set(rows.map(({ key }) => key)),
      now,
    });
  }
}

const places = countries(USUAL);
const answer = (demarche: string) => (index: number) =>
  desk.record(actor, demarche, places[index % USUAL] ?? '', null, { note: `note ${index}` });

// An answer before each look: what nobody has changed is not read again, and would not be measured.
const board60 = await median(100, () => board(filled.usual), answer(filled.usual));
const board193 = await median(50, () => board(filled.world), answer(filled.world));
const homes = await median(10, home, answer(filled.usual));
const due = await median(10, lookForDue, answer(filled.usual));
const record = await median(200, answer(filled.usual));
const memory = process.memoryUsage().rss / 1_000_000;
const start = performance.now();
const findings = await store.ledger.check();
if (findings.length > 0) throw new Error(`the filled ledger is not sound: ${JSON.stringify(findings[0])}`);
const row: Row = { record, board60, board193, home: homes, due, check: performance.now() - start, memory };
process.send?.(row);
await store.close();
