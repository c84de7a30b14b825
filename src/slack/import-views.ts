import type {
  AckFn,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt';
import { DeskError, rowOf } from '../desk/index.ts';
import {
  ACTION,
  CALLBACK,
  decodeOffer,
  type errorMessage,
  escapeText,
  type ImportSheet,
  importFor,
  importNotice,
  keepPoint,
  partModal,
  pointModal,
  previewModal,
  readPart,
  readPoint,
  readPreview,
  replyName,
  replyPatch,
  responseModal,
} from './blocks/index.ts';
import { idsOf, runOf } from './by-id.ts';
import type { Forms } from './forms.ts';
import { failureWords, guard } from './guard.ts';
import { type At, at, keep, update, updateRoot } from './import-at.ts';
import { draftOf, sheetOf } from './import-draft.ts';
import { openOffered } from './import-file.ts';
import type { From, PartsOf, SlackParts } from './parts.ts';
import { type Reader, readerOf } from './reader.ts';
import { tellPerson } from './tell.ts';

interface Clicked extends At {
  word: string;
  value: string;
  triggerId: string;
}

const clicks: Record<string, (click: Clicked) => Promise<unknown>> = {
  /** What was typed in the preview itself is kept before another view lies over it. */
  async [ACTION.importPart](click) {
    const { parts, sheet, values, viewId, triggerId } = click;
    const part = importPartOf(click.value);
    const kept = await keep(click, readPreview(values, sheet));
    const view = partModal(kept, { part, page: 0, root: viewId });
    await parts.client.views.push({ trigger_id: triggerId, view });
  },

  async [ACTION.importTurn](click) {
    const { sheet, values, viewId, is, value } = click;
    if (!is.part) return;
    const { facts, achieved, errors } = readPart(values, sheet, is.part);
    const kept = await keep(click, { facts, achieved });
    const [notice] = Object.values(errors);
    // With something to correct the page stays, so that it is seen.
    const page = notice ? is.page : Number(value);
    await update(click, viewId, partModal(kept, { part: is.part, page, root: is.root }, notice));
    await updateRoot(click, kept);
  },

  async [ACTION.importPoint](click) {
    const { parts, sheet, viewId, is, value, word, triggerId } = click;
    const number = Number(value);
    if (word === 'edit') {
      const point = sheet.facts?.talkingPoints.find((one) => one.number === number);
      if (!point) return;
      const view = pointModal(sheet, point, { root: is.root, list: viewId, page: is.page });
      await parts.client.views.push({ trigger_id: triggerId, view });
      return;
    }
    const { facts } = sheet;
    if (!facts) return;
    const talkingPoints = keepPoint(sheet, number, word === 'keep');
    const kept = await keep(click, { facts: { ...facts, talkingPoints } });
    await update(click, viewId, partModal(kept, { part: 'points', page: is.page, root: is.root }));
    await updateRoot(click, kept);
  },

  /** The form opens over the preview, so that the cable can still be kept afterwards. */
  async [ACTION.importReply](click) {
    const { parts, reader, sheet, value, triggerId } = click;
    const [id, country] = value.split(' ');
    const answer = sheet.check.answers.find(({ demarche }) => demarche.id === id);
    if (!answer) throw new DeskError('invalid', 'This demarche is not open (any more), or not yours to see.');
    const board = await reader.desk.board(answer.demarche);
    const row = rowOf(board, country ?? '');
    const view = responseModal({
      board,
      row,
      // The preview is for its reader alone.
      seenIn: null,
      toldIn: sheet.channel,
      now: sheet.now,
      reply: replyName(sheet.check),
      source: `From the reply *${escapeText(replyName(sheet.check))}*`,
      back: `${BACK}${click.key}`,
      prefill: replyPatch(sheet.check, answer, row.note),
    });
    await parts.client.views.push({ trigger_id: triggerId, view });
  },
};

function importPartOf(word: string) {
  const { part } = importFor(JSON.stringify({ channel: null, draft: null, part: word }));
  if (!part) throw new DeskError('invalid', 'This button is from an older version of the app. Import again.');
  return part;
}

type ActionPayload = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & { context: From };

async function onClick(
  partsOf: PartsOf,
  run: (click: Clicked) => Promise<unknown>,
  { ack, action, body, context }: ActionPayload,
): Promise<void> {
  await ack();
  const parts = partsOf(context);
  const { view } = body;
  if (!view) return;
  // What can not be done is said in the view itself: there is no message beside it.
  const say = ({ text }: { text: string }) =>
    parts.client.views.update({ view_id: view.id, view: importNotice(`:warning: ${text}`) });
  await guard(parts.log, `click ${action.action_id}`, say, async () => {
    const here = await at(parts, { user: body.user.id }, view);
    await run({
      ...here,
      word: action.action_id.split(':')[1] ?? '',
      value: action.value ?? '',
      triggerId: body.trigger_id,
    });
  });
}

/** What a form that was opened over the preview goes back to. */
const BACK = 'import ';

/** The form of a response lay over the preview and was sent: the preview says so, and can still be confirmed or used again. */
export async function sayInPreview(
  parts: SlackParts,
  reader: Reader,
  under: { back: string | null; viewId: string | null },
  notice: string,
): Promise<void> {
  const { back, viewId } = under;
  if (!back?.startsWith(BACK) || !viewId) return;
  const key = back.slice(BACK.length);
  const sheet = await sheetOf(parts, reader, key, await draftOf(parts, reader, key));
  await parts.client.views.update({ view_id: viewId, view: previewModal({ ...sheet, notice }) });
}

/** A part or a point was changed: kept in the draft, and shown in the views below. */
async function onChanged(
  parts: SlackParts,
  ack: AckFn<ViewResponseAction>,
  body: ViewSubmitAction,
  read: (here: At) => { sheet: Partial<ImportSheet>; errors: Record<string, string> },
): Promise<void> {
  const who = { user: body.user.id };
  let here: At;
  let sheet: ImportSheet;
  try {
    here = await at(parts, who, body.view);
    const said = read(here);
    if (Object.keys(said.errors).length > 0) {
      await ack({ response_action: 'errors', errors: said.errors });
      return;
    }
    sheet = await keep(here, said.sheet);
  } catch (error) {
    const words = failureWords(parts.log, 'form import part', error);
    await ack({ response_action: 'update', view: importNotice(`:warning: ${words}`) });
    return;
  }
  await ack();
  const tell = (content: ReturnType<typeof errorMessage>) =>
    tellPerson(parts, who.user, here.sheet.channel, content);
  await guard(parts.log, 'form import part', tell, async () => {
    const { list, page, root } = here.is;
    if (list) await update(here, list, partModal(sheet, { part: 'points', page, root }));
    await updateRoot(here, sheet);
  });
}

async function onOffer(
  partsOf: PartsOf,
  { ack, action, body, respond, context }: ActionPayload,
): Promise<void> {
  await ack();
  const parts = partsOf(context);
  const say = ({ text, blocks }: ReturnType<typeof errorMessage>) =>
    respond({ response_type: 'ephemeral', replace_original: false, text, blocks });
  await guard(parts.log, `click ${action.action_id}`, say, async () => {
    const who = { user: body.user.id };
    // A guest is told so beside the button, not in a form that opens and then says no.
    await readerOf(parts, { ...who, surface: 'import', channel: null });
    const file = decodeOffer(action.value ?? '');
    if (!file) throw new DeskError('invalid', 'This button is from an older version of the app.');
    const channel = body.channel?.id ?? null;
    const isRoom = channel !== null && !channel.startsWith('D');
    await openOffered(parts, who, { file, channel: isRoom ? channel : null, triggerId: body.trigger_id });
  });
}

export function listenToImportViews(app: App, partsOf: PartsOf): void {
  app.action<BlockAction<ButtonAction>>(idsOf(clicks), async (payload) => {
    const run = runOf(clicks, payload.action.action_id);
    if (run) await onClick(partsOf, run, payload);
  });
  app.action<BlockAction<ButtonAction>>(ACTION.importCheck, (payload) => onOffer(partsOf, payload));
}

export const importPartForms: Forms = {
  [CALLBACK.importPart]: (parts, ack, body) =>
    onChanged(parts, ack, body, ({ values, sheet, is }) => {
      const { errors, ...said } = readPart(values, sheet, is.part ?? 'other');
      return { sheet: said, errors };
    }),
  [CALLBACK.importPoint]: (parts, ack, body) =>
    onChanged(parts, ack, body, ({ values, sheet, is }) => ({
      sheet: sheet.facts
        ? { facts: { ...sheet.facts, talkingPoints: readPoint(values, sheet, is.point ?? -1) } }
        : {},
      errors: {},
    })),
};
