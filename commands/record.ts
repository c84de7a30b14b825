import { parseResponseWords, type ResponsePatch } from '../src/demarche/index.ts';
import { DeskError, refusal } from '../src/desk/index.ts';
import { escapeText, heldMessage, recordedMessage, responseModal } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';
import { requireCountry } from './country.ts';
import { meantIn } from './scale-slips.ts';

export const record: Command = {
  name: 'record',
  aliases: ['answer'],
  usage: 'record COUNTRY [delivery] [position] [note…]',
  help: 'records an answer; with a country alone it opens the form',
  examples: ['record Malaysia delivered supports FM said yes', 'record Indonesia leans-no', 'record Senegal'],
  ownWords: true,
  async run({ words, demarche, desk, actor, channel, now }) {
    const { demarche: found, rest } = await demarche(words);
    const board = await desk.board(found);
    if (!rest) {
      throw new DeskError(
        'invalid',
        'Say for which country: `/demarche record Malaysia supports`, or `/demarche record Malaysia` for the form.',
      );
    }
    const { row, rest: said } = requireCountry(rest, board);
    if (found.state === 'closed') throw refusal.closed(found, 'record');
    if (!said) {
      return {
        text: `Slack did not open the form. Type the answer instead: \`/demarche record ${row.name} supports\`.`,
        view: responseModal({ board, row, seenIn: channel, now }),
      };
    }
    const { delivery, position, note } = parseResponseWords(said);
    const slip = note === null ? null : meantIn(note, { delivery, position });
    if (slip) {
      const right = said.replace(slip.typed, slip.meant);
      throw new DeskError(
        'invalid',
        `“${escapeText(slip.typed)}” is no word of the scale, so nothing was recorded. Did you mean \`/demarche record ${row.name} ${escapeText(right)}\`? If it begins a note, begin it with another word.`,
      );
    }
    const patch: ResponsePatch = {
      ...(delivery ? { delivery } : {}),
      ...(position ? { position } : {}),
      ...(note ? { note } : {}),
    };
    const outcome = await desk.record(actor, found.id, row.country, null, patch);
    const after = await desk.board(found);
    const current = after.rows.find(({ country }) => country === row.country) ?? row;
    return outcome.type === 'recorded'
      ? recordedMessage({ board: after, row: current, outcome })
      : heldMessage({ board: after, row: current, outcome });
  },
};
