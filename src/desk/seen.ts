import { type Cable, printMrn } from '../cable/index.ts';
import {
  barredFrom,
  boardAt,
  type CountryState,
  cableAt,
  type Demarche,
  deedsAt,
  demarcheAt,
  type Entry,
  effectiveMarking,
  entriesAt,
  lowerOf,
  type Marking,
  markingOf,
  type Place,
  stateAt,
} from '../demarche/index.ts';
import { unlessBarred } from './barred.ts';
import { occur } from './occurrence.ts';
import { refusal } from './refusals.ts';
import {
  type Clock,
  type Desk,
  DeskError,
  type Found,
  type FoundCable,
  type ImportCheck,
  type RecordOutcome,
  type StoredCable,
} from './types.ts';

/** What one person may see from where they stand. */
export interface Sight {
  /** The place in which each of these demarches would be shown to them, in their order; null for one that does not exist for them. */
  of(demarches: readonly Demarche[]): Promise<Array<Place | null>>;
  /** The place in which a cable would be shown that asks for nothing. */
  plain(marking: Marking): Promise<Place>;
}

/** A cable with what may be shown of it; its raw text is left out. */
export interface SeenCable extends Omit<StoredCable, 'raw'> {
  /** Paragraphs that the place may not show. */
  withheld: number;
}

/**
 * What has to be assumed of a cable before it is opened: that another organisation may not read it. Of one without a caption nobody asks who
 * reads a channel.
 */
const UNOPENED: Marking = { level: 'UNCLASSIFIED', captions: ['NOFORN'], declassifyOn: null };

/** The desk as one person sees it from one place. */
export interface SeenDesk extends Omit<Desk, 'onChange' | 'cable' | 'followers'> {
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
    const entries = (all: Entry[]) => entriesAt(all, demarche, place, now);
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

  async function plainPlace(cable: Cable): Promise<Place> {
    const marking = markingOf(cable);
    const place = await sight.plain(marking);
    const barred = barredFrom(marking, place);
    if (barred) throw new DeskError('not-allowed', barred);
    return place;
  }

  async function cableOf(workspace: string, mrn: string): Promise<SeenCable | null> {
    const found = await whole.cable(workspace, mrn);
    if (!found) return null;
    const demarche = await whole.demarche(workspace, mrn);
    const place = demarche ? (await look(demarche))?.place : await plainPlace(found.cable);
    if (!place) return null;
    const { raw: _, ...stored } = found;
    return { ...stored, ...cableAt(found.cable, place, clock.now()) };
  }

  /** Nothing above the deployment's own level is let in, so a place of that level shows all: hundreds of hits need not be opened. */
  const showsAll = ({ clearance, shared }: Place) => clearance === whole.maxClassification && !shared;

  /** Asked once a request, whatever the number of hits. */
  let unopened: Promise<Place> | undefined;
  const unopenedPlace = (): Promise<Place> => {
    unopened ??= sight.plain(UNOPENED);
    return unopened;
  };

  /** Null for a hit that does not exist for this person here. */
  async function hitAt(workspace: string, hit: FoundCable, found: Found): Promise<FoundCable | null> {
    const demarche = await whole.demarche(workspace, hit.mrn);
    if (demarche) {
      const one = await look(demarche);
      if (!one) return null;
      const { level } = effectiveMarking(demarche.marking, clock.now());
      // One that came in before the deployment was lowered stands above it.
      if (showsAll(one.place) && lowerOf(level, whole.maxClassification) === level) return hit;
    } else if (showsAll(await unopenedPlace())) return hit;
    const stored = await cableOf(workspace, hit.mrn);
    if (!stored) return null;
    const subject = stored.cable.subject ?? '';
    // A subject may be withheld where every paragraph is shown.
    if (stored.withheld === 0 && subject === hit.subject) return hit;
    // The snippet may come from any paragraph, and that a word is found in a withheld one must not be seen either.
    const text = [
      subject,
      hit.mrn,
      printMrn(hit.mrn),
      ...hit.tags,
      ...stored.cable.paragraphs.map((one) => one.text),
    ].join(' ');
    return found.how === 'similar' || occur(found, text)
      ? { ...hit, subject, snippet: [], withheld: true }
      : null;
  }

  async function hitsAt(workspace: string, found: Found): Promise<Found> {
    const hits = await Promise.all(found.hits.map((hit) => unlessBarred(() => hitAt(workspace, hit, found))));
    return { ...found, hits: hits.filter((hit) => hit !== null) };
  }

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
      const near = await whole.nearestMrns(workspace, typed);
      const known = await Promise.all(
        near.map(async (mrn) => {
          const found = await unlessBarred(() => cableOf(workspace, mrn));
          return found ? [mrn] : [];
        }),
      );
      return known.flat();
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
