import type { ClassificationLevel, Span } from '../cable/index.ts';
import type { CountryCode } from '../geo/index.ts';

/** A fact with the place it came from. Cards cite it as "¶1 (SBU)". */
export interface Cited {
  quote: string;
  paragraph: number | null;
  portion: string | null;
  span: Span;
}

export type DeadlineKind = 'delivery' | 'report' | 'not-before';

export interface Deadline extends Cited {
  kind: DeadlineKind;
  /** Local calendar date, `2008-03-07`. */
  date: string;
  /** Local time, `17:00`; null when the cable names none: then close of business counts. */
  time: string | null;
  /** IANA zone; null means the local time of each post. */
  zone: string | null;
  /** "before March 7": the 7th itself is too late. */
  exclusive: boolean;
  /** What was assumed to get here, in words a person can check: `year from the DTG`. */
  assumptions: string[];
}

export interface Ask extends Cited {
  number: number;
  text: string;
}

export interface TalkingPoint {
  number: number;
  text: string;
  /** For the post only; never delivered. */
  notes: string[];
  paragraph: number | null;
  portion: string | null;
  /** The heading of a set that is for some posts only: `TALKING POINTS FOR RUSSIA`. */
  set: string | null;
  /** To be used only if the host government raises it. */
  contingent: boolean;
  /** The number of the point above this sub-point. */
  parent: number | null;
  /** Countries that the point names. */
  countries: CountryCode[];
  span: Span;
}

export interface PointOfContact {
  name: string | null;
  role: string | null;
  phone: string | null;
  email: string | null;
  span: Span;
}

export interface ContextEvent extends Cited {
  date: string;
  endDate: string | null;
}

export interface Responder {
  country: CountryCode;
  /** The post that delivers, `AMEMBASSY KUALA LUMPUR`; null when no US post is accredited there. */
  post: string | null;
  /** The addressee that brought the country in: `ISLAMIC COLLECTIVE`. */
  via: string;
  span: Span;
}

export interface PostInstruction extends Cited {
  /** The posts or countries it is for, as printed: `BONN`. */
  for: string[];
  text: string;
}

/** What a cable asks for, read out of it before any person has confirmed it. Keys as in `parse --json`. */
export interface DemarcheDraft {
  isActionRequest: true;
  why: Cited;
  deadlines: Deadline[];
  urgency: Cited[];
  asks: Ask[];
  talkingPoints: TalkingPoint[];
  reportingInstruction: (Cited & { slug: string | null; address: string | null }) | null;
  /** The cable carries a paper to leave behind. */
  nonPaper: boolean;
  pointsOfContact: PointOfContact[];
  events: ContextEvent[];
  postInstructions: PostInstruction[];
  responders: Responder[];
  exempted: Responder[];
  /** Countries that the cable itself says have already done what is asked. A person confirms. */
  proposedAchieved: Array<Cited & { country: CountryCode }>;
  mentions: Record<CountryCode, Cited[]>;
  /** What a person changed at import, in words, each naming what the cable says. Absent when it stands as it was read. */
  corrections?: string[];
}

export interface Marking {
  level: ClassificationLevel;
  captions: string[];
  /** ISO date on which the cable itself says it may be declassified. */
  declassifyOn: string | null;
}

/** What a place may not show of a demarche, counted. Absent where nothing is withheld. */
export interface Withheld {
  points: number;
  asks: number;
  deadlines: number;
  subject: boolean;
  /** Everything else: quotes, contacts, instructions, sentences that name a country. */
  texts: number;
  /** What the place may show at most, which is why. */
  clearance: ClassificationLevel;
}

/** The tracked action, as a person confirmed it. */
export interface Demarche {
  id: string;
  /** Slack team id: nothing of one workspace is visible to another. */
  workspace: string;
  mrn: string;
  subject: string;
  marking: Marking;
  from: string | null;
  sentAt: string | null;
  tags: string[];
  facts: DemarcheDraft;
  state: 'open' | 'closed';
  openedBy: string;
  openedAt: string;
  /** Set on a copy for a place that may not show all of it. */
  withheld?: Withheld;
}

