import { helpMessage } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

/** Reads the table when it is asked, since the table itself holds this command. */
export const helpOf = (commands: () => readonly Command[]): Command => ({
  name: 'help',
  usage: 'help',
  help: 'what you can do here',
  examples: ['help'],
  run: async () => helpMessage(commands(), '/demarche'),
});
