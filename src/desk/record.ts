import { isDeepStrictEqual } from 'node:util';
import {
  type CountryState,
  cleanPatch,
  type Demarche,
  type Entry,
  foldEntries,
  InvalidPatchError,
  judgeRecord,
  lastUndoable,
  type NewEntry,
  type ResponsePatch,
} from '../demarche/index.ts';
import type { CountryCode } from '../geo/index.ts';
import { StoreError } from '../store/index.ts';
import { authorOf, type Context, openDemarcheFor, tell } from './context.ts';
import { refusal } from './refusals.ts';
import { type Actor, DeskError, type RecordOutcome } from './types.ts';

/** Of writers who meet, one gets through in each round: as many people may answer for one country at the same moment. */
const ROUNDS = 1_000;

/** Records what a person says of a country; decision 4 says when it is held instead of put in force. */
export async function record(
  context: Context,
  actor: Actor,
  id: string,
  country: CountryCode,
  sawRevision: number | null,
  said: ResponsePatch,
): Promise<RecordOutcome> {
  const demarche = await openDemarcheFor(context, actor, id, 'record');
  if (!demarche.facts.responders.some((responder) => responder.country === country)) {
    throw refusal.notAResponder(demarche, country);
  }
  const patch = cleaned(said, demarche);
  const judge = (entries: readonly Entry[]) => judgeRecord(entries, sawRevision, actor.user, patch);

  const { before, entry, since } = await append(context, actor, demarche, country, (entries) => {
    const twin = twinOf(entries, actor, sawRevision, patch, context.clock.now());
    return twin ?? { type: judge(entries).contradicting.length > 0 ? 'held' : 'record', patch };
  });
  const { contradicting, alongside } = judge(before);
  const after = foldEntries(country, [...before, entry, ...since]);
  return entry.type === 'held'
    ? { type: 'held', entry, newer: contradicting, current: after }
    : { type: 'recorded', entry, before: foldEntries(country, before), after, alsoBy: alongside };
}

/** Two clicks of one person that come closer than this, with the same words over the same revision, are one. Milliseconds. */
const DOUBLE_CLICK = 5_000;

/** What this person has just written with the same click; it still counts, or still waits for their choice. */
function twinOf(
  entries: readonly Entry[],
  actor: Actor,
  sawRevision: number | null,
  patch: ResponsePatch,
  now: Date,
): Entry | null {
  if (sawRevision === null) return null;
  const twin = entries.findLast(
    (entry) =>
      (entry.type === 'record' || entry.type === 'held') &&
      entry.revision > sawRevision &&
      entry.by === actor.user &&
      now.getTime() - Date.parse(entry.at) < DOUBLE_CLICK &&
      isDeepStrictEqual(entry.patch, patch),
  );
  const settled = entries.some((entry) => 'of' in entry && entry.of === twin?.revision);
  return settled ? null : (twin ?? null);
}

/** Puts a held answer in force, or lets it rest; only its writer may. */
export async function settle(
  context: Context,
  type: 'adopt' | 'dismiss',
  actor: Actor,
  id: string,
  country: CountryCode,
  heldRevision: number,
): Promise<CountryState> {
  const demarche = await openDemarcheFor(context, actor, id, type);
  const { before, entry } = await append(context, actor, demarche, country, (entries) => {
    const waiting = foldEntries(country, entries).held.find(({ revision }) => revision === heldRevision);
    if (waiting === undefined) throw refusal.notHeld();
    if (waiting.by !== actor.user) throw refusal.notYoursToSettle(waiting.by);
    return { type, of: heldRevision };
  });
  return foldEntries(country, [...before, entry]);
}

/** Takes back an entry of one's own: the named one, else the last of one's own that is in force. */
export async function undo(
  context: Context,
  actor: Actor,
  id: string,
  which?: { country: CountryCode; revision: number },
): Promise<{ undone: Entry; before: CountryState; after: CountryState }> {
  const demarche = await openDemarcheFor(context, actor, id, 'undo');
  const { country, revision } = which ?? (await lastOwn(context, actor, id));
  const { before, entry } = await append(context, actor, demarche, country, (entries) => {
    undoable(entries, actor, revision);
    return { type: 'undo', of: revision };
  });
  return {
    undone: undoable(before, actor, revision),
    before: foldEntries(country, before),
    after: foldEntries(country, [...before, entry]),
  };
}

function undoable(entries: readonly Entry[], actor: Actor, revision: number): Entry {
  const named = entries.find((entry) => entry.revision === revision);
  if (named === undefined) throw refusal.nothingToUndo();
  if (named.by !== actor.user) throw refusal.notYoursToUndo(named.by);
  const inForce = lastUndoable(entries, actor.user, revision);
  if (inForce === null) throw refusal.entryNotInForce();
  return inForce;
}

async function lastOwn({ ledger }: Context, actor: Actor, id: string): Promise<Entry> {
  const entries = await ledger.entries(id);
  const byCountry = Map.groupBy(entries, ({ country }) => country);
  // In the order written: two entries may carry the same instant.
  const last = entries.findLast(
    ({ by, country, revision }) =>
      by === actor.user && lastUndoable(byCountry.get(country) ?? [], actor.user, revision) !== null,
  );
  if (last === undefined) throw refusal.nothingToUndo();
  return last;
}

interface Written {
  /** The entries of the country up to the one that was written. */
  before: readonly Entry[];
  entry: Entry;
  /** Those after it: only where it was there already. */
  since: readonly Entry[];
}

/**
 * Appends what `decide` makes of the entries that are there, deciding again whenever someone else was first, here or in another process;
 * nothing when it finds one that is there already.
 */
async function append(
  context: Context,
  actor: Actor,
  demarche: Demarche,
  country: CountryCode,
  decide: (entries: readonly Entry[]) => NewEntry | Entry,
): Promise<Written> {
  let before: readonly Entry[] = await context.ledger.entries(demarche.id, country);
  for (let round = 0; round < ROUNDS; round += 1) {
    const decided = decide(before);
    if ('revision' in decided) {
      const { revision } = decided;
      return {
        before: before.filter((one) => one.revision < revision),
        entry: decided,
        since: before.filter((one) => one.revision > revision),
      };
    }
    const result = await context.ledger.append(authorOf(context, actor), {
      demarche: demarche.id,
      country,
      after: before.at(-1)?.revision ?? 0,
      entry: decided,
    });
    if (result.type === 'closed')
      throw refusal.closed(demarche, decided.type === 'held' ? 'record' : decided.type);
    if (result.type === 'appended') {
      tell(context, demarche);
      return { before, entry: result.entry, since: [] };
    }
    before = result.entries;
  }
  throw new StoreError(
    'busy',
    'Too many people are answering for this country at this moment, so nothing was recorded. Try again.',
  );
}

function cleaned(patch: ResponsePatch, demarche: Demarche): ResponsePatch {
  try {
    return cleanPatch(patch, demarche.facts);
  } catch (error) {
    if (!(error instanceof InvalidPatchError)) throw error;
    throw new DeskError('invalid', error.message, { cause: error });
  }
}
