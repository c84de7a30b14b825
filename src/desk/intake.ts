import {
  type Cable,
  canonicalMrn,
  decodeCable,
  NotACableError,
  parseCable,
  printMrn,
} from '../cable/index.ts';
import {
  countryName,
  type Deadline,
  type DemarcheDraft,
  draftDemarche,
  passesGate,
  type ResponsePatch,
} from '../demarche/index.ts';
import type { CountryCode } from '../geo/index.ts';
import type { NewCable } from '../store/index.ts';
import { authorOf, type Context, tell } from './context.ts';
import { markingOf } from './marking.ts';
import { refusal } from './refusals.ts';
import type { Actor, Desk, ImportCheck, ImportChoices } from './types.ts';

type Readable = Extract<ImportCheck, { type: 'readable' }>;

/** Reads and judges a text; nothing of it is stored, and a refusal quotes nothing of it. */
export async function check(
  context: Context,
  workspace: string,
  raw: string | Uint8Array,
): Promise<ImportCheck> {
  const read = readText(context, raw);
  if (read.type !== 'readable') return read;
  const already = read.cable.mrn === null ? null : await context.ledger.demarche(workspace, read.cable.mrn);
  return { ...read, already };
}

function readText(
  { clock, maxClassification }: Context,
  raw: string | Uint8Array,
): Exclude<ImportCheck, Readable> | Omit<Readable, 'already'> {
  let cable: Cable;
  try {
    cable = parseCable(typeof raw === 'string' ? raw : decodeCable(raw));
  } catch (error) {
    if (!(error instanceof NotACableError)) throw error;
    return { type: error.code === 'too-large' ? 'too-large' : 'not-a-cable', message: error.message };
  }
  const gate = passesGate(markingOf(cable), maxClassification, clock.now());
  if (!gate.passes) return { type: 'marking-refused', message: gate.reason };
  return { type: 'readable', cable, draft: draftDemarche(cable), banner: gate.banner };
}

/** Files a cable with what a person corrected in its preview, and opens the demarche it asks for. */
export async function importCable(
  context: Context,
  actor: Actor,
  raw: string,
  choices: ImportChoices,
): ReturnType<Desk['import']> {
  const read = readText(context, raw);
  if (read.type !== 'readable') throw refusal.notReadable(read.message);

  const typed = choices.mrn.trim() === '' ? (read.cable.mrn ?? '') : choices.mrn;
  const mrn = canonicalMrn(typed);
  if (mrn === null) throw refusal.noMrn(typed);

  const by = { ...authorOf(context, actor), surface: 'import' as const };
  const imported = await context.ledger.importCable(by, newCable(mrn, raw, read, choices));
  if (imported.type === 'imported' && imported.demarche !== null) tell(context, imported.demarche);
  return { cable: imported.cable, demarche: imported.demarche };
}

function newCable(
  mrn: string,
  raw: string,
  { cable, draft }: Omit<Readable, 'already'>,
  { deadlines, achieved }: ImportChoices,
): NewCable {
  if (draft === null) return { mrn, raw, cable, demarche: null, entries: [] };
  for (const deadline of deadlines) refuseBadDeadline(deadline);
  return {
    mrn,
    raw,
    cable,
    demarche: {
      subject: cable.subject ?? printMrn(mrn),
      marking: markingOf(cable),
      from: cable.from?.name ?? null,
      sentAt: cable.sentAt,
      tags: cable.tags,
      facts: { ...draft, deadlines },
    },
    entries: [...new Set(achieved)].map((country) => ({ country, patch: confirmed(draft, country) })),
  };
}

/** What is recorded when a person confirms that the cable itself calls the demarche's aim achieved by a country. */
function confirmed(draft: DemarcheDraft, country: CountryCode): ResponsePatch {
  const cited = draft.proposedAchieved.find((proposed) => proposed.country === country);
  const owes = draft.responders.some((responder) => responder.country === country);
  if (cited === undefined || !owes) {
    throw refusal.notReadable(
      `The cable does not say of ${countryName(country)} that it has already done what is asked, so the import was not made. Open the preview again and confirm only what it proposes.`,
    );
  }
  const place = cited.paragraph === null ? 'the cable' : `¶${cited.paragraph} of the cable`;
  return { position: 'achieved', note: `According to ${place}: “${cited.quote}”` };
}

function refuseBadDeadline({ date, time, zone }: Deadline): void {
  const day = new Date(`${date}T00:00:00Z`);
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
  if (!isDay) {
    throw refusal.notReadable(
      `“${date}” is no calendar date, so the import was not made. Write the deadline as 2008-03-07.`,
    );
  }
  if (time !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw refusal.notReadable(
      `“${time}” is no time of day, so the import was not made. Write it as 17:00, or leave it out for close of business.`,
    );
  }
  if (zone !== null && !isZone(zone)) {
    throw refusal.notReadable(
      `“${zone}” is no time zone, so the import was not made. Write it as America/New_York, or leave it out for the time at each post.`,
    );
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
