import type { AddresseeFacts, CableFacts, Moment } from './facts.ts';
import { blank, type Line, line } from './lines.ts';
import type { Style } from './style.ts';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const two = (value: number) => String(value).padStart(2, '0');
const instantOf = ({ year, month, day, hour, minute }: Moment) =>
  new Date(Date.UTC(year, month - 1, day, hour, minute));

export function dateTimeGroup(sentAt: Moment): string {
  const { year, month, day, hour, minute } = sentAt;
  return `${two(day)}${two(hour)}${two(minute)}Z ${months[month - 1]} ${two(year % 100)}`;
}

/** `Tuesday, 07 October 2008, 19:48`. */
function weekdayLine(sentAt: Moment): string {
  const instant = instantOf(sentAt);
  const word = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(instant);
  const month = word({ month: 'long' });
  return `${word({ weekday: 'long' })}, ${two(sentAt.day)} ${month} ${sentAt.year}, ${two(sentAt.hour)}:${two(sentAt.minute)}`;
}

function printAddressee({ routing, name, precedence, serial }: AddresseeFacts): string {
  return [routing === null ? name : `${routing}/${name}`, precedence, serial]
    .filter((part) => part !== null)
    .join(' ');
}

function addresseeLines(label: string, part: 'addressee' | 'exempt', printed: string[]): Line[] {
  return printed.map((text, index) => line(part, index === 0 ? `${label} ${text}` : text));
}

const precedenceLetters = { FLASH: 'Z', IMMEDIATE: 'O', PRIORITY: 'P', ROUTINE: 'R' };

function transmissionLines({ origin, serial, sentAt, precedence, level, sections }: CableFacts): Line[] {
  const letter = precedenceLetters[precedence];
  const dayOfYear = Math.floor((instantOf(sentAt).getTime() - Date.UTC(sentAt.year, 0, 1)) / 86_400_000) + 1;
  const station = `DE ${origin.station} #${String(serial % 10_000).padStart(4, '0')}${sections === null ? '' : '/01'}`;
  const security = level === 'UNCLASSIFIED' || level === 'SBU' ? 'ZNR UUUUU ZZH' : 'ZNY CCCCC ZZH';
  return [
    line('transmission', 'VZCZCXRO5241'),
    line('transmission', `${letter}${letter} RUEHBC RUEHDE RUEHKUK`),
    line(
      'transmission',
      `${station} ${String(dayOfYear).padStart(3, '0')}${two(sentAt.hour)}${two(sentAt.minute)}`,
    ),
    line('transmission', security),
  ];
}

const infoLog = [
  line('transmission', 'INFO  LOG-00   EEB-00   AF-00    AID-00   ACQ-00   CIAE-00  INL-00'),
  line('transmission', '      DODE-00  DS-00    EUR-00   FAAE-00  VCI-00   OIC-02   /014W'),
  line('transmission', '                  ------------------58D79C  050041Z /38'),
];

/** Everything before the classification line. */
export function headerLines(facts: CableFacts, style: Style): Line[] {
  if (style.header === 'none') return [];
  if (style.header === 'weekday') return [line('date-time-group', weekdayLine(facts.sentAt))];
  const before =
    style.header === 'full' ? transmissionLines(facts) : style.header === 'info-log' ? infoLog : [];
  return [
    ...before,
    line('date-time-group', `${precedenceLetters[facts.precedence]} ${dateTimeGroup(facts.sentAt)}`),
    line('from', `FM ${facts.origin.name}`),
    ...addresseeLines('TO', 'addressee', facts.action.map(printAddressee)),
    ...addresseeLines('INFO', 'addressee', facts.info.map(printAddressee)),
    ...addresseeLines('XMT', 'exempt', facts.exempt),
    ...(style.breakTexts ? [line('tail', 'BT')] : []),
    blank,
  ];
}
