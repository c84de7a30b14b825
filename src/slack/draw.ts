import { DeskError, type Found, type StoredCable } from '../desk/index.ts';
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
  const { desk, clock } = parts;
  const now = clock.now();
  const { zone, user } = reader;
  const { of, id, page, filter } = value;
  if (of === 'list' || of === 'mine') return drawVisible(parts, reader, of, page);
  if (of === 'cable') return drawCable(parts, reader, id, page);
  if (of === 'search') return drawSearch(parts, reader, value);
  const demarche = await visibleDemarche(parts, reader, id);
  const board = await desk.board(demarche);
  switch (of) {
    case 'board':
      return boardMessage({ board, zone, filter, page, now, keep: aftermath.keep });
    case 'table':
      return tableMessage({ board, zone, filter, page, now });
    case 'country': {
      const row = board.rows.find(({ country }) => country === filter);
      if (!row) throw new DeskError('not-a-responder', 'This country owes no answer to this demarche.');
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
      return historyMessage({ board, entries, country: filter, reader: user, zone, page, now });
    }
    case 'show':
      return card({ board, now });
  }
}

/** What a search finds, or what is like the cable that `id` names, of the cables that the reader may see. */
async function drawSearch(parts: SlackParts, reader: Reader, place: PageValue): Promise<MessageContent> {
  const { desk } = parts;
  const { workspace } = reader.actor;
  const { id, filter } = place;
  if (id) await drawCable(parts, reader, id, 0);
  const found: Found = id
    ? { how: 'similar', words: [], hits: await desk.similar(workspace, id) }
    : await desk.search(workspace, filter);
  const may = await Promise.all(found.hits.map(({ mrn }) => maySeeCable(parts, reader, mrn)));
  const hits = found.hits.filter((_, at) => may[at]);
  return searchMessage({ typed: id || filter, found: { ...found, hits }, place });
}

/** A cable that opened a demarche is for who may see that; one that asks for nothing is for every member. */
async function maySeeCable({ desk, people }: SlackParts, reader: Reader, mrn: string): Promise<boolean> {
  const demarche = await desk.demarche(reader.actor.workspace, mrn);
  return demarche === null || people.maySee(reader.user, demarche);
}

async function drawVisible(
  parts: SlackParts,
  reader: Reader,
  of: 'list' | 'mine',
  page: number,
): Promise<MessageContent> {
  const { user, zone } = reader;
  const boards = await visibleBoards(parts, reader);
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
  const found = await visibleCable(parts, reader, mrn);
  if (!found) throw new DeskError('unknown-mrn', await unknownMrn(parts, reader, mrn));
  return cableMessage({ mrn, cable: found.cable, zone: reader.zone, page, now: parts.clock.now() });
}

/** A cable whose demarche one may not see does not exist for one; a cable that asks for nothing is for every member. */
export async function visibleCable(
  { desk, people }: SlackParts,
  { actor, user }: Reader,
  mrn: string,
): Promise<StoredCable | null> {
  const found = await desk.cable(actor.workspace, mrn);
  const demarche = found ? await desk.demarche(actor.workspace, mrn) : null;
  return demarche && !(await people.maySee(user, demarche)) ? null : found;
}

/** What to say of an MRN that is not known to this reader: the nearest that are. */
export async function unknownMrn(parts: SlackParts, reader: Reader, typed: string): Promise<string> {
  const { desk, people } = parts;
  const near: string[] = [];
  for (const mrn of await desk.nearestMrns(reader.actor.workspace, typed)) {
    const demarche = await desk.demarche(reader.actor.workspace, mrn);
    if (!demarche || (await people.maySee(reader.user, demarche))) near.push(`\`${mrn}\``);
  }
  const offer = near.length > 0 ? ` Nearest: ${near.slice(0, 3).join(', ')}.` : '';
  return `I know no cable ${typed} that you can see.${offer} \`/demarche import\` reads a new one.`;
}
