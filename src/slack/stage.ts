import type { BlockAction, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import {
  decodePages,
  decodePlace,
  encodePage,
  encodePages,
  type MessageContent,
  type PageValue,
  panelModal,
  placeOfPanel,
  waitingModal,
} from './blocks/index.ts';
import { draw } from './draw.ts';
import { publishHome } from './home.ts';
import type { SlackParts } from './parts.ts';
import type { Reader } from './reader.ts';
import { backToMessage } from './redraw.ts';

/** The country that a click was about; null when it was about all of them. */
export interface About {
  demarche: string;
  country: string | null;
}

/** Where a click happened: a message, a panel (a modal that shows what a message would) or Home. Each is answered in its own way. */
export interface Stage {
  /** What a form that is opened from here goes back to; null for a message that is not drawn again. */
  back: string | null;
  /** An answer that leaves what was clicked as it is, to the clicker only. */
  beside(content: MessageContent): Promise<unknown>;
  /** In place of what was clicked; only for what the clicker alone sees. */
  inPlace(content: MessageContent): Promise<unknown>;
  /** Opens a page beside what was clicked. */
  show(reader: Reader, at: PageValue): Promise<unknown>;
  /** Turns to another page in place. */
  turn(reader: Reader, at: PageValue): Promise<unknown>;
  /** Says what the click has recorded, and draws what was clicked once more: the state after the click, not before it. */
  recorded(reader: Reader, content: MessageContent, about: About): Promise<unknown>;
  /** Says that what the clicked message offered is settled; `instead` takes the place of a message. */
  settled(reader: Reader, content: MessageContent, about: About, instead?: PageValue): Promise<unknown>;
  form(view: ModalView): Promise<unknown>;
}

export function stageOf(parts: SlackParts, body: BlockAction, blockId: string, respond: RespondFn): Stage {
  if (body.view?.type === 'home') return homeStage(parts, body, body.view.private_metadata);
  if (body.view) return panelStage(parts, body, body.view);
  return messageStage(parts, body, blockId, respond);
}

function messageStage(
  parts: SlackParts,
  { trigger_id, response_url }: BlockAction,
  blockId: string,
  respond: RespondFn,
): Stage {
  const say =
    (replace: boolean) =>
    ({ text, blocks }: MessageContent) =>
      respond({ response_type: 'ephemeral', replace_original: replace, text, blocks });
  const beside = say(false);
  const inPlace = say(true);
  const place = decodePlace(blockId);
  return {
    back: place && response_url ? backToMessage(response_url, place) : null,
    beside,
    inPlace,
    show: async (reader, at) => beside(await draw(parts, reader, at)),
    turn: async (reader, at) => inPlace(await draw(parts, reader, at)),
    async recorded(reader, content, { country }) {
      await beside(content);
      if (place) await inPlace(await draw(parts, reader, place, country ? { keep: country } : {}));
    },
    settled: async (reader, content, _, instead) =>
      inPlace(instead ? await draw(parts, reader, instead, { notice: content.text }) : content),
    form: (view) => parts.client.views.open({ trigger_id, view }),
  };
}

/** Home has no message to answer beside: pages open in a panel, and what a click did is said in Home itself. */
function homeStage(parts: SlackParts, body: BlockAction, metadata: string): Stage {
  const pages = decodePages(metadata);
  const panel = opener(parts, (view) =>
    parts.client.views.open({ trigger_id: body.trigger_id, view }).then(({ view: opened }) => opened?.id),
  );
  const said = (reader: Reader, content: MessageContent, about: About) =>
    publishHome(parts, reader, { pages, said: { ...about, content } });
  return {
    back: `home ${encodePages(pages)}`,
    beside: panel.tell,
    inPlace: panel.tell,
    show: panel.show,
    turn: panel.show,
    recorded: said,
    settled: said,
    form: (view) => parts.client.views.open({ trigger_id: body.trigger_id, view }),
  };
}

/** Panels lie on each other, three at most; then the top one turns. */
function panelStage(parts: SlackParts, body: BlockAction, view: NonNullable<BlockAction['view']>): Stage {
  const { client } = parts;
  const place = placeOfPanel(view.private_metadata);
  const update = (next: ModalView) => client.views.update({ view_id: view.id, view: next });
  const push = async (next: ModalView): Promise<string | undefined> => {
    try {
      return (await client.views.push({ trigger_id: body.trigger_id, view: next })).view?.id;
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'push_limit_reached') throw error;
      await update(next);
      return view.id;
    }
  };
  const panel = opener(parts, push);
  const said = (reader: Reader, content: MessageContent, about: About) =>
    drawAgain(parts, reader, view.id, place, content, about);
  return {
    back: place ? encodePage(place) : null,
    beside: panel.tell,
    inPlace: (content) => update(panelModal(content, place)),
    show: panel.show,
    turn: async (reader, at) => update(panelModal(await draw(parts, reader, at), at)),
    recorded: said,
    settled: said,
    form: push,
  };
}

/** A panel that opens at once and is filled when its page is drawn. */
function opener(
  parts: SlackParts,
  open: (view: ModalView) => Promise<string | undefined>,
): Pick<Stage, 'show'> & { tell: Stage['beside'] } {
  let opened: string | undefined;
  const fill = (id: string, view: ModalView) => parts.client.views.update({ view_id: id, view });
  return {
    async show(reader, at) {
      opened = await open(waitingModal());
      const content = await draw(parts, reader, at);
      if (opened) await fill(opened, panelModal(content, at));
    },
    async tell(content) {
      const view = panelModal(content, null);
      if (opened) return fill(opened, view);
      opened = await open(view);
      return opened;
    },
  };
}

/** A panel after something was recorded over it or in it; and Home behind it, which may show the same country. */
async function drawAgain(
  parts: SlackParts,
  reader: Reader,
  viewId: string,
  place: PageValue | null,
  said: MessageContent,
  { country }: About,
): Promise<void> {
  const content = place
    ? await draw(parts, reader, place, country ? { keep: country } : {})
    : { text: '', blocks: [] };
  const view = panelModal(content, place, { country, blocks: said.blocks });
  await parts.client.views.update({ view_id: viewId, view });
  await publishHome(parts, reader);
}

/** What lies under a form that was sent: tells there what was recorded. False when that is a message: it is told beside it. */
export async function tellUnder(
  parts: SlackParts,
  reader: Reader,
  under: { back: string | null; viewId: string | null },
  content: MessageContent,
  about: About,
): Promise<boolean> {
  const { back, viewId } = under;
  if (back?.startsWith('home ')) {
    await publishHome(parts, reader, { pages: decodePages(back.slice(5)), said: { ...about, content } });
    return true;
  }
  const place = back ? placeOfPanel(back) : null;
  if (!place || !viewId) return false;
  await drawAgain(parts, reader, viewId, place, content, about);
  return true;
}
