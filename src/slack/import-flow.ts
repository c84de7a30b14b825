import type { AckFn, App, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { DeskError } from '../desk/index.ts';
import {
  CALLBACK,
  errorMessage,
  importFor,
  importNotice,
  type MessageContent,
  offerMessage,
} from './blocks/index.ts';
import { failureWords } from './guard.ts';
import { onConfirm } from './import-confirm.ts';
import { visibleCheck } from './import-draft.ts';
import { placeOf, previewIn, type SharedFile, textOf } from './import-file.ts';
import { listenToImportViews } from './import-views.ts';
import type { PartsOf, SlackParts } from './parts.ts';
import type { Reader } from './reader.ts';

export type { SharedFile } from './import-file.ts';

/** The file was chosen in the form: acknowledged at once, read, and shown in the same view. */
async function onFile(
  parts: SlackParts,
  ack: AckFn<ViewResponseAction>,
  body: ViewSubmitAction,
): Promise<void> {
  await ack({ response_action: 'update', view: importNotice('Reading the cable…') });
  const [file] = body.view.state.values.file?.value?.files ?? [];
  await previewIn(
    parts,
    body.view.id,
    { user: body.user.id },
    {
      channel: importFor(body.view.private_metadata).channel,
      file: () => {
        if (file) return placeOf(file);
        throw new DeskError('invalid', 'No file came with this form. Choose the cable as a text file.');
      },
    },
  );
}

/** Where a file was dropped: the answer goes into its thread. */
export interface Dropped {
  channel: string;
  threadTs: string;
}

/**
 * Answers a file that came with a message to the app: what was found in it, and a button that opens the preview; or why it can not be read.
 * Nothing of it is kept.
 *
 * @example await offerImport(parts, reader, event.files[0], { channel: event.channel, threadTs: event.ts })
 */
export async function offerImport(
  parts: SlackParts,
  reader: Reader,
  file: SharedFile,
  { channel, threadTs }: Dropped,
): Promise<void> {
  const content = await offered(parts, reader, file, channel);
  await parts.client.chat.postMessage({
    channel,
    thread_ts: threadTs,
    ...content,
    unfurl_links: false,
    unfurl_media: false,
  });
}

async function offered(
  parts: SlackParts,
  reader: Reader,
  file: SharedFile,
  channel: string,
): Promise<MessageContent> {
  try {
    const place = placeOf(file);
    const check = await visibleCheck(parts, reader, await textOf(parts, place));
    // The thread is read by everybody in the channel, and they may see only what is tracked there.
    const tracked = await parts.desk.trackedIn(reader.actor.workspace, channel);
    const here = check.answers.filter(
      ({ demarche }) => channel.startsWith('D') || tracked.some(({ id }) => id === demarche.id),
    );
    return offerMessage({ ...check, answers: here }, place);
  } catch (error) {
    return errorMessage(failureWords(parts.log, 'offered import', error));
  }
}

export function listenToImport(app: App, partsOf: PartsOf): void {
  app.view<ViewSubmitAction>(CALLBACK.importFile, ({ ack, body, context }) =>
    onFile(partsOf(context), ack, body),
  );
  app.view<ViewSubmitAction>(CALLBACK.importPreview, ({ ack, body, context }) =>
    onConfirm(partsOf(context), ack, body),
  );
  listenToImportViews(app, partsOf);
}
