import { DeskError } from '../src/desk/index.ts';
import { noticeMessage, settingsWords, title } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';
import { changedBy } from './reminder-words.ts';

const USAGE =
  'Type `/demarche remind on`, `remind off`, `remind hours 72 24 3 0`, `remind morning 9`, `remind weekdays mon-thu,sun`, `remind quiet 20-7` (or `quiet off`), `remind zone Europe/London` or `remind digest off`.';

export const remind: Command = {
  name: 'remind',
  aliases: ['reminders'],
  usage:
    'remind [MRN] [on, off, hours 72 24 3 0, morning 9, weekdays mon-fri, quiet 20-7, zone Europe/London, digest off]',
  help: 'when this channel is reminded, on which mornings, in which hours not, by whose clock',
  examples: ['remind', 'remind off', 'remind hours 24 3 0', 'remind weekdays sun-thu', 'remind quiet 20-7'],
  async run({ words, demarche, desk, actor, channel }) {
    const { demarche: found, rest } = await demarche(words);
    const tracking = (await desk.trackings(found.id)).find((one) => one.channel === channel);
    if (!tracking) {
      throw new DeskError(
        'not-tracked-here',
        `This channel does not follow ${title(found)}, so it is not reminded. \`/demarche track ${found.mrn}\` starts that.`,
      );
    }
    if (!rest) return noticeMessage(`${settingsWords(tracking.reminders)} ${USAGE}`);
    const settings = changedBy(tracking.reminders, rest);
    if (!settings) throw new DeskError('invalid', `I could not read that. ${USAGE}`);
    await desk.setReminders(actor, found.id, channel, settings);
    return noticeMessage(settingsWords(settings));
  },
};
