import { printMrn } from '../src/cable/index.ts';
import { bannerOf } from '../src/demarche/index.ts';
import { DeskError } from '../src/desk/index.ts';
import { timeline as draw } from '../src/reports/index.ts';
import { escapeText } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

export const timeline: Command = {
  name: 'timeline',
  usage: 'timeline [MRN] [dark]',
  help: 'the answers day by day against the deadline, as a picture; sent to you in a DM',
  examples: ['timeline', 'timeline dark'],
  async run({ words, demarche, desk, now }) {
    const { demarche: found, rest } = await demarche(words);
    if (!/^(?:dark)?$/i.test(rest)) {
      throw new DeskError(
        'invalid',
        'The time line takes one word only, `dark`. Type `/demarche timeline` or `/demarche timeline dark`.',
      );
    }
    const [board, entries] = [await desk.board(found), await desk.history(found.id)];
    const { bytes, alt } = await draw(board, entries, { now, theme: rest ? 'dark' : 'light' });
    const mrn = printMrn(found.mrn);
    return {
      text: `${escapeText(bannerOf(found.marking, now))} · the answers day by day to *${escapeText(mrn)}*.`,
      file: { name: `${found.mrn}-timeline.png`, title: `Answers day by day to ${mrn}`, bytes, alt },
    };
  },
};
