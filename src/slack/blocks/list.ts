import type { SectionBlock } from '@slack/types';
import type { Board } from '../../demarche/index.ts';
import { ACTION, encodePage } from './actions.ts';
import { banner, bar, bareTitle, progress } from './facts.ts';
import { pageOf } from './paging.ts';
import { button, type MessageContent, message, section } from './parts.ts';
import { count, dateToken } from './text.ts';
import { hidesDeadline } from './withheld.ts';

export interface ListView {
  /** Nearest deadline first. */
  boards: readonly Board[];
  zone: string;
  page: number;
  now: Date;
}

/** The open demarches that the reader may see, nearest deadline first, each with how far it is. */
export function listMessage({ boards, zone, page, now }: ListView): MessageContent {
  const groups = boards.map((board) => [campaignSection(board, zone, now)]);
  const shown = pageOf(groups, { of: 'list', id: '', page, filter: '' });
  if (boards.length === 0) {
    return message('No open demarche here', [
      section(
        'No open demarche that you can see. Begin with `/demarche import` (a cable from a file), or `/demarche track MRN` in a channel for one that was imported before; `/demarche reopen MRN` opens a closed one again.',
      ),
    ]);
  }
  return message(`${count(boards.length, 'open demarche')}`, [
    section(
      `*${count(boards.length, 'open demarche')}*, nearest deadline first${shown.label ? `, ${shown.label}` : ''}`,
    ),
    ...shown.blocks,
    ...shown.turn,
  ]);
}

/** An open demarche in a list: how far it is, what is due first, and the button that shows it. */
export function campaignSection(board: Board, zone: string, now: Date): SectionBlock {
  const { demarche, tally } = board;
  const due = board.firstDueAt
    ? `due from ${dateToken(new Date(board.firstDueAt), zone, 'date-time')}`
    : hidesDeadline(board)
      ? 'deadline withheld here'
      : 'no deadline';
  return section(
    `*${bareTitle(demarche)}*\n${bar(tally)} ${progress(tally)} · ${due}\n${banner(demarche, now)}`,
    button('Show', `${ACTION.show}:show`, encodePage({ of: 'show', id: demarche.id, page: 0, filter: '' }), {
      label: `Show ${demarche.mrn}`,
    }),
  );
}

/** What a link of ours unfolds to in a channel that follows the demarche: how far it is, and no button. */
export function linkBlocks(board: Board, now: Date): SectionBlock[] {
  const { accessory: _, ...block } = campaignSection(board, 'UTC', now);
  return [block];
}
