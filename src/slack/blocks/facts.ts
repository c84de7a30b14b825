import { printMrn } from '../../cable/index.ts';
import {
  type Board,
  type BoardRow,
  bannerOf,
  type Cited,
  DELIVERIES,
  type Deadline,
  type Demarche,
  labelOf,
  markOf,
  onceFor,
  POSITIONS,
  type Tally,
} from '../../demarche/index.ts';
import { calendarDate, count, dateToken, escapeText, shorten } from './text.ts';

/** Where a fact stands in the cable: `¶1 (SBU)`; empty when the paragraph has no number. */
export function citation({ paragraph, portion }: Pick<Cited, 'paragraph' | 'portion'>): string {
  return [paragraph === null ? '' : `¶${paragraph}`, portion ? `(${portion})` : ''].filter(Boolean).join(' ');
}

/**
 * `(SBU) 08 STATE 22377 · Request for solidarity…`, safe in mrkdwn: with its marking in short, so that it may stand anywhere alone.
 * Beside a banner `bareTitle` does.
 */
export function title(demarche: Pick<Demarche, 'mrn' | 'subject' | 'marking'>, limit = 120): string {
  return `${shortMark(demarche)} ${bareTitle(demarche, limit)}`;
}

const titles = onceFor<string>();

/** The title for a line that stands under the banner of the same demarche: `08 STATE 22377 · Request for solidarity…`. */
export function bareTitle(demarche: Pick<Demarche, 'mrn' | 'subject'>, limit = 120): string {
  const { mrn, subject } = demarche;
  return titles(demarche, `${limit}`, () => `${printMrn(mrn)} · ${escapeText(shorten(subject, limit))}`);
}

/** The marking as it is printed, in front of a line: `(SBU)`, `(S//NOFORN)`, `(C until 2018-03-04)`; it is true whatever day it is. */
export function shortMark({ marking }: Pick<Demarche, 'marking'>): string {
  return escapeText(markOf(marking));
}

/** The marking as every message carries it: `*CONFIDENTIAL*`, with captions and a passed declassification date. */
export function banner(demarche: Pick<Demarche, 'marking'>, now: Date): string {
  return `:lock: *${escapeText(bannerOf(demarche.marking, now))}*`;
}

/** A deadline as its words say it, before any zone is applied: `Fri 7 Mar 2008, close of business at each post`. */
export function deadlineWords({ date, time, zone, exclusive }: Deadline): string {
  const day = exclusive ? `before ${calendarDate(date)}` : calendarDate(date);
  if (time === null) return `${day}, close of business ${zone ? `(${zone})` : 'at each post'}`;
  return `${day} ${time} ${zone ? `(${zone})` : "at each post's own time"}`;
}

/** The span in which the posts reach the deadline, in the reader's own time; empty without a deadline. */
export function dueWindow({ firstDueAt, lastDueAt }: Board, zone: string): string {
  if (!firstDueAt || !lastDueAt) return '';
  const first = dateToken(new Date(firstDueAt), zone, 'date-time');
  if (firstDueAt === lastDueAt) return first;
  return `${first} for the first post, ${dateToken(new Date(lastDueAt), zone, 'date-time')} for the last`;
}

/** Ten squares that say how many are in; the words beside them say the same. */
export function bar(tally: Tally): string {
  if (tally.owing === 0) return '';
  const filled = Math.floor((tally.in / tally.owing) * 10);
  return `${'■'.repeat(filled)}${'□'.repeat(10 - filled)}`;
}

/** `12 of 55 in · 43 outstanding, 2 of them overdue`. */
export function progress(tally: Tally): string {
  if (tally.owing === 0) return 'No responders';
  if (tally.outstanding === 0) return `All in: ${tally.in} of ${tally.owing}`;
  const overdue = tally.overdue > 0 ? `, ${tally.overdue} of them overdue` : '';
  return `${tally.in} of ${tally.owing} in · ${tally.outstanding} outstanding${overdue}`;
}

/** `Achieved 5 · Supports 3 · not known 47`: every position that occurs, best first, in words. */
export function positions(tally: Tally): string {
  const named = POSITIONS.filter((position) => tally.position[position] > 0).map(
    (position) => `${labelOf(position)} ${tally.position[position]}`,
  );
  return [...named, `not known ${tally.unknown}`].join(' · ');
}

/** `Delivered 8 · Unable 1 · Pending 46`. */
export function deliveries(tally: Tally): string {
  const named = DELIVERIES.filter((delivery) => tally.delivery[delivery] > 0);
  return named.map((delivery) => `${labelOf(delivery)} ${tally.delivery[delivery]}`).join(' · ');
}

/** What is in force for a country, delivery and position each on its own: `Delivered on Wed 5 Mar 2008 · Supports`. */
export function stateWords(row: BoardRow): string {
  const delivered = row.deliveredOn ? ` on ${calendarDate(row.deliveredOn)}` : '';
  const reason = row.delivery === 'unable' && row.reason ? ` (${escapeText(shorten(row.reason, 120))})` : '';
  const position = row.position ? `*${labelOf(row.position)}*` : 'position not known';
  return `${labelOf(row.delivery)}${delivered}${reason} · ${position}`;
}

/** What is still owed, in a word: `overdue`, `outstanding`, `no US post`, `awaiting an answer`; empty when all is known. */
export function owedWords(row: BoardRow): string {
  if (row.post === null) return 'no US post';
  if (row.overdue) return 'overdue';
  if (row.outstanding) return 'outstanding';
  return row.position === null && row.delivery === 'delivered' ? 'awaiting an answer' : '';
}

/** `3 answers` of two people that wait for a choice. */
export const heldWords = (held: number): string =>
  held === 0
    ? ''
    : `:warning: ${count(held, 'answer waits', 'answers wait')} for a choice between two versions`;
