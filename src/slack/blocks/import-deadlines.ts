import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { DEADLINE_LABELS, type Deadline, isDoubt } from '../../demarche/index.ts';
import { postByName, zoneFor } from '../../geo/index.ts';
import { citation, deadlineWords } from './facts.ts';
import type { ImportSheet } from './import-sheet.ts';
import { inTens } from './import-sheet.ts';
import {
  checkboxesInput,
  dateInput,
  type FormValues,
  fieldOf,
  option,
  selectInput,
  ticksOf,
  timeInput,
} from './inputs.ts';
import { LIMITS } from './limits.ts';
import { section } from './parts.ts';
import { calendarDate, escapeText, shorten } from './text.ts';

/** The clock of each post: the value of a choice, since a select holds no null. */
const AT_POST = 'post';
const CHANGED = 'changed at import by a person';

/** One deadline as the preview shows it: what is doubtful of it, its words, its place, what was assumed. */
export function deadlineLines(deadline: Deadline, now: Date): string {
  const past = deadline.date < now.toISOString().slice(0, 10);
  const assumed = deadline.assumptions.filter((one) => !isDoubt(one));
  return [
    `*${DEADLINE_LABELS[deadline.kind]} ${deadlineWords(deadline)}*  ${citation(deadline)}`,
    ...deadline.assumptions.filter(isDoubt).map((one) => `:warning: *Please ${escapeText(one)}.*`),
    deadline.quote ? `“${escapeText(shorten(deadline.quote, 300))}”` : '',
    assumed.length > 0 ? `Assumed: ${escapeText(shorten(assumed.join('; '), 500))}` : '',
    past ? ':warning: This day has passed. Change it, or leave it: then no reminder is sent for it.' : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Every deadline with its date, time and clock to correct; those that were dropped, to take back; and room for a new one. */
export function deadlineGroups(sheet: ImportSheet): KnownBlock[][] {
  const { facts, check, now } = sheet;
  const deadlines = facts?.deadlines ?? [];
  const dropped = droppedOf(check.draft?.deadlines ?? [], deadlines);
  return [
    ...deadlines.map((deadline, at) => [
      section(deadlineLines(deadline, now)),
      dateInput(`deadline-${at}-date`, 'Date', deadline.date, { hint: 'Empty it to drop this deadline.' }),
      timeInput(`deadline-${at}-time`, 'Time', deadline.time, { hint: 'Empty means close of business.' }),
      zoneInput(`deadline-${at}-zone`, deadline.zone, sheet),
    ]),
    ...inTens(dropped).map((some, at) => [
      checkboxesInput(
        `deadline-back-${at}`,
        'Dropped. Tick what is to be kept after all',
        some.map((one) => option(keyOf(one), `${DEADLINE_LABELS[one.kind]} ${calendarDate(one.date)}`)),
        [],
      ),
    ]),
    [
      section('*Add a deadline* that the cable does not give'),
      selectInput(
        'deadline-new-kind',
        'What for',
        (['delivery', 'report', 'not-before'] as const).map((kind) => option(kind, DEADLINE_LABELS[kind])),
        'delivery',
        { optional: false },
      ),
      dateInput('deadline-new-date', 'Date', null),
      timeInput('deadline-new-time', 'Time', null, { hint: 'Empty means close of business.' }),
      zoneInput('deadline-new-zone', null, sheet),
    ],
  ];
}

const keyOf = ({ kind, span }: Deadline): string => `${kind}-${span.start}`;

const droppedOf = (read: readonly Deadline[], standing: readonly Deadline[]): Deadline[] =>
  read.filter((one) => !standing.some((other) => keyOf(other) === keyOf(one)));

/** Whose clock: each post's own, Washington's, UTC, the reader's, or that of any post that answers. */
function zoneInput(id: string, zone: string | null, { facts, zone: own }: ImportSheet): InputBlock {
  const ofPosts = (facts?.responders ?? []).map(({ country, post }) =>
    zoneFor(country, post === null ? null : postByName(post)),
  );
  const zones = [...new Set([...(zone ? [zone] : []), 'America/New_York', 'UTC', own, ...ofPosts])];
  const choices: PlainTextOption[] = [
    option(AT_POST, "Each post's own"),
    ...zones.map((one) => option(one, zoneName(one))),
  ];
  return selectInput(id, 'Whose clock', choices.slice(0, LIMITS.selectOptions), zone ?? AT_POST, {
    optional: false,
  });
}

const zoneName = (zone: string): string =>
  zone === 'America/New_York' ? 'Washington (America/New York)' : zone.replaceAll('_', ' ');

/** The deadlines as a submitted page leaves them. */
export function readDeadlines(values: FormValues, sheet: ImportSheet): Deadline[] {
  const read = sheet.check.draft?.deadlines ?? [];
  const standing = sheet.facts?.deadlines ?? [];
  const kept = standing.flatMap((deadline, at) => corrected(values, deadline, at, read));
  const back = Object.keys(values)
    .filter((id) => id.startsWith('deadline-back-'))
    .flatMap((id) => ticksOf(values, id));
  const restored = read.filter((one) => back.includes(keyOf(one)));
  return [...kept, ...restored, ...added(values)];
}

function corrected(
  values: FormValues,
  deadline: Deadline,
  at: number,
  read: readonly Deadline[],
): Deadline[] {
  if (values[`deadline-${at}-date`] === undefined) return [deadline];
  const date = fieldOf(values, `deadline-${at}-date`);
  if (date === null) return [];
  const time = fieldOf(values, `deadline-${at}-time`);
  const clock = fieldOf(values, `deadline-${at}-zone`);
  const zone = clock === null || clock === AT_POST ? null : clock;
  const says = (one: Deadline) => one.date === date && one.time === time && one.zone === zone;
  if (says(deadline)) return [deadline];
  const printed = read.find((one) => keyOf(one) === keyOf(deadline));
  if (printed && says(printed)) return [printed];
  const isSettled = date !== (printed ?? deadline).date;
  const assumptions = (printed ?? deadline).assumptions.filter(
    (line) => !line.startsWith(CHANGED) && !(isSettled && isDoubt(line)),
  );
  const was = printed ? `: the cable says ${deadlineWords(printed)}` : '';
  // "Before the 7th" is the cable's word; a day that a person picks is the day itself.
  const exclusive = date === deadline.date && deadline.exclusive;
  return [{ ...deadline, date, time, zone, exclusive, assumptions: [...assumptions, `${CHANGED}${was}`] }];
}

function added(values: FormValues): Deadline[] {
  const date = fieldOf(values, 'deadline-new-date');
  if (date === null) return [];
  const clock = fieldOf(values, 'deadline-new-zone');
  const kind = (['delivery', 'report', 'not-before'] as const).find(
    (one) => one === fieldOf(values, 'deadline-new-kind'),
  );
  return [
    {
      kind: kind ?? 'delivery',
      date,
      time: fieldOf(values, 'deadline-new-time'),
      zone: clock === null || clock === AT_POST ? null : clock,
      exclusive: false,
      quote: '',
      paragraph: null,
      portion: null,
      span: { start: 0, end: 0 },
      assumptions: ['added at import by a person; the cable does not give it'],
    },
  ];
}
