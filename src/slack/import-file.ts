import { decodeCable, NotACableError } from '../cable/index.ts';
import { DeskError } from '../desk/index.ts';
import { importNotice, previewModal } from './blocks/index.ts';
import { download, type SlackFile } from './files.ts';
import { failureWords } from './guard.ts';
import { beginDraft, draftOf, sheetOf, visibleCheck } from './import-draft.ts';
import type { SlackParts } from './parts.ts';
import { readerOf } from './reader.ts';

/** A file as Slack names it in a form, a message or an event. */
export interface SharedFile {
  url_private?: string | undefined;
  url_private_download?: string | undefined;
  size?: number | undefined;
  name?: string | null | undefined;
}

/** The file itself, as it can be fetched. Throws DeskError when Slack does not say where it lies. */
export const fileOf = ({ url_private, url_private_download, size }: SharedFile): SlackFile => {
  const url = url_private_download ?? url_private;
  if (!url) {
    throw new DeskError('invalid', 'Slack does not say where this file lies. Upload it once more.');
  }
  return { url, size: size ?? 0 };
};

/** Throws DeskError for what is too large, lies elsewhere, or is no text. */
export async function textOf(parts: SlackParts, file: SlackFile): Promise<string> {
  const bytes = await download(file, parts);
  try {
    return decodeCable(bytes);
  } catch (error) {
    if (!(error instanceof NotACableError)) throw error;
    throw new DeskError('invalid', error.message, { cause: error });
  }
}

/** Reads a file into the view that stands open, whichever way it came: the preview, or why there is none. */
export async function previewIn(
  parts: SlackParts,
  viewId: string,
  who: { user: string },
  what: { file: () => SlackFile; channel: string | null },
): Promise<void> {
  const show = (view: ReturnType<typeof importNotice>) =>
    parts.client.views.update({ view_id: viewId, view });
  try {
    const reader = await readerOf(parts, { ...who, surface: 'import', channel: null });
    const raw = await textOf(parts, what.file());
    const check = await visibleCheck(reader, raw);
    const key = await beginDraft(parts, reader, { check, raw, channel: what.channel });
    const draft = await draftOf(parts, reader, key);
    await show(previewModal(await sheetOf(parts, reader, key, draft)));
  } catch (error) {
    await show(importNotice(`:warning: ${failureWords(parts.log, 'import', error)}`));
  }
}

/** The button below a message that found a cable: the view opens first, since its trigger lasts three seconds. */
export async function openOffered(
  parts: SlackParts,
  who: { user: string },
  what: { file: SlackFile; channel: string | null; triggerId: string },
): Promise<void> {
  const opened = await parts.client.views.open({
    trigger_id: what.triggerId,
    view: importNotice('Reading the cable…'),
  });
  const id = opened.view?.id;
  if (id) await previewIn(parts, id, who, { file: () => what.file, channel: what.channel });
}
