import { undoneMessage } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const undo: Command = {
  name: 'undo',
  usage: 'undo [MRN]',
  help: 'takes back your own last entry; the history keeps both',
  examples: ['undo'],
  async run({ words, demarche, desk, actor }) {
    const { demarche: found } = await demarche(words);
    const { undone, after } = await desk.undo(actor, found.id);
    const board = await desk.board(found);
    const row = board.rows.find(({ country }) => country === undone.country);
    if (!row) return { text: 'Undone.' };
    return undoneMessage({ board, row, undone, after });
  },
};
