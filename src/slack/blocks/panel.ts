import type { KnownBlock, ModalView } from '@slack/types';
import { CALLBACK, decodePage, encodePage, type PageValue } from './actions.ts';
import { LIMITS } from './limits.ts';
import { type MessageContent, plain, section } from './parts.ts';

const TITLES: Readonly<Record<string, string>> = {
  board: 'Board',
  country: 'Country',
  points: 'Talking points',
  history: 'History',
  asks: 'Asks',
  deadlines: 'Deadlines',
  show: 'Demarche',
  cable: 'Cable',
  list: 'Open demarches',
  mine: 'What I owe',
  search: 'Search',
};

/**
 * What a message would show, in a modal: for Home, where there is no message to answer beside. `place` is what it shows, so that it can
 * be drawn again after a click; `notice` says above it what the click has done.
 */
export function panelModal(
  content: MessageContent,
  place: PageValue | null,
  notice: readonly KnownBlock[] = [],
): ModalView {
  const own = new Set(notice.map(({ block_id }) => block_id).filter((id) => id !== undefined));
  // The same held answer may stand in the notice and below it; a block id may not.
  const below = content.blocks
    .filter(({ block_id }) => block_id === undefined || !own.has(block_id))
    .map(withoutTables);
  const blocks: KnownBlock[] = notice.length > 0 ? [...notice, { type: 'divider' }, ...below] : below;
  return {
    type: 'modal',
    callback_id: CALLBACK.panel,
    title: plain((place && TITLES[place.of]) ?? 'Demarche Desk', LIMITS.viewTitle),
    close: plain('Close', LIMITS.viewTitle),
    private_metadata: place ? encodePage(place) : '',
    blocks: blocks.slice(0, LIMITS.blocksPerView),
  };
}

/** Slack shows tables in messages only, so the button that leads to one is left out. */
function withoutTables(block: KnownBlock): KnownBlock {
  if (block.type !== 'actions') return block;
  const elements = block.elements.filter(
    (one) => one.type !== 'button' || decodePage(one.value)?.of !== 'table',
  );
  return { ...block, elements };
}

/** Shown at once, since Slack lets a click open a modal for three seconds only. */
export const waitingModal = (): ModalView => panelModal({ text: '', blocks: [section('One moment…')] }, null);

/** What a panel shows; null for one that shows a notice only. */
export const placeOfPanel = (privateMetadata: string): PageValue | null => decodePage(privateMetadata);
