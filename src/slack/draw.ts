import { DeskError, rowOf } from '../desk/index.ts';
import {
  asksMessage,
  boardMessage,
  cableMessage,
  card,
  countryMessage,
  deadlinesMessage,
  historyMessage,
  listMessage,
  type MessageContent,
  mineMessage,
  type PageValue,
  pointsMessage,
  searchMessage,
  tableMessage,
} from './blocks/index.ts';
import { linkTo } from './links.ts';
import type { SlackParts } from './parts.ts';
import { type Reader, visibleBoards, visibleDemarche } from './reader.ts';

/** What a click has changed about the thing that is drawn again. */
export interface Aftermath {
  notice?: string;
  /** A country that stays in sight. */
  keep?: string;
}

/** Draws a page from the ledger as it stands now, for a reader who may see it. Throws DeskError when they may not. */
export async function draw(
  parts: SlackParts,
  reader: Reader,
  value: PageValue,
  aftermath: Aftermath = {},
): Promise<MessageContent> {
  const now = parts.clock.now();
  const { zone, user, desk } = reader;
  const { of, id, page, filter } = value;
  if (of === 'list' || of === 'mine') return drawVisible(parts, reader, of, page);
  if (of === 'cable') return drawCable(parts, reader, id, page);
  if (of === 'search') return drawSearch(parts, reader, value);
  const demarche = await visibleDemarche(reader, id);
  const board = await desk.board(demarche);
  switch (of) {
    case 'board':
      return boardMessage({ board, zone, filter, page, now, keep: aftermath.keep });
    case 'table':
      return tableMessage({ board, zone, filter, page, now });
    case 'country': {
      const row = rowOf(board, filter);
      const history = await desk.history(id, row.country);
      return countryMessage({ board, row, history, zone, now, notice: aftermath.notice });
    }
    case 'points': {
      const [country = '', notes] = filter === 'notes' ? ['', 'notes'] : filter.split(' ');
      return pointsMessage({ demarche, country, notes: notes === 'notes', page, now });
    }
    case 'asks':
      return asksMessage({ board, page, now });
    case 'deadlines':
      return deadlinesMessage({ board, zone, page, now });
    case 'history': {
      const entries = await desk.history(id, filter || undefined);
      const deeds = await desk.deeds(id);
      return historyMessage({ board, entries, deeds, country: filter, reader: user, zone, page, now });
    }
    case 'show':
      return card({ board, now, link: linkTo(parts, demarche) });
  }
}

/** What a search finds, or what is like the cable that `id` names, of the cables that the reader may see. */
async function drawSearch(parts: SlackParts, reader: Reader, place: PageValue): Promise<MessageContent> {
  const { desk } = reader;
  const { workspace } = reader.actor;
  const { id, filter } = place;
  if (id) await drawCable(parts, reader, id, 0);
  const found = id ? await desk.similar(workspace, id) : await desk.search(workspace, filter);
  return searchMessage({ typed: id || filter, found, mayHold: desk.maxClassification, place });
}

async function drawVisible(
  parts: SlackParts,
  reader: Reader,
  of: 'list' | 'mine',
  page: number,
): Promise<MessageContent> {
  const { user, zone } = reader;
  const boards = await visibleBoards(reader);
  const now = parts.clock.now();
  return of === 'list'
    ? listMessage({ boards, zone, page, now })
    : mineMessage({ boards, user, zone, page, now });
}

/** Throws a DeskError with the nearest MRNs when there is no such cable for this reader. */
export async function drawCable(
  parts: SlackParts,
  reader: Reader,
  mrn: string,
  page: number,
): Promise<MessageContent> {
  const found = await reader.desk.cable(reader.actor.workspace, mrn);
  if (!found) throw new DeskError('unknown-mrn', await unknownMrn(reader, mrn));
  const { cable, withheld } = found;
  return cableMessage({ mrn, cable, withheld, zone: reader.zone, page, now: parts.clock.now() });
}

/** What to say of an MRN that is not known to this reader: the nearest that are. */
export async function unknownMrn({ desk, actor }: Reader, typed: string): Promise<string> {
  const near = (await desk.nearestMrns(actor.workspace, typed)).slice(0, 3).map((mrn) => `\`${mrn}\``);
  const offer = near.length > 0 ? ` Nearest: ${near.join(', ')}.` : '';
  return `I know no cable ${typed} that you can see.${offer} \`/demarche import\` reads a new one.`;
}
