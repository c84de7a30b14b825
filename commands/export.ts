import { printMrn } from '../src/cable/index.ts';
import { type Board, bannerOf, type Entry } from '../src/demarche/index.ts';
import { DeskError } from '../src/desk/index.ts';
import { exportCsv, exportJson, reportingCable } from '../src/reports/index.ts';
import { escapeText } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

interface Form {
  /** What comes behind the MRN in the file's name. */
  ending: string;
  words: string;
  print(board: Board, entries: readonly Entry[], now: Date): string;
}

const FORMS: Record<string, Form> = {
  csv: { ending: '.csv', words: 'the board as a table', print: exportCsv },
  json: { ending: '.json', words: 'the board and every entry as JSON', print: exportJson },
  report: {
    ending: '-report.txt',
    words: 'the draft reporting cable; XXXXXXXXXXXX stands for what only the drafter knows',
    print: (board, _, now) => reportingCable(board, now),
  },
};

export const exportFile: Command = {
  name: 'export',
  usage: 'export csv or json or report [MRN]',
  help: 'the board as a table, everything as JSON, or the draft reporting cable; sent to you in a DM',
  examples: ['export csv', 'export report', 'export json 08STATE22377'],
  async run({ words, demarche, desk, now }) {
    const { demarche: found, rest } = await demarche(words);
    const form = FORMS[rest.toLowerCase()];
    if (!form) {
      throw new DeskError(
        'invalid',
        'Say as what: `/demarche export csv`, `/demarche export json` or `/demarche export report`.',
      );
    }
    const [board, entries] = [await desk.board(found), await desk.history(found.id)];
    const mrn = printMrn(found.mrn);
    return {
      text: `${escapeText(bannerOf(found.marking, now))} · *${escapeText(mrn)}*: ${form.words}.`,
      file: {
        name: `${found.mrn}${form.ending}`,
        title: `${mrn} as of ${board.asOf.slice(0, 16).replace('T', ' ')} UTC`,
        bytes: Buffer.from(form.print(board, entries, now), 'utf8'),
        alt: null,
      },
    };
  },
};
