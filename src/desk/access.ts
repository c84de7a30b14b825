import type { ClassificationLevel } from '../cable/index.ts';
import { lowerOf, onceFor, type Role } from '../demarche/index.ts';
import { authorOf, type Context, tell } from './context.ts';
import { allow } from './needs.ts';
import { refusal } from './refusals.ts';
import type { Actor, Followed } from './types.ts';

/** Gives a role by name; null takes the name off, and the default holds again. */
export async function grant(
  context: Context,
  actor: Actor,
  user: string,
  role: Role | null,
): Promise<boolean> {
  allow(actor, 'grant', null);
  return context.ledger.setGrant(authorOf(context, actor), user, role);
}

/** Until somebody has said another, people record: the safe way to begin is not one in which nothing can be done. */
const TO_BEGIN_WITH: Role = 'recorder';

export async function defaultRole({ ledger }: Context, workspace: string): Promise<Role> {
  return (await ledger.defaultRole(workspace)) ?? TO_BEGIN_WITH;
}

export async function roleOf({ ledger }: Context, workspace: string, user: string): Promise<Role> {
  return (await ledger.roleOf(workspace, user)) ?? TO_BEGIN_WITH;
}

export async function setDefaultRole(context: Context, actor: Actor, role: Role): Promise<boolean> {
  allow(actor, 'setDefaultRole', null);
  return context.ledger.setDefaultRole(authorOf(context, actor), role);
}

/** What a channel may show: its own limit, and never more than the deployment may hold, whichever was set first. */
export async function clearance(
  { ledger, maxClassification }: Context,
  workspace: string,
  channel: string,
): Promise<ClassificationLevel> {
  const own = await ledger.clearance(workspace, channel);
  return own === null ? maxClassification : lowerOf(own, maxClassification);
}

const followings = onceFor<ReadonlyMap<string, readonly Followed[]>>();

/** The same for all channels of many demarches at once. */
export async function followers(
  { ledger, maxClassification }: Context,
  demarches: readonly string[],
): Promise<ReadonlyMap<string, readonly Followed[]>> {
  const found = await ledger.followers(demarches);
  return followings(found, maxClassification, () => {
    const channels = found.map(({ demarche, channel, clearance: own }) => ({
      demarche,
      channel,
      clearance: own === null ? maxClassification : lowerOf(own, maxClassification),
    }));
    return Map.groupBy(channels, ({ demarche }) => demarche);
  });
}

/** Says how much a channel may show; null gives it back what the deployment may. The cards there are drawn anew. */
export async function setClearance(
  context: Context,
  actor: Actor,
  channel: string,
  level: ClassificationLevel | null,
): Promise<ClassificationLevel> {
  allow(actor, 'setClearance', null);
  const { ledger, maxClassification } = context;
  if (level !== null && lowerOf(level, maxClassification) !== level) {
    throw refusal.aboveDeployment(level, maxClassification);
  }
  const changed = await ledger.setClearance(authorOf(context, actor), channel, level);
  if (changed) {
    for (const demarche of await ledger.trackedIn(actor.workspace, channel)) tell(context, demarche);
  }
  return clearance(context, actor.workspace, channel);
}
