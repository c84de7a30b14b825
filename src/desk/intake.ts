import {
  type Cable,
  canonicalMrn,
  decodeCable,
  NotACableError,
  parseCable,
  printMrn,
} from '../cable/index.ts';
import {
  compareFacts,
  countryName,
  type Deadline,
  type DemarcheDraft,
  draftDemarche,
  type FactChange,
  markingOf,
  passesGate,
  type Responder,
  type ResponsePatch,
  readReply,
} from '../demarche/index.ts';
import { type CountryCode, countryByCode, findCountries } from '../geo/index.ts';
import type { Author, NewCable } from '../store/index.ts';
import { authorOf, type Context, tell } from './context.ts';
import { allow } from './needs.ts';
import { proposalFor } from './proposal.ts';
import { refusal } from './refusals.ts';
import type { Actor, ImportCheck, ImportChoices, ImportOutcome, ReplyTo } from './types.ts';

type Readable = Extract<ImportCheck, { type: 'readable' }>;

/** Reads and judges a text; nothing of it is stored, and a refusal quotes nothing of it. */
export async function check(
  context: Context,
  workspace: string,
  raw: string | Uint8Array,
): Promise<ImportCheck> {
  const read = readText(context, raw);
  if (read.type !== 'readable') return read;
  const { mrn } = read.cable;
  const [stored, already, answers] = await Promise.all([
    mrn === null ? null : context.ledger.cable(workspace, mrn),
    mrn === null ? null : context.ledger.demarche(workspace, mrn),
    answersOf(context, workspace, read.cable),
  ]);
  const text = typeof raw === 'string' ? raw : decodeCable(raw);
  const proposal =
    read.draft && already && stored
      ? proposalFor(draftDemarche(stored.cable), read.draft, already.facts)
      : read.draft;
  const kept = stored === null ? 'no' : stored.raw === text ? 'this' : 'another';
  return { ...read, already, kept, proposal, answers };
}

/** The open demarches that a post's cable may answer; the sender's own cables answer none. */
async function answersOf({ ledger }: Context, workspace: string, cable: Cable): Promise<ReplyTo[]> {
  const reply = readReply(cable);
  const found = await Promise.all(reply.answers.map((mrn) => ledger.demarche(workspace, mrn)));
  return found.flatMap((demarche) => {
    if (demarche === null || demarche.state === 'closed' || demarche.from === cable.from?.name) return [];
    const { responders } = demarche.facts;
    const countries = responders
      .filter(
        ({ country, post }) => reply.countries.includes(country) || (post !== null && post === reply.post),
      )
      .map(({ country }) => country);
    return [{ demarche, countries: mentionedFirst(countries, cable), reply }];
  });
}

/** Of the countries that a post speaks to, a reply is most likely about those that it names. */
function mentionedFirst(countries: readonly CountryCode[], { subject, paragraphs }: Cable): CountryCode[] {
  const text = [subject ?? '', ...paragraphs.map((paragraph) => paragraph.text)].join('\n');
  const named = new Set(findCountries(text).map(({ country }) => country));
  return [...new Set(countries)].sort((a, b) => Number(named.has(b)) - Number(named.has(a)));
}

type Read = Pick<Readable, 'type' | 'cable' | 'draft' | 'banner'>;

function readText(
  { clock, maxClassification }: Context,
  raw: string | Uint8Array,
): Exclude<ImportCheck, Readable> | Read {
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
): Promise<ImportOutcome> {
  allow(actor, 'import', null);
  const read = readText(context, raw);
  if (read.type !== 'readable') throw refusal.notReadable(read.message);

  const typed = choices.mrn.trim() === '' ? (read.cable.mrn ?? '') : choices.mrn;
  const mrn = canonicalMrn(typed);
  if (mrn === null) throw refusal.noMrn(typed);

  const by = { ...authorOf(context, actor), surface: 'import' as const };
  const wanted = newCable(mrn, raw, read, choices);
  if (choices.over !== undefined && wanted.demarche !== null) {
    await mayAmend(context, actor, mrn);
    return amend(context, by, wanted, wanted.demarche.facts, choices.over.facts);
  }
  const imported = await context.ledger.importCable(by, wanted);
  if (imported.type === 'imported' && imported.demarche !== null) tell(context, imported.demarche);
  return { ...imported, kept: [] };
}

