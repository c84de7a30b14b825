import { listMessage } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const list: Command = {
  name: 'list',
  aliases: ['ls'],
  usage: 'list',
  help: 'open demarches that you can see, nearest deadline first',
  examples: ['list'],
  async run({ desk, actor, visible, viewer, now }) {
    const open = await desk.demarches(actor.workspace);
    const seen = await Promise.all(open.map(async (one) => ((await visible(one)) ? [one] : [])));
    const boards = await Promise.all(seen.flat().map((one) => desk.board(one)));
    return listMessage({ boards, zone: viewer.zone, page: 0, now });
  },
};
