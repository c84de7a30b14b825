import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { foldEntries, type ResponsePatch } from '../demarche/index.ts';
import type { RecordOutcome } from '../desk/index.ts';
import {
  CALLBACK,
  escapeText,
  heldMessage,
  readResponse,
  recordedMessage,
  responseFormFor,
} from './blocks/index.ts';
import type { Forms } from './forms.ts';
import { failureWords, guard } from './guard.ts';
import { sayInPreview } from './import-views.ts';
import type { SlackParts } from './parts.ts';
import { type Reader, readerOf, visibleDemarche } from './reader.ts';
import { redrawMessage } from './redraw.ts';
import { tellUnder } from './stage.ts';
import { tellPerson } from './tell.ts';

/** Recorded, or what the form is to show at which field. */
type Submitted =
  | {
      recorded: true;
      outcome: RecordOutcome;
      demarche: string;
      country: string;
      toldIn: string | null;
      reader: Reader;
      back: string | null;
    }
  | { recorded: false; errors: Record<string, string> };

/**
 * The form is compared with the state that it was opened on, so that only what the person changed is recorded, even when others have
 * recorded meanwhile.
 */
async function submit(parts: SlackParts, body: ViewSubmitAction): Promise<Submitted> {
  const opened = responseFormFor(body.view.private_metadata);
  if (!opened) {
    const position = 'This form is from an older version of the app. Close it and open it again.';
    return { recorded: false, errors: { position } };
  }
  const { country, seenIn, toldIn, revision, link, back, reply } = opened;
  const reader = await readerOf(parts, {
    user: body.user.id,
    surface: reply ? 'import' : link ? 'message' : 'modal',
    channel: toldIn,
    link,
  });
  // What the place withholds stood in the form for nobody to change, so it is left out of the comparison too.
  const filledFrom = seenIn === toldIn ? reader : { ...reader, desk: parts.deskFor(reader.user, seenIn) };
  const demarche = await visibleDemarche(filledFrom, opened.demarche);
  const history = await filledFrom.desk.history(demarche.id, country);
  const seen = history.filter((entry) => entry.revision <= revision).reverse();
  const before = foldEntries(country, seen);
  const read = readResponse(body.view.state.values, before, demarche.facts, opened.hides);
  if (!read.ok) return { recorded: false, errors: read.errors };
  const patch = reply ? namingReply(read.patch, before.note, reply) : read.patch;
  const outcome = await reader.desk.record(reader.actor, demarche.id, country, revision, patch);
  return { recorded: true, outcome, demarche: demarche.id, country, toldIn, reader, back };
}

/** An answer that is recorded from a post's cable says so, whatever became of the note in the form. */
function namingReply(patch: ResponsePatch, before: string | null, reply: string): ResponsePatch {
  const note = patch.note === undefined ? before : patch.note;
  return note?.includes(reply)
    ? patch
    : { ...patch, note: [note, `From the reply ${reply}.`].filter(Boolean).join('\n') };
}

/** On the panel or the Home that the form stood over; else beside the message it was opened from. */
async function tellOutcome(
  parts: SlackParts,
  { view, user }: ViewSubmitAction,
  done: Extract<Submitted, { recorded: true }>,
) {
  const { outcome, country, reader, back } = done;
  const demarche = await reader.desk.demarcheById(done.demarche);
  const board = demarche ? await reader.desk.board(demarche) : null;
  const row = board?.rows.find((one) => one.country === country);
  if (!board || !row) return;
  const content =
    outcome.type === 'recorded'
      ? recordedMessage({ board, row, outcome })
      : heldMessage({ board, row, outcome });
  const about = { demarche: board.demarche.id, country };
  if (await tellUnder(parts, reader, { back, viewId: view.previous_view_id }, content, about)) return;
  await tellPerson(parts, user.id, done.toldIn, content);
  await redrawMessage(parts, reader, back, country);
  const word = outcome.type === 'recorded' ? 'Recorded' : 'Kept, but somebody was first';
  await sayInPreview(
    parts,
    reader,
    { back, viewId: view.previous_view_id },
    `${word}: *${escapeText(row.name)}*`,
  );
}

/** The form closes only once the words are in the ledger; whatever fails before is shown in it, with the words still there. */
async function onSubmit(
  parts: SlackParts,
  ack: AckFn<ViewResponseAction>,
  body: ViewSubmitAction,
): Promise<void> {
  let done: Submitted;
  try {
    done = await submit(parts, body);
  } catch (error) {
    done = { recorded: false, errors: { position: failureWords(parts.log, 'form response', error) } };
  }
  if (!done.recorded) {
    await ack({ response_action: 'errors', errors: done.errors });
    return;
  }
  await ack();
  const { toldIn } = done;
  const settled = done;
  await guard(
    parts.log,
    'form response',
    (content) => tellPerson(parts, body.user.id, toldIn, content),
    () => tellOutcome(parts, body, settled),
  );
}

export const responseForms: Forms = { [CALLBACK.response]: onSubmit };
