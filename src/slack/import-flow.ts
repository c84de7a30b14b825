import { randomUUID } from 'node:crypto';
import type { AckFn, App, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { decodeCable } from '../cable/index.ts';
import { DeskError, type ImportCheck } from '../desk/index.ts';
import {
  CALLBACK,
  escapeText,
  importFor,
  importNotice,
  noticeMessage,
  previewModal,
  readPreview,
  title,
} from './blocks/index.ts';
import { download } from './files.ts';
import { failureWords, guard } from './guard.ts';
import type { SlackParts } from './parts.ts';
import { readerOf } from './reader.ts';
import { tellPerson } from './tell.ts';

/** How long a text waits for its confirm, in milliseconds. */
const DRAFT_KEPT = 60 * 60_000;

const EXPIRED =
  'This preview is more than an hour old, and the text was dropped. Nothing was tracked. Type `/demarche import` again.';

/** The file was chosen: acknowledged at once, read, and shown in the same modal. */
async function onFile(
  parts: SlackParts,
  ack: AckFn<ViewResponseAction>,
  body: ViewSubmitAction,
): Promise<void> {
  await ack({ response_action: 'update', view: importNotice('Reading the cable…') });
  const show = (view: ReturnType<typeof importNotice>) =>
    parts.client.views.update({ view_id: body.view.id, view });
  try {
    await readerOf(parts, { team: body.team?.id ?? '', user: body.user.id, surface: 'import' });
    const file = body.view.state.values.file?.value?.files?.[0];
    if (!file)
      throw new DeskError('invalid', 'No file came with this form. Choose the cable as a text file.');
    const url = file.url_private_download ?? file.url_private;
    const bytes = await download({ url, size: file.size ?? 0 }, parts);
    const check = await parts.desk.check(body.team?.id ?? '', bytes);
    if (check.type !== 'readable') {
      await show(importNotice(`:warning: ${check.message}`));
      return;
    }
    const draft = randomUUID();
    await parts.drafts.set(draft, decodeCable(bytes), DRAFT_KEPT);
    const { channel } = importFor(body.view.private_metadata);
    await show(previewModal({ check, channel, draft, now: parts.clock.now() }));
  } catch (error) {
    const words = failureWords(parts.log, 'form import', error);
    await show(importNotice(`:warning: ${words}`));
  }
}

interface Confirmed {
  check: Extract<ImportCheck, { type: 'readable' }>;
  raw: string;
  channel: string | null;
  choices: Extract<ReturnType<typeof readPreview>, { ok: true }>['choices'];
}

async function confirm(
  parts: SlackParts,
  body: ViewSubmitAction,
): Promise<Confirmed | { errors: Record<string, string> } | null> {
  const { channel, draft } = importFor(body.view.private_metadata);
  const raw = draft ? await parts.drafts.get(draft) : undefined;
  if (raw === undefined) return null;
  const check = await parts.desk.check(body.team?.id ?? '', raw);
  if (check.type !== 'readable') return null;
  const read = readPreview(body.view.state.values, check);
  return read.ok ? { check, raw, channel, choices: read.choices } : { errors: read.errors };
}

/** The preview was confirmed: only now is anything stored and tracked. */
async function onConfirm(
  parts: SlackParts,
  ack: AckFn<ViewResponseAction>,
  body: ViewSubmitAction,
): Promise<void> {
  const user = body.user.id;
  const { channel: to } = importFor(body.view.private_metadata);
  let confirmed: Awaited<ReturnType<typeof confirm>>;
  try {
    confirmed = await confirm(parts, body);
  } catch (error) {
    const words = failureWords(parts.log, 'form import confirm', error);
    await ack({ response_action: 'update', view: importNotice(`:warning: ${words}`) });
    return;
  }
  if (confirmed === null) {
    await ack({ response_action: 'update', view: importNotice(`:warning: ${EXPIRED}`) });
    return;
  }
  if ('errors' in confirmed) {
    await ack({ response_action: 'errors', errors: confirmed.errors });
    return;
  }
  await ack();
  const { raw, channel, choices } = confirmed;
  await guard(
    parts.log,
    'form import confirm',
    (content) => tellPerson(parts, user, to, content),
    async () => {
      const reader = await readerOf(parts, { team: body.team?.id ?? '', user, surface: 'import' });
      const { demarche, cable } = await parts.desk.import(reader.actor, raw, choices);
      if (demarche && channel) await trackOnce(parts, reader.actor, demarche.id, channel, reader.zone);
      const words = demarche
        ? channel
          ? `This channel now follows *${title(demarche)}*. The card is posted here and kept up to date.`
          : `*${title(demarche)}* is imported. Type \`/demarche track ${demarche.mrn}\` in the channel that is to follow it.`
        : `*${escapeText(cable.mrn)}* is kept. It is no action request, so nothing is tracked; \`/cable ${cable.mrn}\` shows it.`;
      await tellPerson(parts, user, channel, noticeMessage(words));
    },
  );
}

/** A channel that follows it already is no failure of an import. */
async function trackOnce(
  { desk }: SlackParts,
  actor: Parameters<SlackParts['desk']['track']>[0],
  demarche: string,
  channel: string,
  zone: string,
): Promise<void> {
  try {
    await desk.track(actor, demarche, channel, zone);
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'already-tracked') throw error;
  }
}

export function listenToImport(app: App, parts: SlackParts): void {
  app.view<ViewSubmitAction>(CALLBACK.importFile, ({ ack, body }) => onFile(parts, ack, body));
  app.view<ViewSubmitAction>(CALLBACK.importPreview, ({ ack, body }) => onConfirm(parts, ack, body));
}
