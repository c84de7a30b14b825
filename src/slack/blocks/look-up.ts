import type { ModalView } from '@slack/types';
import { printMrn } from '../../cable/index.ts';
import type { Marking } from '../../demarche/index.ts';
import { ACTION, CALLBACK, encodePage } from './actions.ts';
import { shortMark } from './facts.ts';
import { textInput } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { button, context, type MessageContent, message, plain, section } from './parts.ts';
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

/** What became of a cable that a message names. */
export interface NamedCable {
  mrn: string;
  subject: string | null;
  /** Null for one that is not known to the reader. */
  marking: Marking | null;
}

/** A message that names several cables: each that was looked up with a button, or that it is not known, and how many may not be shown here. */
export function namedCablesMessage(view: {
  /** How many the message names, also those that were not looked up. */
  named: number;
  cables: readonly NamedCable[];
  barred: number;
}): MessageContent {
  const { named, cables, barred } = view;
  const left = named - cables.length - barred;
  const rest = [
    barred > 0
      ? `:lock: ${barred} of them may not be shown here: another organisation reads what is shown to you.`
      : '',
    left > 0 ? `The other ${left} were not looked up; \`/cable MRN\` shows each of them.` : '',
  ].filter(Boolean);
  return message(`${named} cables are named here`, [
    section(`This message names ${named} cables.`),
    ...cables.map(({ mrn, subject, marking }) =>
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
    ...rest.map((words) => context(words)),
  ]);
}
