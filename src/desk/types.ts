import type { Cable, ClassificationLevel } from '../cable/index.ts';
import type {
  Ask,
  Board,
  CountryState,
  Deadline,
  Deed,
  Demarche,
  DemarcheDraft,
  Entry,
  ReminderSettings,
  Reply,
  Responder,
  ResponsePatch,
  Role,
  Snooze,
  Surface,
  TalkingPoint,
} from '../demarche/index.ts';
import type { CountryCode } from '../geo/index.ts';
import type { Grant, SearchHit, StoredCable, Tracking } from '../store/index.ts';

/** Who does something, and from where. */
export interface Actor {
  /** Slack team id. */
  workspace: string;
  /** Slack user id. */
  user: string;
  surface: Surface;
  link?: string | null;
  /** What they may do in this workspace. */
  role: Role;
}

export type { Grant, StoredCable, Tracking };

/** A channel that follows a demarche, and the highest marking that it may show. */
export interface Followed {
  channel: string;
  clearance: ClassificationLevel;
}

/** What happened to a record. In every case the words of the person are in the ledger. */
export type RecordOutcome =
  /** In force now. `alsoBy`: entries of others since the revision that the writer saw, which do not contradict it. */
  | { type: 'recorded'; entry: Entry; before: CountryState; after: CountryState; alsoBy: readonly Entry[] }
  /** Kept, but not in force: someone else said something different first. The writer chooses adopt or dismiss. */
  | { type: 'held'; entry: Entry; newer: readonly Entry[]; current: CountryState };

export type ImportCheck =
  | { type: 'not-a-cable'; message: string }
  | { type: 'too-large'; message: string }
  | { type: 'marking-refused'; message: string }
  | {
      type: 'readable';
      cable: Cable;
      /** As it was read; null when the cable is no action request. */
      draft: DemarcheDraft | null;
      banner: string;
      /** The demarche of the same MRN that stands already. */
      already: Demarche | null;
      /** Whether a text of this MRN is kept, and whether it is this one. */
      kept: 'no' | 'this' | 'another';
      /** What a person starts from: the draft, with what people corrected before where a text of the same MRN says the same. */
      proposal: DemarcheDraft | null;
      /** Open demarches that the cable refers to and may answer, as the cable of a post. */
      answers: ReplyTo[];
    };

/** A demarche that a post's own cable refers to, and the responders that the post speaks for. */
export interface ReplyTo {
  demarche: Demarche;
  countries: CountryCode[];
  reply: Reply;
}

/** What a person corrected or confirmed in the preview of an import. */
export interface ImportChoices {
  /** Typed by a person when the text has none. */
  mrn: string;
  deadlines: Deadline[];
  /** As the cable has them when absent. */
  asks?: Ask[];
  talkingPoints?: TalkingPoint[];
  responders?: Responder[];
  /** Countries whose proposed `achieved` was confirmed. */
  achieved: CountryCode[];
  /** Set when a text of this MRN is kept and the person saw what would change: the facts that they saw, null when there were none. */
  over?: { facts: DemarcheDraft | null };
}

/**
 * What an import did. `already`: the MRN was there and nothing was changed. `overtaken`: somebody else changed the facts since the person
 * saw them, and nothing was changed.
 */
export interface ImportOutcome {
  type: 'imported' | 'already' | 'amended' | 'overtaken';
  cable: StoredCable;
  demarche: Demarche | null;
  /** Responders that the new text leaves out, but that have answered: they stay. */
  kept: CountryCode[];
}

/** A cable that a search found. */
export interface FoundCable extends SearchHit {
  /** Set where the place that it was found at may not be shown. */
  withheld?: true;
}

/** What a search found. */
export interface Found {
  /** All of the words; some of them respelled; any of the words; or cables that share TAGS with one. */
  how: 'all' | 'respelled' | 'any' | 'similar';
  /** What was looked for in the end. */
  words: string[];
  hits: FoundCable[];
  /** There may be others beyond these. */
  more?: true;
}

/** A refusal that a person can read: what happened, why, and what to do next. */
export class DeskError extends Error {
  readonly code:
    | 'unknown-mrn'
    | 'not-tracked-here'
    | 'already-tracked'
    | 'closed'
    | 'not-a-responder'
    | 'nothing-to-undo'
    | 'not-yours'
    | 'not-an-action-request'
    | 'not-held'
    | 'not-allowed'
    | 'invalid';
  constructor(code: DeskError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DeskError';
    this.code = code;
  }
}

/**
 * The verbs of a campaign, without Slack: what the commands, the buttons, the reminders and the CLI all do.
 * Every verb that changes something writes the ledger first and only then tells its listeners.
 */
export interface Desk {
  /** Reads and judges a text; stores nothing. */
  check(workspace: string, raw: string | Uint8Array): Promise<ImportCheck>;
  /** Stores a readable cable; opens a demarche when it is an action request (then `demarche` is not null). Idempotent by MRN. */
  import(actor: Actor, raw: string, choices: ImportChoices): Promise<ImportOutcome>;

