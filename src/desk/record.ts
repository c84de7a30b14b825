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

  const { before, entry } = await append(context, actor, demarche, country, (entries) => ({
    type: judge(entries).contradicting.length > 0 ? 'held' : 'record',
    patch,
  }));
  const { contradicting, alongside } = judge(before);
  const after = foldEntries(country, [...before, entry]);
  return entry.type === 'held'
    ? { type: 'held', entry, newer: contradicting, current: after }
    : { type: 'recorded', entry, before: foldEntries(country, before), after, alsoBy: alongside };
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

/** Appends what `decide` makes of the entries that are there, deciding again whenever someone else was first. */
async function append(
  context: Context,
  actor: Actor,
  demarche: Demarche,
  country: CountryCode,
  decide: (entries: readonly Entry[]) => NewEntry,
): Promise<{ before: readonly Entry[]; entry: Entry }> {
  let before: readonly Entry[] = await context.ledger.entries(demarche.id, country);
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = await context.ledger.append(authorOf(context, actor), {
      demarche: demarche.id,
      country,
      after: before.at(-1)?.revision ?? 0,
      entry: decide(before),
    });
    if (result.type === 'closed') throw refusal.closed(demarche);
    if (result.type === 'appended') {
      tell(context, demarche);
      return { before, entry: result.entry };
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
