import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import {
  type Board,
  type BoardRow,
  type CountryState,
  cleanPatch,
  DELIVERIES,
  type Demarche,
  type DemarcheDraft,
  InvalidPatchError,
  labelOf,
  POSITIONS,
  type ResponsePatch,
} from '../../demarche/index.ts';
import { CALLBACK } from './actions.ts';
import { banner, bareTitle, citation, stateWords } from './facts.ts';
import { dateInput, type FormValues, fieldOf, option, selectInput, textInput } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { context, plain, section } from './parts.ts';
import { escapeText, shorten } from './text.ts';
import { writtenWords } from './withheld.ts';

/** A select of Slack can not be emptied again, so "not known" is a choice of its own. */
const NOT_KNOWN = 'not-known';

const POSITION_CHOICES = [
  option(NOT_KNOWN, 'Not known'),
  ...POSITIONS.map((position) => option(position, labelOf(position))),
];
const DELIVERY_CHOICES = DELIVERIES.map((delivery) => option(delivery, labelOf(delivery)));

/** With more asks than this the form would come near Slack's limit of blocks. */
const ASKS_SHOWN = 60;

const TEXTS = ['reason', 'level', 'interlocutor', 'quote', 'note'] as const;
const DATES = ['deliveredOn', 'followUpOn'] as const;

/** What the form was opened for; the revision says which state it was filled with. */
const shownSchema = z.object({
  demarche: z.string(),
  country: z.string(),
  revision: z.number().int().min(0),
  seenIn: z.string().nullable(),
  toldIn: z.string().nullable(),
  link: z.string().nullable(),
  /** What stands under the form and is drawn again after it: a panel's page, Home, or a message that its reader alone sees; else null. */
  back: z.string().nullable(),
  /** What a reply that it is recorded from is called: its MRN; null for any other answer. */
  reply: z.string().nullable(),
  /** Texts that stand were not shown in it: an empty field then says nothing, instead of clearing what it did not show. */
  hides: z.boolean(),
});
export type ResponseFormFor = z.infer<typeof shownSchema>;

export interface ResponseForm {
  board: Board;
  row: BoardRow;
  /** The channel that shows no more than the board was cut to; null where it is what its reader sees alone. */
  seenIn: string | null;
  /** The channel in which it is told what was recorded, null for a DM; where the board was seen when absent. */
  toldIn?: string | null;
  /** Permalink of the message it is recorded from. */
  link?: string | null;
  /** Where it is recorded from, in words. */
  source?: string | null;
  back?: string | null;
  /** The MRN of the post's cable that it is recorded from. */
  reply?: string | null;
  /** What the form starts with in place of what is in force. */
  prefill?: ResponsePatch;
  now: Date;
}