/** Of a cable that has no demarche yet, whoever brought it in counts as who opened it. */
async function mayAmend({ ledger }: Context, actor: Actor, mrn: string): Promise<void> {
  const [cable, demarche] = await Promise.all([
    ledger.cable(actor.workspace, mrn),
    ledger.demarche(actor.workspace, mrn),
  ]);
  const openedBy = demarche?.openedBy ?? cable?.importedBy;
  if (openedBy !== undefined) allow(actor, 'amend', { mrn, openedBy });
}

/** A corrected text over one that is kept: its facts take their place, the answers stay. */
async function amend(
  { ledger, ...context }: Context,
  by: Author,
  wanted: NewCable,
  facts: DemarcheDraft,
  seen: DemarcheDraft | null,
): Promise<ImportOutcome> {
  const changes = seen === null ? [] : compareFacts(seen, facts);
  const amended = await ledger.amendDemarche(by, wanted, seen, changes);
  const [cable, demarche] = await Promise.all([
    ledger.cable(by.workspace, wanted.mrn),
    ledger.demarche(by.workspace, wanted.mrn),
  ]);
  if (cable === null) throw refusal.unknownDemarche();
  if (amended.type === 'closed') throw refusal.closedToChanges(cable.mrn);
  if (amended.type === 'overtaken') return { type: 'overtaken', cable, demarche, kept: [] };
  tell({ ledger, ...context }, amended.demarche);
  return { type: 'amended', cable, demarche: amended.demarche, kept: amended.kept };
}

function newCable(mrn: string, raw: string, { cable, draft }: Read, choices: ImportChoices): NewCable {
  if (draft === null) return { mrn, raw, cable, demarche: null, entries: [] };
  const facts = corrected(draft, choices);
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
      facts,
    },
    entries: [...new Set(choices.achieved)].map((country) => ({
      country,
      patch: confirmed(facts, country),
    })),
  };
}

/** The facts as the person confirmed them, with a line for each that is not as the cable has it. */
function corrected(draft: DemarcheDraft, choices: ImportChoices): DemarcheDraft {
  const { deadlines, asks = draft.asks, talkingPoints = draft.talkingPoints } = choices;
  const { responders = draft.responders } = choices;
  for (const deadline of deadlines) refuseBadDeadline(deadline);
  refuseTwins('ask', asks);
  refuseTwins('talking point', talkingPoints);
  refuseUnknownCountries(responders);
  const facts = { ...draft, deadlines, asks, talkingPoints, responders };
  const corrections = compareFacts(draft, facts).map(correctionWords);
  return corrections.length > 0 ? { ...facts, corrections } : facts;
}

function correctionWords({ name, was, now }: FactChange): string {
  const cable = `the cable says “${was}”`;
  if (now === null) return `${name} dropped at import by a person: ${cable}`;
  return was === null
    ? `${name} added at import by a person`
    : `${name} changed at import by a person: ${cable}`;
}

function refuseTwins(what: string, facts: ReadonlyArray<{ number: number; text: string }>): void {
  if (facts.some(({ text }) => text.trim() === '')) {
    throw refusal.notReadable(
      `One ${what} has no words, so the import was not made. Drop it, or write what it says.`,
    );
  }
  if (new Set(facts.map(({ number }) => number)).size < facts.length) {
    throw refusal.notReadable(
      `Two facts bear the number of one ${what}, so the import was not made. Open the preview again.`,
    );
  }
}

function refuseUnknownCountries(responders: readonly Responder[]): void {
  const unknown = responders.find(({ country }) => countryByCode(country) === null);
  if (unknown === undefined) return;
  throw refusal.notReadable(
    `There is no country with the code ${unknown.country}, so the import was not made. Name the country as people do.`,
  );
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
    // So Intl says that there is no such zone; the person is told by whoever asked.
    return false;
  }
}
