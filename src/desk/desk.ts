import type { ClassificationLevel } from '../cable/index.ts';
import type { Ledger } from '../store/index.ts';
import { clearance, defaultRole, followers, grant, roleOf, setClearance, setDefaultRole } from './access.ts';
import { assign, setReminders, setState, snooze, track, untrack } from './campaign.ts';
import type { Context } from './context.ts';
import { deeds } from './deeds.ts';
import { check, importCable } from './intake.ts';
import { Listeners } from './listeners.ts';
import { board, boards, cable, demarche, demarches, history, nearestMrns, trackedIn } from './look-up.ts';
import { record, settle, undo } from './record.ts';
import { search, similar } from './search.ts';
import type { Clock, Desk } from './types.ts';

/**
 * The verbs of a campaign on one ledger. A cable marked higher than `maxClassification` is refused at the door.
 * @example createDesk({ ledger: store.ledger, clock: { now: () => new Date() }, maxClassification: 'SBU' })
 */
export function createDesk(parts: {
  ledger: Ledger;
  clock: Clock;
  maxClassification: ClassificationLevel;
}): Desk {
  const listeners = new Listeners();
  const context: Context = { ...parts, listeners };
  const { ledger } = parts;
  return {
    check: (...of) => check(context, ...of),
    import: (...of) => importCable(context, ...of),

    cable: (...of) => cable(context, ...of),
    search: (...of) => search(context, ...of),
    similar: (...of) => similar(context, ...of),
    nearestMrns: (...of) => nearestMrns(context, ...of),
    demarche: (...of) => demarche(context, ...of),
    demarchesOf: (...of) => ledger.demarchesOf(...of),
    demarcheById: (id) => ledger.demarcheById(id),
    demarches: (...of) => demarches(context, ...of),
    board: (of) => board(context, of),
    boards: (of) => boards(context, of),
    history: (...of) => history(context, ...of),
    deeds: (id) => deeds(context, id),

    record: (...of) => record(context, ...of),
    adopt: (...of) => settle(context, 'adopt', ...of),
    dismiss: (...of) => settle(context, 'dismiss', ...of),
    undo: (...of) => undo(context, ...of),
    assign: (...of) => assign(context, ...of),

    track: (...of) => track(context, ...of),
    untrack: (...of) => untrack(context, ...of),
    close: (actor, id) => setState(context, actor, id, 'closed'),
    reopen: (actor, id) => setState(context, actor, id, 'open'),
    trackedIn: (...of) => trackedIn(context, ...of),
    trackings: (id) => ledger.trackings(id),
    followers: (ids) => followers(context, ids),
    setReminders: (...of) => setReminders(context, ...of),
    snooze: (...of) => snooze(context, ...of),

    grants: (workspace) => ledger.grants(workspace),
    roleOf: (...of) => roleOf(context, ...of),
    grantOf: (workspace, user) => ledger.grantOf(workspace, user),
    grant: (...of) => grant(context, ...of),
    defaultRole: (workspace) => defaultRole(context, workspace),
    setDefaultRole: (...of) => setDefaultRole(context, ...of),

    maxClassification: parts.maxClassification,
    clearance: (...of) => clearance(context, ...of),
    setClearance: (...of) => setClearance(context, ...of),

    version: (id) => ledger.version(id),
    onChange: (listener) => listeners.add(listener),
  };
}
