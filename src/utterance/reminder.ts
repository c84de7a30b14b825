import type { Reading, ReadingContext } from './types.ts';
import { readWhen } from './when.ts';

const WHEN_TO_SAY =
  'Say when, and it must be to come: “remind me tomorrow”, “remind me in 3 hours”, “remind me on Friday at 9”.';
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

/** Reads "remind me tomorrow about Senegal" from behind its head. */
export function readReminder(
  text: string,
  from: number,
  mrn: string | null,
  { now, zone }: ReadingContext,
): Reading {
  const when = readWhen(text, now, zone);
  if (!when) return { type: 'unknown', mrn, nearest: WHEN_TO_SAY };
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
