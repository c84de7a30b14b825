import { mineMessage } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const mine: Command = {
  name: 'mine',
  usage: 'mine',
  help: 'the countries that you answer for, nearest deadline first, with their buttons',
  examples: ['mine'],
  run: async ({ boards, viewer, now }) =>
    mineMessage({ boards: await boards(), user: viewer.user, zone: viewer.zone, page: 0, now }),
};
