import type { WebClient } from '@slack/web-api';
import { DeskError } from '../desk/index.ts';
import {
  type FormValues,
  type ImportFor,
  type ImportSheet,
  importFor,
  previewModal,
} from './blocks/index.ts';
import { draftOf, saveDraft, sheetOf } from './import-draft.ts';
import type { ImportDraft } from './kept.ts';
import type { SlackParts } from './parts.ts';
import { type Reader, readerOf } from './reader.ts';

/** A view of the import that somebody acted in, with the draft behind it. */
export interface At {
  parts: SlackParts;
  reader: Reader;
  is: ImportFor;
  viewId: string;
  key: string;
  draft: ImportDraft;
  sheet: ImportSheet;
  values: FormValues;
}

/** Throws DeskError when the draft is gone, or was confirmed already. */
export async function at(
  parts: SlackParts,
  who: { user: string },
  view: { id: string; private_metadata: string; state: { values: FormValues } },
): Promise<At> {
  const reader = await readerOf(parts, { ...who, surface: 'import', channel: null });
  const is = importFor(view.private_metadata);
  const draft = await draftOf(parts, reader, is.draft);
  if (draft.done !== null) throw new DeskError('invalid', draft.done);
  const key = is.draft ?? '';
  const sheet = await sheetOf(parts, reader, key, draft);
  return { parts, reader, is, viewId: view.id, key, draft, sheet, values: view.state.values };
}

/** Keeps what was changed in the draft, and gives back what the views are to show of it. */
export async function keep(here: At, changed: Partial<ImportSheet>): Promise<ImportSheet> {
  const sheet = { ...here.sheet, ...changed };
  const { facts } = sheet;
  await saveDraft(here.parts, here.key, {
    ...here.draft,
    mrn: sheet.mrn,
    achieved: [...sheet.achieved],
    channel: sheet.channel,
    lists: facts
      ? {
          deadlines: facts.deadlines,
          asks: facts.asks,
          talkingPoints: facts.talkingPoints,
          responders: facts.responders,
        }
      : null,
  });
  return sheet;
}

export const update = (
  { parts }: At,
  viewId: string,
  view: Parameters<WebClient['views']['update']>[0]['view'],
) => parts.client.views.update({ view_id: viewId, view });

/** The preview lies under the view that was acted in; it shows what was changed there once that one is closed. */
export async function updateRoot(here: At, sheet: ImportSheet): Promise<void> {
  if (here.is.root) await update(here, here.is.root, previewModal(sheet));
}
