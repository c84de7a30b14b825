import { parseArgs } from 'node:util';
import type { Filed, Holdings, Store } from '../store/index.ts';
import { counted, EXIT, type Io, line, printable, type Verb } from './io.ts';
import { withDesk } from './open.ts';

const OPTIONS = {
  workspace: { type: 'string' },
  'closed-before': { type: 'string' },
  yes: { type: 'boolean' },
} as const;

/** Says what would be removed, all of a workspace or what was over before a day, and removes it when told `--yes`. */
export const forget: Verb = {
  usage: 'forget --workspace T…',
  help: 'or --closed-before 2025-01-01: says what of it would be removed; --yes removes it for good',
  async run(words, io) {
    const { values } = parseArgs({ args: words, options: OPTIONS });
    const { workspace, 'closed-before': day, yes = false } = values;
    if (day === undefined) {
      if (!workspace) return refuse(io, 'Name what to forget: --workspace T… or --closed-before 2025-01-01.');
      return withDesk(({ store }) => forgetAll(store, workspace, yes, io));
    }
    const before = midnight(day);
    if (before === null) return refuse(io, `"${day}" is no day. Write it as year-month-day: 2025-01-01.`);
    if (before > new Date()) {
      return refuse(io, `${day} is still to come. Name a day that has begun; what was over before it goes.`);
    }
    return withDesk(({ store }) => forgetOld(store, { before, day, workspace, yes }, io));
  },
};

async function forgetAll(store: Store, workspace: string, yes: boolean, io: Io): Promise<number> {
  const [held, keyed] = await heldOf(store, workspace);
  if (isNothing(held, keyed)) return refuse(io, unknown(workspace));
  say(io, `Everything of the workspace ${workspace}:`);
  say(io, `  ${[counted(held.mrns.length, 'cable'), ...held.mrns].join(' ')}`);
  say(io, `  ${restOf(held, keyed)}`);
  if (!yes) return onlySaid(io);
  await store.ledger.forgetWorkspace(workspace);
  await store.forgetKeyed(workspace);
  say(io, 'All of it was removed for good.');
  return EXIT.ok;
}

interface Old {
  before: Date;
  /** `before`, as it was typed. */
  day: string;
  workspace: string | undefined;
  yes: boolean;
}

async function forgetOld(store: Store, { before, day, workspace, yes }: Old, io: Io): Promise<number> {
  if (workspace !== undefined && isNothing(...(await heldOf(store, workspace)))) {
    return refuse(io, unknown(workspace));
  }
  const old = await store.ledger.closedBefore(before, workspace);
  if (old.length === 0) {
    say(io, `Nothing was over before ${day}, so there is nothing to forget.`);
    return EXIT.ok;
  }
  say(io, `${counted(old.length, 'cable')} from before ${day}, with everything that was recorded of them:`);
  for (const its of byWorkspace(old)) say(io, `  ${its.join(' ')}`);
  if (!yes) return onlySaid(io);
  const gone = await store.ledger.forgetClosedBefore(before, workspace);
  say(io, `${counted(gone.length, 'cable')} removed for good.`);
  return EXIT.ok;
}

/** `T1 08STATE22377 07OSLO633`, a line for each workspace. */
function byWorkspace(old: readonly Filed[]): string[][] {
  const groups = Map.groupBy(old, ({ workspace }) => workspace);
  return [...groups].map(([workspace, its]) => [`${workspace}:`, ...its.map(({ mrn }) => mrn)]);
}

async function heldOf({ ledger, keyedOf }: Store, workspace: string): Promise<[Holdings, number]> {
  return [await ledger.holdings(workspace), await keyedOf(workspace)];
}

const isNothing = ({ mrns, ...rows }: Holdings, keyed: number): boolean =>
  mrns.length === 0 && keyed === 0 && Object.values(rows).every((count) => count === 0);

function restOf(held: Holdings, keyed: number): string {
  return [
    counted(held.demarches, 'demarche'),
    counted(held.entries, 'entry', 'entries'),
    counted(held.trackings, 'tracking'),
    counted(held.reminders, 'reminder'),
    counted(held.roles, 'role'),
    counted(held.clearances, 'clearance'),
    counted(held.audit, 'line of the audit', 'lines of the audit'),
    counted(keyed, 'keyed value'),
  ].join(', ');
}

/** The first instant of a day, UTC; null when the calendar has no such day. */
function midnight(day: string): Date | null {
  const at = new Date(`${day}T00:00:00.000Z`);
  return /^\d{4}-\d\d-\d\d$/.test(day) && at.toJSON()?.startsWith(day) ? at : null;
}

const unknown = (workspace: string) =>
  `Nothing is kept of a workspace ${workspace}. Check its id; Slack shows it in the workspace's address, after /client/.`;

function onlySaid(io: Io): number {
  say(io, 'Nothing was removed. The same with --yes removes it for good; only a backup brings it back.');
  return EXIT.ok;
}

function refuse(io: Io, why: string): number {
  line(io.stderr, printable(why));
  return EXIT.refused;
}

const say = (io: Io, text: string): void => line(io.stdout, printable(text));
