import type { ClassificationLevel } from '../cable/index.ts';
import { barredFrom, type Demarche, lowerOf, type Marking, type Place } from '../demarche/index.ts';
import type { Desk, Sight } from '../desk/index.ts';
import type { People } from './people.ts';

/** A DM with the app is for one person alone: no channel that somebody else could read. */
const isRoom = (channel: string | null): channel is string => channel !== null && !channel.startsWith('D');

interface Parts {
  workspace: string;
  desk: Desk;
  people: People;
}

/** A channel as a place: what everybody in it may be shown of a cable with such a marking. */
export async function placeOf(
  { workspace, desk, people }: Parts,
  channel: string,
  marking: Marking | null,
): Promise<Place> {
  const clearance = await desk.clearance(workspace, channel);
  // Slack is asked only where the answer changes something.
  const matters = marking !== null && barredFrom(marking, { clearance, shared: true }) !== null;
  return { clearance, shared: matters && (await people.isShared(channel)) };
}

/**
 * What one person may see. A demarche is visible to members of a channel that tracks it, and while none does, to who opened it. Alone with
 * the app they may be shown what the best cleared of those channels may show; in a channel never more than that channel may.
 */
export function sightOf(parts: Parts, user: string, channel: string | null): Sight {
  const { workspace, desk, people } = parts;

  /** The highest clearance of the tracking channels that the person is in; null when they are in none. */
  async function clearanceOf(demarche: Demarche): Promise<ClassificationLevel | null> {
    const trackings = await desk.trackings(demarche.id);
    if (trackings.length === 0) return demarche.openedBy === user ? desk.maxClassification : null;
    let best: ClassificationLevel | null = null;
    for (const { channel: tracking } of trackings) {
      if (best === desk.maxClassification) break;
      if (!(await people.isIn(user, tracking))) continue;
      const clearance = await desk.clearance(workspace, tracking);
      if (best === null || lowerOf(best, clearance) === best) best = clearance;
    }
    return best;
  }

  async function shownHere(own: ClassificationLevel, marking: Marking | null): Promise<Place> {
    // Whom another organisation sent reads it there too, wherever they stand.
    const foreign = (await people.profile(user)).standing === 'stranger';
    if (!isRoom(channel)) return { clearance: own, shared: foreign };
    const place = await placeOf(parts, channel, marking);
    return { clearance: lowerOf(own, place.clearance), shared: place.shared || foreign };
  }

  return {
    async of(demarche) {
      if (demarche.workspace !== workspace) return null;
      const own = await clearanceOf(demarche);
      return own && shownHere(own, demarche.marking);
    },
    plain: (marking) => shownHere(desk.maxClassification, marking),
  };
}
