import type { KnownBlock } from '@slack/types';
import {
  type Board,
  type Deed,
  type Entry,
  labelOf,
  type Position,
  type ResponsePatch,
} from '../../demarche/index.ts';
import { ACTION, encodeRow } from './actions.ts';
import { deedLines, openedLine } from './deed-lines.ts';
import { banner, title } from './facts.ts';
import { pageOf } from './paging.ts';
import { button, context, type MessageContent, message, section } from './parts.ts';
import { calendarDate, count, dateToken, escapeText, shorten } from './text.ts';
import { becauseOf } from './withheld.ts';

const cleared = 'cleared';

/** An entry is one line among others; the form shows the whole of it. */
const LINE = 400;

/** What an entry says, field by field: `Delivered · Supports · ask 2 Opposes · “…”`. Safe in mrkdwn. */
export function patchWords(patch: ResponsePatch): string {
  const date = (label: string, value: string | null | undefined) =>
    value === undefined ? '' : `${label} ${value === null ? cleared : calendarDate(value)}`;
  const text = (label: string, value: string | null | undefined) =>
    value === undefined
      ? ''
      : value === null
        ? `${label} ${cleared}`
        : `${label} ${escapeText(shorten(value, 200))}`.trim();
  const asks = Object.entries(patch.asks ?? {}).map(
    ([number, position]: [string, Position | null]) =>
      `ask ${number} ${position ? labelOf(position) : cleared}`,
  );
  const words = [
    patch.delivery ? labelOf(patch.delivery) : '',
    patch.position === undefined
      ? ''
      : patch.position === null
        ? `position ${cleared}`
        : labelOf(patch.position),
    ...asks,
    text('reason', patch.reason),
    date('on', patch.deliveredOn),
    text('with', patch.interlocutor),
    text('level', patch.level),
    patch.quote === undefined
      ? ''
      : patch.quote === null
        ? `quote ${cleared}`
        : `“${escapeText(shorten(patch.quote, 200))}”`,
    text('note', patch.note),
    patch.paperLeft === undefined || patch.paperLeft === null
      ? ''
      : patch.paperLeft
        ? 'paper left'
        : 'no paper left',
    date('follow up', patch.followUpOn),
  ];
  return shorten(words.filter(Boolean).join(' · '), LINE);
}

/** What an entry said, and how much of it may not be shown here; empty for one that says nothing itself. */
export function saidWords(entry: Entry): string {
  if (entry.type !== 'record' && entry.type !== 'held') return '';
  const withheld = entry.withheld ? `:lock: ${count(entry.withheld, 'text')} withheld` : '';
  return [patchWords(entry.patch), withheld].filter(Boolean).join(' · ');
}

const SURFACES: Record<Entry['surface'], string> = {
  button: 'a button',
  modal: 'the form',
  command: 'a command',
  message: 'a message',
  home: 'the home tab',
  import: 'the import',
  cli: 'the command line',
};

function whatHappened(entry: Entry): string {
  switch (entry.type) {
    case 'record':
      return saidWords(entry);
    case 'held':
      return `${saidWords(entry)} _(kept beside a newer answer)_`;
    case 'adopt':
      return `put version ${entry.of} in force`;
    case 'dismiss':
      return `left version ${entry.of} aside`;
    case 'undo':
      return `undid version ${entry.of}`;
  }
}

/** One line of the audit trail: version, when, who, from where, what. `country` is a name, or null inside one country. */
export function entryLine(entry: Entry, country: string | null, zone: string): string {
  const where = entry.link ? `<${entry.link}|${SURFACES[entry.surface]}>` : SURFACES[entry.surface];
  const what = whatHappened(entry) || 'nothing';
  return `${country ? `*${escapeText(country)}* ` : ''}v${entry.revision} · ${dateToken(new Date(entry.at), zone, 'short')} · <@${entry.by}> by ${where}: ${what}`;
}

