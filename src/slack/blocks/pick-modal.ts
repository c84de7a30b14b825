import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { printMrn } from '../../cable/index.ts';
import { type Board, type BoardRow, type Demarche, markOf } from '../../demarche/index.ts';
import { CALLBACK } from './actions.ts';
import { banner, owedWords, title } from './facts.ts';
import { groupedSelectInput, option, selectInput } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { context, plain, section } from './parts.ts';

/** What the way to a response form carries from one step to the next. */
const fromSchema = z.object({
  demarche: z.string().nullable(),
  /** Where the answer is told; null from Home and from the global shortcut. */
  channel: z.string().nullable(),
  /** Permalink of the message that it is recorded from. */
  link: z.string().nullable(),
  /** There is a message, but Slack gave no link to it. */
  linkLost: z.boolean(),
  /** Countries that the message names. */
  named: z.array(z.string()).max(30),
  back: z.string().nullable(),
});
export type RecordFrom = z.infer<typeof fromSchema>;

/** Null when it is none of ours. */
export function recordFromOf(privateMetadata: string): RecordFrom | null {
  try {
    return fromSchema.parse(JSON.parse(privateMetadata));
  } catch {
    // Of another version of the app, or written by somebody else; whoever asked says that the form is none of ours.
    return null;
  }
}

/** Where a response form comes from, in words; null when it comes from no message. */
export function sourceWords({ link, linkLost }: Pick<RecordFrom, 'link' | 'linkLost'>): string | null {
  if (link) return `:link: From <${link}|this message>; the history keeps the link.`;
  if (linkLost) {
    return ':link: Slack gave me no link to this message, since I am not in its channel. The answer is kept without it.';
  }
  return null;
}

const step = (callbackId: string, from: RecordFrom, blocks: KnownBlock[]): ModalView => {
  const source = sourceWords(from);
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain('Record a response', LIMITS.viewTitle),
    submit: plain('Next', LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    private_metadata: JSON.stringify(from),
    blocks: [...blocks, ...(source ? [context(source)] : [])],
  };
};

/** Which demarche, where neither the message nor the channel says so. The nearest hundred, as many as a select may hold. */
export function pickDemarcheModal(demarches: readonly Demarche[], from: RecordFrom): ModalView {
  const choices = demarches
    .slice(0, LIMITS.selectOptions)
    .map((one) => option(one.id, `${markOf(one.marking)} ${printMrn(one.mrn)} · ${one.subject}`));
  return step(CALLBACK.pickDemarche, from, [
    section('For which demarche? They stand by nearest deadline.'),
    selectInput('demarche', 'Demarche', choices, null, { optional: false }),
  ]);
}

/** Which country of a demarche: those that the message names first, then those that owe. */
export function pickCountryModal(board: Board, from: RecordFrom, now: Date): ModalView {
  const { demarche, rows } = board;
  const named = rows.filter(({ country }) => from.named.includes(country));
  const others = rows.filter((row) => !named.includes(row));
  const choice = (row: BoardRow) => {
    const owed = owedWords(row);
    return option(row.country, owed ? `${row.name} (${owed})` : row.name);
  };
  return step(CALLBACK.pickCountry, { ...from, demarche: demarche.id }, [
    section(`*${title(demarche)}*`),
    context(banner(demarche, now)),
    groupedSelectInput(
      'country',
      'Country that answered',
      [
        ['Named in the message', named.map(choice)],
        ['Outstanding', others.filter(({ outstanding }) => outstanding).map(choice)],
        ['In, or without a US post', others.filter(({ outstanding }) => !outstanding).map(choice)],
      ],
      { optional: false },
    ),
  ]);
}
