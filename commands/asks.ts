import { asksMessage } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const asks: Command = {
  name: 'asks',
  aliases: ['objectives'],
  usage: 'asks [MRN]',
  help: 'what each government is asked, and how they stand on each',
  examples: ['asks'],
  async run({ words, demarche, desk, now }) {
    const { demarche: found } = await demarche(words);
    return asksMessage({ board: await desk.board(found), page: 0, now });
  },
};
