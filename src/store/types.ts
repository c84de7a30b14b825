import type { Keyv } from 'keyv';
import type { Cable, ClassificationLevel } from '../cable/index.ts';
import type {
  Campaign,
  Demarche,
  DemarcheDraft,
  Entry,
  Marking,
  NewEntry,
  PlannedReminder,
  ReminderKind,
  ReminderSettings,
  ResponsePatch,
  Role,
  Surface,
} from '../demarche/index.ts';
import type { CountryCode } from '../geo/index.ts';

export interface StoredCable {
  id: string;
  workspace: string;
  mrn: string;
  raw: string;
  cable: Cable;
  importedBy: string;
  importedAt: string;
}

/** A channel that follows a demarche, and the living card it shows. */
export interface Tracking {
  workspace: string;
  channel: string;
  demarche: string;
  /** Message ts of the living card; null until it is posted. */
  cardTs: string | null;
  /** `Demarche` change counter that the card shows; smaller than the current one: the card is stale. */
  cardVersion: number;
  /** Slack's reason why nothing of ours can be posted there, until somebody tracks anew; null while something can. */
  shut: string | null;
  trackedBy: string;
  trackedAt: string;
  reminders: ReminderSettings;
}

/** Who writes, when and from where: every row of the ledger says so. */
export interface Author {
  workspace: string;
  user: string;
  surface: Surface;
  /** Permalink of the message it was recorded from. */
  link: string | null;
  /** ISO instant. */
  at: string;
}

/** A cable to keep, and the demarche it opens when it is an action request. */
export interface NewCable {
  mrn: string;
  raw: string;
  cable: Cable;
  demarche: Pick<Demarche, 'subject' | 'marking' | 'from' | 'sentAt' | 'tags' | 'facts'> | null;
  /** First entries of countries that the cable itself says have done what is asked, as a person confirmed them. */
  entries: ReadonlyArray<{ country: CountryCode; patch: ResponsePatch }>;
}

export interface Imported {
  /** `already`: the workspace had this MRN, and nothing was changed. */
  type: 'imported' | 'already';
  cable: StoredCable;
  demarche: Demarche | null;
}

/** What became of a text that says something else of a demarche that is there. */
export type Amended =
  /** `kept`: responders that the new facts drop, but that have answered: they stay. `opened`: the cable had no demarche before. */
  | { type: 'amended' | 'opened'; demarche: Demarche; kept: CountryCode[] }
  /** Somebody else changed the facts since the writer saw them, or the cable is not there: nothing was written. */
  | { type: 'overtaken' }
  | { type: 'closed' };

/** A channel that follows a demarche, and the highest marking that it may show; null where nobody has said it of this channel. */
export interface Follower {
  demarche: string;
  channel: string;
  clearance: ClassificationLevel | null;
}

/** An entry, and the last revision of that country that its writer knows: 0 when there is none. */
export interface Append {
  demarche: string;
  country: CountryCode;
  after: number;
  entry: NewEntry;
}

export type AppendResult =
  | { type: 'appended'; entry: Entry }
  /** Someone was first, or the named revision does not exist: nothing was written; these are all entries of the country. */
  | { type: 'conflict'; entries: Entry[] }
  /** The demarche is closed, or not of this workspace: nothing was written. */
  | { type: 'closed' };

export interface ReminderRow {
  id: string;
  workspace: string;
  demarche: string;
  channel: string;
  key: string;
  kind: ReminderKind;
  dueAt: string;
  status: 'planned' | 'claimed' | 'posted' | 'skipped';
  claimedBy: string | null;
  claimedUntil: string | null;
  postedTs: string | null;
  finished: boolean;
}

export type AuditVerb =
  | 'import'
  | 'amend'
  | 'close'
  | 'reopen'
  | 'assign'
  | 'track'
  | 'untrack'
  | 'remind'
  | 'role'
  | 'clearance'
  | 'forget';

/** What was done besides recording answers; the entries themselves are the audit of those. */
export interface AuditRow {
  workspace: string;
  /** 1, 2, 3… in the workspace. */
  seq: number;
  demarche: string | null;
  verb: AuditVerb;
  /** Old and new, by verb: `{ country: 'MY', from: null, to: 'U123' }`. */
  detail: Record<string, unknown>;
  by: string;
  at: string;
  surface: Surface;
}

/** A role that somebody was given by name. */
export interface Grant {
  user: string;
  role: Role;
  by: string;
  /** ISO instant. */
  at: string;
}

/** What somebody said that a channel may show. */
export interface Cleared {
  channel: string;
  level: ClassificationLevel;
  by: string;
  /** ISO instant. */
  at: string;
}

/** A cable by its number, in its workspace. */
export interface Filed {
  workspace: string;
  mrn: string;
}

