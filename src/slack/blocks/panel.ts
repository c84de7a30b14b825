import type { KnownBlock, ModalView } from '@slack/types';
import type { CountryCode } from '../../geo/index.ts';
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
 * be drawn again after a click. `said` is what the click has done: it stands under the buttons of its country, so that what lies under the
 * pointer does not become the button of another one, and above all else where the country is not shown.
 */
export function panelModal(
  content: MessageContent,
  place: PageValue | null,
  said: { country: CountryCode | null; blocks: readonly KnownBlock[] } | null = null,
): ModalView {
  const notice = said?.blocks ?? [];
  const own = new Set(notice.map(({ block_id }) => block_id).filter((id) => id !== undefined));
  // The same held answer may stand in the notice and below it; a block id may not.
  const below = content.blocks
    .filter(({ block_id }) => block_id === undefined || !own.has(block_id))
    .map(withoutTables);
  const row = said?.country
    ? below.findIndex(({ block_id }) => block_id?.startsWith(`row:${said.country}:`))
    : -1;
  const above: KnownBlock[] = notice.length > 0 && below.length > 0 ? [{ type: 'divider' }] : [];
  const blocks: KnownBlock[] =
    row >= 0 ? below.toSpliced(row + 1, 0, ...notice) : [...notice, ...above, ...below];
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
