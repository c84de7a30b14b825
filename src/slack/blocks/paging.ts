import type { KnownBlock } from '@slack/types';
import { onceFor } from '../../demarche/index.ts';
import { ACTION, encodePage, type PageValue } from './actions.ts';
import { LIMITS } from './limits.ts';
import { actions, button } from './parts.ts';

/** What the frame around the pages (heading, banner, filter, page buttons) may take of a message. */
const FRAME = { blocks: 8, characters: 2_600 };

/** What one page may hold. */
interface Room {
  blocks: number;
  characters: number;
}

const MESSAGE: Room = {
  blocks: LIMITS.blocksPerMessage - FRAME.blocks,
  characters: LIMITS.messageCharacters - FRAME.characters,
};

/**
 * Groups that belong together (a country's line and its buttons) laid on pages that each fit in one message. A group larger
 * than a page goes on on the next one.
 */
export function layOut(groups: ReadonlyArray<readonly KnownBlock[]>, most: Room = MESSAGE): KnownBlock[][] {
  const all = groups.flat();
  // Most answers are short, and measured at once.
  if (all.length <= most.blocks && sized(all).size <= most.characters) return [all];
  const pieces = groups.flatMap((group) => whole(group, most));
  const begins = pageBegins(pieces, most);
  return begins.map((from, at) => pieces.slice(from, begins[at + 1]).flatMap(({ group }) => group));
}

/** Of each page, which piece is its first: `[0]` where all fit on one. */
function pageBegins(pieces: Iterable<Sized>, most: Room): number[] {
  const begins = [0];
  let [at, blocks, characters] = [0, 0, 0];
  for (const { group, size } of pieces) {
    if (blocks > 0 && (blocks + group.length > most.blocks || characters + size > most.characters)) {
      begins.push(at);
      [blocks, characters] = [0, 0];
    }
    at += 1;
    blocks += group.length;
    characters += size;
  }
  return begins;
}

interface Sized {
  group: readonly KnownBlock[];
  /** Characters of it as Slack counts them. */
  size: number;
}

const sized = (group: readonly KnownBlock[]): Sized => ({ group, size: JSON.stringify(group).length });

/** A group that no page holds is laid out block by block. */
function whole(group: readonly KnownBlock[], most: Room): Sized[] {
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

/** Things that follow one another, such as the countries of a board, each drawn as a group that a page can hold. */
interface Many<Thing> {
  things: readonly Thing[];
  /** What the things follow from, beside `kind`. Where nobody can change it, where the pages begin is worked out once. */
  of: object;
  kind: string;
  draw(thing: Thing, value: PageValue): readonly KnownBlock[];
}

const beginnings = onceFor<readonly number[]>();
/** The longest number of a page: where one begins must not hang on which of them is looked at. */
const ANY_PAGE = 99;

/** As `pageOf`, of many things of which only those on the page are drawn. */
export function pageOfMany<Thing>({ things, of, kind, draw }: Many<Thing>, value: PageValue): Page {
  const drawn = function* () {
    for (const thing of things) yield sized(draw(thing, { ...value, page: ANY_PAGE }));
  };
  const begins = beginnings(of, kind, () => pageBegins(drawn(), MESSAGE));
  const page = nearestPage(value.page, begins.length);
  const here = { ...value, page };
  const blocks = things.slice(begins[page], begins[page + 1]).flatMap((thing) => draw(thing, here));
  return { blocks, ...pageTurn(here, begins.length) };
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
