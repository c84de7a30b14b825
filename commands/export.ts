import { printMrn } from '../src/cable/index.ts';
import { type Board, bannerOf, type Entry } from '../src/demarche/index.ts';
import { DeskError } from '../src/desk/index.ts';
import { exportCsv, exportJson, exportXlsx, reportingCable } from '../src/reports/index.ts';
import { escapeText } from '../src/slack/blocks/index.ts';
import { type ExportForm, exportFormsIn } from '../src/utterance/index.ts';
import type { Command } from './command.ts';

interface Form {
  /** What comes behind the MRN in the file's name. */
  ending: string;
  words: string;
  print(board: Board, entries: readonly Entry[], now: Date): Uint8Array | Promise<Uint8Array>;
}

const inUtf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

const FORMS: Record<ExportForm, Form> = {
  xlsx: {
    ending: '.xlsx',
    words: 'the board, every entry and what the cable says, as a workbook',
    print: exportXlsx,
  },
  csv: {
    ending: '.csv',
    words: 'the board as a table',
    print: (board, entries) => inUtf8(exportCsv(board, entries)),
  },
  json: {
    ending: '.json',
    words: 'the board and every entry as JSON',
    print: (board, entries) => inUtf8(exportJson(board, entries)),
  },
  report: {
    ending: '-report.txt',
    words: 'the draft reporting cable; XXXXXXXXXXXX stands for what only the drafter knows',
    print: (board, entries, now) => inUtf8(reportingCable(board, now, entries)),
  },
};

export const exportFile: Command = {
  name: 'export',
  usage: 'export xlsx or csv or json or report [MRN]',
  help: 'the board as a workbook or a table, everything as JSON, or the draft reporting cable; sent to you in a DM',
  examples: ['export xlsx', 'export report', 'export json 08STATE22377'],
  async run({ words, demarche, desk, now }) {
    const { demarche: found, rest } = await demarche(words);
    const [name, ...others] = exportFormsIn(rest.split(/\s+/));
    if (name === undefined || others.length > 0) {
      throw new DeskError(
        'invalid',
        'Say as what: `/demarche export xlsx`, `/demarche export csv`, `/demarche export json` or `/demarche export report`.',
      );
    }
    const [board, entries] = [await desk.board(found), await desk.history(found.id)];
    const mrn = printMrn(found.mrn);
    const form = FORMS[name];
    return {
      text: `${escapeText(bannerOf(found.marking, now))} · *${escapeText(mrn)}*: ${form.words}.`,
      file: {
        name: `${found.mrn}${form.ending}`,
        title: `${mrn} as of ${board.asOf.slice(0, 16).replace('T', ' ')} UTC`,
        bytes: await form.print(board, entries, now),
        alt: null,
      },
    };
  },
};
