import { expect, it } from 'vitest';
import { type Board, frozen } from '../../../src/demarche/index.ts';
import type { PageValue } from '../../../src/slack/blocks/actions.ts';
import { boardMessage } from '../../../src/slack/blocks/index.ts';
import { LIMITS } from '../../../src/slack/blocks/limits.ts';
import { pageOfMany } from '../../../src/slack/blocks/paging.ts';
import { section } from '../../../src/slack/blocks/parts.ts';
import { boards, NOW } from './largest.ts';

/** The countries on one page, by the buttons of their rows. */
function countriesOn(
  page: number,
  { board, ...of }: { board: Board; filter: string; zone: string },
): string[] {
  const { blocks } = boardMessage({ board, ...of, page, now: NOW });
  return blocks.flatMap((block) => /^row:([A-Z]{2}):/.exec(block.block_id ?? '')?.[1] ?? []);
}

const countriesOf = ({ rows }: Board) => rows.map(({ country }) => country);
const largest = boards['all outstanding'] as Board;
const PAGES = Array.from({ length: 40 }, (_, page) => page);

it.each([
  ['can be changed', largest],
  ['is shared', frozen(structuredClone(largest))],
])(
  'the pages of a board that %s hold every country once, in order, whichever is looked at first',
  (_, board) => {
    const of = { board, filter: 'all', zone: 'UTC' };
    const backwards = PAGES.toReversed().map((page) => countriesOn(page, of));
    const pages = PAGES.map((page) => countriesOn(page, of));
    expect(pages).toEqual(backwards.toReversed());
    const last = pages.findIndex((page, at) => page[0] === pages[at + 1]?.[0]);
    expect(pages.slice(0, last + 1).flat()).toEqual(countriesOf(board));
    // A page that is not there is the nearest that is.
    expect(new Set(pages.slice(last).map(String)).size).toBe(1);
    expect(last).toBeGreaterThan(9);
  },
);

it.each([
  ['can change', Array.from({ length: 150 }, (_, at) => at)],
  ['nobody can change', Object.freeze(Array.from({ length: 150 }, (_, at) => at))],
])('where a page begins does not hang on its number, of things that %s', (_, things) => {
  // Ten of them fill a page as long as its number has one digit.
  const width =
    Math.floor((LIMITS.messageCharacters - 2_600) / 10) - JSON.stringify([section('')]).length - 1;
  const draw = (_: number, { page }: PageValue) => [section(`${page}`.padEnd(width + `${page}`.length, 'x'))];
  const onPage = (page: number) => {
    const drawn: number[] = [];
    const noting = (thing: number, value: PageValue) => {
      if (value.page === page) drawn.push(thing);
      return draw(thing, value);
    };
    const value = { of: 'board', id: 'd', page, filter: '' } as const;
    pageOfMany({ things, of: things, kind: '', draw: noting }, value);
    return drawn;
  };
  expect(Array.from({ length: 20 }, (_, page) => onPage(page)).flat()).toEqual(things);
});

it('a shared board is laid out for each filter and each reader by itself', () => {
  const own = boards['nasty all over'] as Board;
  const board = frozen(structuredClone(own));
  for (const filter of ['all', 'supports', 'outstanding', 'opposes', 'all'])
    for (const zone of ['UTC', 'America/Argentina/Buenos_Aires', 'UTC'])
      for (const page of [0, 1, 2])
        expect(boardMessage({ board, filter, zone, page, now: NOW })).toEqual(
          boardMessage({ board: own, filter, zone, page, now: NOW }),
        );
});
