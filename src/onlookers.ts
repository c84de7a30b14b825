import type { Demarche, Place } from './demarche/index.ts';
import type { SeenDesk } from './desk/index.ts';

/** What the loops ask before they show something by themselves: the same rules as for people who ask. */
export interface Onlookers {
  /** What everybody in a channel may be shown of a demarche. */
  placeOf(channel: string, demarche: Demarche): Promise<Place>;
  /** The desk as one person sees it alone with the app; null for who would be refused if they asked. */
  deskFor(workspace: string, user: string): Promise<SeenDesk | null>;
}
