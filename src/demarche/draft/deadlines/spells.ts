import { addBusinessDays } from 'date-fns/addBusinessDays';
import { addDays } from 'date-fns/addDays';
import { addHours } from 'date-fns/addHours';
import { addMonths } from 'date-fns/addMonths';
import { addWeeks } from 'date-fns/addWeeks';
import { format } from 'date-fns/format';
import { parseISO } from 'date-fns/parseISO';
import type { Anchor } from '../calendar.ts';
import type { Duty } from './cues.ts';
import type { TimePhrase } from './phrases.ts';
import { dutyAround, MOST_IN_A_SENTENCE } from './whose.ts';

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const larger: Record<string, number> = {
  twenty: 20,
  'twenty-one': 21,
  'twenty-four': 24,
  thirty: 30,
  'forty-eight': 48,
  'seventy-two': 72,
  a: 1,
  an: 1,
};

const spell =
  /\bwithin\s{1,3}(?:the\s{1,3}(?:next\s{1,3})?)?(?<count>[a-z-]{1,12}|\d{1,3})(?:\s{1,2}\(\d{1,3}\))?\s{1,3}(?<kind>(?:business|working|work|calendar)\s{1,3})?(?<unit>hours?|days?|weeks?|months?)\b(?<rest>[^.;]{0,60})/gi;

/** From when a spell counts: only the cable's own arrival can be dated. */
const fromReceipt =
  /^\s{1,3}(?:of|after|from|following)\s{1,3}(?:the\s{1,3}|your\s{1,3}|post'?s\s{1,3}|date\s{1,3}of\s{1,3})*(?:receipt|receiving|transmission|this\s{1,3}(?:cable|message|instruction|telegram)|date\s{1,3}of\s{1,3}this)\b/i;
const fromElsewhere = /^\s{1,3}(?:of|after|from|following|before|prior)\b/i;

/** `within seven business days of receipt`: counted from the DTG; weekends are skipped where it says business days. */
export function findSpells(text: string, anchor: Anchor): Array<{ phrase: TimePhrase; duty: Duty }> {
  return [...text.matchAll(spell)].slice(0, MOST_IN_A_SENTENCE).flatMap((match) => {
    const rest = match.groups?.rest ?? '';
    if (fromElsewhere.test(rest) && !fromReceipt.test(rest)) return [];
    const duty = dutyAround(text, match.index, match.index + match[0].length);
    const moment = momentOf(match, anchor);
    if (duty === null || moment === null) return [];
    const phrase: TimePhrase = {
      bound: 'until',
      exclusive: false,
      start: match.index,
      end: match.index + match[0].length - rest.length,
      yearPrinted: false,
      namesHour: moment.time !== null,
      ...moment,
    };
    return [{ phrase, duty }];
  });
}

function momentOf(
  match: RegExpExecArray,
  anchor: Anchor,
): Pick<TimePhrase, 'date' | 'time' | 'zone' | 'assumptions'> | null {
  const { count = '', kind, unit = '' } = match.groups ?? {};
  const amount = amountOf(count);
  if (amount === null || anchor.day === null || anchor.sentAt === null) return null;
  const counted = `${match[0].slice(0, match[0].length - (match.groups?.rest ?? '').length).trim()}: counted from the DTG`;
  if (/^hour/i.test(unit)) {
    const due = addHours(anchor.sentAt, amount).toISOString();
    return { date: due.slice(0, 10), time: due.slice(11, 16), zone: 'UTC', assumptions: [counted] };
  }
  const from = parseISO(anchor.day);
  const isBusiness = kind !== undefined && !/^calendar/i.test(kind);
  const due = /^month/i.test(unit)
    ? addMonths(from, amount)
    : /^week/i.test(unit)
      ? addWeeks(from, amount)
      : isBusiness
        ? addBusinessDays(from, amount)
        : addDays(from, amount);
  const assumptions = [
    counted,
    ...(isBusiness ? ['weekends skipped'] : []),
    'no time given: close of business at post',
  ];
  return { date: format(due, 'yyyy-MM-dd'), time: null, zone: null, assumptions };
}

function amountOf(count: string): number | null {
  if (/^\d+$/.test(count)) return Number(count);
  const word = count.toLowerCase();
  const small = NUMBERS.indexOf(word);
  return small > 0 ? small : (larger[word] ?? null);
}
