import { type Board, type Demarche, saidBetween } from '../demarche/index.ts';
import { refusal, rowOf } from '../desk/index.ts';
import type { PlainReading, Reading } from '../utterance/index.ts';
import {
  assignProposal,
  countMessage,
  countryMessage,
  escapeText,
  type MessageContent,
  noticeMessage,
  proposalMessage,
  questionMessage,
  sayingsMessage,
  toldThenMessage,
  undoneMessage,
} from './blocks/index.ts';
import { contextFor } from './context.ts';
import { draw, drawCable } from './draw.ts';
import type { Said } from './kept.ts';
import type { SlackParts } from './parts.ts';
import type { Reader } from './reader.ts';
import { remindLater } from './remind-later.ts';
import { keepSaid } from './said.ts';
import { beforeDeadline, type MadeReading, runSaid, typedInstead } from './said-commands.ts';
import { COUNTED, choiceWords, SAYINGS } from './said-words.ts';

/** Where something was said, before anything was made of it. */
export type Heard = Pick<Said, 'channel' | 'threadTs' | 'link'>;

/** An answer in plain words, and the demarche that it shows; null for what shows none. */
export interface Answered {
  content: MessageContent;
  demarche: Demarche | null;
}

/** Answers a reading. Throws DeskError for what can not be answered, in words for the person. */
export async function answer(
  parts: SlackParts,
  reader: Reader,
  heard: Heard,
  reading: Reading,
): Promise<Answered> {
  if (reading.type === 'unknown') {
    const { nearest, understood } = reading;
    return {
      content: understood ? noticeMessage(escapeText(nearest)) : sayingsMessage(SAYINGS, nearest),
      demarche: null,
    };
  }
  if (reading.type === 'ambiguous') {
    const said: Said = { ...heard, user: reader.user, demarche: null, readings: reading.readings };
    const key = await keepSaid(parts, said);
    return {
      content: questionMessage(
        reading.question,
        reading.readings.map((one) => choiceWords(one, reader.zone)),
        key,
      ),
      demarche: null,
    };
  }
  if (reading.type === 'help') return { content: sayingsMessage(SAYINGS), demarche: null };
  if (reading.type === 'list' || reading.type === 'mine') {
    const place = { of: reading.type, id: '', page: 0, filter: '' };
    return { content: await draw(parts, reader, place), demarche: null };
  }
  if (reading.type === 'command') {
    return { content: typedInstead(reading.command, reading.mrn), demarche: null };
  }
  if (reading.type === 'cable') {
    const mrn = reading.mrn ?? (await demarcheOf(parts, reader, heard.channel, null)).mrn;
    const demarche = await reader.desk.demarche(reader.actor.workspace, mrn);
    return { content: await drawCable(parts, reader, mrn, 0), demarche };
  }
  if (reading.type === 'search') {
    const place = { of: 'search', id: '', page: 0, filter: reading.words.slice(0, 200) } as const;
    return { content: await draw(parts, reader, place), demarche: null };
  }
  const demarche = await demarcheOf(parts, reader, heard.channel, reading.mrn);
  if (isMade(reading)) {
    const { content, alone } = await runSaid(parts, reader, heard, demarche, reading);
    return { content, demarche: alone ? null : demarche };
  }
  return { content: await about(parts, reader, heard, demarche, reading), demarche };
}

/** In a DM, where no channel says which demarche is meant, the only one that the person can see is. */
async function demarcheOf(
  parts: SlackParts,
  reader: Reader,
  channel: string,
  mrn: string | null,
): Promise<Demarche> {
  const context = contextFor(parts, reader, { words: '', channel });
  if (mrn) return (await context.demarche(mrn)).demarche;
  const tracked = await reader.desk.trackedIn(reader.actor.workspace, channel);
  if (tracked.length === 0) {
    const [only, ...others] = await reader.desk.demarches(reader.actor.workspace);
    if (only && others.length === 0) return only;
  }
  return (await context.demarche('')).demarche;
}

