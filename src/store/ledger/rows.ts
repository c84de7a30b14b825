import type { Selectable } from 'kysely';
import type { Demarche, Entry, Role } from '../../demarche/index.ts';
import { StoreError } from '../errors.ts';
import { COLUMN, readJson, readWord, WORD } from '../json.ts';
import type {
  CableTable,
  ClearanceTable,
  DefaultRoleTable,
  DemarcheTable,
  ReminderTable,
  ResponseTable,
  RoleTable,
  TrackingTable,
} from '../schema.ts';
import type { Cleared, Follower, Grant, ReminderRow, StoredCable, Tracking } from '../types.ts';
import { factsOf } from './facts.ts';

export function toCable(row: Selectable<CableTable>): StoredCable {
  return {
    id: row.id,
    workspace: row.workspace,
    mrn: row.mrn,
    raw: row.raw,
    cable: readJson(COLUMN.cable, row.parsed_json, `cable ${row.id}`),
    importedBy: row.imported_by,
    importedAt: row.imported_at,
  };
}

export function toDemarche(row: Selectable<DemarcheTable>): Demarche {
  return {
    id: row.id,
    workspace: row.workspace,
    mrn: row.mrn,
    subject: row.subject,
    marking: readJson(COLUMN.marking, row.marking_json, `demarche ${row.id} marking`),
    from: row.sender,
    sentAt: row.sent_at,
    tags: readJson(COLUMN.tags, row.tags_json, `demarche ${row.id} tags`),
    facts: factsOf(row.id, row.facts_json),
    state: row.state,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
  };
}

export function toEntry(row: Selectable<ResponseTable>): Entry {
  const where = `response ${row.demarche} ${row.country} ${row.revision}`;
  const base = {
    demarche: row.demarche,
    country: row.country,
    revision: row.revision,
    by: row.by_user,
    at: row.at,
    surface: row.surface,
    link: row.link,
  };
  if (row.type === 'record' || row.type === 'held') {
    return { ...base, type: row.type, patch: readJson(COLUMN.patch, row.patch_json ?? '', where) };
  }
  if (row.of_revision === null) {
    throw new StoreError('damaged', `A row of the database can not be read (${where}): it names no entry.`);
  }
  return { ...base, type: row.type, of: row.of_revision };
}

export function toTracking(row: Selectable<TrackingTable>): Tracking {
  return {
    workspace: row.workspace,
    channel: row.channel,
    demarche: row.demarche,
    cardTs: row.card_ts,
    cardVersion: row.card_version,
    shut: row.shut,
    trackedBy: row.tracked_by,
    trackedAt: row.tracked_at,
    reminders: readJson(COLUMN.reminders, row.reminders_json, `tracking ${row.demarche} ${row.channel}`),
  };
}

export function toReminder(row: Selectable<ReminderTable>): ReminderRow {
  return {
    id: row.id,
    workspace: row.workspace,
    demarche: row.demarche,
    channel: row.channel,
    key: row.key,
    kind: row.kind,
    dueAt: row.due_at,
    status: row.status,
    claimedBy: row.claimed_by,
    claimedUntil: row.claimed_until,
    postedTs: row.posted_ts,
    finished: row.finished === 1,
  };
}

export function toGrant(row: Selectable<RoleTable>): Grant {
  return {
    user: row.user_id,
    role: readWord(WORD.role, row.role, `role ${row.workspace} ${row.user_id}`),
    by: row.by_user,
    at: row.at,
  };
}

export function toDefaultRole(row: Selectable<DefaultRoleTable>): Role {
  return readWord(WORD.role, row.role, `default role ${row.workspace}`);
}

export function toClearance(row: Selectable<ClearanceTable>): Cleared {
  return {
    channel: row.channel,
    level: readWord(WORD.level, row.level, `clearance ${row.workspace} ${row.channel}`),
    by: row.by_user,
    at: row.at,
  };
}

export function toFollower(
  row: Pick<TrackingTable, 'demarche' | 'channel'> & { level: string | null },
): Follower {
  const { demarche, channel, level } = row;
  const clearance = level === null ? null : readWord(WORD.level, level, `clearance ${channel}`);
  return { demarche, channel, clearance };
}