/** The form behind More…: everything that can be said of a country's answer, filled with what is in force. */
export function responseModal(form: ResponseForm): ModalView {
  const { board, row, seenIn, toldIn = seenIn, link, source, back, reply, prefill, now } = form;
  const { demarche } = board;
  const filled = { ...row, ...prefill };
  const shown: ResponseFormFor = {
    demarche: demarche.id,
    country: row.country,
    revision: row.revision,
    seenIn,
    toldIn,
    link: link ?? null,
    back: back ?? null,
    reply: reply ?? null,
    hides: (row.withheld ?? 0) > 0,
  };
  return {
    type: 'modal',
    callback_id: CALLBACK.response,
    title: plain('Record a response', LIMITS.viewTitle),
    submit: plain('Record', LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    private_metadata: JSON.stringify(shown),
    blocks: [
      section(`*${escapeText(row.name)}* · ${bareTitle(demarche)}\nIn force: ${stateWords(row)}`),
      context(banner(demarche, now), ...hiddenWords(row, demarche), ...(source ? [source] : [])),
      selectInput('delivery', 'Delivery: what the post did', DELIVERY_CHOICES, filled.delivery, {
        optional: false,
      }),
      textInput('reason', 'If unable: why', row.reason, { most: 500 }),
      dateInput('deliveredOn', 'Delivered on', row.deliveredOn, { hint: 'The local date at post.' }),
      selectInput(
        'position',
        'Position: what the government said',
        POSITION_CHOICES,
        row.position ?? NOT_KNOWN,
        {
          optional: false,
        },
      ),
      ...askInputs(board, row),
      textInput('interlocutor', 'Interlocutor', row.interlocutor, {
        most: 200,
        placeholder: 'Who received it, by name or office',
      }),
      textInput('level', 'Level', row.level, {
        most: 200,
        placeholder: 'Foreign Minister, Director General…',
      }),
      textInput('quote', 'What they said, in their words', filled.quote, { multiline: true }),
      textInput('note', 'Note', filled.note, { multiline: true }),
      selectInput(
        'paperLeft',
        'Paper left behind',
        [option(NOT_KNOWN, 'Not known'), option('yes', 'Yes'), option('no', 'No')],
        row.paperLeft === null ? NOT_KNOWN : row.paperLeft ? 'yes' : 'no',
      ),
      dateInput('followUpOn', 'Follow up on', row.followUpOn),
    ],
  };
}

/** Says of a form opened where not all may be shown what becomes of an empty field. */
function hiddenWords({ withheld }: BoardRow, demarche: Demarche): string[] {
  const words = writtenWords(withheld, demarche);
  return words
    ? [`${words}. An empty field leaves what stands as it is; what you write takes its place.`]
    : [];
}

function askInputs({ demarche }: Board, row: BoardRow): KnownBlock[] {
  const { asks } = demarche.facts;
  if (asks.length < 2) return [];
  return asks
    .slice(0, ASKS_SHOWN)
    .map((ask) =>
      selectInput(
        `ask-${ask.number}`,
        shorten(`Ask ${ask.number} ${citation(ask)}: ${ask.text}`, 300),
        POSITION_CHOICES,
        row.asks[String(ask.number)] ?? NOT_KNOWN,
      ),
    );
}

/** Reads back what `responseModal` put in `private_metadata`; null when it is none of ours. */
export function responseFormFor(privateMetadata: string): ResponseFormFor | null {
  try {
    return shownSchema.parse(JSON.parse(privateMetadata));
  } catch {
    // Of another version of the app, or written by somebody else; whoever asked says that the form is none of ours.
    return null;
  }
}

/**
 * What a submitted form says, against the state it was opened on: only the fields that the person changed. `errors` are by
 * block id, as Slack wants them. A form that hid texts clears none of them.
 */
export function readResponse(
  values: FormValues,
  before: CountryState,
  facts: DemarcheDraft,
  hides: boolean,
): { ok: true; patch: ResponsePatch } | { ok: false; errors: Record<string, string> } {
  const said = changedFields(values, before, facts, hides);
  if (Object.keys(said).length === 0) {
    return { ok: false, errors: { position: 'Nothing was changed. Choose what to record, or Cancel.' } };
  }
  const delivery = said.delivery ?? before.delivery;
  if (delivery === 'unable' && !(said.reason ?? before.reason)) {
    return { ok: false, errors: { reason: 'Say why the post was unable to deliver.' } };
  }
  try {
    return { ok: true, patch: cleanPatch(said, facts) };
  } catch (error) {
    if (!(error instanceof InvalidPatchError)) throw error;
    return { ok: false, errors: { [blockOf(error.field)]: error.message } };
  }
}

function changedFields(
  values: FormValues,
  before: CountryState,
  facts: DemarcheDraft,
  hides: boolean,
): ResponsePatch {
  const said: ResponsePatch = {};
  const delivery = DELIVERIES.find((one) => one === fieldOf(values, 'delivery'));
  if (delivery && delivery !== before.delivery) said.delivery = delivery;
  const position = positionIn(values, 'position');
  if (position !== undefined && position !== before.position) said.position = position;
  for (const field of [...TEXTS, ...DATES]) {
    const value = fieldOf(values, field);
    const isHidden = hides && value === null && TEXTS.some((text) => text === field);
    if (value !== before[field] && !isHidden) said[field] = value;
  }
  const paper = fieldOf(values, 'paperLeft');
  const paperLeft = paper === 'yes' ? true : paper === 'no' ? false : null;
  if (paperLeft !== before.paperLeft) said.paperLeft = paperLeft;
  const asks = facts.asks
    .map(({ number }) => String(number))
    .flatMap((number) => {
      const now = positionIn(values, `ask-${number}`);
      return now === undefined || now === (before.asks[number] ?? null) ? [] : [[number, now] as const];
    });
  if (asks.length > 0) said.asks = Object.fromEntries(asks);
  return said;
}

function positionIn(values: FormValues, id: string) {
  const value = fieldOf(values, id);
  if (value === null) return undefined;
  return value === NOT_KNOWN ? null : POSITIONS.find((position) => position === value);
}

/** The block that shows an error in a field; what concerns the asks or the whole is shown at the position. */
const blockOf = (field: InvalidPatchError['field']): string =>
  field === null || field === 'asks' ? 'position' : field;
