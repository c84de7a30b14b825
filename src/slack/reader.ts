import type { Board, Demarche, Surface } from '../demarche/index.ts';
import { type Actor, DeskError } from '../desk/index.ts';
import type { SlackParts } from './parts.ts';

/** The person behind a payload, once it is clear that they may use the app at all. */
export interface Reader {
  actor: Actor;
  user: string;
  zone: string;
}

/** Throws a DeskError for guests, people of other organisations, bots and deactivated users: they get nothing. */
export async function readerOf(
  parts: SlackParts,
  who: { user: string; surface: Surface; link?: string | null },
): Promise<Reader> {
  const { zone, member } = await parts.people.profile(who.user);
  if (!member) {
    throw new DeskError(
      'not-yours',
      'Demarche Desk answers members of this workspace only, and you are here as a guest. Ask the coordinator of the campaign for what you need.',
    );
  }
  return {
    actor: {
      workspace: parts.workspace,
      user: who.user,
      surface: who.surface,
      link: who.link ?? null,
      role: 'coordinator',
    },
    user: who.user,
    zone,
  };
}

/** The demarche of a click, if its reader may (still) see it. Throws a DeskError that does not say whether it exists. */
export async function visibleDemarche(parts: SlackParts, reader: Reader, id: string): Promise<Demarche> {
  const found = await parts.desk.demarcheById(id);
  const mine = found !== null && found.workspace === reader.actor.workspace;
  if (!mine || !(await parts.people.maySee(reader.user, found))) {
    throw new DeskError(
      'not-tracked-here',
      'You can not see this demarche (any more): only members of a channel that tracks it can. Ask its coordinator to add you to that channel.',
    );
  }
  return found;
}

/** Every open demarche that the reader may see, nearest deadline first. */
export async function visibleDemarches({ desk, people }: SlackParts, reader: Reader): Promise<Demarche[]> {
  const open = await desk.demarches(reader.actor.workspace);
  const may = await Promise.all(open.map((one) => people.maySee(reader.user, one)));
  return open.filter((_, at) => may[at]);
}

export async function visibleBoards(parts: SlackParts, reader: Reader): Promise<Board[]> {
  const seen = await visibleDemarches(parts, reader);
  return Promise.all(seen.map((one) => parts.desk.board(one)));
}
