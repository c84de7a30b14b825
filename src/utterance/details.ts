import { tz } from '@date-fns/tz';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { daysIn, localDate, pastDate } from './dates.ts';
import { PLANNING, SPEAKING } from './statements.ts';
import type { ReadingContext } from './types.ts';
import { wordsOf } from './words.ts';

/** "The 6th", said on the 5th, is not meant to be a day a month ago. */
const DAYS_BACK_WITHOUT_MONTH = 21;
const DAYS_BACK_WITHOUT_YEAR = 180;

/** The clause that a place in the text stands in. */
function clauseAround(text: string, start: number, end: number): string {
  const from = Math.max(...[',', ';', '.', ':'].map((mark) => text.lastIndexOf(mark, start - 1))) + 1;
  const until = /[,;.:]/.exec(text.slice(end));
  return text.slice(from, until ? end + until.index : text.length);
}

/** The day on which the government answered, when one day is named, it is over, and the clause around it speaks of the answer. */
export function dayOfAnswer(
  text: string,
  { now, zone }: ReadingContext,
): { date: string; words: string } | null {
  const [mention, ...others] = daysIn(text);
  if (!mention || others.length > 0) return null;
  const clause = wordsOf(clauseAround(text, mention.start, mention.end));
  const speaks = clause.some(({ folded }) => SPEAKING.has(folded));
  if (!speaks || clause.some(({ folded }) => PLANNING.has(folded))) return null;
  const today = localDate(now, zone);
  const date = pastDate(mention.named, today);
  if (date === null) return null;
  const { named } = mention;
  const days = differenceInCalendarDays(`${today}T00:00:00Z`, `${date}T00:00:00Z`, { in: tz('UTC') });
  if (named.type === 'date' && named.month === null && days > DAYS_BACK_WITHOUT_MONTH) return null;
  if (named.type === 'date' && named.year === null && days > DAYS_BACK_WITHOUT_YEAR) return null;
  return { date, words: text.slice(mention.start, mention.end) };
}

const QUOTED = /"([^"]{3,1000})"/g;

/** What stands between quotation marks, when that is one passage. */
export function quoteIn(text: string): string | null {
  const [quote, ...others] = [...text.matchAll(QUOTED)].map((match) => match[1]?.trim() ?? '');
  return quote && others.length === 0 ? quote : null;
}
