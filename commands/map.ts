import { printMrn } from '../src/cable/index.ts';
import { bannerOf } from '../src/demarche/index.ts';
import { DeskError } from '../src/desk/index.ts';
import { REGIONS, regionOf } from '../src/geo/index.ts';
import { worldMap } from '../src/reports/index.ts';
import { escapeText } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

/** The last word of `map africa dark`. */
const DARK = /(?:^|\s)dark$/i;

/** The first word of `map of Africa`, as people say it. */
const OF = /^of\s+/i;

export const map: Command = {
  name: 'map',
  usage: 'map [MRN] [REGION] [dark]',
  help: 'where each government stands, as a picture; sent to you in a DM',
  examples: ['map', 'map africa', 'map Middle East dark'],
  async run({ words, demarche, desk, now }) {
    const { demarche: found, rest } = await demarche(words);
    const place = rest.replace(DARK, '').replace(OF, '').trim();
    const region = place ? regionOf(place) : 'world';
    if (region === null) {
      throw new DeskError(
        'invalid',
        `I have no map of “${escapeText(place)}”. Type ${REGIONS.map((region) => `\`/demarche map${region === 'world' ? '' : ` ${region}`}\``).join(', ')}.`,
      );
    }
    const theme = DARK.test(rest) ? 'dark' : 'light';
    const { bytes, alt } = await worldMap(await desk.board(found), { region, now, theme });
    const suffix = region === 'world' ? '' : `-${region.replaceAll(' ', '-')}`;
    const title = `Responses to ${printMrn(found.mrn)}`;
    return {
      text: `${escapeText(bannerOf(found.marking, now))} · map of the responses to *${escapeText(printMrn(found.mrn))}*.`,
      file: { name: `${found.mrn}${suffix}.png`, title, bytes, alt },
    };
  },
};
