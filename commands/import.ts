import { importModal } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const importCable: Command = {
  name: 'import',
  aliases: ['new'],
  usage: 'import',
  help: 'reads a cable from a file and shows everything it found before anything is tracked',
  examples: ['import'],
  run: async ({ channel, canPost }) => ({
    text: 'Slack did not open the form. Type `/demarche import` again.',
    view: importModal((await canPost()) ? channel : null),
  }),
};
