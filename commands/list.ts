import { listMessage } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const list: Command = {
  name: 'list',
  aliases: ['ls'],
  usage: 'list',
  help: 'open demarches that you can see, nearest deadline first',
  examples: ['list'],
  run: async ({ boards, viewer, now }) =>
    listMessage({ boards: await boards(), zone: viewer.zone, page: 0, now }),
};