type OfDemarche = Exclude<
  PlainReading,
  { type: 'help' | 'list' | 'mine' | 'cable' | 'search' | 'command' } | MadeReading
>;

const MADE: ReadonlySet<string> = new Set<MadeReading['type']>(['map', 'timeline', 'export', 'since']);
const isMade = (reading: PlainReading): reading is MadeReading => MADE.has(reading.type);

async function about(
  parts: SlackParts,
  reader: Reader,
  heard: Heard,
  demarche: Demarche,
  reading: OfDemarche,
): Promise<MessageContent> {
  const { clock } = parts;
  const { desk } = reader;
  const { id } = demarche;
  const board = await desk.board(demarche);
  const page = (of: Parameters<typeof draw>[2]['of'], filter: string) =>
    draw(parts, reader, { of, id, page: 0, filter });
  switch (reading.type) {
    case 'show':
    case 'asks':
      return page(reading.type, '');
    case 'points':
      return page('points', [reading.country ?? '', reading.notes ? 'notes' : ''].join(' ').trim());
    case 'deadlines':
      return reading.country ? country(parts, reader, board, reading.country) : page('deadlines', '');
    case 'history':
      return page('history', reading.country ?? '');
    case 'answer':
      return country(parts, reader, board, reading.country);
    case 'status':
      if (reading.country) return country(parts, reader, board, reading.country);
      return page(
        reading.table ? 'table' : 'board',
        reading.filter ?? (reading.table ? 'all' : 'outstanding'),
      );
    case 'count':
      return countMessage({
        board,
        of: reading.of,
        words: COUNTED[reading.of] ?? reading.of,
        now: clock.now(),
      });
    case 'between': {
      const [from, until] = [new Date(reading.from), reading.until === null ? null : new Date(reading.until)];
      const now = clock.now();
      const period = { from, until: until ?? now };
      const found = saidBetween(board, await desk.history(id), reading.of, period, reader.zone);
      return toldThenMessage({ board, of: reading.of, found, from, until, zone: reader.zone, now });
    }
    case 'undo': {
      const { undone, after } = await desk.undo(reader.actor, id);
      const now = await desk.board(demarche);
      return undoneMessage({ board: now, row: rowOf(now, undone.country), undone, after });
    }
    case 'record': {
      const row = rowOf(board, reading.country);
      if (demarche.state === 'closed') throw refusal.closed(demarche, 'record');
      const key = await keepSaid(parts, { ...heard, user: reader.user, demarche: id, readings: [reading] });
      const { patch, said } = reading;
      return proposalMessage({ board, row, patch, said, key, by: reader.user, now: clock.now() });
    }
    case 'assign': {
      if (demarche.state === 'closed') throw refusal.closed(demarche, 'assign');
      const rows = reading.countries.map((code) => rowOf(board, code));
      const key = await keepSaid(parts, { ...heard, user: reader.user, demarche: id, readings: [reading] });
      const owner = reading.owner === 'me' ? reader.user : reading.owner;
      return assignProposal({ board, rows, owner, key, now: clock.now() });
    }
    case 'remind':
      return remindLater(parts, reader, demarche, reading);
    case 'remind-before': {
      const at = beforeDeadline(dueFor(board, reading.country, reader.user), reading.minutes, clock.now());
      return remindLater(parts, reader, demarche, { at, words: reading.words });
    }
  }
}

async function country(
  parts: SlackParts,
  reader: Reader,
  board: Board,
  code: string,
): Promise<MessageContent> {
  const row = rowOf(board, code);
  const history = await reader.desk.history(board.demarche.id, code);
  return countryMessage({ board, row, history, zone: reader.zone, now: parts.clock.now() });
}

/** The country's deadline; without one the first of those that the person still owes, else the first of all. */
function dueFor(board: Board, code: string | null, user: string): string | null {
  if (code) return rowOf(board, code).dueAt;
  const own = board.rows.flatMap(({ owner, outstanding, dueAt }) =>
    owner === user && outstanding && dueAt ? [dueAt] : [],
  );
  return own.toSorted()[0] ?? board.firstDueAt;
}
