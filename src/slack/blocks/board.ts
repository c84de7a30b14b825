import type { ActionsBlock, KnownBlock } from '@slack/types';
import { type Board, type BoardRow, DELIVERIES, labelOf, onceFor, POSITIONS } from '../../demarche/index.ts';
import { ACTION, encodePage, encodePlace, encodeRow, type PageValue } from './actions.ts';
import { banner, bar, bareTitle, owedWords, progress, stateWords, title } from './facts.ts';
import { LIMITS } from './limits.ts';
import { pageOfMany } from './paging.ts';
import { actions, button, context, type MessageContent, message, plain, section } from './parts.ts';
import { count, dateToken, escapeText } from './text.ts';

/** Which rows of the board: everything, those that owe or no longer do, or one delivery or position. */
export const BOARD_FILTERS = [
  'all',
  'outstanding',
  'reported',
  'overdue',
  'held',
  ...DELIVERIES,
  ...POSITIONS,
] as const;

export function filterRows(board: Board, filter: string): BoardRow[] {
  return board.rows.filter((row) => {
    if (filter === 'outstanding') return row.outstanding;
    if (filter === 'reported') return row.post !== null && !row.outstanding;
    if (filter === 'overdue') return row.overdue;
    if (filter === 'held') return row.held.length > 0;
    if (filter === 'all') return true;
    return row.delivery === filter || row.position === filter;
  });
}

const FILTER_WORDS: Record<string, string> = {
  all: 'All countries',
  outstanding: 'Outstanding',
  reported: 'In',
  overdue: 'Overdue',
  held: 'Waiting for a choice',
};

const filterWords = (filter: string) =>
  FILTER_WORDS[filter] ?? labelOf([...DELIVERIES, ...POSITIONS].find((one) => one === filter) ?? 'pending');

export interface BoardView {
  board: Board;
  /** The reader's zone, for the fallback of times. */
  zone: string;
  filter: string;
  page: number;
  now: Date;
  /** A country that a click has just changed stays in sight, even when it no longer fits the filter. */
  keep?: string | undefined;
}

/**
 * The board: who owes, what each government said, and the buttons to record it. As many countries a page as Slack's
 * limits allow.
 */
export function boardMessage({ board, zone, filter, page, now, keep }: BoardView): MessageContent {
  const fitting = filterRows(board, filter);
  const rows = keep ? board.rows.filter((row) => row.country === keep || fitting.includes(row)) : fitting;
  const place: PageValue = { of: 'board', id: board.demarche.id, page, filter };
  const shown = pageOfMany(
    {
      things: rows,
      of: board.rows,
      kind: `${board.demarche.state} ${zone} ${filter} ${keep}`,
      draw: (row, at) => countryRow(board, row, zone, at),
    },
    place,
  );
  return message(
    `${title(board.demarche)}: ${progress(board.tally)}. ${filterWords(filter)}: ${fitting.length}`,
    [
      ...boardFrame({ board, of: 'board', filter, fitting: fitting.length, label: shown.label, now }),
      ...(rows.length > 0 ? shown.blocks : [section(emptyWords(filter))]),
      ...shown.turn,
      ...countrySelect(board),
    ],
  );
}

/** What stands above the board, as rows and as a table: marking, how far it is, the filters, and the way to the other form. */
export function boardFrame(frame: {
  board: Board;
  of: 'board' | 'table';
  filter: string;
  /** How many countries fit the filter. */
  fitting: number;
  /** `page 2 of 7`, or empty. */
  label: string;
  now: Date;
}): KnownBlock[] {
  const { board, of, filter, fitting, label, now } = frame;
  const closed = board.demarche.state === 'closed';
  const heading = `*${filterWords(filter)}*: ${count(fitting, 'country', 'countries')}${label ? `, ${label}` : ''}`;
  return [
    context(`${banner(board.demarche, now)} · ${bareTitle(board.demarche)}`),
    section(
      `${bar(board.tally)} ${progress(board.tally)}${closed ? ' · *closed*: nothing can be recorded until it is reopened' : ''}\n${heading}`,
    ),
    filters(board, of, filter),
  ];
}

export function emptyWords(filter: string): string {
  if (filter === 'outstanding')
    return 'Nobody is outstanding. Choose *All* to see what each government answered.';
  if (filter === 'reported') return 'Nobody is in yet. Choose *Outstanding* to see who owes an answer.';
  if (filter === 'overdue') return 'Nobody is overdue.';
  return 'No country here yet. Choose *All* to see every responder.';
}

