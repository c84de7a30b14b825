import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clock } from '../desk/index.ts';
import type { Store } from '../store/index.ts';
import { createInstallations, type Kept, type Tenants } from './installations.ts';
import { oneWorkspace } from './one-workspace.ts';
import type { OAuth } from './receiver.ts';

/** How the app comes by tokens: one that is given, or one of each workspace that installs it. */
type Install =
  | { type: 'token'; botToken: string }
  | ({ type: 'oauth' } & Pick<OAuth, 'clientId' | 'clientSecret' | 'stateSecret'>);

/** A client with a token; one of a whole organisation has to say of which workspace it speaks. */
export type Connect = (token: string, teamId: string | null) => WebClient;

const withRetries = (options: WebClientOptions, retries: number): WebClientOptions => ({
  ...options,
  timeout: 10_000,
  // The default retries for half an hour, which would leave a click unanswered and a reminder neither sent nor given up.
  retryConfig: { retries, minTimeout: 300, maxTimeout: 2_000 },
});

/** How the app is known in workspaces, and how it speaks with Slack: as it has to be told of the one and of the many. */
export function createTenants(
  install: Install,
  parts: {
    store: Pick<Store, 'keyed' | 'taken'>;
    /** The address of Slack's API, and where its library writes. */
    slack: WebClientOptions;
    clock: Clock;
    log: Logger;
  },
): {
  tenants: Tenants;
  oauth: Omit<OAuth, 'onInstalled'> | null;
  clientOptions: WebClientOptions;
  connect: Connect;
} {
  const { store, slack, clock, log } = parts;
  const clientOptions = withRetries(slack, 2);
  const ofTeam = (teamId: string | null) => (teamId ? { teamId } : {});
  const connect: Connect = (token, teamId) => new WebClient(token, { ...clientOptions, ...ofTeam(teamId) });
  // The loops decide themselves when they try again.
  const forLoops = { ...withRetries(slack, 0), rejectRateLimitedCalls: true };
  const connectLoop: Connect = (token, teamId) => new WebClient(token, { ...forLoops, ...ofTeam(teamId) });
  if (install.type === 'token') {
    const { botToken } = install;
    const background = connectLoop(botToken, null);
    const tenants = oneWorkspace({ botToken, client: connect(botToken, null), background });
    return { tenants, oauth: null, clientOptions, connect };
  }
  const installations = createInstallations({
    keyed: store.keyed<Kept>('installation'),
    held: store.taken('installing'),
    app: install,
    clientOptions,
    connect: connectLoop,
    clock,
    log,
  });
  return { tenants: installations, oauth: { ...install, installations }, clientOptions, connect };
}
