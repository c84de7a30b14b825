import type { Deed } from '../deeds.ts';
import type { Demarche } from '../types.ts';
import { type Place, sieveFor } from './place.ts';

/**
 * What was done to a demarche, as a place may show it: which fact a correction changed is said, and its words only where the cable as a
 * whole may be shown, since a change bears no mark of its own. Responders are the addressees, and are never withheld.
 *
 * `deedsAt(deeds, demarche, { clearance: 'UNCLASSIFIED', shared: false }, now)` of an SBU cable has no words of an ask.
 */
export function deedsAt(
  deeds: readonly Deed[],
  demarche: Demarche,
  place: Place,
  now: Date,
): readonly Deed[] {
  if (sieveFor(demarche.marking, place, now).passesWhole) return deeds;
  return deeds.map((deed) =>
    deed.type === 'amend'
      ? {
          ...deed,
          changes: deed.changes.map((change) =>
            change.of === 'responder' ? change : { ...change, was: null, now: null },
          ),
        }
      : deed,
  );
}
