import type { ClassificationLevel } from '../cable/index.ts';
import type { Demarche } from '../demarche/index.ts';
import type { Author, Ledger } from '../store/index.ts';
import type { Listeners } from './listeners.ts';
import { type Act, allow } from './needs.ts';
import { refusal } from './refusals.ts';
import type { Actor, Clock } from './types.ts';

/** What every verb of the desk works with. */
export interface Context {
  ledger: Ledger;
  clock: Clock;
  maxClassification: ClassificationLevel;
  listeners: Listeners;
}

export function authorOf({ clock }: Context, actor: Actor): Author {
  return {
    workspace: actor.workspace,
    user: actor.user,
    surface: actor.surface,
    link: actor.link ?? null,
    at: clock.now().toISOString(),
  };
}

/**
 * The demarche that somebody wants to act on, if it is of their workspace and their role lets them; one of another workspace is as unknown
 * as one that never was.
 */
export async function demarcheFor(
  { ledger }: Context,
  actor: Actor,
  id: string,
  act: Act,
): Promise<Demarche> {
  const demarche = await ledger.demarcheById(id);
  if (demarche === null || demarche.workspace !== actor.workspace) throw refusal.unknownDemarche();
  allow(actor, act, demarche);
  return demarche;
}

export async function openDemarcheFor(
  context: Context,
  actor: Actor,
  id: string,
  act: Act,
): Promise<Demarche> {
  const demarche = await demarcheFor(context, actor, id, act);
  if (demarche.state === 'closed') throw refusal.closed(demarche, act);
  return demarche;
}

export function tell({ listeners }: Context, { id, workspace }: Demarche): void {
  listeners.tell({ demarche: id, workspace });
}