/** What the ledger holds of a workspace: the MRNs of its cables, and how many rows of the rest. */
export interface Holdings {
  mrns: string[];
  demarches: number;
  entries: number;
  trackings: number;
  reminders: number;
  /** By name, and the workspace's own. */
  roles: number;
  clearances: number;
  audit: number;
}

/** One thing that is wrong in the ledger, for the person who runs it. */
export interface Finding {
  table: string;
  /** The row or the group of rows: `demarche 4b… country MY`. */
  where: string;
  message: string;
}

/** Words to look for: letters and digits only, any case. */
export interface SearchTerms {
  words: readonly string[];
  /** Cables that have all of the words, or any of them. */
  match: 'all' | 'any';
  /** Only in the TAGS, or anywhere. */
  field: 'any' | 'tags';
}

export interface SearchHit {
  mrn: string;
  /** The cable's own. */
  marking: Marking;
  subject: string;
  tags: string[];
  /** The place in the text, in pieces; `hit` is a word that was looked for. */
  snippet: Array<{ text: string; hit: boolean }>;
}

/** The ledger, one database verb a method. Each verb is one transaction: it happens wholly or not at all. */
export interface Ledger {
  importCable(by: Author, cable: NewCable): Promise<Imported>;
  /**
   * Puts a corrected text and its facts in place of those that the writer saw (null: none). Answers stay; so does a responder that has
   * one. `changes` is for the audit, which keeps the earlier text.
   */
  amendDemarche(
    by: Author,
    cable: NewCable,
    seen: DemarcheDraft | null,
    changes: readonly unknown[],
  ): Promise<Amended>;
  cable(workspace: string, mrn: string): Promise<StoredCable | null>;
  mrns(workspace: string): Promise<string[]>;
  /** Best first, `limit` at most; of words that stand in very many cables the last to come first. */
  search(workspace: string, terms: SearchTerms, limit: number): Promise<SearchHit[]>;
  /** The words of all TAGS and subjects as they are printed, those in most cables first. */
  vocabulary(workspace: string): Promise<string[]>;

  demarche(workspace: string, mrn: string): Promise<Demarche | null>;
  /** Those of many cables at once, in no order; of one that asks for nothing there is none. */
  demarchesOf(workspace: string, mrns: readonly string[]): Promise<Demarche[]>;
  demarcheById(id: string): Promise<Demarche | null>;
  demarches(workspace: string, state: 'open' | 'closed' | 'any'): Promise<Demarche[]>;
  /** False when it already was in that state. */
  setState(by: Author, demarche: string, state: 'open' | 'closed'): Promise<boolean>;
  version(demarche: string): Promise<number>;
  /** False when the country is no responder. */
  assign(by: Author, demarche: string, country: CountryCode, owner: string | null): Promise<boolean>;
  owners(demarche: string): Promise<Map<CountryCode, string>>;
  /** All that the boards of these demarches are built from, in no order; unknown ones are left out. */
  campaigns(demarches: readonly string[]): Promise<Campaign[]>;

  append(by: Author, what: Append): Promise<AppendResult>;
  /** In the order written; so also in revision order within a country. */
  entries(demarche: string, country?: CountryCode): Promise<Entry[]>;

  track(
    by: Author,
    demarche: string,
    channel: string,
    reminders: ReminderSettings,
  ): Promise<{ type: 'tracked' | 'already'; tracking: Tracking }>;
  /** False when the channel did not track it. Reminders that were not posted yet go with it. */
  untrack(by: Author, demarche: string, channel: string): Promise<boolean>;
  trackedIn(workspace: string, channel: string): Promise<readonly Demarche[]>;
  trackings(demarche: string): Promise<readonly Tracking[]>;
  /** The channels of all these demarches, those of one together and by their ids. */
  followers(demarches: readonly string[]): Promise<readonly Follower[]>;
  /** Trackings of every open demarche in every workspace, but for shut channels: what the reminders walk through. */
  openTrackings(): Promise<Tracking[]>;
  /** Trackings whose card shows an older version than the ledger, in every workspace, but for shut channels. */
  staleCards(): Promise<Tracking[]>;
  /**
   * One conditional UPDATE: of all that want to draw a card, one may. Null while another has the claim, or the channel is shut.
   * `earlier`: a claim before this one was not given back, and a card may have been posted under it.
   */
  claimCard(
    card: Pick<Tracking, 'demarche' | 'channel'>,
    by: string,
    now: Date,
    until: Date,
  ): Promise<{ tracking: Tracking; earlier: boolean } | null>;
  /** Notes what the card shows and gives the claim back; false when the claim is no longer `by`'s. */
  cardPosted(
    card: Pick<Tracking, 'demarche' | 'channel'>,
    by: string,
    cardTs: string,
    version: number,
  ): Promise<boolean>;
  releaseCard(card: Pick<Tracking, 'demarche' | 'channel'>, by: string): Promise<void>;
  /** The trackings that stop by it: to the first that says so, and none to the others. Tracking anew opens one again. */
  shutChannel(where: Pick<Tracking, 'workspace' | 'channel'>, code: string): Promise<Tracking[]>;
  /** Null when the channel does not track it. Planned reminders are planned anew. */
  setReminders(
    by: Author,
    demarche: string,
    channel: string,
    reminders: ReminderSettings,
  ): Promise<Tracking | null>;

