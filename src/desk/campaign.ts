import {
  DEFAULT_REMINDERS,
  type Demarche,
  type ReminderSettings,
  type Snooze,
  snoozedReminder,
} from '../demarche/index.ts';
import type { CountryCode } from '../geo/index.ts';
import type { Tracking } from '../store/index.ts';
import { authorOf, type Context, demarcheFor, openDemarcheFor, tell } from './context.ts';
import { allow } from './needs.ts';
import { refusal } from './refusals.ts';
import type { Actor } from './types.ts';

export async function assign(
  context: Context,
  actor: Actor,
  id: string,
  country: CountryCode,
  owner: string | null,
): Promise<void> {
  const demarche = await openDemarcheFor(context, actor, id, 'assign');
  const own = owner === actor.user || (await context.ledger.owners(id)).get(country) === actor.user;
  if (!own) allow(actor, 'assignOther', demarche);
  const assigned = await context.ledger.assign(authorOf(context, actor), id, country, owner);
  if (!assigned) throw refusal.notAResponder(demarche, country);
  tell(context, demarche);
}

export async function track(
  context: Context,
  actor: Actor,
  id: string,
  channel: string,
  zone: string,
): Promise<Tracking> {
  const demarche = await demarcheFor(context, actor, id, 'track');
  const settings = { ...DEFAULT_REMINDERS, zone };
  const { type, tracking } = await context.ledger.track(authorOf(context, actor), id, channel, settings);
  if (type === 'already') throw refusal.alreadyTracked(demarche);
  tell(context, demarche);
  return tracking;
}

export async function untrack(context: Context, actor: Actor, id: string, channel: string): Promise<void> {
  const demarche = await demarcheFor(context, actor, id, 'untrack');
  const untracked = await context.ledger.untrack(authorOf(context, actor), id, channel);
  if (!untracked) throw refusal.notTrackedHere(demarche);
  tell(context, demarche);
}

export async function setReminders(
  context: Context,
  actor: Actor,
  id: string,
  channel: string,
  settings: ReminderSettings,
): Promise<Tracking> {
  const demarche = await demarcheFor(context, actor, id, 'setReminders');
  const tracking = await context.ledger.setReminders(authorOf(context, actor), id, channel, settings);
  if (tracking === null) throw refusal.notTrackedHere(demarche);
  tell(context, demarche);
  return tracking;
}

export async function snooze(
  context: Context,
  actor: Actor,
  id: string,
  channel: string,
  key: string,
  how: Snooze,
): Promise<Date> {
  const demarche = await openDemarcheFor(context, actor, id, 'snooze');
  const tracking = (await context.ledger.trackings(id)).find((one) => one.channel === channel);
  if (!tracking) throw refusal.notTrackedHere(demarche);
  if (tracking.reminders.off) throw refusal.muted();
  const again = snoozedReminder(key, how, tracking.reminders, context.clock.now());
  await context.ledger.planReminders(tracking, [again]);
  const row = (await context.ledger.reminders(id, channel)).find((one) => one.key === again.key);
  if (row?.status !== 'planned') throw refusal.cameAgain();
  return new Date(row.dueAt);
}

/** Closing what is closed, and opening what is open, changes nothing: a second click is no error. */
export async function setState(
  context: Context,
  actor: Actor,
  id: string,
  state: 'open' | 'closed',
): Promise<Demarche> {
  const demarche = await demarcheFor(context, actor, id, state === 'open' ? 'reopen' : 'close');
  const changed = await context.ledger.setState(authorOf(context, actor), id, state);
  if (changed) tell(context, demarche);
  return { ...demarche, state };
}
