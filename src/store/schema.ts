import type { ClassificationLevel } from '../cable/index.ts';
import type { Entry, ReminderKind, Role, Surface } from '../demarche/index.ts';
import type { AuditVerb } from './types.ts';

/** Columns named `..._json` hold JSON text and are read through `json.ts`. Instants are ISO text, flags 0 or 1. */
export interface Tables {
  cable: CableTable;
  demarche: DemarcheTable;
  responder: ResponderTable;
  response: ResponseTable;
  tracking: TrackingTable;
  reminder: ReminderTable;
  audit: AuditTable;
  keyv: KeyvTable;
  taken: TakenTable;
  forgetting: ForgettingTable;
  keyring: KeyringTable;
  role: RoleTable;
  default_role: DefaultRoleTable;
  clearance: ClearanceTable;
}

export interface CableTable {
  id: string;
  workspace: string;
  mrn: string;
  raw: string;
  parsed_json: string;
  marking_json: string;
  imported_by: string;
  imported_at: string;
}

export interface DemarcheTable {
  id: string;
  workspace: string;
  cable: string;
  mrn: string;
  subject: string;
  marking_json: string;
  sender: string | null;
  sent_at: string | null;
  tags_json: string;
  facts_json: string;
  state: 'open' | 'closed';
  opened_by: string;
  opened_at: string;
  version: number;
}

export interface ResponderTable {
  demarche: string;
  country: string;
  post: string | null;
  via: string;
  owner: string | null;
}

export interface ResponseTable {
  workspace: string;
  demarche: string;
  country: string;
  revision: number;
  /** The demarche's version that this entry made: the order over all countries, whatever the clock said. */
  seq: number;
  type: Entry['type'];
  patch_json: string | null;
  of_revision: number | null;
  by_user: string;
  at: string;
  surface: Surface;
  link: string | null;
}

export interface TrackingTable {
  workspace: string;
  demarche: string;
  channel: string;
  card_ts: string | null;
  card_version: number;
  card_claimed_by: string | null;
  card_claimed_until: string | null;
  /** How often it was claimed since a claim was last given back: more than once means that an earlier claimer may have posted. */
  card_claims: number;
  /** Slack's reason why nothing can be posted in the channel; null while something can. */
  shut: string | null;
  tracked_by: string;
  tracked_at: string;
  reminders_json: string;
}

export interface ReminderTable {
  id: string;
  workspace: string;
  demarche: string;
  channel: string;
  key: string;
  kind: ReminderKind;
  due_at: string;
  status: 'planned' | 'claimed' | 'posted' | 'skipped';
  claimed_by: string | null;
  claimed_until: string | null;
  /** How often it was claimed since it was planned: more than once means that an earlier claimer may have posted. */
  claims: number;
  posted_ts: string | null;
  finished: number;
}

export interface AuditTable {
  workspace: string;
  seq: number;
  demarche: string | null;
  verb: AuditVerb;
  detail_json: string;
  by_user: string;
  at: string;
  surface: Surface;
}

export interface KeyvTable {
  namespace: string;
  key: string;
  value: string;
  /** Milliseconds since 1970; null never expires. */
  expires: number | null;
}

/** Keys that are handed out once, to the first of all processes that asks. */
export interface TakenTable {
  namespace: string;
  key: string;
  taker: string;
  /** Milliseconds since 1970. */
  expires: number;
}

/** Holds a workspace's id only inside the transaction that forgets it: the append-only rules let that one pass. */
export interface ForgettingTable {
  workspace: string;
}

/** The id of the key that seals the keyed state; empty where nothing is sealed. */
export interface KeyringTable {
  id: string;
}

/** Roles by name. */
export interface RoleTable {
  workspace: string;
  user_id: string;
  role: Role;
  by_user: string;
  at: string;
}

/** What everybody of a workspace has who has no role by name. */
export interface DefaultRoleTable {
  workspace: string;
  role: Role;
  by_user: string;
  at: string;
}

/** The highest marking that a channel may show, where somebody has said it. */
export interface ClearanceTable {
  workspace: string;
  channel: string;
  level: ClassificationLevel;
  by_user: string;
  at: string;
}
