import type { ClassificationLevel } from '../cable/index.ts';
import { barredFrom, lowerOf, type Marking, type Place } from '../demarche/index.ts';
import type { Desk, Followed, Sight } from '../desk/index.ts';
import type { People, Standing } from './people.ts';

/** A DM with the app is for one person alone: no channel that somebody else could read. */
const isRoom = (channel: string | null): channel is string => channel !== null && !channel.startsWith('D');

interface Parts {
  workspace: string;
  desk: Desk;
  people: People;
}

/** A channel as a place: what everybody in it may be shown of a cable with such a marking. */
export async function placeOf(parts: Parts, channel: string, marking: Marking | null): Promise<Place> {
  return placeAt(parts, channel, await parts.desk.clearance(parts.workspace, channel), marking);
}

async function placeAt(
  { people }: Parts,
  channel: string,
  clearance: ClassificationLevel,
  marking: Marking | null,
): Promise<Place> {
  // Slack is asked only where the answer changes something.
  const matters = marking !== null && barredFrom(marking, { clearance, shared: true }) !== null;
  return { clearance, shared: matters && (await people.isShared(channel)) };
}

/**
 * What one person may see. A demarche is visible to members of a channel that tracks it, and while none does, to who opened it. Alone with
 * the app they may be shown what the best cleared of those channels may show; in a channel never more than that channel may. What does not
 * hang on the demarche is asked once.
 */
export function sightOf(
  parts: Parts,
  { user, channel, standing }: { user: string; channel: string | null; standing?: Standing },
): Sight {
  const { desk, people } = parts;
  let stands: Promise<Standing> | undefined = standing && Promise.resolve(standing);
  let mayShow: Promise<ClassificationLevel> | undefined;

  /** The highest clearance of the channels that the person is in; null when they are in none. */
  async function clearanceOf(channels: readonly Followed[]): Promise<ClassificationLevel | null> {
    let best: ClassificationLevel | null = null;
    for (const { channel: following, clearance } of channels) {
      if (best === desk.maxClassification) break;
      if (best !== null && lowerOf(best, clearance) === clearance) continue;
      if (await people.isIn(user, following)) best = clearance;
    }
    return best;
  }

  async function shownHere(own: ClassificationLevel, marking: Marking | null): Promise<Place> {
    // Whom another organisation sent reads it there too, wherever they stand.
    stands ??= people.profile(user).then((profile) => profile.standing);
    const foreign = (await stands) === 'stranger';
    if (!isRoom(channel)) return { clearance: own, shared: foreign };
    mayShow ??= desk.clearance(parts.workspace, channel);
    const place = await placeAt(parts, channel, await mayShow, marking);
    return { clearance: lowerOf(own, place.clearance), shared: place.shared || foreign };
  }

  return {
    async of(demarches) {
      const followers = await desk.followers(demarches.map(({ id }) => id));
      return Promise.all(
        demarches.map(async ({ id, workspace, openedBy, marking }) => {
          if (workspace !== parts.workspace) return null;
          const channels = followers.get(id) ?? [];
          // What the channel may show that they ask from was said with the others, where it follows it.
          const here = channels.find((one) => one.channel === channel);
          if (here) mayShow ??= Promise.resolve(here.clearance);
          const alone = openedBy === user ? desk.maxClassification : null;
          const own = channels.length > 0 ? await clearanceOf(channels) : alone;
          return own && shownHere(own, marking);
        }),
      );
    },
    plain: (marking) => shownHere(desk.maxClassification, marking),
  };
}
