import type { Delivery, Position, ResponsePatch } from '../demarche/index.ts';
import type { CountryCode, Region } from '../geo/index.ts';
import type { ExportForm } from './exports.ts';

/** What the reader may know of the place where the words were said. */
export interface ReadingContext {
  /** The countries that owe an answer to the demarches followed there; they settle which Guinea is meant. */
  responders: readonly CountryCode[];
  /** The canonical MRNs that may be meant by their serial alone. */
  mrns: readonly string[];
  now: Date;
  /** IANA zone of the person: `tomorrow at 9` is their nine. */
  zone: string;
  /** The app itself, which is named to be spoken to and never meant; null where that is not known. */
  self: string | null;
}

/** Rows of the board that words such as "outstanding" or "in favour" pick. */
export type Filter = 'all' | 'outstanding' | 'reported' | 'overdue' | 'held' | Delivery | Position;

/** Of those, what is told at a time, so that it can be asked when. */
export type Told = Exclude<Filter, 'all' | 'outstanding' | 'overdue' | 'held' | 'pending' | 'planned'>;

/** A subcommand that is too much to be done on a plain word: the person is told what to type. */
export type Typed =
  | 'close'
  | 'reopen'
  | 'track'
  | 'untrack'
  | 'import'
  | 'share'
  | 'quiet'
  | 'roles'
  | 'clearance';

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

/** Who answers for countries from now on. Nobody does, before the person has seen it and confirmed it. */
export interface AssignReading extends OfDemarche {
  type: 'assign';
  countries: CountryCode[];
  /** A Slack user; `me` is who said it, null takes the name off. */
  owner: string | 'me' | null;
}

/** A reading of each of these types, so that a check of the type tells them apart. */
type Plainly<Type extends string> = Type extends string ? OfDemarche & { type: Type } : never;

/** One thing that a person can mean. */
export type PlainReading =
  | Plainly<'help' | 'list' | 'show' | 'asks' | 'undo' | 'mine'>
  | (OfDemarche & { type: 'points'; country: CountryCode | null; topic: string | null; notes: boolean })
  | (OfDemarche & { type: 'deadlines' | 'history'; country: CountryCode | null })
  | (OfDemarche & { type: 'status'; country: CountryCode | null; filter: Filter | null; table: boolean })
  | (OfDemarche & { type: 'count'; of: Filter })
  /** Who said so in a period that is over or was begun; `until` null is up to now. ISO instants. */
  | (OfDemarche & { type: 'between'; of: Told; from: string; until: string | null })
  | (OfDemarche & { type: 'answer'; country: CountryCode })
  | RecordReading
  | AssignReading
  /** `words` is what to be reminded of, as typed; null when nothing was said. */
  | (OfDemarche & { type: 'remind'; at: string; words: string | null })
  /** So long before the deadline: the country's, or where none is named the first that the person owes. */
  | (OfDemarche & {
      type: 'remind-before';
      minutes: number;
      country: CountryCode | null;
      words: string | null;
    })
  /** What has changed since an instant; null when none was named. */
  | (OfDemarche & { type: 'since'; from: string | null })
  /** Null is the whole world. */
  | (OfDemarche & { type: 'map'; region: Exclude<Region, 'world'> | null; dark: boolean })
  | (OfDemarche & { type: 'timeline'; dark: boolean })
  | (OfDemarche & { type: 'export'; form: ExportForm })
  | (OfDemarche & { type: 'command'; command: Typed })
  /** Without an MRN that of the demarche that is followed. */
  | (OfDemarche & { type: 'cable' })
  | (OfDemarche & { type: 'search'; words: string });

export type Reading =
  | PlainReading
  /** Two to four readings, between which only the person can choose. */
  | (OfDemarche & { type: 'ambiguous'; readings: PlainReading[]; question: string })
  /** `nearest` is a sentence that says what is missing where so much was understood, else what can be asked at all. */
  | (OfDemarche & { type: 'unknown'; nearest: string; understood: boolean });
