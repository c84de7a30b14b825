import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import {
  type Board,
  campaignDeadlines,
  type DemarcheDraft,
  labelOf,
  POSITIONS,
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
 * The deadline that the campaign runs on, in one line; the earliest where the cable names several.
 *
 * `Deliver by Fri 7 Mar 2008, close of business at each post`.
 */
export function deadlineWords(facts: Pick<DemarcheDraft, 'deadlines'>): string {
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