export interface HistoryView {
  board: Board;
  /** Newest first. */
  entries: readonly Entry[];
  /** What was done besides, oldest first. */
  deeds: readonly Deed[];
  /** A country code, or empty for all. */
  country: string;
  reader: string;
  zone: string;
  page: number;
  now: Date;
}

interface Happened {
  at: string;
  blocks: KnownBlock[];
}

/** Of one country only what was done about it: who answers for it, and that it came or went. */
function deedsAbout({ deeds, country }: HistoryView): Deed[] {
  if (!country) return [...deeds];
  return deeds.flatMap((deed): Deed[] => {
    if (deed.type === 'assign') return deed.country === country ? [deed] : [];
    if (deed.type !== 'amend') return [];
    const changes = deed.changes.filter((change) => change.country === country);
    return changes.length > 0 ? [{ ...deed, changes }] : [];
  });
}

/** Entries and what was done between them, newest first. Each kind stays in the order in which it was written, whatever the clocks said. */
function happenings(view: HistoryView, deeds: readonly Deed[]): KnownBlock[][] {
  const { board, entries, country, zone } = view;
  const names = new Map(board.rows.map((row) => [row.country, row.name]));
  const recorded = entries.map((entry): Happened => {
    const name = country ? null : (names.get(entry.country) ?? entry.country);
    return { at: entry.at, blocks: [section(entryLine(entry, name, zone), undoButton(view, entry))] };
  });
  const done = deeds.toReversed().map(
    (deed): Happened => ({
      at: deed.at,
      blocks: deedLines(deed, board, zone).map((line) => section(line)),
    }),
  );
  const merged = recorded.flatMap((one) => {
    const until = done.findIndex(({ at }) => Date.parse(at) <= Date.parse(one.at));
    return [...done.splice(0, until < 0 ? done.length : until), one];
  });
  const opened = country ? [] : [[section(openedLine(board, zone))]];
  return [...[...merged, ...done].map(({ blocks }) => blocks), ...opened];
}

const NOTHING =
  'Nothing has been recorded yet. `/demarche record COUNTRY supports` is the shortest way to begin.';

/** Why lines say that texts are withheld; each says how many. */
function withheldNote({ demarche: { withheld } }: Board): KnownBlock[] {
  return withheld ? [context(`:lock: What people wrote is withheld: ${becauseOf(withheld.clearance)}`)] : [];
}

/** The audit trail, newest first: every entry, and between them what was done to the campaign; one's own latest entry carries Undo. */
export function historyMessage(view: HistoryView): MessageContent {
  const { board, entries, country, page, now } = view;
  const about = country
    ? (board.rows.find((row) => row.country === country)?.name ?? country)
    : title(board.demarche);
  const deeds = deedsAbout(view);
  const groups = happenings(view, deeds);
  const shown = pageOf(groups, { of: 'history', id: board.demarche.id, page, filter: country });
  const counted = `${count(entries.length, 'entry', 'entries')}${deeds.length > 0 ? `, ${count(deeds.length, 'other change')}` : ''}`;
  const heading = `*History* of ${escapeText(about)}: ${counted}${shown.label ? `, ${shown.label}` : ''}`;
  return message(`History: ${counted}`, [
    context(banner(board.demarche, now)),
    section(heading),
    ...(entries.some(({ withheld }) => withheld) ? withheldNote(board) : []),
    ...(entries.length > 0 ? [] : [section(NOTHING)]),
    ...shown.blocks,
    ...shown.turn,
  ]);
}

/** Undo stands on the entries that the reader may take back: their own, and the last of their country. */
function undoButton({ board, reader }: HistoryView, entry: Entry) {
  const row = board.rows.find((one) => one.country === entry.country);
  const takesBack = entry.type === 'record' || entry.type === 'adopt';
  if (!row || row.last?.revision !== entry.revision || entry.by !== reader || !takesBack) return undefined;
  if (board.demarche.state === 'closed') return undefined;
  return button(
    'Undo',
    ACTION.undo,
    encodeRow({ demarche: board.demarche.id, country: entry.country, revision: entry.revision }),
    { label: `Undo version ${entry.revision} of ${row.name}` },
  );
}
