import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { DemarcheDraft } from '../../demarche/index.ts';
import type { ImportCheck } from '../../desk/index.ts';
import type { CountryCode } from '../../geo/index.ts';
import { ACTION } from './actions.ts';
import { LIMITS } from './limits.ts';
import { layOut } from './paging.ts';
import { actions, button, context, plain } from './parts.ts';

export type Readable = Extract<ImportCheck, { type: 'readable' }>;

/** An import that waits for its confirm: what was read, and what a person has made of it so far. */
export interface ImportSheet {
  check: Readable;
  /** The facts as corrected so far; null when the cable is no action request. */
  facts: DemarcheDraft | null;
  /** Typed by a person when the text has none. */
  mrn: string | null;
  achieved: readonly CountryCode[];
  /** Where the campaign is to be tracked. */
  channel: string | null;
  /** The key of the draft. */
  key: string;
  /** Countries of a standing demarche that have answered: they can not be dropped. */
  answered: readonly CountryCode[];
  /** The person's own zone. */
  zone: string;
  now: Date;
  /** What has just been done in a view over the preview. */
  notice?: string;
}

/** What stands behind a button of the preview, each in a view of its own. */
export const IMPORT_PARTS = [
  'deadlines',
  'asks',
  'points',
  'responders',
  'achieved',
  'other',
  'changes',
] as const;
export type ImportPart = (typeof IMPORT_PARTS)[number];

const forSchema = z.object({
  /** Where the form was asked for. */
  channel: z.string().nullable(),
  draft: z.string().nullable(),
  part: z.enum(IMPORT_PARTS).nullable().default(null),
  page: z.number().int().default(0),
  /** The view with the whole preview, under this one. */
  root: z.string().nullable().default(null),
  /** The view with the list of points, under the one with a single point. */
  list: z.string().nullable().default(null),
  point: z.number().int().nullable().default(null),
});
/** What a view of the import knows of itself. */
export type ImportFor = z.infer<typeof forSchema>;

const NOWHERE: ImportFor = {
  channel: null,
  draft: null,
  part: null,
  page: 0,
  root: null,
  list: null,
  point: null,
};

/** Reads back what a view carries in `private_metadata`; nothing when it is none of ours. */
export function importFor(privateMetadata: string): ImportFor {
  try {
    return forSchema.parse(JSON.parse(privateMetadata));
  } catch {
    // Of another version of the app, or written by somebody else: the view then leads nowhere.
    return NOWHERE;
  }
}

/** `submit` null: a view without inputs, that can only be closed. */
export const importView = (view: {
  callback: string;
  title: string;
  submit: string | null;
  close?: string;
  is: Partial<ImportFor>;
  blocks: KnownBlock[];
}): ModalView => ({
  type: 'modal',
  callback_id: view.callback,
  title: plain(view.title, LIMITS.viewTitle),
  close: plain(view.close ?? (view.submit ? 'Cancel' : 'Close'), LIMITS.viewTitle),
  ...(view.submit ? { submit: plain(view.submit, LIMITS.viewTitle) } : {}),
  private_metadata: JSON.stringify({ ...NOWHERE, ...view.is }),
  blocks: view.blocks.slice(0, LIMITS.blocksPerView),
});

/** What a view's frame leaves for the list in it. Slack counts bytes, so text that is not Latin must fit too. */
const PAGE = { blocks: 80, characters: 70_000 };

/** The page of a long list (the nearest that exists), with the buttons to the others. */
export function viewPage(
  groups: readonly KnownBlock[][],
  page: number,
): { blocks: KnownBlock[]; at: number } {
  const pages = layOut(groups, PAGE);
  const at = Math.min(Math.max(page, 0), pages.length - 1);
  const shown = pages[at] ?? [];
  if (pages.length === 1) return { blocks: shown, at };
  const label = `Page ${at + 1} of ${pages.length}`;
  const to = (where: number, text: string, id: string) =>
    button(text, `${ACTION.importTurn}:${id}`, String(where), { label: `${text}, now ${label}` });
  return {
    at,
    blocks: [
      ...shown,
      context(`${label}. What you typed on this page is kept when you turn it.`),
      actions('turn', [
        ...(at > 0 ? [to(at - 1, '‹ Previous', 'previous')] : []),
        ...(at < pages.length - 1 ? [to(at + 1, 'Next ›', 'next')] : []),
      ]),
    ],
  };
}

/** Ten ticks fit into one block of Slack's. */
export function inTens<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / LIMITS.checkboxes) }, (_, at) =>
    items.slice(at * LIMITS.checkboxes, (at + 1) * LIMITS.checkboxes),
  );
}
