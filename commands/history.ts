import { historyMessage } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';
import { requireCountry } from './country.ts';

export const history: Command = {
  name: 'history',
  aliases: ['log'],
  usage: 'history [MRN] [COUNTRY]',
  help: 'who recorded what, when and from where; who changed the facts, assigned, closed, set reminders',
  examples: ['history', 'history Malaysia'],
  async run({ words, demarche, desk, viewer, now }) {
    const { demarche: found, rest } = await demarche(words);
    const board = await desk.board(found);
    const country = rest ? requireCountry(rest, board).row.country : '';
    const entries = await desk.history(found.id, country || undefined);
    return historyMessage({
      board,
      entries,
      deeds: await desk.deeds(found.id),
      country,
      reader: viewer.user,
      zone: viewer.zone,
      page: 0,
      now,
    });
  },
};