  cable(workspace: string, mrn: string): Promise<StoredCable | null>;
  /** Cables by word, best first; `visible` leaves those that may be shown to who asks. */
  search(workspace: string, typed: string, visible?: (found: Found) => Promise<Found>): Promise<Found>;
  /** Cables that share TAGS with this one. */
  similar(workspace: string, mrn: string): Promise<Found>;
  /** MRNs in the workspace nearest to what was typed, best first, five unless said. */
  nearestMrns(workspace: string, typed: string, most?: number): Promise<string[]>;
  demarche(workspace: string, mrn: string): Promise<Demarche | null>;
  /** Those of many cables at once, in no order. */
  demarchesOf(workspace: string, mrns: readonly string[]): Promise<Demarche[]>;
  demarcheById(id: string): Promise<Demarche | null>;
  /** Open ones by default, nearest deadline first. */
  demarches(workspace: string, state?: 'open' | 'closed' | 'any'): Promise<readonly Demarche[]>;
  /** Throws DeskError `unknown-mrn` when it was removed meanwhile. */
  board(demarche: Demarche): Promise<Board>;
  /** Those of many demarches, in their order; of one that was removed meanwhile there is none. */
  boards(demarches: readonly Demarche[]): Promise<Board[]>;
  /** Newest first. */
  history(demarche: string, country?: CountryCode): Promise<readonly Entry[]>;
  /** What was done besides recording answers, oldest first. */
  deeds(demarche: string): Promise<readonly Deed[]>;

  /**
   * `sawRevision` is the revision of that country which the writer had in front of them; null when they saw none
   * (a typed command), which can not conflict. Throws DeskError `closed`, `not-a-responder`, `invalid`.
   */
  record(
    actor: Actor,
    demarche: string,
    country: CountryCode,
    sawRevision: number | null,
    patch: ResponsePatch,
  ): Promise<RecordOutcome>;
  adopt(actor: Actor, demarche: string, country: CountryCode, heldRevision: number): Promise<CountryState>;
  dismiss(actor: Actor, demarche: string, country: CountryCode, heldRevision: number): Promise<CountryState>;
  /** Takes back one's own entry; without `revision` one's own latest that is in force in this demarche. */
  undo(
    actor: Actor,
    demarche: string,
    which?: { country: CountryCode; revision: number },
  ): Promise<{ undone: Entry; before: CountryState; after: CountryState }>;

  /** Names the Slack user who answers for a country; null takes the name off. Throws DeskError `not-a-responder`, `closed`. */
  assign(actor: Actor, demarche: string, country: CountryCode, owner: string | null): Promise<void>;

  track(actor: Actor, demarche: string, channel: string, zone: string): Promise<Tracking>;
  untrack(actor: Actor, demarche: string, channel: string): Promise<void>;
  close(actor: Actor, demarche: string): Promise<Demarche>;
  reopen(actor: Actor, demarche: string): Promise<Demarche>;
  /** The demarches that a channel tracks. */
  trackedIn(workspace: string, channel: string): Promise<readonly Demarche[]>;
  trackings(demarche: string): Promise<readonly Tracking[]>;
  /** The channels that follow these demarches and what each may show, by demarche. */
  followers(demarches: readonly string[]): Promise<ReadonlyMap<string, readonly Followed[]>>;
  setReminders(
    actor: Actor,
    demarche: string,
    channel: string,
    settings: ReminderSettings,
  ): Promise<Tracking>;

  /**
   * One more reminder for a channel after the named one, once whoever asks; answers when. Throws DeskError `not-tracked-here`,
   * `closed`, and `invalid` where reminders are off or it has come again already.
   */
  snooze(actor: Actor, demarche: string, channel: string, key: string, snooze: Snooze): Promise<Date>;

  /** Roles by name. */
  grants(workspace: string): Promise<Grant[]>;
  grantOf(workspace: string, user: string): Promise<Role | null>;
  /** The role by name, else what everybody has. */
  roleOf(workspace: string, user: string): Promise<Role>;
  /** Null takes the name off. False when it stood so already. */
  grant(actor: Actor, user: string, role: Role | null): Promise<boolean>;
  /** What everybody has who has no role by name. */
  defaultRole(workspace: string): Promise<Role>;
  setDefaultRole(actor: Actor, role: Role): Promise<boolean>;

  /** The highest marking that this deployment may hold. */
  maxClassification: ClassificationLevel;
  /** The highest marking that a channel may show; never above what the deployment may hold. */
  clearance(workspace: string, channel: string): Promise<ClassificationLevel>;
  /** Null gives the channel what the deployment may hold. Answers what it may show from now on; throws DeskError `invalid` above that. */
  setClearance(
    actor: Actor,
    channel: string,
    level: ClassificationLevel | null,
  ): Promise<ClassificationLevel>;

  /** The change counter that a card is drawn at; grows with every entry and state change. */
  version(demarche: string): Promise<number>;

  /** Called after each change has been written. Listeners must not throw; returns the way to stop listening. */
  onChange(listener: (change: { demarche: string; workspace: string }) => void): () => void;
}

/** What somebody asked to be reminded of, until it is sent to them. */
export interface PersonalReminder {
  workspace: string;
  /** Slack user id. */
  user: string;
  demarche: string;
  /** ISO instant. */
  at: string;
  /** Their own words; null when they named nothing. */
  words: string | null;
  /** It was begun to be sent, so it may be there. */
  tried: boolean;
}

/** The time, as a service: the demo moves it. */
export interface Clock {
  now(): Date;
}
