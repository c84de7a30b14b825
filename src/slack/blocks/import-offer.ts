import { printMrn } from '../../cable/index.ts';
import { DEADLINE_LABELS } from '../../demarche/index.ts';
import { ACTION } from './actions.ts';
import { citation, deadlineWords } from './facts.ts';
import { replySections } from './import-reply.ts';
import type { Readable } from './import-sheet.ts';
import { actions, button, context, type MessageContent, message, section } from './parts.ts';
import { count, escapeText, shorten } from './text.ts';

/** Where the file lies, for who clicks: nothing of it is kept until somebody does. */
export interface OfferedFile {
  url: string;
  size: number;
}

export const encodeOffer = ({ url, size }: OfferedFile): string => `${size} ${url}`;

/** Null when the value is none of ours. */
export function decodeOffer(value: string): OfferedFile | null {
  const match = /^(\d+) (\S+)$/.exec(value);
  return match ? { size: Number(match[1]), url: match[2] ?? '' } : null;
}

/** What was found in a file that came with a message, and the button that opens the preview of it. */
export function offerMessage(check: Readable, file: OfferedFile): MessageContent {
  const { cable, draft } = check;
  const mrn = cable.mrn ? printMrn(cable.mrn) : 'no MRN found';
  const subject = escapeText(shorten(cable.subject ?? 'no subject', 300));
  const words = draft ? 'Check and track' : check.answers.length > 0 ? 'Check and record' : 'Check and keep';
  const [deadline] = draft?.deadlines ?? [];
  const lines = draft
    ? [
        deadline
          ? `${DEADLINE_LABELS[deadline.kind]} *${deadlineWords(deadline)}*  ${citation(deadline)}`
          : 'No deadline was found.',
        [
          count(draft.responders.length, 'responder'),
          count(draft.asks.length, 'ask'),
          count(draft.talkingPoints.length, 'talking point'),
        ].join(' · '),
        'Nothing is stored or tracked until you have checked it.',
      ]
    : check.answers.length > 0
      ? []
      : ['It is no action request: it asks no post to deliver anything. It can be kept for look-up.'];
  return message(`I read ${mrn}: ${subject}. ${words}?`, [
    section(`*I read ${mrn}* · ${subject}`),
    context(`:lock: *${escapeText(check.banner)}*`),
    ...replySections(check),
    ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
    actions('import-offer', [
      button(words, ACTION.importCheck, encodeOffer(file), {
        label: `${words}: ${cable.mrn ?? 'this cable'}`,
        style: 'primary',
      }),
    ]),
  ]);
}
