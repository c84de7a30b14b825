import type { KnownBlock } from '@slack/types';
import { ACTION, encodePage, type PageValue } from './actions.ts';
import { LIMITS } from './limits.ts';
import { actions, button } from './parts.ts';

/** What the frame around the pages (heading, banner, filter, page buttons) may take of a message. */
const FRAME = { blocks: 8, characters: 2_600 };

/**
 * Groups that belong together (a country's line and its buttons) laid on pages that each fit in one message. A group larger
 * than a page goes on on the next one.
 */
export function layOut(
  groups: ReadonlyArray<readonly KnownBlock[]>,
  most: { blocks: number; characters: number } = {
    blocks: LIMITS.blocksPerMessage - FRAME.blocks,
    characters: LIMITS.messageCharacters - FRAME.characters,
  },
): KnownBlock[][] {
  const all = groups.flat();
  // Most answers are short, and measured at once.
  if (all.length <= most.blocks && sized(all).size <= most.characters) return [all];
  const pages: KnownBlock[][] = [];
  let page: KnownBlock[] = [];
  let characters = 0;
  for (const { group, size } of groups.flatMap((group) => whole(group, most))) {
    const full = page.length + group.length > most.blocks || characters + size > most.characters;
    if (full && page.length > 0) {
      pages.push(page);
      page = [];
      characters = 0;
    }
    page.push(...group);
    characters += size;
  }
  if (page.length > 0 || pages.length === 0) pages.push(page);
  return pages;
}

interface Sized {
  group: readonly KnownBlock[];
  /** Characters of it as Slack counts them. */
  size: number;
}

const sized = (group: readonly KnownBlock[]): Sized => ({ group, size: JSON.stringify(group).length });

/** A group that no page holds is laid out block by block. */
function whole(group: readonly KnownBlock[], most: { blocks: number; characters: number }): Sized[] {
  const one = sized(group);
  const fits = group.length <= most.blocks && one.size <= most.characters;
  return fits ? [one] : group.map((block) => sized([block]));
}

export interface Page {
  blocks: KnownBlock[];
  /** The buttons to the other pages; nothing when there is one page only. */
  turn: KnownBlock[];
  /** `page 2 of 7`; empty when there is one page only. */
  label: string;
}

/** The page that was asked for (the nearest that exists) with its buttons. */
export function pageOf(groups: ReadonlyArray<readonly KnownBlock[]>, value: PageValue): Page {
  const pages = layOut(groups);
  const page = nearestPage(value.page, pages.length);
  return { blocks: pages[page] ?? [], ...pageTurn({ ...value, page }, pages.length) };
}

/** `page` if there is such a page, else the nearest: what it is drawn from may have changed since its button was. */
export const nearestPage = (page: number, pages: number): number => Math.min(Math.max(page, 0), pages - 1);

/** The buttons to the pages before and after this one. */
export function pageTurn(value: PageValue, pages: number): Pick<Page, 'turn' | 'label'> {
  if (pages === 1) return { turn: [], label: '' };
  const label = `page ${value.page + 1} of ${pages}`;
  const to = (page: number, text: string, id: string) =>
    button(text, `${ACTION.page}:${id}`, encodePage({ ...value, page }), { label: `${text}, now ${label}` });
  const turn = actions('page', [
    ...(value.page > 0 ? [to(value.page - 1, '‹ Previous', 'previous')] : []),
    ...(value.page < pages - 1 ? [to(value.page + 1, 'Next ›', 'next')] : []),
  ]);
  return { turn: [turn], label };
}
