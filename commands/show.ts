import { card } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const show: Command = {
  name: 'show',
  usage: 'show [MRN]',
  help: 'the card: subject, deadline, asks, how far it is',
  examples: ['show', 'show 08STATE22377'],
  async run({ words, demarche, desk, now, linkTo }) {
    const { demarche: found } = await demarche(words);
    return card({ board: await desk.board(found), now, link: linkTo(found) });
  },
};
