import type { Authorize, Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { Keyv } from 'keyv';
import type { Logger } from 'pino';
import type { Clock } from '../desk/index.ts';
import type { Taken } from '../store/index.ts';
import type { From } from './parts.ts';
import { createRotation } from './rotation.ts';

/** What is kept, encrypted: an installation under `T1 installation` or `E1 installation`, and under `T1 enterprise` whose it is. */
export type Kept =
  | { type: 'installation'; installation: Installation; installedAt: string }
  | { type: 'enterprise'; enterprise: string };

/** The app is not, or no longer, installed in a workspace: there is no token to speak with. */
export class NotInstalledError extends Error {
  readonly workspace: string;
  constructor(workspace: string) {
    super(
      `Demarche Desk is not installed in ${workspace || 'this workspace'}. Somebody who may install apps there can do so at /slack/install; what was recorded before is still there.`,
    );
    this.name = 'NotInstalledError';
    this.workspace = workspace;
  }
}

/** Where the app was taken out of: a workspace, a whole organisation, or one workspace that had it through its organisation. */
export type Where =
  | { type: 'workspace'; workspace: string }
  | { type: 'organisation'; enterprise: string }
  | { type: 'member'; workspace: string; enterprise: string };

/** How the app is known in workspaces, whether they installed it by OAuth or there is one token for one of them. */
export interface Tenants {
  authorize: Authorize<boolean>;
  /** Token and ids of a workspace for what no payload asks for. Throws NotInstalledError. */
  of(workspace: string): Promise<From>;
  /** A client for the loops, the same one while the token is the same. Throws NotInstalledError. */
  clientOf(workspace: string): Promise<WebClient>;
  /** Forgets an installation that is older than the news of its end; the workspaces that have none now. */
  forget(where: Where, toldAt: Date): Promise<string[]>;
}

export interface Installations extends Tenants {
  /** What Bolt's installer keeps and reads. */
  store: InstallationStore;
}

const installationKey = (id: string) => `${id} installation`;
const enterpriseKey = (workspace: string) => `${workspace} enterprise`;

/**
 * Installations by OAuth over the encrypted keyed state: of single workspaces and of whole organisations, whose workspaces are remembered
 * as they are met. Tokens that end are renewed before they do.
 *
 * @example const { authorize, store } = createInstallations({ keyed: store.keyed('installation'), held: store.taken('installing'), … })
 */
export function createInstallations(parts: {
  keyed: Keyv<Kept>;
  held: Taken;
  app: { clientId: string; clientSecret: string };
  /** For the calls that need no token. */
  clientOptions: WebClientOptions;
  /** Makes the client of a loop; a token of a whole organisation says which workspace is meant. */
  connect(token: string, workspace: string | null): WebClient;
  clock: Clock;
  log: Logger;
}): Installations {
  const { keyed, held, app, clientOptions, connect, clock, log } = parts;

  async function read(key: string): Promise<Extract<Kept, { type: 'installation' }> | null> {
    const kept = await keyed.get(key);
    return kept?.type === 'installation' ? kept : null;
  }

  const rotation = createRotation({
    app,
    clientOptions,
    held,
    log,
    read: async (key) => (await read(key))?.installation.bot ?? null,
    async write(key, bot) {
      const kept = await read(key);
      if (kept) await keyed.set(key, { ...kept, installation: { ...kept.installation, bot } });
    },
  });

  async function enterpriseOf(workspace: string): Promise<string | null> {
    const kept = await keyed.get(enterpriseKey(workspace));
    return kept?.type === 'enterprise' ? kept.enterprise : null;
  }

  /** Of two, the workspace's own installation comes first, unless the payload says that it comes by the organisation's. */
  async function find(source: Partial<InstallationQuery<boolean>>) {
    const { teamId = '', enterpriseId, isEnterpriseInstall = false } = source;
    const enterprise = enterpriseId ?? (await enterpriseOf(teamId));
    const ids = isEnterpriseInstall ? [enterprise] : [teamId, enterprise];
    for (const id of ids) {
      if (!id) continue;
      const kept = await read(installationKey(id));
      if (kept) return { id, ...kept };
    }
    throw new NotInstalledError(teamId || enterpriseId || '');
  }

  /** Which workspaces an organisation's installation serves is said only by what comes from them. */
  async function remember(workspace: string, enterprise: string): Promise<void> {
    if ((await enterpriseOf(workspace)) === enterprise) return;
    await keyed.set(enterpriseKey(workspace), { type: 'enterprise', enterprise });
  }

  async function fromOf(source: Partial<InstallationQuery<boolean>>) {
    const { id, installation } = await find(source);
    const workspace = source.teamId ?? installation.team?.id;
    const wide = installation.isEnterpriseInstall === true;
    if (wide && workspace) await remember(workspace, id);
    if (!installation.bot) throw new NotInstalledError(workspace ?? id);
    const bot = await rotation.fresh(installationKey(id), installation.bot);
    const enterpriseId = installation.enterprise?.id ?? source.enterpriseId;
    return {
      botToken: bot.token,
      botId: bot.id,
      botUserId: bot.userId,
      ...(workspace ? { teamId: workspace } : {}),
      ...(enterpriseId ? { enterpriseId } : {}),
      isEnterpriseInstall: wide,
    };
  }

  /** The workspaces that an organisation's installation served, and that have none of their own. */
  async function servedBy(enterprise: string): Promise<string[]> {
    const served: string[] = [];
    for await (const [key, value] of keyed.iterator()) {
      if (typeof key === 'string' && value.type === 'enterprise' && value.enterprise === enterprise)
        served.push(key.split(' ')[0] ?? '');
    }
    return served;
  }

  /** A workspace has the app through its organisation no more; it may have its own installation. */
  async function leave(workspace: string, enterprise: string): Promise<string[]> {
    if ((await enterpriseOf(workspace)) !== enterprise) return [];
    await keyed.delete(enterpriseKey(workspace));
    return (await read(installationKey(workspace))) ? [] : [workspace];
  }

  const clients = new Map<string, WebClient>();

  return {
    authorize: (source) => fromOf(source),
    of: (workspace) => fromOf({ teamId: workspace }),
    async clientOf(workspace) {
      const { botToken, isEnterpriseInstall } = await fromOf({ teamId: workspace });
      const known = clients.get(workspace);
      if (known?.token === botToken) return known;
      const client = connect(botToken, isEnterpriseInstall ? workspace : null);
      clients.set(workspace, client);
      return client;
    },
    async forget(where, toldAt) {
      if (where.type === 'member') return leave(where.workspace, where.enterprise);
      const id = where.type === 'workspace' ? where.workspace : where.enterprise;
      return rotation.alone(installationKey(id), async () => {
        const kept = await read(installationKey(id));
        // Slack repeats its news for a while; somebody may have installed the app anew meanwhile.
        if (kept && new Date(kept.installedAt) > toldAt) return [];
        await keyed.delete(installationKey(id));
        if (where.type === 'workspace') {
          await keyed.delete(enterpriseKey(id));
          return [id];
        }
        const ended: string[] = [];
        for (const workspace of await servedBy(id)) ended.push(...(await leave(workspace, id)));
        return ended;
      });
    },
    store: {
      async storeInstallation(installation) {
        const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
        if (!id) throw new Error('Slack named no workspace');
        const kept: Kept = {
          type: 'installation',
          installation,
          installedAt: clock.now().toISOString(),
        };
        await rotation.alone(installationKey(id), () => keyed.set(installationKey(id), kept));
        log.info({ workspace: id, wide: installation.isEnterpriseInstall ?? false }, 'the app was installed');
      },
      fetchInstallation: async (query) => (await find(query)).installation,
    },
  };
}
