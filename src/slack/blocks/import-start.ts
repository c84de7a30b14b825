import type { ModalView } from '@slack/types';
import { CALLBACK } from './actions.ts';
import { importView } from './import-sheet.ts';
import { LIMITS } from './limits.ts';
import { plain, section } from './parts.ts';

/** Asks for the cable as a text file. A text input of Slack holds 3,000 characters, which no cable fits into. */
export function importModal(channel: string | null): ModalView {
  return importView({
    callback: CALLBACK.importFile,
    title: 'Import a cable',
    submit: 'Read it',
    is: { channel },
    blocks: [
      section(
        'Choose the cable as a text file. You will see everything that was read out of it before anything is stored or tracked.',
      ),
      {
        type: 'input',
        block_id: 'file',
        label: plain('Cable (text file, 1 MB at most)', LIMITS.inputLabel),
        element: {
          type: 'file_input',
          action_id: 'value',
          filetypes: ['txt', 'text', 'md', 'eml'],
          max_files: 1,
        },
      },
    ],
  });
}

/** What stands in the modal while the file is read, or when it can not be. */
export function importNotice(text: string): ModalView {
  return importView({
    callback: CALLBACK.importFile,
    title: 'Import a cable',
    submit: null,
    is: {},
    blocks: [section(text)],
  });
}
