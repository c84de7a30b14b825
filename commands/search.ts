import { DeskError } from '../src/desk/index.ts';
import type { Command } from './command.ts';

export const search: Command = {
  name: 'search',
  aliases: ['find'],
  usage: 'search WORDS',
  help: 'cables by what is in them, the best first',
  examples: ['search recognition summit'],
  ownWords: true,
  async run({ words, search: find }) {
    if (!words)
      throw new DeskError('invalid', 'Say what to look for: `/demarche search recognition summit`.');
    return find(words);
  },
};
