import { noticeMessage, title } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const reopen: Command = {
  name: 'reopen',
  usage: 'reopen [MRN]',
  help: 'opens a closed demarche again',
  examples: ['reopen'],
  async run({ words, demarche, desk, actor }) {
    const { demarche: found } = await demarche(words);
    const opened = await desk.reopen(actor, found.id);
    return noticeMessage(`*${title(opened)}* is open again: answers can be recorded and reminders go out.`);
  },
};
