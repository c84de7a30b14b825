import type { KnownBlock } from '@slack/types';
import { type Board, type BoardRow, type Entry, labelOf } from '../../demarche/index.ts';
import { ACTION, encodePage, encodeRow, type PageValue } from './actions.ts';
import { countryButtons } from './board.ts';
import { banner, bareTitle, citation, owedWords, stateWords } from './facts.ts';
import { entryLine, saidWords } from './history.ts';
import { actions, button, context, type MessageContent, message, section } from './parts.ts';
import { calendarDate, dateToken, escapeText, localTime, shorten } from './text.ts';
import { withheldWords, writtenWords } from './withheld.ts';

/** How much of the history and of the cable's own words the view shows before it points to more. */
const SHOWN = { history: 5, mentions: 4, asks: 10, quote: 250 };

export interface CountryView {
  board: Board;
  row: BoardRow;
  /** Newest first. */
  history: readonly Entry[];
  zone: string;
  now: Date;
  /** What a click has just done. */
  notice?: string | undefined;
}

/** One country: the latest answer, what it owes by whose clock, its history, and what the cable says of it. */
export function countryMessage({ board, row, history, zone, now, notice }: CountryView): MessageContent {
  const open = board.demarche.state === 'open';
  return message(`${row.name}: ${stateWords(row)}`, [
    context(`${banner(board.demarche, now)} · ${bareTitle(board.demarche)}`),
    ...(notice ? [section(notice)] : []),
    section(
      [`*${escapeText(row.name)}*`, stateWords(row), ...owedLines(row, zone), ...detailLines(row)].join('\n'),
    ),
    ...writtenBlocks(board, row),
    ...heldBlocks(board, row),
    ...(open ? [countryButtons(board, row, placeOf(board, row))] : []),
    ...askLines(board, row),
    ...historyBlocks(board, row, history, zone),
    ...mentionBlocks(board, row),
  ]);
}

const placeOf = (board: Board, row: BoardRow): PageValue => ({
  of: 'country',
  id: board.demarche.id,
  page: 0,
  filter: row.country,
});

function owedLines(row: BoardRow, zone: string): string[] {
  const lines = [
    row.post
      ? `Post: ${escapeText(row.post)}, through ${escapeText(row.via)}`
      : `No US post is accredited here; the country came in through ${escapeText(row.via)}. Nobody can be reminded.`,
  ];
  if (row.owner) lines.push(`Owner: <@${row.owner}>`);
  if (row.dueAt) {
    const due = new Date(row.dueAt);
    lines.push(
      `Due: ${dateToken(due, zone, 'date-time')} your time; ${localTime(due, row.zone)} at post; ${localTime(due, 'UTC')}${owedWords(row) ? ` · *${owedWords(row)}*` : ''}`,
    );
  }
  return lines;
}

function detailLines(row: BoardRow): string[] {
  const whom = [row.interlocutor, row.level]
    .filter((word) => word !== null)
    .map(escapeText)
    .join(', ');
  return [
    whom ? `Spoke with: ${whom}` : '',
    row.quote ? `“${escapeText(shorten(row.quote, 500))}”` : '',
    row.note ? `Note: ${escapeText(shorten(row.note, 500))}` : '',
    row.paperLeft === null ? '' : row.paperLeft ? 'A paper was left' : 'No paper was left',
    row.followUpOn ? `Follow up: ${calendarDate(row.followUpOn)}` : '',
  ].filter(Boolean);
}

/** Two versions: both shown, and the choice. */
export function heldBlocks(board: Board, row: BoardRow): KnownBlock[] {
  return row.held.slice(0, 3).flatMap((entry) => {
    if (entry.type !== 'held' && entry.type !== 'record') return [];
    const value = encodeRow({
      demarche: board.demarche.id,
      country: row.country,
      revision: entry.revision,
    });
    return [
      section(
        `:warning: <@${entry.by}> recorded another answer, ${dateToken(new Date(entry.at), 'UTC', 'short')}: *${saidWords(entry)}*. It is kept, but not in force.`,
      ),
      actions(`held-${row.country}-${entry.revision}`, [
        button('Put it in force', ACTION.adopt, value, {
          label: `${row.name}: put the other answer in force`,
          style: 'primary',
        }),
        button('Leave the current one', ACTION.dismiss, value, {
          label: `${row.name}: leave the current answer`,
        }),
      ]),
    ];
  });
}

/** What is not shown of the answer, and of the cable's words about the country. */
function writtenBlocks({ demarche }: Board, { withheld }: BoardRow): KnownBlock[] {
  const lines = [writtenWords(withheld, demarche), withheldWords(demarche, ['deadlines', 'texts'])];
  return lines.filter(Boolean).map((line) => context(line));
}

function askLines({ demarche }: Board, row: BoardRow): KnownBlock[] {
  const answered = demarche.facts.asks.filter((ask) => row.asks[String(ask.number)] !== undefined);
  if (answered.length === 0) return [];
  const lines = answered.slice(0, SHOWN.asks).map((ask) => {
    const position = row.asks[String(ask.number)];
    return `${ask.number}. ${escapeText(shorten(ask.text, 120))}: *${position ? labelOf(position) : ''}*`;
  });
  const more = answered.length > lines.length ? [`…and ${answered.length - lines.length} more`] : [];
  return [section(['*By ask*', ...lines, ...more].join('\n'))];
}

function historyBlocks(board: Board, row: BoardRow, history: readonly Entry[], zone: string): KnownBlock[] {
  if (history.length === 0) return [section('Nothing has been recorded yet.')];
  const lines = history.slice(0, SHOWN.history).map((entry) => entryLine(entry, null, zone));
  const all = button(
    `All ${history.length}`,
    `${ACTION.show}:history`,
    encodePage({ of: 'history', id: board.demarche.id, page: 0, filter: row.country }),
    { label: `Whole history of ${row.name}` },
  );
  return [section(['*History*', ...lines].join('\n'), history.length > SHOWN.history ? all : undefined)];
}

function mentionBlocks({ demarche }: Board, row: BoardRow): KnownBlock[] {
  const mentions = demarche.facts.mentions[row.country] ?? [];
  if (mentions.length === 0) return [];
  const lines = mentions
    .slice(0, SHOWN.mentions)
    .map((one) => `• “${escapeText(shorten(one.quote, SHOWN.quote))}”  ${citation(one)}`);
  const more =
    mentions.length > SHOWN.mentions ? [`…and ${mentions.length - SHOWN.mentions} more in the cable`] : [];
  return [section(['*What the cable says of it*', ...lines, ...more].join('\n'))];
}
