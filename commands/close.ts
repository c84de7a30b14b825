import { noticeMessage, title } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const close: Command = {
  name: 'close',
  usage: 'close [MRN]',
  help: 'ends the campaign: no more reminders, no more answers until it is reopened',
  examples: ['close'],
  async run({ words, demarche, desk, actor }) {
    const { demarche: found } = await demarche(words);
    const closed = await desk.close(actor, found.id);
    return noticeMessage(
      `*${title(closed)}* is closed. Nobody is reminded of it, and its answers can be read but not changed. \`/demarche reopen\` opens it again.`,
    );
  },
};
