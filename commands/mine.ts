import { mineMessage } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const mine: Command = {
  name: 'mine',
  usage: 'mine',
  help: 'the countries that you answer for, nearest deadline first, with their buttons',
  examples: ['mine'],
  async run({ desk, actor, visible, viewer, now }) {
    const open = await desk.demarches(actor.workspace);
    const seen = await Promise.all(open.map(async (one) => ((await visible(one)) ? [one] : [])));
    const boards = await Promise.all(seen.flat().map((one) => desk.board(one)));
    return mineMessage({ boards, user: viewer.user, zone: viewer.zone, page: 0, now });
  },
};
