import type { ContextEvent } from '../types.ts';
import { type Anchor, daysBetween, FAR_DAYS } from './calendar.ts';
import { type FoundDay, findDays } from './deadlines/dates.ts';
import { cite } from './passages.ts';
import type { Piece } from './sections.ts';
import { EVENT } from './words.ts';

const NOUN = `(?:${EVENT}|board\\s+of\\s+governors|general\\s+assembly|unga|congress|convention|trip|donors)`;
/** `March 13-14 ministerial summit`: the event follows its date within a few words. */
const after = new RegExp(`^(?:['’]s)?\\s(?:[\\w'’()/-]+\\s){0,6}?${NOUN}\\b`, 'i');
/** `the summit in Dakar on March 13-14`, `meeting, March 3-7`: the event stands before it. */
const before = new RegExp(
  `\\b${NOUN}\\b(?:\\s[\\w'’()/-]+|,){0,9}?\\s{0,2}(?:,|\\(|\\b(?:on|from|of|for|between|starting|beginning|scheduled\\s+for|set\\s+for|during)\\b)\\s{0,2}(?:(?:on|from|the|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)\\s{0,2})*$`,
  'i',
);
const happening =
  /\b(?:to\s+be\s+held|will\s+(?:be\s+held|take\s+place|convene|meet|open|begin|vote|host)|(?:likely|scheduled|expected|due|plans?|going|set)\s+to\s+(?:meet|convene|vote|open|begin|be\s+held)|takes?\s+place|scheduled|convenes?|meets)\b(?:[^.;]{0,60}\b(?:on|from|for|between))?\s{0,2}(?:the\s{1,2})?$/i;
const past = /\b(?:was|were|took\s+place|had\s+been|has\s+been)\s+(?:held|convened|adopted)?\b/i;

/** What happens around the demarche, and when: `March 13-14 summit`. Each once, at its first mention. */
export function readEvents(pieces: readonly Piece[], anchor: Anchor): ContextEvent[] {
  const events: ContextEvent[] = [];
  for (const { passage, sentences, paragraph, type } of pieces) {
    if (type === 'heading') continue;
    for (const sentence of sentences) {
      for (const day of findDays(sentence.text, anchor)) {
        if (!isEvent(day, sentence.text) || !isAhead(day, anchor)) continue;
        if (
          events.some(
            (event) => event.date <= day.date && (day.endDate ?? day.date) <= (event.endDate ?? event.date),
          )
        )
          continue;
        events.push({
          date: day.date,
          endDate: day.endDate,
          ...cite(passage, paragraph, sentence.start, sentence.end),
        });
      }
    }
  }
  return events;
}

function isEvent(day: FoundDay, text: string): boolean {
  const lead = text.slice(Math.max(0, day.start - 120), day.start);
  const rest = text.slice(day.end, day.end + 90);
  if (past.test(lead.slice(-40))) return false;
  const follows = after.exec(rest);
  // `by March 7 on the meeting`: a preposition between them parts the date from the event.
  if (
    follows !== null &&
    !/\s(?:to|on|at|in|and|or|by|for|with|about|regarding|from|of|the|via|that|which)\s/i.test(follows[0])
  )
    return true;
  return before.test(lead) || happening.test(lead);
}

function isAhead(day: FoundDay, anchor: Anchor): boolean {
  if (anchor.writtenOn === null) return day.yearPrinted;
  const ahead = daysBetween(anchor.writtenOn, day.endDate ?? day.date);
  return ahead >= 0 && (day.yearPrinted || ahead <= FAR_DAYS);
}
