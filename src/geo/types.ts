/** ISO 3166-1 alpha-2, plus `XK` (Kosovo) and the retired codes of states that are gone (`SU`, `YU`, `CS`, `DD`, `YD`). */
export type CountryCode = string;

/** An inclusive range of years in which something held; null is open. */
export interface Years {
  from: number | null;
  until: number | null;
}

export interface Country {
  code: CountryCode;
  /** The name shown to people: `Côte d’Ivoire`. */
  name: string;
  /** Every other name, old name and abbreviation that cables and people use. */
  aliases: readonly string[];
  /** Adjectives and peoples that point to the country: `Malaysian`, `Turks`. */
  demonyms: readonly string[];
  region: string;
  subregion: string;
  capital: string | null;
  /** What people in the field call its cities for short: `KL`, `Addis`. */
  shorthand: readonly string[];
  /** IANA zones, the capital's first. */
  zones: readonly string[];
  /** The last year of a state that is gone, 1991 for the Soviet Union; null for one that stands. */
  until: number | null;
}

export interface Post {
  /** `AMEMBASSY KUALA LUMPUR`, upper case, as cables print it. */
  name: string;
  kind: 'embassy' | 'consulate' | 'mission' | 'office';
  city: string;
  /** IANA zone of the city. */
  zone: string;
  /** Where the post stands; null for a mission to an organisation. */
  country: CountryCode | null;
  /**
   * The governments it speaks to, and when: Colombo -> LK, MV. A consulate speaks to none (its embassy does), but for
   * Hong Kong and Jerusalem, which have no embassy above them.
   */
  accreditedTo: ReadonlyArray<{ country: CountryCode } & Years>;
}

export interface Collective {
  /** `ISLAMIC COLLECTIVE`. */
  name: string;
  aliases: readonly string[];
  /** What its members have in common: `Organization of the Islamic Conference`. */
  meaning: string;
  members: ReadonlyArray<{ country: CountryCode } & Years>;
}

export type CountryMatch =
  | { type: 'found'; country: Country }
  | { type: 'ambiguous'; candidates: readonly Country[] }
  | { type: 'unknown'; nearest: readonly Country[] };

export interface CountryMention {
  country: CountryCode;
  /** Offsets into the text that was searched. */
  start: number;
  end: number;
}
