import { type Board, countryName, type Demarche } from '../demarche/index.ts';
import { DeskError } from '../desk/index.ts';
import type { PlainReading, Reading } from '../utterance/index.ts';
import {
  countMessage,
  countryMessage,
  type HelpLine,
  helpMessage,
  localTime,
  type MessageContent,
  proposalMessage,
  questionMessage,
  undoneMessage,
} from './blocks/index.ts';
import { contextFor } from './context.ts';
import { draw, drawCable } from './draw.ts';
import type { SlackParts } from './parts.ts';
import { type Reader, visibleDemarches } from './reader.ts';
import { remindLater } from './remind-later.ts';
import { keepSaid, type Said } from './said.ts';

/** What can be said in plain words, for the help. */
const SAYINGS: readonly HelpLine[] = [
  ['who is outstanding?', 'the countries that still owe an answer'],
  ['points for Malaysia', 'the talking points'],
  ['when is it due in Jakarta?', 'the deadline by that clock'],
  ['what did Senegal say?', 'the latest answer and its history'],
  ['how many support?', 'the count, with the names'],
  ['remind me tomorrow', 'a DM at that time, with what you then owe'],
  ['Senegal supports, FM said yes on the 6th', 'shows what would be recorded, and asks first'],
].map(([usage = '', help = '']) => ({ usage, help, examples: [usage] }));

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
    return { content: helpMessage(SAYINGS, '', reading.nearest), demarche: null };
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
  if (reading.type === 'help') return { content: helpMessage(SAYINGS, ''), demarche: null };
  if (reading.type === 'list') {
    return {
      content: await draw(parts, reader, { of: 'list', id: '', page: 0, filter: '' }),
      demarche: null,
    };
  }
  if (reading.type === 'cable') {
    const demarche = await parts.desk.demarche(reader.actor.workspace, reading.mrn);
    return { content: await drawCable(parts, reader, reading.mrn, 0), demarche };
  }
  if (reading.type === 'search') {
    const place = { of: 'search', id: '', page: 0, filter: reading.words.slice(0, 200) } as const;
    return { content: await draw(parts, reader, place), demarche: null };
  }
  const demarche = await demarcheOf(parts, reader, heard.channel, reading.mrn);
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
  const tracked = await parts.desk.trackedIn(reader.actor.workspace, channel);
  if (tracked.length === 0) {
    const [only, ...others] = await visibleDemarches(parts, reader);
    if (only && others.length === 0) return only;
  }
  return (await context.demarche('')).demarche;
}

type OfDemarche = Exclude<PlainReading, { type: 'help' | 'list' | 'cable' | 'search' }>;

async function about(
  parts: SlackParts,
  reader: Reader,
  heard: Heard,
  demarche: Demarche,
  reading: OfDemarche,
): Promise<MessageContent> {
  const { desk, clock } = parts;
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
      return page('board', reading.filter ?? 'outstanding');
    case 'count':
      return countMessage({
        board,
        of: reading.of,
        words: COUNTED[reading.of] ?? reading.of,
        now: clock.now(),
      });
    case 'undo': {
      const { undone, after } = await desk.undo(reader.actor, id);
      const now = await desk.board(demarche);
      return undoneMessage({ board: now, row: rowOf(now, undone.country), undone, after });
    }
    case 'record': {
      const row = rowOf(board, reading.country);
      if (demarche.state === 'closed') {
        throw new DeskError(
          'closed',
          'This demarche is closed, so nothing can be recorded. `/demarche reopen` opens it again.',
        );
      }
      const key = await keepSaid(parts, { ...heard, user: reader.user, demarche: id, readings: [reading] });
      const { patch, said } = reading;
      return proposalMessage({ board, row, patch, said, key, by: reader.user, now: clock.now() });
    }
    case 'remind':
      return remindLater(parts, reader, demarche, reading);
  }
}

async function country(
  parts: SlackParts,
  reader: Reader,
  board: Board,
  code: string,
): Promise<MessageContent> {
  const row = rowOf(board, code);
  const history = await parts.desk.history(board.demarche.id, code);
  return countryMessage({ board, row, history, zone: reader.zone, now: parts.clock.now() });
}

function rowOf(board: Board, code: string) {
  const row = board.rows.find(({ country: one }) => one === code);
  if (!row) {
    const exempt = board.demarche.facts.exempted.some(({ country: one }) => one === code);
    throw new DeskError(
      'not-a-responder',
      `That country ${exempt ? 'is exempt from this demarche (XMT)' : 'owes no answer to this demarche'}. \`/demarche status\` shows who does.`,
    );
  }
  return row;
}

const COUNTED: Record<string, string> = {
  in: 'are in',
  outstanding: 'are outstanding',
  overdue: 'are overdue',
  all: 'owe an answer',
  held: 'have two versions that wait for a choice',
  pending: 'are pending',
  planned: 'are planned',
  delivered: 'were delivered to',
  unable: 'could not be delivered to',
  nil: 'reported that nothing was done',
  achieved: 'have done what was asked',
  supports: 'support',
  'leans-yes': 'lean yes',
  noncommittal: 'are noncommittal',
  'leans-no': 'lean no',
  opposes: 'oppose',
};

const OTHER_WORDS = {
  help: 'Help',
  list: 'All demarches',
  show: 'The card',
  asks: 'The asks',
  undo: 'Undo my last entry',
  search: 'A search',
} as const;

/** What stands on the button of a reading. */
function choiceWords(reading: PlainReading, zone: string): string {
  const name = 'country' in reading && reading.country ? countryName(reading.country) : '';
  switch (reading.type) {
    case 'points':
      return name ? `Talking points for ${name}` : 'Talking points';
    case 'deadlines':
      return name ? `When it is due in ${name}` : 'Deadlines';
    case 'history':
      return name ? `History of ${name}` : 'History';
    case 'status':
      return name ? `Status of ${name}` : 'The board';
    case 'answer':
      return `What ${name} said`;
    case 'record':
      return `Record for ${name}`;
    case 'count':
      return `How many ${COUNTED[reading.of] ?? reading.of}`;
    case 'cable':
      return `Cable ${reading.mrn}`;
    case 'remind':
      return `Remind me ${localTime(new Date(reading.at), zone)}`;
    default:
      return OTHER_WORDS[reading.type];
  }
}
