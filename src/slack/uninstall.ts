import type { App } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Ledger, Store } from '../store/index.ts';
import type { Tenants } from './installations.ts';

/** Our word for why nothing can be posted in a channel of a workspace that took the app out. */
const REASON = 'app_uninstalled';

interface Parts {
  tenants: Tenants;
  ledger: Ledger;
  forgetKeyed: Store['forgetKeyed'];
  log: Logger;
}

/** Who took the app out, as Bolt reads it from an event that needs no token. */
interface Told {
  teamId?: string | undefined;
  enterpriseId?: string | undefined;
  isEnterpriseInstall: boolean;
  /** Slack's time of the news, in whole seconds. */
  at: number;
}

/**
 * The app is in a workspace no more: its installation and its keyed state go, and no loop posts there again. The ledger stays, since it
 * is the record of a campaign and not of an app; `cli -- forget` removes that too.
 */
async function onGone({ tenants, ledger, forgetKeyed, log }: Parts, told: Told): Promise<void> {
  const { teamId, enterpriseId, isEnterpriseInstall } = told;
  const wide = isEnterpriseInstall && enterpriseId !== undefined;
  if (!wide && !teamId) return;
  const where = wide ? { enterprise: enterpriseId } : { workspace: teamId ?? '' };
  const ended = await tenants.forget(where, new Date((told.at + 1) * 1_000));
  for (const workspace of ended) {
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

/** Slack tells of both when an app is taken out, in any order; a token can also be revoked alone. */
export function listenToUninstall(app: App, parts: Parts): void {
  app.event('app_uninstalled', async ({ body, context }) => {
    await onGone(parts, { ...context, at: body.event_time });
  });
  app.event('tokens_revoked', async ({ event, body, context }) => {
    // Tokens of people are none of ours: the app asks for none.
    if (!event.tokens.bot?.length) return;
    await onGone(parts, { ...context, at: body.event_time });
  });
}
