import { DeskError } from '../src/desk/index.ts';
import { noticeMessage, title } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const track: Command = {
  name: 'track',
  aliases: ['follow'],
  usage: 'track MRN',
  help: 'this channel follows a demarche: its living card and its reminders come here',
  examples: ['track 08STATE22377'],
  async run({ words, demarche, desk, actor, viewer, channel, canPost }) {
    const { demarche: found } = await demarche(words);
    if (!(await canPost())) {
      throw new DeskError(
        'invalid',
        'I am not a member of this channel, so I could not post the card here. Invite me with `/invite @Demarche Desk`, then type this again.',
      );
    }
    await desk.track(actor, found.id, channel, viewer.zone);
    return noticeMessage(
      `This channel now follows *${title(found)}*. The card is posted here and kept up to date; \`/demarche remind\` shows when this channel is reminded.`,
    );
  },
};
