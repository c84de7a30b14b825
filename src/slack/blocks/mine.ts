import type { KnownBlock } from '@slack/types';
import type { Board, BoardRow } from '../../demarche/index.ts';
import { ACTION, encodePage, type PageValue } from './actions.ts';
import { countryButtons, rowText } from './board.ts';
import { banner, bareTitle } from './facts.ts';
import { pageOf } from './paging.ts';
import { button, type MessageContent, message, section } from './parts.ts';
import { count } from './text.ts';

/** What somebody owes in one campaign, what is due first at the top; `done` counts the rest of their countries. */
export interface Owed {
  board: Board;
  rows: BoardRow[];
  done: number;
}

/** The countries of an owner that still owe an answer, campaign by campaign, nearest deadline first. */
export function owedBy(boards: readonly Board[], user: string): Owed[] {
  return boards
    .map((board) => {
      const own = board.rows.filter(({ owner }) => owner === user);
      const rows = own.filter(({ outstanding }) => outstanding).sort(byDue);
      return { board, rows, done: own.length - rows.length };
    })
    .filter(({ rows, done }) => rows.length + done > 0)
    .sort((a, b) => nearest(a).localeCompare(nearest(b)));
}

/** Without a deadline last. */
const byDue = (a: BoardRow, b: BoardRow) => (a.dueAt ?? '~').localeCompare(b.dueAt ?? '~');
const nearest = ({ rows }: Owed) => rows[0]?.dueAt ?? '~';

export interface MineView {
  boards: readonly Board[];
  user: string;
  zone: string;
  page: number;
  now: Date;
}

/** What I owe: my countries with their buttons. */
export function mineMessage({ boards, user, zone, page, now }: MineView): MessageContent {
  const owed = owedBy(boards, user);
  const place: PageValue = { of: 'mine', id: '', page, filter: '' };
  const groups = owed.flatMap((one) => owedGroups(one, zone, now, place));
  const shown = pageOf(groups, place);
  const total = owed.reduce((sum, { rows }) => sum + rows.length, 0);
  if (owed.length === 0) {
    return message('No country is assigned to you', [
      section(
        'No country is assigned to you. `/demarche assign Malaysia me` takes one on; `/demarche status` shows who is outstanding.',
      ),
    ]);
  }
  return message(`You owe ${count(total, 'answer')}`, [
    section(
      `*You owe ${count(total, 'answer')}*${shown.label ? `, ${shown.label}` : ''}${total === 0 ? ': all of yours are in' : ''}`,
    ),
    ...shown.blocks,
    ...shown.turn,
  ]);
}

/** A heading for the campaign, then a country and its buttons each. */
export function owedGroups(
  { board, rows, done }: Owed,
  zone: string,
  now: Date,
  place: PageValue,
): KnownBlock[][] {
  const { demarche } = board;
  const heading = section(
    `*${bareTitle(demarche)}*\n${rows.length > 0 ? `${count(rows.length, 'country', 'countries')} of yours outstanding` : 'all of yours are in'}${done > 0 && rows.length > 0 ? `, ${done} in` : ''}\n${banner(demarche, now)}`,
    button('Show', `${ACTION.show}:show`, encodePage({ of: 'show', id: demarche.id, page: 0, filter: '' }), {
      label: `Show ${demarche.mrn}`,
    }),
  );
  // The same country may stand under two campaigns; a block id may not occur twice in a message.
  const own = { ...place, filter: demarche.id };
  return [[heading], ...rows.map((row) => [section(rowText(row, zone)), countryButtons(board, row, own)])];
}
