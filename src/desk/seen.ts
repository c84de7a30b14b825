import {
  barredFrom,
  boardAt,
  type CountryState,
  type Demarche,
  deedsAt,
  demarcheAt,
  type Entry,
  entriesAt,
  type Place,
  stateAt,
} from '../demarche/index.ts';
import { unlessBarred } from './barred.ts';
import { NEAREST } from './look-up.ts';
import { refusal } from './refusals.ts';
import { type SeenCable, type Sight, seenCables } from './seen-cables.ts';
import { type Clock, type Desk, DeskError, type ImportCheck, type RecordOutcome } from './types.ts';

/** MRNs that are looked at: some of the nearest may not exist for this person. */
const MOST_NEAR = 25;

/** The desk as one person sees it from one place. */
export interface SeenDesk extends Omit<Desk, 'onChange' | 'cable' | 'followers' | 'demarchesOf'> {
  cable(workspace: string, mrn: string): Promise<SeenCable | null>;
}

interface Seen {
  place: Place;
  /** Why it may not be shown in this place, though the person may see it elsewhere. */
  barred: string | null;
}

/**
 * The desk through a person's eyes: a demarche that is not visible to them is as unknown as one that never was, whichever verb asks; of
 * one that is visible, what the place may not show is taken out. Every surface for people stands on this, so none can forget it.
 *
 * @example const desk = seenThrough(whole, sight, clock); await desk.demarche('T1', '08STATE22377') // null for who is in no tracking channel
 */
