import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { Cable } from '../cable/index.ts';
import { barredFrom, type Demarche, markingOf, passesGate } from '../demarche/index.ts';
import { DeskError } from '../desk/index.ts';
import { say } from '../posting.ts';
import {
  CALLBACK,
  errorMessage,
  escapeText,
  importFor,
  importNotice,
  type MessageContent,
  noticeMessage,
  offerMessage,
} from './blocks/index.ts';
import type { Forms } from './forms.ts';
import { failureWords } from './guard.ts';
import { onConfirm } from './import-confirm.ts';
import { visibleCheck } from './import-draft.ts';
import { fileOf, previewIn, type SharedFile, textOf } from './import-file.ts';
import { importPartForms } from './import-views.ts';
import type { SlackParts } from './parts.ts';
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
        if (file) return fileOf(file);
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

/** Of the files of one message; who has more sends them in another. */
const MOST_FILES = 5;
/** Of a name in an answer, in characters. */
const MOST_NAME = 100;

/**
 * Answers each file that came with a message to the app: what was found in it, and a button that opens the preview; or why it can not be
 * read. Nothing of them is kept.
 *
 * @example await offerImports(parts, reader, event.files, { channel: event.channel, threadTs: event.ts })
 */
export async function offerImports(
  parts: SlackParts,
  reader: Reader,
  files: readonly SharedFile[],
  dropped: Dropped,
): Promise<void> {
  for (const file of files.slice(0, MOST_FILES)) {
    const name = files.length > 1 ? (file.name ?? null) : null;
    const { content, refused } = await offered(parts, reader, { ...file, name }, dropped.channel);
    // Why a text is refused may tell of a campaign that the others in the channel do not see.
    await (refused ? forOne(parts, reader, dropped, content) : inThread(parts, dropped, content));
  }
  const left = files.length - MOST_FILES;
  if (left <= 0) return;
  const words = `That were ${files.length} files, and I read ${MOST_FILES} of one message. Send me the other ${left} in another one.`;
  await inThread(parts, dropped, noticeMessage(words));
}

const inThread = ({ client }: SlackParts, { channel, threadTs }: Dropped, content: MessageContent) =>
  say(client, { channel, thread_ts: threadTs }, content);

const forOne = (
  parts: SlackParts,
  { user }: Reader,
  dropped: Dropped,
  { text, blocks }: MessageContent,
): Promise<unknown> => {
  const { channel, threadTs } = dropped;
  return isDm(channel)
    ? inThread(parts, dropped, { text, blocks })
    : parts.client.chat.postEphemeral({ channel, user, thread_ts: threadTs, text, blocks });
};

const isDm = (channel: string) => channel.startsWith('D');

async function offered(
  parts: SlackParts,
  reader: Reader,
  file: SharedFile,
  channel: string,
): Promise<{ content: MessageContent; refused: boolean }> {
  try {
    const found = fileOf(file);
    const check = await visibleCheck(reader, await textOf(parts, found));
    await requireRoom(parts, check.cable, channel);
    // The thread is read by everybody in the channel, and they may see only what is tracked there.
    const tracked = await reader.desk.trackedIn(reader.actor.workspace, channel);
    const isHere = (demarche: Demarche) => isDm(channel) || tracked.some(({ id }) => id === demarche.id);
    const answers = check.answers.filter(({ demarche }) => isHere(demarche));
    const known =
      check.already === null || isHere(check.already) ? {} : { already: null, kept: 'no' as const };
    return { content: offerMessage({ ...check, ...known, answers }, found), refused: false };
  } catch (error) {
    const which = file.name ? `*${escapeText(file.name.slice(0, MOST_NAME))}*: ` : '';
    const words = failureWords(parts.log, 'offered import', error);
    return { content: errorMessage(`${which}${words}`), refused: true };
  }
}

/** What is said of a file stands in a thread that the whole channel reads. Throws DeskError where the channel may not show such a cable. */
async function requireRoom(parts: SlackParts, cable: Cable, channel: string): Promise<void> {
  if (isDm(channel)) return;
  const marking = markingOf(cable);
  const place = await parts.placeOf(channel, { marking });
  const gate = passesGate(marking, place.clearance, parts.clock.now());
  const reason = barredFrom(marking, place) ?? (gate.passes ? null : gate.reason);
  if (reason === null) return;
  throw new DeskError(
    'not-allowed',
    `${reason} Take the file out of this channel; send it to me in a DM, or use \`/demarche import\`, where you alone see it.`,
  );
}

export const importForms: Forms = {
  [CALLBACK.importFile]: onFile,
  [CALLBACK.importPreview]: onConfirm,
  ...importPartForms,
};
