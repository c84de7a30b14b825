import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import {
  type Board,
  campaignDeadlines,
  labelOf,
  POSITIONS,
  type Position,
  type Projection,
  type Tally,
} from '../demarche/index.ts';

const inUtc = { in: tz('UTC') };

/** `Fri 7 Mar 2008` from `2008-03-07`. */
function dayWords(date: string): string {
  return format(new Date(`${date}T00:00:00Z`), 'EEE d MMM yyyy', inUtc);
}

/** `7 Mar`, in UTC. */
export function shortDay(instant: Date): string {
  return format(instant, 'd MMM', inUtc);
}

/** `5 Mar 2008 09:00 UTC`. */
export function asOfWords(now: Date): string {
  return `${format(now, 'd MMM yyyy HH:mm', inUtc)} UTC`;
}

/**
 * The deadline that the campaign runs on, in one line; the earliest where the cable names several. Where one may not be shown no other
 * stands for it.
 *
 * `Deliver by Fri 7 Mar 2008, close of business at each post`.
 */
export function deadlineWords({ demarche: { facts, withheld }, firstDueAt }: Board): string {
  if (firstDueAt === null && withheld && withheld.deadlines > 0) return 'The deadline is withheld here';
  const [first] = campaignDeadlines(facts).toSorted((a, b) => a.date.localeCompare(b.date));
  if (!first) return 'The cable names no deadline';
  const verb = first.kind === 'delivery' ? 'Deliver' : 'Report';
  const where = first.zone === null ? 'at each post' : `in ${first.zone}`;
  const time = first.time === null ? `close of business ${where}` : `${first.time} ${where}`;
  return `${verb} ${first.exclusive ? 'before' : 'by'} ${dayWords(first.date)}, ${time}`;
}

/** Known positions and their counts, from best to worst: `5 supports, 2 leans yes`; empty when none is known. */
export function positionWords(tally: Tally): string {
  return POSITIONS.filter((position) => tally.position[position] > 0)
    .map((position) => `${tally.position[position]} ${labelOf(position).toLowerCase()}`)
    .join(', ');
}

/** `20 of 53 have reported, 3 overdue.` */
export function tallyWords({ tally }: Board): string {
  const late = tally.overdue > 0 ? `, ${tally.overdue} overdue` : '';
  return `${tally.in} of ${tally.owing} have reported${late}.`;
}

/** `13 Mar 2008`, `13–14 Mar 2008`: an event by its days. */
function eventDays({ date, endDate }: Projection['event']): string {
  const last = endDate ?? date;
  const end = format(new Date(`${last}T00:00:00Z`), 'd MMM yyyy', inUtc);
  if (last === date) return end;
  const first =
    date.slice(0, 7) === last.slice(0, 7)
      ? String(Number(date.slice(8)))
      : shortDay(new Date(`${date}T00:00:00Z`));
  return `${first}–${end}`;
}

/**
 * Projected against actual, in words.
 *
 * `Positions before and since 13–14 Mar 2008: Malaysia leans yes → supports; 3 as projected; 2 not heard of since.`
 */
export function projectionWords({ event, countries, silent }: Projection, becomes = ' → '): string {
  const moved = countries.filter(({ projected, actual }) => projected !== actual);
  const small = (position: Position) => labelOf(position).toLowerCase();
  const held = countries.length - moved.length;
  return `Positions before and since ${eventDays(event)}: ${[
    ...moved.map((one) => `${one.name} ${small(one.projected)}${becomes}${small(one.actual)}`),
    ...(held > 0 ? [`${held} as projected`] : []),
    ...(silent > 0 ? [`${silent} not heard of since`] : []),
  ].join('; ')}.`;
}

const counted = (count: number, one: string, many = `${one}s`): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** How many texts that people wrote are left out of a board. */
export const writtenWithheld = ({ rows }: Board): number =>
  rows.reduce((sum, { withheld = 0 }) => sum + withheld, 0);

/**
 * What a board leaves out since the place that it was made for may not show it, and why; empty where nothing is left out.
 *
 * `Withheld: 2 talking points, 1 ask. No more than UNCLASSIFIED may be shown where this was made.`
 */
export function withheldWords(board: Board): string {
  const { withheld } = board.demarche;
  if (!withheld) return '';
  const what = [
    ...(withheld.subject ? ['the subject'] : []),
    ...counted(withheld.deadlines, 'deadline'),
    ...counted(withheld.asks, 'ask'),
    ...counted(withheld.points, 'talking point'),
    ...counted(withheld.texts, 'other text'),
    ...counted(writtenWithheld(board), 'text that a person wrote', 'texts that people wrote'),
  ];
  return `Withheld: ${what.join(', ')}. No more than ${withheld.clearance} may be shown where this was made.`;
}
