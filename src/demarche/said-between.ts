import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { sortEntries } from './fold.ts';
import { standingWords } from './standing.ts';
import type { Board, BoardRow, Delivery, Entry, Position } from './types.ts';

/** From an instant up to another, which is no part of it any more. */
export interface Period {
  from: Date;
  until: Date;
}

/** What stands of a country and falls into a period. */
export interface SaidThen {
  row: BoardRow;
  /** The entry that put it in force. */
  entry: Entry;
  /** The date of the delivery, where one was given: it counts then, and not the day on which it was recorded. */
  on: string | null;
}

const NO_ANSWER: ReadonlyArray<unknown> = ['pending', 'planned'];

/**
 * The countries of which a delivery or a position stands that falls into a period, by the clock of `zone`: a delivery by its own date where
 * one was given, everything else by when it was recorded. `reported` is any delivery or position, overall or of an ask.
 *
 * @example saidBetween(board, entries, 'delivered', yesterday, 'America/New_York') // [{ row: Malaysia, entry: …, on: '2008-03-06' }]
 */
export function saidBetween(
  board: Board,
  entries: readonly Entry[],
  what: Exclude<Delivery, 'pending' | 'planned'> | Position | 'reported',
  { from, until }: Period,
  zone: string,
): SaidThen[] {
  const dateOf = (instant: Date) => format(instant, 'yyyy-MM-dd', { in: tz(zone) });
  const days = { first: dateOf(from), last: dateOf(new Date(until.getTime() - 1)) };
  const falls = ({ entry, on }: Omit<SaidThen, 'row'>) => {
    if (on !== null) return days.first <= on && on <= days.last;
    const at = Date.parse(entry.at);
    return from.getTime() <= at && at < until.getTime();
  };
  const ofCountry = Map.groupBy(entries, ({ country }) => country);
  return board.rows.flatMap((row) => {
    const { inForce } = sortEntries(ofCountry.get(row.country) ?? []);
    const said = [...standingWords(inForce)].flatMap(([field, { entry, word }]) => {
      const isAnswer = field === 'delivery' ? !NO_ANSWER.includes(word) : isPosition(field) && word !== null;
      const isMeant =
        what === 'reported' ? isAnswer : word === what && (field === 'delivery' || field === 'position');
      return isMeant
        ? [{ entry, on: field === 'delivery' && word === 'delivered' ? row.deliveredOn : null }]
        : [];
    });
    const then = said.find(falls);
    return then ? [{ row, ...then }] : [];
  });
}

const isPosition = (field: string) => field === 'position' || field.startsWith('ask ');
