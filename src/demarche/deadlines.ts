import { instantAt, shiftDate } from './local-time.ts';
import type { Deadline, DemarcheDraft } from './types.ts';

/** When a post's day ends, local time; what a deadline without a time means (decision 5). */
export const CLOSE_OF_BUSINESS = '17:00';

/**
 * The instant at which a deadline passes at one post. Without a zone it is the post's own; without a time it is close of
 * business; "before March 7" without a time is close of business on the 6th.
 *
 * `deadlineInstant({ date: '2008-03-07', time: null, zone: null, exclusive: false }, 'America/Guyana')` is 21:00 UTC.
 */
export function deadlineInstant(
  deadline: Pick<Deadline, 'date' | 'time' | 'zone' | 'exclusive'>,
  postZone: string,
): Date {
  const { date, time, zone, exclusive } = deadline;
  const lastDay = exclusive && time === null ? shiftDate(date, -1) : date;
  return instantAt(lastDay, time ?? CLOSE_OF_BUSINESS, zone ?? postZone);
}

/**
 * The deadlines that the campaign runs on: those for delivery, or, when the cable names none, those for the report. A post that must
 * report by Friday owes its answer by Friday, whether or not the cable says when to deliver.
 *
 * A cable that says only "report results by March 14" runs on March 14.
 */
export function campaignDeadlines(facts: Pick<DemarcheDraft, 'deadlines'>): Deadline[] {
  const ofKind = (kind: Deadline['kind']) => facts.deadlines.filter((deadline) => deadline.kind === kind);
  const delivery = ofKind('delivery');
  return delivery.length > 0 ? delivery : ofKind('report');
}

/**
 * When the campaign's deadline passes at a post; the earliest when the cable names several; null when it names none.
 *
 * `dueAtPost(facts, 'Asia/Jakarta')` is 10:00 UTC on the day.
 */
export function dueAtPost(facts: Pick<DemarcheDraft, 'deadlines'>, postZone: string): Date | null {
  const instants = campaignDeadlines(facts).map((deadline) => deadlineInstant(deadline, postZone).getTime());
  return instants.length > 0 ? new Date(Math.min(...instants)) : null;
}
