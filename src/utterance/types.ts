import type { Delivery, Position, ResponsePatch } from '../demarche/index.ts';
import type { CountryCode } from '../geo/index.ts';

/** What the reader may know of the place where the words were said. */
export interface ReadingContext {
  /** The countries that owe an answer to the demarches followed there; they settle which Guinea is meant. */
  responders: readonly CountryCode[];
  /** The canonical MRNs that may be meant by their serial alone. */
  mrns: readonly string[];
  now: Date;
  /** IANA zone of the person: `tomorrow at 9` is their nine. */
  zone: string;
}

/** Rows of the board that words such as "outstanding" or "in favour" pick. */
export type Filter = 'all' | 'outstanding' | 'overdue' | 'held' | Delivery | Position;

/** What can be counted: the rows of a filter, or those that are in. */
export type Counted = Filter | 'in';

/** A reading that names a demarche by its MRN, or leaves it to the channel. */
interface OfDemarche {
  mrn: string | null;
}

/** Something to be recorded. Nothing is, before the person has seen the patch and confirmed it. */
export interface RecordReading extends OfDemarche {
  type: 'record';
  country: CountryCode;
  patch: ResponsePatch;
  /** The person's own words, without mentions and emoji. */
  said: string;
}

/** A reading of each of these types, so that a check of the type tells them apart. */
type Plainly<Type extends string> = Type extends string ? OfDemarche & { type: Type } : never;

/** One thing that a person can mean. */
export type PlainReading =
  | Plainly<'help' | 'list' | 'show' | 'asks' | 'undo'>
  | (OfDemarche & { type: 'points'; country: CountryCode | null; topic: string | null; notes: boolean })
  | (OfDemarche & { type: 'deadlines' | 'history'; country: CountryCode | null })
  | (OfDemarche & { type: 'status'; country: CountryCode | null; filter: Filter | null })
  | (OfDemarche & { type: 'count'; of: Counted })
  | (OfDemarche & { type: 'answer'; country: CountryCode })
  | RecordReading
  /** `words` is what to be reminded of, as typed; null when nothing was said. */
  | (OfDemarche & { type: 'remind'; at: string; words: string | null })
  | { type: 'cable'; mrn: string }
  | (OfDemarche & { type: 'search'; words: string });

export type Reading =
  | PlainReading
  /** Two to four readings, between which only the person can choose. */
  | (OfDemarche & { type: 'ambiguous'; readings: PlainReading[]; question: string })
  /** `nearest` is a sentence that says what can be asked instead. */
  | (OfDemarche & { type: 'unknown'; nearest: string });
