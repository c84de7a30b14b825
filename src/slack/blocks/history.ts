import { type Board, type Entry, labelOf, type Position, type ResponsePatch } from '../../demarche/index.ts';
import { ACTION, encodeRow } from './actions.ts';
import { banner, title } from './facts.ts';
import { pageOf } from './paging.ts';
import { button, context, type MessageContent, message, section } from './parts.ts';
import { calendarDate, count, dateToken, escapeText, shorten } from './text.ts';

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
      return patchWords(entry.patch);
    case 'held':
      return `${patchWords(entry.patch)} _(kept beside a newer answer)_`;
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
  /** A country code, or empty for all. */
  country: string;
  reader: string;
  zone: string;
  page: number;
  now: Date;
}

/** The audit trail, newest first; one's own latest entry carries Undo. */
export function historyMessage(view: HistoryView): MessageContent {
  const { board, entries, country, zone, page, now } = view;
  const names = new Map(board.rows.map((row) => [row.country, row.name]));
  const about = country ? (names.get(country) ?? country) : title(board.demarche);
  const groups = entries.map((entry) => {
    const name = country ? null : (names.get(entry.country) ?? entry.country);
    return [section(entryLine(entry, name, zone), undoButton(view, entry))];
  });
  const shown = pageOf(groups, { of: 'history', id: board.demarche.id, page, filter: country });
  const heading = `*History* of ${escapeText(about)}: ${count(entries.length, 'entry', 'entries')}${shown.label ? `, ${shown.label}` : ''}`;
  return message(`History: ${count(entries.length, 'entry', 'entries')}`, [
    context(banner(board.demarche, now)),
    section(heading),
    ...(entries.length > 0
      ? shown.blocks
      : [
          section(
            'Nothing has been recorded yet. `/demarche record COUNTRY supports` is the shortest way to begin.',
          ),
        ]),
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
