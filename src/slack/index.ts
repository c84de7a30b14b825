import type { App } from '@slack/bolt';
import { listenToButtons } from './buttons.ts';
import { listenToForms } from './forms.ts';
import { listenToHome } from './home.ts';
import { importForms } from './import-flow.ts';
import { listenToImportViews } from './import-views.ts';
import { listenToMembership } from './membership.ts';
import { listenToWords } from './mentions.ts';
import type { PartsOf } from './parts.ts';
import { recordForms } from './record-flow.ts';
import { responseForms } from './response-form.ts';
import { listenToShortcuts, shortcutForms } from './shortcuts.ts';
import { listenToCommands } from './slash.ts';
import { listenToWelcome } from './welcome.ts';

export type { Onlookers } from '../onlookers.ts';
export type { ClientOf } from '../posting.ts';
export { type Cards, createCards } from './cards.ts';
export { createFairness } from './fair.ts';
export { NotInstalledError } from './installations.ts';
export type { ImportDraft, Said } from './kept.ts';
export { once } from './once.ts';
export type { From, PartsOf, SlackParts } from './parts.ts';
export type { Profile } from './people.ts';
export { deskOrNull } from './reader.ts';
export { createReceiver } from './receiver.ts';
export { createShutter } from './shut.ts';
export { createTenants } from './tenants.ts';
export { listenToLinks } from './unfurl.ts';
export { listenToUninstall } from './uninstall.ts';
export { welcomeInstaller } from './welcome.ts';
export { createWorkspaces, type Workspaces } from './workspaces.ts';

/** Every listener of the app; the manifest lists the same commands and shortcuts, and a test compares them. */
export function listen(app: App, partsOf: PartsOf): void {
  listenToCommands(app, partsOf);
  listenToWords(app, partsOf);
  listenToButtons(app, partsOf);
  listenToForms(app, partsOf, { ...responseForms, ...importForms, ...shortcutForms, ...recordForms });
  listenToImportViews(app, partsOf);
  listenToHome(app, partsOf);
  listenToShortcuts(app, partsOf);
  listenToMembership(app, partsOf);
  listenToWelcome(app, partsOf);
}
