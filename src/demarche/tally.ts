import type { BoardRow, Delivery, Position, Tally } from './types.ts';

const noDeliveries = (): Record<Delivery, number> => ({
  pending: 0,
  planned: 0,
  delivered: 0,
  unable: 0,
  nil: 0,
});

const noPositions = (): Record<Position, number> => ({
  achieved: 0,
  supports: 0,
  'leans-yes': 0,
  noncommittal: 0,
  'leans-no': 0,
  opposes: 0,
});

/**
 * The counts over a board's rows. A country without a post counts as `pending` nowhere, since nobody is to deliver there; what it
 * answered all the same is counted like any answer. Asks without an answer are all zeros; an overall position is not spread over the asks.
 *
 * `tallyRows(rows, [1, 2]).position.supports` is the number of governments that support.
 */
export function tallyRows(rows: readonly BoardRow[], asks: readonly number[]): Tally {
  const tally: Tally = {
    owing: 0,
    in: 0,
    outstanding: 0,
    overdue: 0,
    withoutPost: 0,
    held: 0,
    delivery: noDeliveries(),
    position: noPositions(),
    unknown: 0,
    asks: Object.fromEntries(asks.map((ask) => [String(ask), noPositions()])),
  };
  for (const row of rows) {
    if (row.post === null) tally.withoutPost += 1;
    else tally.owing += 1;
    if (row.outstanding) tally.outstanding += 1;
    if (row.overdue) tally.overdue += 1;
    tally.held += row.held.length;
    if (row.post !== null || row.delivery !== 'pending') tally.delivery[row.delivery] += 1;
    if (row.position === null) tally.unknown += 1;
    else tally.position[row.position] += 1;
    for (const [ask, position] of Object.entries(row.asks)) {
      const counts = tally.asks[ask];
      if (counts !== undefined) counts[position] += 1;
    }
  }
  tally.in = tally.owing - tally.outstanding;
  return tally;
}