  /** Idempotent: one row for (demarche, channel, key); a row that is still planned takes the new time. */
  planReminders(tracking: Tracking, planned: readonly PlannedReminder[]): Promise<void>;
  reminders(demarche: string, channel: string): Promise<ReminderRow[]>;
  /** One conditional UPDATE: of all that try, one gets it. `reclaimed`: an earlier claim ran out, and may have posted. */
  claimReminder(id: string, by: string, now: Date, until: Date): Promise<'claimed' | 'reclaimed' | null>;
  /** False when the claim is no longer `by`'s. */
  markReminderPosted(id: string, by: string, ts: string): Promise<boolean>;
  /** One that is claimed is skipped by its claimer alone: another may be posting it. */
  skipReminder(id: string, by: string): Promise<void>;
  releaseReminder(id: string, by: string): Promise<void>;
  /** Posted and not finished; of every demarche when none is named. */
  postedReminders(demarche?: string): Promise<ReminderRow[]>;
  finishReminder(id: string): Promise<void>;

  /** Roles by name, in the order of the users' ids. */
  grants(workspace: string): Promise<Grant[]>;
  grantOf(workspace: string, user: string): Promise<Role | null>;
  /** The role by name, else what everybody has; null until somebody has said either. */
  roleOf(workspace: string, user: string): Promise<Role | null>;
  /** Null takes the name off. False when it stood so already. */
  setGrant(by: Author, user: string, role: Role | null): Promise<boolean>;
  /** What everybody has who has no role by name; null until somebody has said it. */
  defaultRole(workspace: string): Promise<Role | null>;
  /** False when it stood so already. */
  setDefaultRole(by: Author, role: Role): Promise<boolean>;
  /** The highest marking that a channel may show; null when nobody has said it of this channel. */
  clearance(workspace: string, channel: string): Promise<ClassificationLevel | null>;
  /** In the order of the channels' ids. */
  clearances(workspace: string): Promise<Cleared[]>;
  /** Null takes it back. False when it stood so already. */
  setClearance(by: Author, channel: string, level: ClassificationLevel | null): Promise<boolean>;

  /** Of the whole workspace, oldest first. */
  audit(workspace: string): Promise<AuditRow[]>;
  /** Of one demarche, oldest first. */
  auditOf(workspace: string, demarche: string): Promise<readonly AuditRow[]>;
  /** Recomputes what can be recomputed; an empty list means that the ledger is sound. */
  check(): Promise<Finding[]>;

  holdings(workspace: string): Promise<Holdings>;
  /** Removes everything of a workspace, keyed state apart. With `forgetClosedBefore` the one exception to append-only. */
  forgetWorkspace(workspace: string): Promise<void>;
  /** What `forgetClosedBefore` would remove now. */
  closedBefore(before: Date, workspace?: string): Promise<Filed[]>;
  /**
   * Removes closed demarches whose last entry and last change of state were before the instant, and other cables that were imported
   * before it, with everything that hangs on them; in every workspace when none is named. The audit says how many.
   */
  forgetClosedBefore(before: Date, workspace?: string): Promise<Filed[]>;
}

/** Keys that are handed out once, to the first of all processes that asks. */
export interface Taken {
  /** True for the first; for the others false, until it is given back or `forMs` milliseconds have passed. */
  take(key: string, by: string, forMs: number): Promise<boolean>;
  /** Makes what `by` took last `forMs` milliseconds from now. */
  keep(key: string, by: string, forMs: number): Promise<void>;
  giveBack(key: string, by: string): Promise<void>;
}

export interface Store {
  ledger: Ledger;
  /** State by key with an expiry, apart from every other namespace; encrypted where it holds secrets or cable text and there is a key. */
  keyed<T>(namespace: string): Keyv<T>;
  /**
   * In a namespace of its own, that no `keyed` has. `inPassing`: what is taken may be forgotten in a power cut, unless something was
   * recorded after it.
   */
  taken(namespace: string, how?: 'inPassing'): Taken;
  /** Of `keyed` and `taken`, in every namespace: how many rows a workspace has, under its id or a key that begins with its id and a blank. */
  keyedOf(workspace: string): Promise<number>;
  /** Removes those rows; answers how many. */
  forgetKeyed(workspace: string): Promise<number>;
  /** Writes a consistent copy to a new file; one that is there is not overwritten. SQLite only. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
