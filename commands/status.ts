import { boardMessage, countryMessage, tableMessage } from '../src/slack/blocks/index.ts';
import { filterNamed } from '../src/utterance/index.ts';
import type { Command } from './command.ts';
import { requireCountry } from './country.ts';

/** The last word of `status outstanding table`. */
const TABLE = /(?:^|\s)(?:as a )?table$/i;

export const status: Command = {
  name: 'status',
  aliases: ['board', 'tally'],
  usage: 'status [MRN] [COUNTRY or POSITION or outstanding] [table]',
  help: 'the board with its buttons; for one country: its answer, history and what the cable says of it',
  examples: ['status', 'status outstanding', 'status Malaysia', 'status supports', 'status table'],
  async run({ words, demarche, desk, viewer, now }) {
    const { demarche: found, rest: said } = await demarche(words);
    const asTable = TABLE.test(said);
    const rest = said.replace(TABLE, '').trim();
    const board = await desk.board(found);
    const filter = filterNamed(rest);
    if (rest && !filter) {
      const { row } = requireCountry(rest, board);
      const history = await desk.history(found.id, row.country);
      return countryMessage({ board, row, history, zone: viewer.zone, now });
    }
    if (asTable) return tableMessage({ board, zone: viewer.zone, filter: filter ?? 'all', page: 0, now });
    const usual = board.tally.outstanding > 0 ? 'outstanding' : 'all';
    return boardMessage({ board, zone: viewer.zone, filter: filter ?? usual, page: 0, now });
  },
};
