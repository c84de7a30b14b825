import { unknown } from './choices.ts';
import { perCountry, type Request } from './request.ts';
import type { Reading } from './types.ts';
import { AMOUNT, minutesOf, readWhen } from './when.ts';

const WHEN_TO_SAY =
  'Say when, and it must be to come: “remind me tomorrow”, “remind me in 3 hours”, “remind me on Friday at 9”, “remind me 2 hours before the deadline”.';
const DUE = '(?:[^\\s,;.]{1,30} ){0,5}?(?:deadline|due|cut-?off)(?: date)?';
/** The words between tell of nothing but whose deadline it is. */
const BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${AMOUNT}|the (day|hour)) (?:before|ahead of) ${DUE}(?![\\p{L}\\p{N}])`,
  'iu',
);
const AT_DEADLINE = /(?<![\p{L}\p{N}])(?:at|on) (?:[^\s,;.]{1,30} ){0,2}?deadline(?![\p{L}\p{N}])/iu;
/** Counts from the deadline in some other way: to leave that out would set another time. */
const NEAR_DEADLINE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:morning|noon|afternoon|evening|night|eve|day|week|hours?|days?|minutes?) (?:of|before|after|ahead of) ${DUE}(?![\\p{L}\\p{N}])`,
  'iu',
);
/** What may stand between it and the country whose deadline it is. */
const WHOSE = /^ (?:in|for|of|at) (?:the )?$/i;
const A_DAY = 1_440;
const AN_HOUR = 60;
const JOINTS = /^[\s,:;.-]*(?:(?:me|us|please|to|about|of|that|on|for|and)[\s,:;.]+)*|[\s,.;:!?]+$/gi;

/** What is left of the words when the time is taken out of them. */
function without(
  text: string,
  from: number,
  spans: ReadonlyArray<{ start: number; end: number }>,
): string | null {
  let rest = '';
  let at = from;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    rest += text.slice(at, start);
    at = end;
  }
  rest = `${rest} ${text.slice(at)}`.replace(/\s+/g, ' ').replace(JOINTS, '').trim();
  return /^(?:me|us|please|to|about)?$/i.test(rest) ? null : rest;
}

/** "2 hours before the deadline in Jakarta": how long before, whose, and where it stands. */
function beforeDeadline({ text, places }: Request, from: number) {
  const behind = text.slice(from);
  const before = BEFORE.exec(behind);
  const found = before ?? AT_DEADLINE.exec(behind);
  if (!found) return null;
  const start = from + found.index;
  const end = start + found[0].length;
  const own = places.filter((place) => place.start >= start && place.end <= end);
  const next = places.find((place) => place.start >= end && WHOSE.test(text.slice(end, place.start)));
  const whose = own.length > 0 || !next ? own : [next];
  const word = before?.[3]?.toLowerCase();
  const minutes = word ? (word === 'day' ? A_DAY : AN_HOUR) : before ? minutesOf(before[1], before[2]) : 0;
  return { minutes, whose, span: { start, end: Math.max(end, ...whose.map((place) => place.end)) } };
}

/** Reads "remind me tomorrow about Senegal" and "remind me 2 hours before the deadline" from behind its head. */
export function readReminder(request: Request, from: number): Reading {
  const { text, mrn, context } = request;
  const before = beforeDeadline(request, from);
  if (before) {
    const { minutes, whose, span } = before;
    const words = without(text, from, [span]);
    return perCountry(request, (country) => ({ type: 'remind-before', mrn, minutes, country, words }), whose);
  }
  if (NEAR_DEADLINE.test(text.slice(from))) return unknown(mrn, WHEN_TO_SAY);
  const when = readWhen(text, context.now, context.zone);
  if (!when) return unknown(mrn, WHEN_TO_SAY);
  const words = without(text, from, when.spans);
  const readings = when.instants.map(
    (instant) => ({ type: 'remind', mrn, at: instant.toISOString(), words }) as const,
  );
  const [only, ...others] = readings;
  if (only && others.length === 0) return only;
  return {
    type: 'ambiguous',
    mrn,
    readings: readings.slice(0, 2),
    question: 'Which of these days do you mean?',
  };
}
