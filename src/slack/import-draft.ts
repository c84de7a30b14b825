import { randomUUID } from 'node:crypto';
import type { DemarcheDraft } from '../demarche/index.ts';
import { DeskError, type ImportCheck } from '../desk/index.ts';
import type { ImportSheet } from './blocks/index.ts';
import type { ImportDraft } from './kept.ts';
import type { SlackParts } from './parts.ts';
import type { Reader } from './reader.ts';

/** How long a text waits for its confirm, in milliseconds. */
const KEPT = 60 * 60_000;

type Readable = Extract<ImportCheck, { type: 'readable' }>;

const listsOf = ({ deadlines, asks, talkingPoints, responders }: DemarcheDraft) => ({
  deadlines,
  asks,
  talkingPoints,
  responders,
});

export async function beginDraft(
  parts: SlackParts,
  reader: Reader,
  what: { check: Readable; raw: string; channel: string | null },
): Promise<string> {
  const { already, kept, proposal } = what.check;
  const key = `${parts.workspace} ${randomUUID()}`;
  const draft: ImportDraft = {
    workspace: reader.actor.workspace,
    user: reader.user,
    startedAt: parts.clock.now().toISOString(),
    raw: what.raw,
    mrn: null,
    lists: proposal ? listsOf(proposal) : null,
    achieved: [],
    channel: what.channel,
    over: kept === 'no' ? null : { facts: already?.facts ?? null },
    done: null,
  };
  await parts.drafts.set(key, draft, KEPT);
  return key;
}

/** Throws DeskError when it has waited too long, or is somebody else's. */
export async function draftOf(parts: SlackParts, reader: Reader, key: string | null): Promise<ImportDraft> {
  const draft = key === null ? undefined : await parts.drafts.get(key);
  const age = draft ? parts.clock.now().getTime() - new Date(draft.startedAt).getTime() : KEPT;
  if (!draft || age >= KEPT || draft.user !== reader.user || draft.workspace !== reader.actor.workspace) {
    throw new DeskError(
      'invalid',
      'This preview is more than an hour old, and the text was dropped. Nothing was stored or tracked. Type `/demarche import` and choose the file again.',
    );
  }
  return draft;
}

/** What remains of its hour stays what it was. */
export async function saveDraft(parts: SlackParts, key: string, draft: ImportDraft): Promise<void> {
  const age = parts.clock.now().getTime() - new Date(draft.startedAt).getTime();
  await parts.drafts.set(key, draft, Math.max(KEPT - age, 1));
}

/** What the views show of a draft, read from its text as the ledger now stands. */
export async function sheetOf(
  parts: SlackParts,
  reader: Reader,
  key: string,
  draft: ImportDraft,
): Promise<ImportSheet> {
  const check = await visibleCheck(reader, draft.raw);
  const base = check.proposal;
  const history = check.already ? await reader.desk.history(check.already.id) : [];
  return {
    check,
    facts: base && draft.lists ? { ...base, ...draft.lists } : base,
    mrn: draft.mrn,
    achieved: draft.achieved,
    channel: draft.channel,
    key,
    answered: [...new Set(history.map(({ country }) => country))],
    zone: reader.zone,
    now: parts.clock.now(),
  };
}

/** Reads a text for one person. Throws DeskError for what can not be imported. */
export async function visibleCheck({ desk, actor }: Reader, raw: string | Uint8Array): Promise<Readable> {
  const check = await desk.check(actor.workspace, raw);
  if (check.type !== 'readable') throw new DeskError('invalid', check.message);
  return check;
}
