import { deadlinesMessage } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const deadlines: Command = {
  name: 'deadlines',
  aliases: ['deadline', 'due'],
  usage: 'deadlines [MRN]',
  help: 'what is due when, in your time, at post and in UTC, with the words of the cable',
  examples: ['deadlines'],
  async run({ words, demarche, desk, viewer, now }) {
    const { demarche: found } = await demarche(words);
    return deadlinesMessage({ board: await desk.board(found), zone: viewer.zone, page: 0, now });
  },
};
