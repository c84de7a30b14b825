import type { App } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Ledger, Store } from '../store/index.ts';
import type { Tenants, Where } from './installations.ts';

/** Our word for why nothing can be posted in a channel of a workspace that took the app out. */
const REASON = 'app_uninstalled';

interface Parts {
  tenants: Tenants;
  ledger: Ledger;
  forgetKeyed: Store['forgetKeyed'];
  log: Logger;
}

/** Slack's time of news, in whole seconds; whatever was installed within that second is older. */
const toldAt = (seconds: number): Date => new Date((seconds + 1) * 1_000);

/**
 * The app is in a workspace no more: its installation and its keyed state go, and no loop posts there again. The ledger stays, since it
 * is the record of a campaign and not of an app; `cli -- forget` removes that too.
 */
async function onGone({ tenants, ledger, forgetKeyed, log }: Parts, where: Where, told: Date): Promise<void> {
  for (const workspace of await tenants.forget(where, told)) {
    await shutAll(ledger, workspace);
    const forgotten = await forgetKeyed(workspace);
    log.info({ workspace, forgotten }, 'the app was taken out of a workspace; its ledger stays');
  }
}

async function shutAll(ledger: Ledger, workspace: string): Promise<void> {
  const open = (await ledger.openTrackings()).filter((tracking) => tracking.workspace === workspace);
  for (const channel of new Set(open.map((tracking) => tracking.channel))) {
    await ledger.shutChannel({ workspace, channel }, REASON);
  }
}

/** What an event that needs no token says of where it comes from; null when it says nothing. */
function whereFrom(context: {
  teamId?: string;
  enterpriseId?: string;
  isEnterpriseInstall: boolean;
}): Where | null {
  const { teamId: workspace, enterpriseId: enterprise, isEnterpriseInstall } = context;
  if (isEnterpriseInstall && enterprise) return { type: 'organisation', enterprise };
  return workspace ? { type: 'workspace', workspace } : null;
}

/** Slack tells of the first two when an app is taken out, in any order; a token can also be revoked alone. */
export function listenToUninstall(app: App, parts: Parts): void {
  app.event('app_uninstalled', async ({ body, context }) => {
    const where = whereFrom(context);
    if (where) await onGone(parts, where, toldAt(body.event_time));
  });
  app.event('tokens_revoked', async ({ event, body, context }) => {
    const where = whereFrom(context);
    // Tokens of people are none of ours: the app asks for none.
    if (where && event.tokens.bot?.length) await onGone(parts, where, toldAt(body.event_time));
  });
  app.event('team_access_revoked', async ({ event, body, context }) => {
    const { enterpriseId: enterprise } = context;
    if (!enterprise) return;
    for (const workspace of event.team_ids) {
      await onGone(parts, { type: 'member', workspace, enterprise }, toldAt(body.event_time));
    }
  });
}