export function seenThrough(whole: Desk, sight: Sight, clock: Clock): SeenDesk {
  /** Asked once a request: a person who is removed meanwhile is stopped at the next. */
  const asked = new Map<string, Promise<Seen | null>>();

  /** In the order of the demarches; of those that were not asked about before, all in one question. */
  async function seenOf(demarches: readonly Demarche[]): Promise<Array<Seen | null>> {
    const unasked = demarches.filter(({ id }) => !asked.has(id));
    if (unasked.length > 0) {
      const places = sight.of(unasked);
      for (const [at, { id, marking }] of unasked.entries()) {
        const place = places.then((all) => all[at] ?? null);
        asked.set(
          id,
          place.then((one) => one && { place: one, barred: barredFrom(marking, one) }),
        );
      }
    }
    return Promise.all(demarches.map(({ id }) => asked.get(id) ?? null));
  }

  const seen = async (demarche: Demarche): Promise<Seen | null> => (await seenOf([demarche]))[0] ?? null;

  /** Null where it does not exist for this person; throws where the place may show nothing of it. */
  async function look(demarche: Demarche | null): Promise<{ demarche: Demarche; place: Place } | null> {
    const found = demarche ? await seen(demarche) : null;
    if (!demarche || !found) return null;
    if (found.barred) throw new DeskError('not-allowed', found.barred);
    return { demarche, place: found.place };
  }

  async function must(id: string): Promise<{ demarche: Demarche; place: Place }> {
    const found = await look(await whole.demarcheById(id));
    if (!found) throw refusal.notVisible();
    return found;
  }

  const shown = ({ demarche, place }: { demarche: Demarche; place: Place }): Demarche =>
    demarcheAt(demarche, place, clock.now());

  /** Lists leave out what this place may not show: there is nobody to whom a reason would help. */
  async function visible(demarches: readonly Demarche[]): Promise<Demarche[]> {
    const found = await seenOf(demarches);
    return demarches.flatMap((demarche, at) => {
      const one = found[at];
      return one && !one.barred ? [shown({ demarche, place: one.place })] : [];
    });
  }

  async function outcomeAt(id: string, outcome: RecordOutcome): Promise<RecordOutcome> {
    const { demarche, place } = await must(id);
    const now = clock.now();
    const entries = (all: readonly Entry[]) => entriesAt(all, demarche, place, now);
    const state = (one: CountryState) => stateAt(one, demarche, place, now);
    const [entry = outcome.entry] = entries([outcome.entry]);
    return outcome.type === 'recorded'
      ? {
          ...outcome,
          entry,
          before: state(outcome.before),
          after: state(outcome.after),
          alsoBy: entries(outcome.alsoBy),
        }
      : { ...outcome, entry, newer: entries(outcome.newer), current: state(outcome.current) };
  }

  const { cableOf, hitsAt } = seenCables({ whole, sight, clock, look });

  return {
    /** Who holds the text may read it; of demarches that they may not see, nothing is said but that this very cable is in hand elsewhere. */
    async check(workspace, raw): Promise<ImportCheck> {
      const check = await whole.check(workspace, raw);
      if (check.type !== 'readable') return check;
      const already = await look(check.already);
      if (check.already && !already) throw refusal.importedElsewhere();
      // A preview tells what would change, and who brings a text of the same number does not hold the one that is kept.
      const withheld = already && check.kept !== 'this' ? shown(already).withheld : undefined;
      if (already && withheld) throw refusal.anotherText(already.demarche, withheld.clearance);
      const answers = await Promise.all(
        check.answers.map(async (answer) => {
          const one = await seen(answer.demarche);
          return one && !one.barred
            ? [{ ...answer, demarche: shown({ demarche: answer.demarche, place: one.place }) }]
            : [];
        }),
      );
      return { ...check, answers: answers.flat() };
    },
    import: whole.import,

    cable: cableOf,
    search: (workspace, typed) => whole.search(workspace, typed, (found) => hitsAt(workspace, found)),
    async similar(workspace, mrn) {
      if (!(await cableOf(workspace, mrn))) return { how: 'similar', words: [], hits: [] };
      return hitsAt(workspace, await whole.similar(workspace, mrn));
    },
    async nearestMrns(workspace, typed) {
      const known: string[] = [];
      for (const mrn of await whole.nearestMrns(workspace, typed, MOST_NEAR)) {
        if (await unlessBarred(() => cableOf(workspace, mrn))) known.push(mrn);
        if (known.length === NEAREST) break;
      }
      return known;
    },
    async demarche(workspace, mrn) {
      const found = await look(await whole.demarche(workspace, mrn));
      return found && shown(found);
    },
    async demarcheById(id) {
      const found = await look(await whole.demarcheById(id));
      return found && shown(found);
    },
    demarches: async (workspace, state) => visible(await whole.demarches(workspace, state)),
    trackedIn: async (workspace, channel) => visible(await whole.trackedIn(workspace, channel)),
    async board(demarche) {
      const [built] = await whole.boards([demarche]);
      const found = built && (await look(built.demarche));
      if (!built || !found) throw refusal.notVisible();
      return boardAt(built, found.place, clock.now());
    },
    async boards(demarches) {
      const built = await whole.boards(demarches);
      const found = await seenOf(built.map(({ demarche }) => demarche));
      return built.flatMap((board, at) => {
        const one = found[at];
        return one && !one.barred ? [boardAt(board, one.place, clock.now())] : [];
      });
    },
    async history(id, country) {
      const { demarche, place } = await must(id);
      return entriesAt(await whole.history(id, country), demarche, place, clock.now());
    },
    async deeds(id) {
      const { demarche, place } = await must(id);
      return deedsAt(await whole.deeds(id), demarche, place, clock.now());
    },

    async record(actor, id, ...of) {
      await must(id);
      return outcomeAt(id, await whole.record(actor, id, ...of));
    },
    async adopt(actor, id, ...of) {
      const { demarche, place } = await must(id);
      return stateAt(await whole.adopt(actor, id, ...of), demarche, place, clock.now());
    },
    async dismiss(actor, id, ...of) {
      const { demarche, place } = await must(id);
      return stateAt(await whole.dismiss(actor, id, ...of), demarche, place, clock.now());
    },
    async undo(actor, id, which) {
      const { demarche, place } = await must(id);
      const { undone, before, after } = await whole.undo(actor, id, which);
      const [entry = undone] = entriesAt([undone], demarche, place, clock.now());
      const state = (one: CountryState) => stateAt(one, demarche, place, clock.now());
      return { undone: entry, before: state(before), after: state(after) };
    },
    async assign(actor, id, ...of) {
      await must(id);
      await whole.assign(actor, id, ...of);
    },

    async track(actor, id, ...of) {
      await must(id);
      return whole.track(actor, id, ...of);
    },
    async untrack(actor, id, ...of) {
      await must(id);
      await whole.untrack(actor, id, ...of);
    },
    async close(actor, id) {
      const { place } = await must(id);
      return shown({ demarche: await whole.close(actor, id), place });
    },
    async reopen(actor, id) {
      const { place } = await must(id);
      return shown({ demarche: await whole.reopen(actor, id), place });
    },
    async trackings(id) {
      const found = await look(await whole.demarcheById(id));
      return found ? whole.trackings(id) : [];
    },
    async setReminders(actor, id, ...of) {
      await must(id);
      return whole.setReminders(actor, id, ...of);
    },
    async snooze(actor, id, ...of) {
      await must(id);
      return whole.snooze(actor, id, ...of);
    },
    async version(id) {
      await must(id);
      return whole.version(id);
    },

    grants: whole.grants,
    grantOf: whole.grantOf,
    roleOf: whole.roleOf,
    grant: whole.grant,
    defaultRole: whole.defaultRole,
    setDefaultRole: whole.setDefaultRole,
    clearance: whole.clearance,
    setClearance: whole.setClearance,
    maxClassification: whole.maxClassification,
  };
}
