import type { ModalView } from '@slack/types';
import { printMrn } from '../../cable/index.ts';
import type { Marking } from '../../demarche/index.ts';
import { ACTION, CALLBACK, encodePage } from './actions.ts';
import { shortMark } from './facts.ts';
import { textInput } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { button, type MessageContent, message, plain, section } from './parts.ts';
import { escapeText, shorten } from './text.ts';

/** Asks for an MRN; `notice` says why, when the form was not what the person wanted. */
export const lookUpModal = (notice: string | null): ModalView => ({
  type: 'modal',
  callback_id: CALLBACK.lookUp,
  title: plain('Look up cable', LIMITS.viewTitle),
  submit: plain('Look up', LIMITS.viewTitle),
  close: plain('Cancel', LIMITS.viewTitle),
  blocks: [
    ...(notice ? [section(`:mag: ${notice}`)] : []),
    textInput('mrn', 'MRN, the number of the cable', null, {
      optional: false,
      most: 60,
      placeholder: '08 STATE 22377',
    }),
  ],
});

/** A message that names several cables: each with a button, or that it is not known. */
export function namedCablesMessage(
  /** `marking` is null for one that is not known to the reader. */
  cables: ReadonlyArray<{ mrn: string; subject: string | null; marking: Marking | null }>,
): MessageContent {
  return message(`${cables.length} cables are named here`, [
    section(`This message names ${cables.length} cables.`),
    ...cables.slice(0, 40).map(({ mrn, subject, marking }) =>
      marking
        ? section(
            `*${shortMark({ marking })} ${printMrn(mrn)}*\n${escapeText(shorten(subject ?? 'No subject', 150))}`,
            button(
              'Show',
              `${ACTION.show}:cable`,
              encodePage({ of: 'cable', id: mrn, page: 0, filter: '' }),
              {
                label: `Show the cable ${mrn}`,
              },
            ),
          )
        : section(`*${printMrn(mrn)}*\nI know no such cable that you can see.`),
    ),
  ]);
}
