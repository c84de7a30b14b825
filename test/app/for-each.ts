import { afterEach, beforeEach, expect } from 'vitest';
import { type Mode, startWorkspace, type Workspace } from './workspace.ts';

/**
 * A workspace of its own for each test of a `describe`, after what `prepare` does with it.
 *
 * @example const at = workspaceForEach(mode, ({ app, demarche }) => app.desk.assign(actor, demarche, 'SN', OFFICER));
 */
export function workspaceForEach(
  mode: Mode,
  prepare: (at: Workspace) => Promise<unknown> = async () => undefined,
): Omit<Workspace, typeof Symbol.asyncDispose> {
  let current: Workspace | null = null;
  const at = () => current ?? expect.fail('there is a workspace only within a test');
  beforeEach(async () => {
    current = await startWorkspace(mode);
    await prepare(current);
  });
  afterEach(async () => {
    await current?.[Symbol.asyncDispose]();
    current = null;
  });
  return {
    get slack() {
      return at().slack;
    },
    get app() {
      return at().app;
    },
    get demarche() {
      return at().demarche;
    },
    get config() {
      return at().config;
    },
    get logged() {
      return at().logged;
    },
    card: () => at().card(),
  };
}
