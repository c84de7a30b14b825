import type { App } from '@slack/bolt';
import { listenToButtons } from './buttons.ts';
import { listenToHome } from './home.ts';
import { listenToImport } from './import-flow.ts';
import { listenToWords } from './mentions.ts';
import type { SlackParts } from './parts.ts';
import { listenToRecordFlow } from './record-flow.ts';
import { listenToResponseForm } from './response-form.ts';
import { listenToShortcuts } from './shortcuts.ts';
import { listenToCommands } from './slash.ts';
import { listenToWelcome } from './welcome.ts';

export { type Cards, createCards } from './cards.ts';
export type { ImportDraft } from './import-draft.ts';
export { once } from './once.ts';
export type { SlackParts } from './parts.ts';
export { createPeople, type Profile } from './people.ts';
export type { Said } from './said.ts';
export { createShutter } from './shut.ts';

/** Every listener of the app; the manifest lists the same commands and shortcuts, and a test compares them. */
export function listen(app: App, parts: SlackParts): void {
  listenToCommands(app, parts);
  listenToWords(app, parts);
  listenToButtons(app, parts);
  listenToResponseForm(app, parts);
  listenToImport(app, parts);
  listenToHome(app, parts);
  listenToShortcuts(app, parts);
  listenToRecordFlow(app, parts);
  listenToWelcome(app, parts);
}
