import type { Kysely } from 'kysely';
import { check } from '../check/index.ts';
import { remembered } from '../remembered.ts';
import { retrying } from '../retry.ts';
import type { Tables } from '../schema.ts';
import type { Ledger } from '../types.ts';
import { amendDemarche } from './amend.ts';
import { audit, auditOf, LINES } from './audit.ts';
import { cable, importCable, mrns } from './cables.ts';
import { campaigns } from './campaigns.ts';
import { cardPosted, claimCard, releaseCard, shutChannel, staleCards } from './cards.ts';
import { clearance, clearances, setClearance } from './clearances.ts';
import {
  assign,
  demarche,
  demarcheById,
  demarches,
  demarchesOf,
  owners,
  setState,
  version,
} from './demarches.ts';
import { forgetWorkspace } from './forget.ts';
import { holdings } from './holdings.ts';
import {
  claimReminder,
  finishReminder,
  markReminderPosted,
  planReminders,
  postedReminders,
  releaseReminder,
  reminders,
  skipReminder,
} from './reminders.ts';
import { append, entries } from './responses.ts';
import { closedBefore, forgetClosedBefore } from './retention.ts';
import { defaultRole, grantOf, grants, roleOf, setDefaultRole, setGrant } from './roles.ts';
import { search, vocabulary } from './search.ts';
import { followers, openTrackings, setReminders, track, trackedIn, trackings, untrack } from './tracking.ts';

/**
 * The verbs, each bound to one database and tried again where chance alone stood in its way; what remains is a `StoreError`. What every
 * look-up asks is `known` until somebody writes.
 */
export function ledgerOn(db: Kysely<Tables>): Ledger {
  const on =
    <Args extends unknown[], Result>(verb: (db: Kysely<Tables>, ...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> =>
      retrying(() => verb(db, ...args));
  const known = <Args extends Array<string | readonly string[]>, Result>(
    verb: (db: Kysely<Tables>, ...args: Args) => Promise<Result>,
  ) => remembered(db, on(verb));
  return {
    importCable: on(importCable),
    amendDemarche: on(amendDemarche),
    cable: on(cable),
    mrns: on(mrns),
    search: on(search),
    vocabulary: on(vocabulary),
    demarche: known(demarche),
    demarchesOf: on(demarchesOf),
    demarcheById: known(demarcheById),
    demarches: known(demarches),
    setState: on(setState),
    version: on(version),
    assign: on(assign),
    owners: on(owners),
    campaigns: on(campaigns),
    append: on(append),
    entries: on(entries),
    track: on(track),
    untrack: on(untrack),
    trackedIn: known(trackedIn),
    trackings: known(trackings),
    followers: known(followers),
    openTrackings: on(openTrackings),
    staleCards: on(staleCards),
    claimCard: on(claimCard),
    cardPosted: on(cardPosted),
    releaseCard: on(releaseCard),
    shutChannel: on(shutChannel),
    setReminders: on(setReminders),
    planReminders: on(planReminders),
    reminders: on(reminders),
    claimReminder: on(claimReminder),
    markReminderPosted: on(markReminderPosted),
    skipReminder: on(skipReminder),
    releaseReminder: on(releaseReminder),
    postedReminders: on(postedReminders),
    finishReminder: on(finishReminder),
    grants: on(grants),
    grantOf: known(grantOf),
    roleOf: known(roleOf),
    setGrant: on(setGrant),
    defaultRole: known(defaultRole),
    setDefaultRole: on(setDefaultRole),
    clearance: known(clearance),
    clearances: on(clearances),
    setClearance: on(setClearance),
    audit: on(audit),
    auditOf: remembered(db, on(auditOf), LINES),
    check: on(check),
    holdings: on(holdings),
    forgetWorkspace: on(forgetWorkspace),
    closedBefore: on(closedBefore),
    forgetClosedBefore: on(forgetClosedBefore),
  };
}
