import { TZDate } from '@date-fns/tz';
import { comingDate, type DayMention, daysIn, localDate, shifted } from './dates.ts';

/** A moment to come as it was typed; several instants when the words fit each of them. */
export interface When {
  instants: readonly Date[];
  /** The places in the text that name it. */
  spans: ReadonlyArray<{ start: number; end: number }>;
}

export const TIME_WORDS: ReadonlySet<string> = new Set(
  (
    'today tonight tomorrow yesterday morning afternoon evening noon midnight week weeks day days hour hours minute minutes min mins ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october ' +
    'november december next last past ago overnight cob before after later soon'
  ).split(' '),
);

const MINUTE = 60_000;
const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1_440, w: 10_080 };
const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  'half an': 0.5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  twelve: 12,
};
/** A count and a unit, as two groups: `half an hour`, `2h`, `three days`. */
export const AMOUNT =
  '(\\d{1,3}|half an|an?|one|two|three|four|five|six|ten|twelve) ?(?<![\\p{L}])(m|h|d|w)(?:in|ins|inute|inutes|r|rs|our|ours|ay|ays|eek|eeks)?';
const FROM_NOW = new RegExp(`(?<![\\p{L}\\p{N}])in ${AMOUNT}(?![\\p{L}\\p{N}])`, 'iu');
/** The groups of `AMOUNT` in minutes; without a count it is one. */
export function minutesOf(count: string | undefined, unit: string | undefined): number {
  return (COUNTS[(count ?? 'a').toLowerCase()] ?? Number(count)) * (MINUTES[(unit ?? '').toLowerCase()] ?? 0);
}

const CLOCK =
  /(?<![\p{L}\p{N}:-])(?:(at |@ ?)(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)?|(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)|(\d{1,2}):(\d{2}))(?![\p{L}\p{N}])/iu;
const NAMED_TIME =
  /(?<![\p{L}\p{N}])(?:at |in the |this |before )?(noon|midday|morning|afternoon|evening|tonight|cob|close of business)(?![\p{L}\p{N}])/iu;
const NEXT_WEEK = /(?<![\p{L}\p{N}])next week(?![\p{L}\p{N}])/iu;
const NAMED_TIMES: Readonly<Record<string, string>> = {
  noon: '12:00',
  midday: '12:00',
  morning: '09:00',
  afternoon: '14:00',
  evening: '18:00',
  tonight: '18:00',
  cob: '17:00',
  'close of business': '17:00',
};
/** A day without an hour: the start of the working day. */
const USUAL_TIME = '09:00';
const MONDAY = { type: 'weekday', day: 1, next: true } as const;
const FIRST_WORKING_HOUR = 7;

interface Clock {
  /** `17:00` */
  time: string;
  start: number;
  end: number;
}

const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });
const printed = (hour: number, minute: number) =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

function clockTime(hour: number, minute: number, half: string | undefined): string | null {
  if (minute > 59 || hour > 23) return null;
  if (half) {
    if (hour < 1 || hour > 12) return null;
    return printed((hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0), minute);
  }
  // Nobody is reminded at three in the night.
  return printed(hour > 0 && hour < FIRST_WORKING_HOUR ? hour + 12 : hour, minute);
}

/** The hour that a text names: `at 15:30`, `5pm`, `noon`. */
export function clockIn(text: string): Clock | null {
  const match = CLOCK.exec(text);
  if (match) {
    const hour = match[2] ?? match[5] ?? match[8];
    const minute = match[3] ?? match[6] ?? match[9] ?? '0';
    const time = clockTime(Number(hour), Number(minute), match[4] ?? match[7]);
    return time === null ? null : { time, ...spanOf(match) };
  }
  const named = NAMED_TIME.exec(text);
  const time = NAMED_TIMES[named?.[1]?.toLowerCase() ?? ''];
  return named && time ? { time, ...spanOf(named) } : null;
}

/** The instant at which clocks in the zone show a date and a time. */
export function instantAt(date: string, clock: string, zone: string): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return new Date(new TZDate(year, month - 1, day, hour, minute, 0, zone).getTime());
}

function onDay(mention: DayMention | null, time: string, now: Date, zone: string): Date[] {
  const today = localDate(now, zone);
  if (mention === null) {
    const todays = instantAt(today, time, zone);
    return [todays > now ? todays : instantAt(shifted(today, 1), time, zone)];
  }
  const date = comingDate(mention.named, today);
  if (date === null) return [];
  const { named } = mention;
  const orToday = named.type === 'weekday' && !named.next && date === shifted(today, 7);
  const dates = orToday ? [today, date] : [date];
  return dates.map((one) => instantAt(one, time, zone)).filter((instant) => instant > now);
}

/**
 * The moment to come that a text names, in the person's zone. A day without an hour is nine in the morning; said on a Friday, `on Friday
 * at 15:00` fits two days and gives both. Null when it names none, or one that is over.
 *
 * @example readWhen('tomorrow', new Date('2008-03-05T09:00:00Z'), 'UTC') // 2008-03-06T09:00:00Z
 */
export function readWhen(text: string, now: Date, zone: string): When | null {
  const fromNow = FROM_NOW.exec(text);
  if (fromNow) {
    const minutes = minutesOf(fromNow[1], fromNow[2]);
    return minutes > 0
      ? { instants: [new Date(now.getTime() + minutes * MINUTE)], spans: [spanOf(fromNow)] }
      : null;
  }
  const week = NEXT_WEEK.exec(text);
  const days: DayMention[] = week
    ? [{ named: MONDAY, ...spanOf(week) }, ...daysIn(text)].slice(0, 1)
    : daysIn(text);
  const clock = clockIn(text);
  const [day = null, ...others] = days;
  if ((day === null && clock === null) || others.length > 0) return null;
  const instants = onDay(day, clock?.time ?? USUAL_TIME, now, zone);
  return instants.length === 0 ? null : { instants, spans: [day, clock].filter((span) => span !== null) };
}
