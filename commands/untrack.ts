import { noticeMessage, title } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const untrack: Command = {
  name: 'untrack',
  aliases: ['unfollow'],
  usage: 'untrack [MRN]',
  help: 'this channel no longer follows it; nothing recorded is lost',
  examples: ['untrack'],
  async run({ words, demarche, desk, actor, channel }) {
    const { demarche: found } = await demarche(words);
    await desk.untrack(actor, found.id, channel);
    return noticeMessage(
      `This channel no longer follows *${title(found)}*: its card stays as it is and no reminder comes here. Every answer is kept; \`/demarche track ${found.mrn}\` follows it again.`,
    );
  },
};
