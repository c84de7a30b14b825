import type { Board, Demarche, Role, Surface } from '../demarche/index.ts';
import { type Actor, DeskError, refusal, type SeenDesk } from '../desk/index.ts';
import type { SlackParts } from './parts.ts';
import type { Standing } from './people.ts';

/** The person behind a payload, once it is clear that they may use the app at all. */
export interface Reader {
  actor: Actor;
  user: string;
  zone: string;
  /** The desk as this person sees it from where they are. */
  desk: SeenDesk;
}

/** Who asks, from which surface and which channel. */
interface Asking {
  user: string;
  surface: Surface;
  channel: string | null;
  link?: string | null;
}

const namedOnly = (who: string) =>
  `Demarche Desk answers members of this workspace only, and you ${who}. Ask the coordinator of the campaign: they can let you in by name with \`/demarche roles\`.`;

/**
 * Who asks, and the desk as they see it: from a channel, or alone with the app (`channel` null: a DM, Home, a form). Throws DeskError
 * for who asks too often, and for who gets nothing: bots, deactivated people, and guests and people of other organisations whom nobody has let in by name.
 *
 * @example const { desk, actor } = await readerOf(parts, { user: 'U1', surface: 'command', channel: 'C1' })
 */
export async function readerOf(parts: SlackParts, who: Asking): Promise<Reader> {
  parts.fairness.admit(parts.workspace, who.user);
  return readerFor(parts, who);
}

/** The same for somebody who did not ask themselves: what they would see if they did. */
export async function readerFor(parts: SlackParts, who: Asking): Promise<Reader> {
  const { workspace, people } = parts;
  const { user, surface, channel, link = null } = who;
  const { zone, standing } = await people.profile(user);
  const desk = parts.deskFor(user, channel, standing);
  const role = await roleOf(desk, workspace, user, standing);
  return { actor: { workspace, user, surface, link, role }, user, zone, desk };
}

/** The desk as somebody who did not ask sees it alone with the app; null for who gets nothing, such as a guest without a role. */
export async function deskOrNull(parts: SlackParts, user: string): Promise<SeenDesk | null> {
  try {
    return (await readerFor(parts, { user, surface: 'message', channel: null })).desk;
  } catch (error) {
    if (error instanceof DeskError) return null;
    throw error;
  }
}

async function roleOf(desk: SeenDesk, workspace: string, user: string, standing: Standing): Promise<Role> {
  switch (standing) {
    case 'admin':
      // Always, whatever they are named: so roles can be repaired.
      return 'coordinator';
    case 'member':
      return desk.roleOf(workspace, user);
    case 'guest':
    case 'stranger': {
      const named = await desk.grantOf(workspace, user);
      if (named) return named;
      throw new DeskError(
        'not-yours',
        namedOnly(standing === 'guest' ? 'are here as a guest' : 'belong to another organisation'),
      );
    }
    case 'bot':
    case 'gone':
      throw new DeskError('not-yours', 'Demarche Desk answers people with an active account only.');
  }
}

/** The demarche of a click, if its reader may (still) see it. Throws a DeskError that does not say whether it exists. */
export async function visibleDemarche({ desk }: Reader, id: string): Promise<Demarche> {
  const found = await desk.demarcheById(id);
  if (!found) throw refusal.notVisible();
  return found;
}

/** The boards of every open demarche that the reader may see, nearest deadline first. */
export async function visibleBoards({ desk, actor }: Reader): Promise<Board[]> {
  return desk.boards(await desk.demarches(actor.workspace));
}
