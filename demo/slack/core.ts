import type { CallLog } from './failures.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { AppSockets } from './socket.ts';
import type { Tokens } from './tokens.ts';
import type { Triggers } from './triggers.ts';
import type { Views } from './views.ts';
import type { Workspace } from './workspace.ts';

/** The parts of the fake Slack that the Web API and the interactions share. */
export interface Core {
  workspace: Workspace;
  views: Views;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  log: CallLog;
  sockets: AppSockets;
  tokens: Tokens;
  /** `http://127.0.0.1:PORT`; known once the server listens. */
  url: string;
}
