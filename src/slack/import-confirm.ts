import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { printMrn } from '../cable/index.ts';
import { barredFrom, compareFacts, countryName, type Demarche, demarcheAt } from '../demarche/index.ts';
import { DeskError, type ImportChoices, type ImportOutcome, unlessBarred } from '../desk/index.ts';
import { say } from '../posting.ts';
import {
  amendedMessage,
  escapeText,
  type ImportSheet,
  importFor,
  importNotice,
  noticeMessage,
  readPreview,
  standingChanges,
  title,
} from './blocks/index.ts';
import { failureWords, guard } from './guard.ts';
import { draftOf, saveDraft, sheetOf } from './import-draft.ts';
import type { ImportDraft } from './kept.ts';
import type { SlackParts } from './parts.ts';
import { type Reader, readerOf } from './reader.ts';
import { tellPerson } from './tell.ts';

type Settled =
  | { type: 'wrong'; errors: Record<string, string> }
  | { type: 'done'; words: string; channel: string | null };

/** Confirms of one draft that are under way: the second of two clicks waits for the first and says the same. */
const underWay = new Map<string, Promise<Settled>>();

/** The preview was confirmed: only now is anything stored and tracked. The view closes once it is. */
export async function onConfirm(
  parts: SlackParts,
  ack: AckFn<ViewResponseAction>,
  body: ViewSubmitAction,
): Promise<void> {
  const { draft: key } = importFor(body.view.private_metadata);
  const first = !underWay.has(key ?? '');
  const settling = underWay.get(key ?? '') ?? settle(parts, body, key);
  underWay.set(key ?? '', settling);
  let settled: Settled;
  try {
    settled = await settling;
  } catch (error) {
    const words = failureWords(parts.log, 'form import confirm', error);
    await ack({ response_action: 'update', view: importNotice(`:warning: ${words}`) });
    return;
  } finally {
    underWay.delete(key ?? '');
  }
  if (settled.type === 'wrong') {
    await ack({ response_action: 'errors', errors: settled.errors });
    return;
  }
  await ack();
  if (!first) return;
  const { channel, words } = settled;
  await guard(
    parts.log,
    'form import confirm',
    (content) => tellPerson(parts, body.user.id, channel, content),
    () => tellPerson(parts, body.user.id, channel, noticeMessage(words)),
  );
}

async function settle(parts: SlackParts, body: ViewSubmitAction, key: string | null): Promise<Settled> {
  const reader = await readerOf(parts, { user: body.user.id, surface: 'import', channel: null });
  const draft = await draftOf(parts, reader, key);
  if (draft.done !== null) throw new DeskError('invalid', draft.done);
  const sheet = await sheetOf(parts, reader, key ?? '', draft);
  const said = readPreview(body.view.state.values, sheet);
  if (said.mrn === null) {
    const mrn = 'This is no MRN. Type year, originator and serial, such as 08 STATE 22377.';
    return { type: 'wrong', errors: { mrn } };
  }
  const channel = sheet.facts ? said.channel : null;
  if (channel && !(await parts.people.botIsIn(channel))) {
    const wrong =
      'I am not in that channel, so I can not post the card. Type /invite @Demarche Desk there, then confirm again.';
    return { type: 'wrong', errors: { channel: wrong } };
  }
  const latest = { ...sheet, achieved: said.achieved, channel };
  const outcome = await reader.desk.import(reader.actor, draft.raw, choicesOf(draft, latest, said.mrn));
  const words = await trackAndTell(parts, reader, latest, outcome);
  if (key) {
    const again = `This import was made already. ${words}`;
    await saveDraft(parts, key, { ...draft, done: again });
  }
  return { type: 'done', words, channel };
}

function choicesOf(draft: ImportDraft, sheet: ImportSheet, mrn: string): ImportChoices {
  const { facts, check, achieved } = sheet;
  const owing = new Set(facts?.responders.map(({ country }) => country));
  const numbers = new Set(facts?.talkingPoints.map(({ number }) => number));
  const unchanged =
    check.kept === 'this' &&
    check.already !== null &&
    standingChanges(sheet).length === 0 &&
    achieved.length === 0;
  return {
    mrn,
    deadlines: facts?.deadlines ?? [],
    ...(facts
      ? {
          asks: facts.asks,
          // A sub-point whose point was dropped stands alone.
          talkingPoints: facts.talkingPoints.map((point) =>
            point.parent === null || numbers.has(point.parent) ? point : { ...point, parent: null },
          ),
          responders: facts.responders,
        }
      : {}),
    achieved: achieved.filter((country) => owing.has(country)),
    ...(draft.over && facts && !unchanged ? { over: draft.over } : {}),
  };
}

