import { printMrn } from '../cable/index.ts';
import {
  barredFrom,
  cableAt,
  type Demarche,
  effectiveMarking,
  lowerOf,
  type Marking,
  markingOf,
  type Place,
} from '../demarche/index.ts';
import { unlessBarred } from './barred.ts';
import { occur } from './occurrence.ts';
import { type Clock, type Desk, DeskError, type Found, type FoundCable, type StoredCable } from './types.ts';

/** What one person may see from where they stand. */
export interface Sight {
  /** The place in which each of these demarches would be shown to them, in their order; null for one that does not exist for them. */
  of(demarches: readonly Demarche[]): Promise<Array<Place | null>>;
  /** The place in which a cable would be shown that asks for nothing. */
  plain(marking: Marking): Promise<Place>;
}

/** A cable with what may be shown of it; its raw text is left out. */
export interface SeenCable extends Omit<StoredCable, 'raw'> {
  /** Paragraphs that the place may not show. */
  withheld: number;
}

interface Looking {
  whole: Desk;
  sight: Sight;
  clock: Clock;
  /** Null where a demarche does not exist for this person; throws where the place may show nothing of it. */
  look(demarche: Demarche): Promise<{ demarche: Demarche; place: Place } | null>;
}

/** Cables, and what a search finds of them, through a person's eyes; those that open a demarche are seen as that is. */
export function seenCables({ whole, sight, clock, look }: Looking) {
  /** Asked once a request for each marking, whatever the number of hits. */
  const plainPlaces = new Map<string, Promise<Place>>();

  async function plainPlace(marking: Marking): Promise<Place> {
    const kind = JSON.stringify(marking);
    const asked = plainPlaces.get(kind) ?? sight.plain(marking);
    plainPlaces.set(kind, asked);
    const place = await asked;
    const barred = barredFrom(marking, place);
    if (barred) throw new DeskError('not-allowed', barred);
    return place;
  }

  async function cableOf(workspace: string, mrn: string): Promise<SeenCable | null> {
    const found = await whole.cable(workspace, mrn);
    if (!found) return null;
    const demarche = await whole.demarche(workspace, mrn);
    const place = demarche ? (await look(demarche))?.place : await plainPlace(markingOf(found.cable));
    if (!place) return null;
    const { raw: _, ...stored } = found;
    return { ...stored, ...cableAt(found.cable, place, clock.now()) };
  }

  /** Null for a hit that does not exist for this person here. */
  async function hitAt(
    workspace: string,
    hit: FoundCable,
    found: Found,
    demarche: Demarche | undefined,
  ): Promise<FoundCable | null> {
    const marking = demarche?.marking ?? hit.marking;
    const place = demarche ? (await look(demarche))?.place : await plainPlace(marking);
    if (!place) return null;
    // Where the whole may be shown no part is withheld, so hundreds of hits need not be opened.
    const { level } = effectiveMarking(marking, clock.now());
    if (lowerOf(level, place.clearance) === level) return hit;
    const stored = await cableOf(workspace, hit.mrn);
    if (!stored) return null;
    const subject = stored.cable.subject ?? '';
    // A subject may be withheld where every paragraph is shown.
    if (stored.withheld === 0 && subject === hit.subject) return hit;
    // The snippet may come from any paragraph, and that a word is found in a withheld one must not be seen either.
    const text = [
      subject,
      hit.mrn,
      printMrn(hit.mrn),
      ...hit.tags,
      ...stored.cable.paragraphs.map((one) => one.text),
    ].join(' ');
    return found.how === 'similar' || occur(found, text)
      ? { ...hit, subject, snippet: [], withheld: true }
      : null;
  }

  async function hitsAt(workspace: string, found: Found): Promise<Found> {
    const mrns = found.hits.map(({ mrn }) => mrn);
    const demarches = new Map((await whole.demarchesOf(workspace, mrns)).map((one) => [one.mrn, one]));
    const hits = await Promise.all(
      found.hits.map((hit) => unlessBarred(() => hitAt(workspace, hit, found, demarches.get(hit.mrn)))),
    );
    return { ...found, hits: hits.filter((hit) => hit !== null) };
  }

  return { cableOf, hitsAt };
}
