import type {
  AckFn,
  App,
  GlobalShortcut,
  MessageShortcut,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt';
import { canonicalMrn, findMrns } from '../cable/index.ts';
import { markingOf } from '../demarche/index.ts';
import { DeskError, unlessBarred } from '../desk/index.ts';
import {
  CALLBACK,
  fieldOf,
  lookUpModal,
  type NamedCable,
  namedCablesMessage,
  type PageValue,
  panelModal,
  SHORTCUT,
  waitingModal,
} from './blocks/index.ts';
import { draw } from './draw.ts';
import type { Forms } from './forms.ts';
import { failureWords, guard } from './guard.ts';
import { permalink } from './links.ts';
import type { PartsOf, SlackParts } from './parts.ts';
import { type Reader, readerOf } from './reader.ts';
import { fillRecordModal } from './record-flow.ts';

/** More cables than this are not looked up for one message. */
const NAMED = 20;

/**
 * Every word of a message: what was typed, and what stands in the blocks and attachments of an app's message.
 *
 * @example wordsOf({ text: 'See', blocks: [{ type: 'section', text: { text: '08 STATE 22377' } }] }) // 'See\n08 STATE 22377'
 */
export function wordsOf(message: unknown): string {
  if (typeof message !== 'object' || message === null) return '';
  return Object.entries(message)
    .flatMap(([key, value]) =>
      typeof value === 'string' ? (key === 'text' ? [value] : []) : [wordsOf(value)],
    )
    .filter((words) => words !== '')
    .join('\n');
}

const cablePage = (mrn: string): PageValue => ({ of: 'cable', id: mrn, page: 0, filter: '' });

/** The cable that a message names; a choice when it names several, and a question when none. */
async function lookedUp(parts: SlackParts, reader: Reader, text: string) {
  const mrns = [...new Set(findMrns(text).map(({ mrn }) => mrn))];
  const [only, ...others] = mrns;
  if (!only) return lookUpModal('This message names no cable by its MRN. Which one do you want?');
  if (others.length === 0) return cablePanel(parts, reader, only);
  const found = await Promise.all(mrns.slice(0, NAMED).map((mrn) => namedCable(reader, mrn)));
  const cables = found.filter((one) => one !== null);
  const barred = found.length - cables.length;
  return panelModal(namedCablesMessage({ named: mrns.length, cables, barred }), null);
}

/** Null for one that may not be shown to the reader: the others named beside it still are. */
function namedCable({ desk, actor }: Reader, mrn: string): Promise<NamedCable | null> {
  return unlessBarred(async () => {
    const found = await desk.cable(actor.workspace, mrn);
    return { mrn, subject: found?.cable.subject ?? null, marking: found && markingOf(found.cable) };
  });
}

/** The cable, or the form again with the nearest MRNs. */
async function cablePanel(parts: SlackParts, reader: Reader, mrn: string) {
  try {
    const page = cablePage(mrn);
    return panelModal(await draw(parts, reader, page), page);
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'unknown-mrn') throw error;
    return lookUpModal(error.message);
  }
}

/** A modal that opens at once, since Slack gives three seconds for it; its id. */
async function opened({ client }: SlackParts, trigger: string): Promise<string> {
  const { view } = await client.views.open({ trigger_id: trigger, view: waitingModal() });
  if (!view?.id) throw new Error('Slack opened a modal without an id');
  return view.id;
}

type Shortcut = MessageShortcut | GlobalShortcut;

const readerOfShortcut = (parts: SlackParts, { user }: Shortcut, surface: 'message' | 'modal') =>
  readerOf(parts, { user: user.id, surface, channel: null });

async function lookUp(parts: SlackParts, shortcut: MessageShortcut): Promise<void> {
  const id = await opened(parts, shortcut.trigger_id);
  const show = (view: ReturnType<typeof panelModal>) => parts.client.views.update({ view_id: id, view });
  await guard(
    parts.log,
    'shortcut look up',
    (content) => show(panelModal(content, null)),
    async () => {
      const reader = await readerOfShortcut(parts, shortcut, 'message');
      await show(await lookedUp(parts, reader, wordsOf(shortcut.message)));
    },
  );
}

async function recordFrom(parts: SlackParts, shortcut: MessageShortcut): Promise<void> {
  const { channel, message_ts, message, trigger_id } = shortcut;
  const id = await opened(parts, trigger_id);
  const link = await permalink(parts, channel.id, message_ts);
  await fillRecordModal(parts, id, () => readerOfShortcut(parts, shortcut, 'message'), {
    text: wordsOf(message),
    channel: channel.id,
    link,
    linkLost: link === null,
    back: null,
  });
}

async function record(parts: SlackParts, shortcut: GlobalShortcut): Promise<void> {
  const id = await opened(parts, shortcut.trigger_id);
  await fillRecordModal(parts, id, () => readerOfShortcut(parts, shortcut, 'modal'), {
    text: '',
    channel: null,
    link: null,
    linkLost: false,
    back: null,
  });
}

/** The MRN was typed: the cable takes the place of the form, or the form says what is nearest. */
async function onTyped(
  parts: SlackParts,
  ack: AckFn<ViewResponseAction>,
  { view, user }: ViewSubmitAction,
): Promise<void> {
  try {
    const reader = await readerOf(parts, { user: user.id, surface: 'modal', channel: null });
    const typed = fieldOf(view.state.values, 'mrn') ?? '';
    const mrn = canonicalMrn(typed) ?? findMrns(typed)[0]?.mrn ?? typed.toUpperCase().replaceAll(/\s+/g, '');
    const page = cablePage(mrn);
    const panel = panelModal(await draw(parts, reader, page), page);
    await ack({ response_action: 'update', view: panel });
  } catch (error) {
    const words = failureWords(parts.log, 'look up', error).replaceAll('`', '');
    await ack({ response_action: 'errors', errors: { mrn: words } });
  }
}

export function listenToShortcuts(app: App, partsOf: PartsOf): void {
  app.shortcut<MessageShortcut>(SHORTCUT.lookUp, async ({ ack, shortcut, context }) => {
    await ack();
    await lookUp(partsOf(context), shortcut);
  });
  app.shortcut<MessageShortcut>(SHORTCUT.recordFrom, async ({ ack, shortcut, context }) => {
    await ack();
    await recordFrom(partsOf(context), shortcut);
  });
  app.shortcut<GlobalShortcut>(SHORTCUT.record, async ({ ack, shortcut, context }) => {
    await ack();
    await record(partsOf(context), shortcut);
  });
}

export const shortcutForms: Forms = { [CALLBACK.lookUp]: onTyped };