/** Tracks what is there now, and says what the confirm came to. */
async function trackAndTell(
  parts: SlackParts,
  reader: Reader,
  sheet: ImportSheet,
  outcome: ImportOutcome,
): Promise<string> {
  const { type, cable, demarche } = outcome;
  const name = `*${escapeText(cable.mrn)}*`;
  if (!demarche) {
    return type === 'already'
      ? `${name} is kept already, so nothing was changed. \`/cable ${cable.mrn}\` shows it.`
      : `${name} is kept. It is no action request, so nothing is tracked; \`/cable ${cable.mrn}\` shows it.`;
  }
  const raced = type === 'already' && sheet.check.already === null && cable.importedBy !== reader.user;
  // Asked anew: what is there now was not there when the preview was read.
  const mine = await parts.deskFor(reader.user, null).demarcheById(demarche.id);
  if (raced && !mine) {
    return `<@${cable.importedBy}> imported ${name} at the same moment, for a channel that you are not in, so it was not imported again. Ask them to add you.`;
  }
  if (type === 'amended') await tellThreads(parts, reader, demarche, sheet);
  const followed = sheet.channel ? await trackAfterImport(parts, reader, demarche, sheet.channel) : null;
  return [
    happened(outcome, await nameIn(parts, reader, demarche, sheet.channel), sheet, raced),
    followed ?? howToTrack(demarche),
  ].join(' ');
}

const howToTrack = ({ mrn }: Demarche) =>
  `Type \`/demarche track ${mrn}\` in the channel that is to follow it.`;

/** The answer is given in the channel, so it names the demarche as the channel may show it. */
async function nameIn(
  parts: SlackParts,
  { user }: Reader,
  demarche: Demarche,
  channel: string | null,
): Promise<string> {
  const shown = await unlessBarred(() => parts.deskFor(user, channel).demarcheById(demarche.id));
  return `*${shown ? title(shown) : printMrn(demarche.mrn)}*`;
}

/** The threads of the cards say what was changed. It is changed, whether or not they can be told. */
async function tellThreads(
  { client, clock, log, placeOf }: SlackParts,
  { user, desk }: Reader,
  demarche: Demarche,
  sheet: ImportSheet,
): Promise<void> {
  const changes = standingChanges(sheet);
  if (changes.length === 0) return;
  for (const { channel, cardTs } of await desk.trackings(demarche.id)) {
    if (cardTs === null) continue;
    try {
      const place = await placeOf(channel, demarche);
      // Its card says why.
      if (barredFrom(demarche.marking, place)) continue;
      const at = (one: Demarche) => demarcheAt(one, place, clock.now());
      const shown = at(demarche);
      const before = sheet.check.already;
      // A change repeats what stood before, and that may have been marked higher.
      const content =
        shown.withheld || (before && at(before).withheld)
          ? noticeMessage(
              `<@${user}> changed the facts of *${title(shown)}*. What they changed is left out here: this channel may not show all of this cable.`,
            )
          : amendedMessage({ demarche: shown, changes, answered: sheet.answered, by: user });
      await say(client, { channel, thread_ts: cardTs }, content);
    } catch (error) {
      log.warn({ err: error, channel, demarche: demarche.id }, 'a change of facts could not be told');
    }
  }
}

function happened(
  { type, cable, demarche, kept }: ImportOutcome,
  name: string,
  { facts }: ImportSheet,
  raced: boolean,
): string {
  const staying = kept.map((country) => escapeText(countryName(country))).join(', ');
  const apart = facts && demarche ? compareFacts(demarche.facts, facts).length : 0;
  if (type === 'imported') return `${name} is imported.`;
  if (type === 'amended') {
    const stay = staying ? ` Not in this text, but they have answered and stay: ${staying}.` : '';
    return `${name} is changed as you confirmed. Every answer is kept, and the history of the demarche keeps the earlier text.${stay}`;
  }
  if (type === 'overtaken') {
    return `Somebody else changed ${name} after you opened the preview, so *nothing of yours was changed*. Import the file once more: the preview then shows what still differs.`;
  }
  if (!raced) return `${name} was imported before; no fact was changed.`;
  const differs =
    apart > 0
      ? ' Your corrections differ from theirs and were not applied: import the file once more to see what differs.'
      : '';
  return `<@${cable.importedBy}> imported ${name} at the same moment, so it was not imported again.${differs}`;
}

/** What was imported stays so, whatever becomes of the channel. */
async function trackAfterImport(
  parts: SlackParts,
  reader: Reader,
  demarche: Demarche,
  channel: string,
): Promise<string> {
  try {
    return await trackOnce(parts, reader, demarche, channel);
  } catch (error) {
    return `It is *not* tracked in <#${channel}>: ${failureWords(parts.log, 'track after import', error)} ${howToTrack(demarche)}`;
  }
}

/** Says whether the channel follows it now. A channel that does already is no failure of an import; nor is one that may not show it. */
async function trackOnce(
  parts: SlackParts,
  { actor, zone, desk }: Reader,
  demarche: Demarche,
  channel: string,
): Promise<string> {
  const barred = barredFrom(demarche.marking, await parts.placeOf(channel, demarche));
  if (barred) return `It is *not* tracked in <#${channel}>: ${barred}`;
  try {
    await desk.track(actor, demarche.id, channel, zone);
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'already-tracked') throw error;
  }
  return `<#${channel}> follows it: its card is posted there and kept up to date.`;
}
