import { WASHINGTON } from '../calendar.ts';

/** The hour and zone that stand beside a date. */
export interface PrintedTime {
  /** `17:00`; null when no hour is printed. */
  time: string | null;
  zone: string | null;
  assumptions: string[];
}

const zones: ReadonlyArray<readonly [RegExp, string | null]> = [
  [
    /^(?:e[sd]?t|easter(?:n|(?=\s{1,2}(?:standard|daylight)))(?:\s{1,2}(?:standard|daylight))?(?:\s{1,2}time)?)\b/i,
    WASHINGTON,
  ],
  [/^\(?(?:washington|d\.?c\.?)(?:,?\s{1,2}d\.?c\.?)?(?:\s{1,2}local)?(?:\s{1,2}time)?\b\)?/i, WASHINGTON],
  [/^new\s{1,2}york(?:\s{1,2}time)\b/i, WASHINGTON],
  [/^(?:gmt|utc|zulu|z)\b/i, 'UTC'],
  [/^(?:geneva|bern)\s{1,2}time\b/i, 'Europe/Zurich'],
  [/^vienna\s{1,2}time\b/i, 'Europe/Vienna'],
  [/^(?:brussels\s{1,2}time|ce[st]?t)\b/i, 'Europe/Brussels'],
  [/^paris\s{1,2}time\b/i, 'Europe/Paris'],
  [/^london\s{1,2}time\b/i, 'Europe/London'],
  [/^\(?(?:local(?:\s{1,2}time)?|post\s{1,2}time|(?:at\s{1,2})?your\s{1,2}post)\b\)?/i, null],
];

const clock =
  /^(?:(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s{0,2}(?<half>[ap])\.?\s?m\b\.?|(?<hour24>[01]?\d|2[0-3]):(?<minute24>[0-5]\d)(?:\s{1,2}(?:hours|hrs))?|(?<military>[0-2]\d[0-5]\d)(?:\s{0,2}(?:hours|hrs)\b)?(?=\s{0,2}(?:z\b|gmt|utc|e[sd]t|local|washington|hours|hrs|,|on\b|\d{1,2}\s|[a-z]{3})))/i;

/** The zone printed at the start of `text`, with its length. */
export function zoneAt(text: string): { length: number; zone: string | null } | null {
  for (const [pattern, zone] of zones) {
    const match = pattern.exec(text);
    if (match !== null) return { length: match[0].length, zone };
  }
  return null;
}

/** The hour printed at the start of `text`: `9:30 a.m.`, `1700 hours`, `noon`, `COB`, `OOB`. */
export function timeAt(text: string): { length: number; time: string | null; assumptions: string[] } | null {
  const word = wordTime(text);
  if (word !== null) return word;
  const match = clock.exec(text);
  if (match === null) return null;
  const groups = match.groups ?? {};
  const time = clockTime(groups);
  return time === null ? null : { length: match[0].length, time, assumptions: [] };
}

function wordTime(text: string): { length: number; time: string | null; assumptions: string[] } | null {
  const close =
    /^\(?(?:c\.?o\.?b\b\.?|close\s{1,2}of\s{1,2}business|end\s{1,2}of\s{1,2}business|end\s{1,2}of\s{1,2}(?:the\s{1,2})?day|opening\s{1,2}of\s{1,2}business|o\.?o\.?b\b\.?|open\s{1,2}of\s{1,2}business)(?:\s{1,2}\([a-z]{3}\))?\)?/i.exec(
      text,
    );
  if (close !== null) {
    return /^\(?o/i.test(close[0])
      ? { length: close[0].length, time: '09:00', assumptions: ['open of business taken as 09:00'] }
      : { length: close[0].length, time: null, assumptions: ['close of business'] };
  }
  const noon = /^(?:12\s{0,2})?noon\b|^mid-?day\b/i.exec(text);
  if (noon !== null) return { length: noon[0].length, time: '12:00', assumptions: [] };
  const midnight = /^(?:(?:12\s{0,2})?midnight\b|24:?00(?!\d)(?:\s{1,2}(?:hours|hrs)\b)?)/i.exec(text);
  if (midnight !== null) {
    return {
      length: midnight[0].length,
      time: '23:59',
      assumptions: ['midnight taken as the end of that day'],
    };
  }
  return null;
}

function clockTime(groups: Record<string, string | undefined>): string | null {
  if (groups.half !== undefined) {
    const hour = Number(groups.hour);
    if (hour < 1 || hour > 12) return null;
    const shifted = (hour % 12) + (groups.half.toLowerCase() === 'p' ? 12 : 0);
    return `${pad(shifted)}:${groups.minute ?? '00'}`;
  }
  if (groups.military !== undefined) {
    const hour = Number(groups.military.slice(0, 2));
    return hour > 23 ? null : `${pad(hour)}:${groups.military.slice(2)}`;
  }
  return `${pad(Number(groups.hour24))}:${groups.minute24 ?? '00'}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
