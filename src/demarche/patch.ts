import { z } from 'zod';
import { DELIVERIES, type DemarcheDraft, POSITIONS, type ResponsePatch } from './types.ts';

/** A response that can not be recorded as it stands; the message is for the person who wrote it. */
export class InvalidPatchError extends Error {
  /** The field of the patch that is wrong; null when it is the patch as a whole. */
  readonly field: keyof ResponsePatch | null;
  constructor(message: string, field: keyof ResponsePatch | null, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InvalidPatchError';
    this.field = field;
  }
}

/** Characters; the long one is what a Slack text input holds. */
const SHORT_TEXT = 300;
const LONG_TEXT = 3_000;

function text(label: string, longest: number) {
  return z
    .string()
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .refine(({ length }) => length <= longest, {
      error: ({ input }) =>
        `The ${label} is ${String(input).length} characters long; ${longest} fit. Shorten it, or put the rest into a thread and link it.`,
    })
    .transform((said) => (said === '' ? null : said))
    .nullable()
    .optional();
}

function date(label: string) {
  return z.iso.date(`The ${label} must be a calendar date such as 2008-03-07.`).nullable().optional();
}

const delivery = z.enum(DELIVERIES, {
  error: `The delivery must be one of: ${DELIVERIES.join(', ')}.`,
});
const position = z.enum(POSITIONS, {
  error: `The position must be one of: ${POSITIONS.join(', ')}.`,
});

const schema = z.strictObject(
  {
    delivery: delivery.optional(),
    reason: text('reason', LONG_TEXT),
    position: position.nullable().optional(),
    asks: z.record(z.string(), position.nullable()).optional(),
    deliveredOn: date('date of the delivery'),
    level: text('level', SHORT_TEXT),
    interlocutor: text('interlocutor', SHORT_TEXT),
    quote: text('quote', LONG_TEXT),
    note: text('note', LONG_TEXT),
    paperLeft: z.boolean('Whether a paper was left is yes or no.').nullable().optional(),
    followUpOn: date('follow-up date'),
  },
  { error: 'This response carries a field that is not known. Open the form again and resend it.' },
);

function refuseUnknownAsks(asks: Record<string, unknown>, facts: DemarcheDraft): void {
  const known = facts.asks.map(({ number }) => String(number));
  const unknown = Object.keys(asks).find((ask) => !known.includes(ask));
  if (unknown === undefined) return;
  throw new InvalidPatchError(
    known.length === 0
      ? `This cable lists no asks, so there is no ask ${unknown} to answer. Record the position as a whole.`
      : `There is no ask ${unknown}: this cable's asks are ${known.join(', ')}.`,
    'asks',
  );
}

/**
 * The patch as it goes into the ledger: text trimmed, empty text as `null` (which clears), unsaid fields left out.
 * Throws InvalidPatchError for an ask that the cable does not have, a date that is none, text that is too long, a word that is on no scale,
 * and a patch that says nothing at all.
 *
 * `cleanPatch({ note: ' FM said yes ' }, facts)` is `{ note: 'FM said yes' }`.
 */
export function cleanPatch(patch: ResponsePatch, facts: DemarcheDraft): ResponsePatch {
  const read = schema.safeParse(patch);
  if (!read.success) {
    const field = schema.keyof().safeParse(read.error.issues[0]?.path[0]).data ?? null;
    throw new InvalidPatchError(read.error.issues.map(({ message }) => message).join(' '), field, {
      cause: read.error,
    });
  }
  const { asks, ...fields } = read.data;
  refuseUnknownAsks(asks ?? {}, facts);
  const said: ResponsePatch = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  );
  if (asks !== undefined && Object.keys(asks).length > 0) said.asks = asks;
  if (Object.keys(said).length === 0) {
    throw new InvalidPatchError(
      'There is nothing to record yet: say what was delivered, what the government said, or add a note.',
      null,
    );
  }
  return said;
}
