import { pointsMessage } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';
import { requireCountry } from './country.ts';

export const points: Command = {
  name: 'points',
  aliases: ['talking-points', 'tps'],
  usage: 'points [MRN] [for COUNTRY] [notes]',
  help: 'the talking points, those that name the country first; `notes` adds the notes for the post',
  examples: ['points for Malaysia', 'points notes', 'points 08STATE22377'],
  async run({ words, demarche, now }) {
    const { demarche: found, rest } = await demarche(words);
    const notes = /(?:^|\s)notes$/i.test(rest);
    const name = rest
      .replace(/(?:^|\s)notes$/i, '')
      .replace(/^(?:for|on)\s+/i, '')
      .trim();
    const owing = { demarche: found, rows: found.facts.responders };
    const country = name ? requireCountry(name, owing).row.country : '';
    return pointsMessage({ demarche: found, country, notes, page: 0, now });
  },
};
