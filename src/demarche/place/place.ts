import { type ClassificationLevel, readOwnMark } from '../../cable/index.ts';
import { effectiveMarking, limitsOf, lowerOf } from '../marking.ts';
import { portionLevel } from '../portions.ts';
import type { Marking } from '../types.ts';

/** Where something of a cable would be shown. */
export interface Place {
  /** The highest marking that may be shown there. */
  clearance: ClassificationLevel;
  /** Another organisation reads it too (Slack Connect). */
  shared: boolean;
}

/** What stands in place of a subject that a place may not show. */
export const SUBJECT_WITHHELD = 'Subject withheld';

/** What one place may show of one cable at one instant. */
export interface Sieve {
  clearance: ClassificationLevel;
  /** The cable's own date has passed, so its marks count for less. */
  declassified: boolean;
  /** Whether a text under this portion mark may be shown; a mark inside the text itself, at its head, counts too when it is higher. */
  passes(portion: string | null, text?: string): boolean;
  /** Whether what bears no mark at all may be shown: it counts as the cable as a whole. */
  passesWhole: boolean;
}

export function sieveFor(marking: Marking, place: Place, now: Date): Sieve {
  const { clearance } = place;
  const { level: whole, declassified } = effectiveMarking(marking, now);
  const fits = (level: ClassificationLevel) => lowerOf(level, clearance) === level;
  // A cable has a few marks and hundreds of facts under them.
  const known = new Map<string | null, boolean>();
  const fitsUnder = (portion: string | null): boolean => {
    const found = known.get(portion) ?? fits(portionLevel(portion, marking, now));
    known.set(portion, found);
    return found;
  };
  return {
    clearance,
    declassified,
    passes: (portion, text = '') => {
      const own = readOwnMark(text);
      return fitsUnder(portion) && (own === null || fitsUnder(own.portion));
    },
    passesWhole: fits(whole),
  };
}

/**
 * Why a place may show nothing at all of a cable: other organisations read there what a caption keeps from them. Null when it may.
 *
 * `barredFrom({ level: 'SBU', captions: ['NOFORN'], declassifyOn: null }, { clearance: 'SBU', shared: true })` names NOFORN.
 */
export function barredFrom(marking: Marking, { shared }: Place): string | null {
  const barring = limitsOf(marking);
  if (!shared || barring.length === 0) return null;
  return (
    `This cable is marked ${barring.join(', ')}, and another organisation reads this channel too (Slack Connect), so nothing of it ` +
    'is shown here. Use a channel that only your own organisation reads.'
  );
}