export const DELIVERIES = ['pending', 'planned', 'delivered', 'unable', 'nil'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** From best to worst; `achieved` is not on the whip-count scale: the government has done what was asked. */
export const POSITIONS = [
  'achieved',
  'supports',
  'leans-yes',
  'noncommittal',
  'leans-no',
  'opposes',
] as const;
export type Position = (typeof POSITIONS)[number];

/** What one entry says; a field that is absent says nothing and leaves the earlier word standing. `null` clears it. */
export interface ResponsePatch {
  delivery?: Delivery;
  /** Why the post was unable. */
  reason?: string | null;
  position?: Position | null;
  /** Position per ask number. `null` clears one. */
  asks?: Record<string, Position | null>;
  /** Local date of the delivery, ISO. */
  deliveredOn?: string | null;
  /** `Foreign Minister`, `Director General`. */
  level?: string | null;
  interlocutor?: string | null;
  quote?: string | null;
  note?: string | null;
  paperLeft?: boolean | null;
  followUpOn?: string | null;
}

/** Where the entry was made: every entry says so. */
export type Surface = 'button' | 'modal' | 'command' | 'message' | 'home' | 'import' | 'cli';

interface EntryBase {
  demarche: string;
  country: CountryCode;
  /** 1, 2, 3… without gaps, unique with demarche and country. */
  revision: number;
  by: string;
  /** ISO instant in UTC as a Date prints it, with milliseconds: such sort as text. */
  at: string;
  surface: Surface;
  /** Permalink of the message it was recorded from. */
  link: string | null;
  /** On a copy for a place: how many of its texts may not be shown there. */
  withheld?: number;
}

/**
 * One line of the ledger. Nothing is ever changed or removed:
 * `record` says something; `held` is a record that met a newer, different one and waits for its writer to choose;
 * `adopt` puts a held one in force, `dismiss` lets it rest; `undo` takes back an own record or adopt.
 */
export type Entry =
  | (EntryBase & { type: 'record' | 'held'; patch: ResponsePatch })
  | (EntryBase & { type: 'adopt' | 'dismiss' | 'undo'; of: number });

/** An entry before the ledger has given it a revision. */
export type NewEntry =
  | { type: 'record' | 'held'; patch: ResponsePatch }
  | { type: 'adopt' | 'dismiss' | 'undo'; of: number };

/** What is in force for one country: the fold of its entries. */
export interface CountryState {
  country: CountryCode;
  /** The last revision seen; 0 when nothing was recorded. */
  revision: number;
  delivery: Delivery;
  reason: string | null;
  position: Position | null;
  asks: Record<string, Position>;
  deliveredOn: string | null;
  level: string | null;
  interlocutor: string | null;
  quote: string | null;
  note: string | null;
  paperLeft: boolean | null;
  followUpOn: string | null;
  /** The last entry that is in force; null when nothing is. */
  last: Entry | null;
  /** Records that wait for their writer's choice. */
  held: Entry[];
  /** On a copy for a place: how many of its texts may not be shown there. */
  withheld?: number;
}

export interface BoardRow extends CountryState {
  /** The country's name for people. */
  name: string;
  post: string | null;
  via: string;
  /** Slack user id. */
  owner: string | null;
  /**
   * When this post's answer is due, ISO instant: its delivery deadline, or its report deadline when the cable names none
   * for delivery; null when it names neither, and without a post.
   */
  dueAt: string | null;
  /** IANA zone of the post, else of the country's capital. */
  zone: string;
  /** Owes a report: a post exists, nothing was delivered, no reason given, no position known. */
  outstanding: boolean;
  overdue: boolean;
  /** What the cable says of it, when it says that the country has already done what is asked. */
  proposedAchieved: Cited | null;
}

export interface Tally {
  /** Responders that have a post. */
  owing: number;
  /** Of those, how many are in (no longer outstanding). */
  in: number;
  outstanding: number;
  overdue: number;
  /** Responders without a US post: shown, never chased. */
  withoutPost: number;
  held: number;
  delivery: Record<Delivery, number>;
  position: Record<Position, number>;
  /** Responders whose government's position is not known. */
  unknown: number;
  /** Position counts by ask number. */
  asks: Record<string, Record<Position, number>>;
}

/** All that a board is built from. Where it is frozen, with all in it, several hold it. */
export interface Campaign {
  demarche: Demarche;
  /** In the order in which they were written. */
  entries: readonly Entry[];
  /** Slack user ids. */
  owners: ReadonlyMap<CountryCode, string>;
}

export interface Board {
  demarche: Demarche;
  /** By country name. */
  rows: readonly BoardRow[];
  tally: Tally;
  /** ISO instant at which it stood so. */
  asOf: string;
  /** The first and the last `dueAt` of the rows: when the first and the last post reach the deadline. */
  firstDueAt: string | null;
  lastDueAt: string | null;
}

/** So many hours before the deadline, at it, on a working morning after it, or again after one of these. */
export type ReminderKind = `${number}h` | 'due' | 'overdue' | 'snoozed';

/** What a channel asked for; the default is 72, 24, 3, 0 hours and working mornings at 09:00. */
export interface ReminderSettings {
  /** Hours before the first post's deadline. */
  hoursBefore: number[];
  overdueMornings: boolean;
  /** Local hour of the morning message. */
  morningHour: number;
  /** Days with a working morning, 0 for Sunday; Monday to Friday when absent. */
  weekdays?: number[];
  /** Local hours without a message, from the one up to the other, over midnight when `from` is the later; none when absent. */
  quiet?: { from: number; to: number };
  /** False: who tracks the demarche gets no digest. On when absent. */
  digest?: boolean;
  /** IANA. */
  zone: string;
  off: boolean;
}

/** One reminder that a channel should get. `key` is unique in the channel: `due`, `24h`, `overdue:2008-03-10`. */
export interface PlannedReminder {
  key: string;
  kind: ReminderKind;
  dueAt: string;
}
