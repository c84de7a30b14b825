import type { KnownBlock } from '@slack/types';
import type { Ask, Board, Deadline } from '../../demarche/index.ts';
import { openProposals } from './achieved.ts';
import { ACTION, encodePage, type Paged } from './actions.ts';
import {
  banner,
  bar,
  bareTitle,
  citation,
  deadlineWords,
  deliveries,
  dueWindow,
  heldWords,
  positions,
  progress,
  title,
} from './facts.ts';
import { actions, button, context, header, type MessageContent, message, section } from './parts.ts';
import { count, dateToken, escapeText, list, shorten } from './text.ts';
import { hidesDeadline, withheldBlocks } from './withheld.ts';

/** How many asks the card shows; the rest are one click away. */
const ASKS_SHOWN = 5;

/**
 * The living card of a campaign: what, by when, how far. Channels see one, edited in place; `show` gives a person their own.
 * Its times are the reader's; the fallback is in UTC. `link` is an address outside Slack to hand on.
 */
export function card({
  board,
  now,
  link,
}: {
  board: Board;
  now: Date;
  link?: string | null;
}): MessageContent {
  const { demarche, tally } = board;
  const closed = demarche.state === 'closed';
  const state = closed ? 'Closed' : tally.owing > 0 && tally.outstanding === 0 ? 'All in' : '';
  return message(`${title(demarche)}: ${progress(tally)}${closed ? ' (closed)' : ''}`, [
    header(`${state ? `${state} · ` : ''}${demarche.subject || 'No subject'}`),
    context(provenance(board, now)),
    section(deadlineLines(board).join('\n')),
    section(tallyLines(board).join('\n')),
    ...askLines(board),
    ...withheldBlocks(demarche),
    ...proposal(board),
    actions('card', cardButtons(board)),
    context(
      `As of ${dateToken(now, 'UTC', 'short')} · record with the buttons under *Board*, or type \`/demarche record COUNTRY supports\``,
    ),
    ...(link ? [context(`Link: <${link}>`)] : []),
  ]);
}

function provenance({ demarche }: Board, now: Date): string {
  const sent = demarche.sentAt ? ` · sent ${dateToken(new Date(demarche.sentAt), 'UTC', 'short')}` : '';
  const from = demarche.from ? ` · ${escapeText(demarche.from)}` : '';
  return `${banner(demarche, now)} · ${bareTitle({ ...demarche, subject: '' }).replace(/ · $/, '')}${from}${sent}`;
}

function deadlineLines(board: Board): string[] {
  const { deadlines, urgency } = board.demarche.facts;
  const line = (deadline: Deadline, words: string) =>
    `*${words} ${deadlineWords(deadline)}*  ${citation(deadline)}`;
  const lines = [
    ...deadlines.filter(({ kind }) => kind === 'delivery').map((one) => line(one, 'Deliver by')),
    ...deadlines.filter(({ kind }) => kind === 'report').map((one) => line(one, 'Report by')),
    ...deadlines.filter(({ kind }) => kind === 'not-before').map((one) => line(one, 'Not before')),
  ];
  const window = dueWindow(board, 'UTC');
  if (window) lines.push(`Your time: ${window}`);
  if (deadlines.length === 0 && hidesDeadline(board)) lines.push('*Deadline*: withheld here');
  else if (deadlines.length === 0) {
    const urgent = urgency[0] ? `, but says “${escapeText(shorten(urgency[0].quote, 150))}”` : '';
    lines.push(`*No deadline*: the cable names no date${urgent}. No reminders are sent.`);
  }
  return lines;
}

function tallyLines({ tally }: Board): string[] {
  const withoutPost =
    tally.withoutPost > 0 ? `${count(tally.withoutPost, 'country', 'countries')} without a US post` : '';
  return [
    `${bar(tally)}  *${progress(tally)}*`,
    `Delivery: ${deliveries(tally)}`,
    `Position: ${positions(tally)}`,
    [withoutPost, heldWords(tally.held)].filter(Boolean).join(' · '),
  ].filter(Boolean);
}

function askLines({ demarche }: Board): KnownBlock[] {
  const { asks } = demarche.facts;
  if (asks.length === 0) return [];
  const line = (ask: Ask) => `${ask.number}. ${escapeText(shorten(ask.text, 220))}  ${citation(ask)}`;
  const more =
    asks.length > ASKS_SHOWN ? [`…and ${count(asks.length - ASKS_SHOWN, 'more ask', 'more asks')}`] : [];
  return [section(['*Asks*', ...asks.slice(0, ASKS_SHOWN).map(line), ...more].join('\n'))];
}

/** Countries that the cable itself says have done what is asked: proposed, never assumed. */
function proposal(board: Board): KnownBlock[] {
  const open = openProposals(board);
  if (open.length === 0 || board.demarche.state === 'closed') return [];
  const names = list(open.slice(0, 12).map(({ name }) => escapeText(name)));
  const cited = open[0]?.proposedAchieved;
  return [
    section(
      `The cable itself says that *${names}* ${open.length === 1 ? 'has' : 'have'} already done what is asked${cited ? `  ${citation(cited)}` : ''}. Record as achieved?`,
      button('Record as achieved', ACTION.confirmAchieved, board.demarche.id, {
        label: `Record ${count(open.length, 'country', 'countries')} as achieved`,
        confirm: {
          title: { type: 'plain_text', text: 'Record as achieved?' },
          text: { type: 'plain_text', text: shorten(list(open.map(({ name }) => name)), 250) },
          confirm: { type: 'plain_text', text: 'Record' },
          deny: { type: 'plain_text', text: 'Cancel' },
        },
      }),
    ),
  ];
}

function cardButtons({ demarche }: Board) {
  const show = (words: string, of: Paged, filter: string, style?: 'primary') =>
    button(words, `${ACTION.show}:${of}-${filter}`, encodePage({ of, id: demarche.id, page: 0, filter }), {
      label: `${words} of ${demarche.mrn}`,
      ...(style ? { style } : {}),
    });
  return [
    show('Outstanding', 'board', 'outstanding', 'primary'),
    show('Board', 'board', 'all'),
    show('Talking points', 'points', ''),
    show('Deadlines', 'deadlines', ''),
    show('History', 'history', ''),
  ];
}