function filters(board: Board, of: 'board' | 'table', current: string): ActionsBlock {
  const to = (filter: string, words: string) =>
    button(
      filter === current ? `• ${words}` : words,
      `${ACTION.page}:filter-${filter}`,
      encodePage({ of, id: board.demarche.id, page: 0, filter }),
      { label: `Show ${words}`, ...(filter === current ? { style: 'primary' } : {}) },
    );
  const { tally } = board;
  return actions('filters', [
    to('all', `All ${board.rows.length}`),
    to('outstanding', `Outstanding ${tally.outstanding}`),
    ...(tally.in > 0 ? [to('reported', `In ${tally.in}`)] : []),
    ...(tally.overdue > 0 ? [to('overdue', `Overdue ${tally.overdue}`)] : []),
    ...(tally.held > 0 ? [to('held', `To choose ${tally.held}`)] : []),
    to('delivered', `Delivered ${tally.delivery.delivered}`),
    ...POSITIONS.filter((position) => tally.position[position] > 0).map((position) =>
      to(position, `${labelOf(position)} ${tally.position[position]}`),
    ),
    button(
      of === 'board' ? 'As a table' : 'To record',
      `${ACTION.page}:form`,
      encodePage({ of: of === 'board' ? 'table' : 'board', id: board.demarche.id, page: 0, filter: current }),
      { label: of === 'board' ? 'Show the board as a table' : 'Show the board with its buttons' },
    ),
  ]);
}

/** A country's line: what is in force, what it owes, by when. */
export function rowText(row: BoardRow, zone: string): string {
  const owed = owedWords(row);
  const due = row.outstanding && row.dueAt ? ` · due ${dateToken(new Date(row.dueAt), zone, 'short')}` : '';
  const owner = row.owner ? ` · <@${row.owner}>` : '';
  const held = row.held.length > 0 ? ' · :warning: two versions' : '';
  const first = `*${escapeText(row.name)}*${owed ? ` · ${owed}` : ''}${due}${held}`;
  return `${first}\n${stateWords(row)}${owner}`;
}

/** The five buttons of a country. They carry the revision that the reader sees. */
export function countryButtons(board: Board, row: BoardRow, place: PageValue): ActionsBlock {
  const value = encodeRow({ demarche: board.demarche.id, country: row.country, revision: row.revision });
  const record = (say: string, words: string) =>
    button(words, `${ACTION.record}:${say}`, value, { label: `${row.name}: ${words}` });
  return actions(encodePlace(row.country, place), [
    record('delivered', 'Delivered'),
    record('supports', 'Supports'),
    record('noncommittal', 'Noncommittal'),
    record('opposes', 'Opposes'),
    button('More…', ACTION.more, value, { label: `${row.name}: record more` }),
  ]);
}

function countryRow(board: Board, row: BoardRow, zone: string, place: PageValue): KnownBlock[] {
  const buttons = board.demarche.state === 'open' ? [countryButtons(board, row, place)] : [];
  return [section(rowText(row, zone)), ...buttons];
}

const selects = onceFor<readonly KnownBlock[]>();

/** Any responder, two clicks away; option groups when there are more than one select may hold. */
const countrySelect = (board: Board): readonly KnownBlock[] =>
  selects(board.rows, board.demarche.id, () => drawSelect(board));

function drawSelect(board: Board): KnownBlock[] {
  if (board.rows.length === 0) return [];
  const option = (row: BoardRow) => ({ text: plain(row.name, LIMITS.optionText), value: row.country });
  const groups: BoardRow[][] = [];
  for (let at = 0; at < board.rows.length; at += LIMITS.selectOptions) {
    groups.push(board.rows.slice(at, at + LIMITS.selectOptions));
  }
  const label = (rows: BoardRow[]) => `${rows[0]?.name.slice(0, 3)} … ${rows.at(-1)?.name.slice(0, 3)}`;
  return [
    {
      type: 'actions',
      block_id: `country-of:${board.demarche.id}`,
      elements: [
        {
          type: 'static_select',
          action_id: ACTION.country,
          placeholder: plain('Go to a country…', LIMITS.optionText),
          ...(groups.length === 1
            ? { options: board.rows.map(option) }
            : {
                option_groups: groups.map((rows) => ({
                  label: plain(label(rows), LIMITS.optionText),
                  options: rows.map(option),
                })),
              }),
        },
      ],
    },
  ];
}
