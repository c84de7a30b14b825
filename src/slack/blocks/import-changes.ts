import type { KnownBlock } from '@slack/types';
import { compareFacts, type Demarche, type FactChange } from '../../demarche/index.ts';
import type { CountryCode } from '../../geo/index.ts';
import { title } from './facts.ts';
import type { ImportSheet } from './import-sheet.ts';
import { type MessageContent, message, section } from './parts.ts';
import { calendarDate, count, escapeText, list, shorten } from './text.ts';

/** A thread is told this many changes; the preview had shown all of them. */
const TOLD = 12;
/** Of countries in one line. */
const NAMED = 20;

/** What confirming would change of the demarche that stands; empty when none stands. */
export function standingChanges({ check, facts }: ImportSheet): FactChange[] {
  return check.already && facts ? compareFacts(check.already.facts, facts) : [];
}

/** What a person has changed of what was read. */
export function ownChanges({ check, facts }: ImportSheet): FactChange[] {
  return check.draft && facts ? compareFacts(check.draft, facts) : [];
}

/** One change in a line: `*Deliver by* 2008-03-07 … → 2008-03-12 …`, `*Malaysia* is dropped`. */
export function changeLine(change: FactChange, answered: readonly string[], limit = 300): string {
  const { of, name, was, now, country } = change;
  const said = (words: string) => escapeText(shorten(words, limit));
  const lead = `*${escapeText(name)}*`;
  if (of === 'responder' && now === null) {
    return country !== null && answered.includes(country)
      ? `${lead} is not in this text, but has answered: it stays`
      : `${lead} is dropped`;
  }
  if (of === 'responder' && was === null) return `${lead} is added, ${said(now ?? '')}`;
  if (now === null) return `${lead} is dropped: “${said(dated(was ?? ''))}”`;
  if (was === null) return `${lead} is added: “${said(dated(now))}”`;
  return of === 'ask' || of === 'point'
    ? `${lead} now reads “${said(now)}”, before “${said(was)}”`
    : `${lead} ${said(dated(was))} → ${said(dated(now))}`;
}

/** The same in brief: countries that come or go stand in one line each, so that they hide nothing else. */
export function briefLines(changes: readonly FactChange[], answered: readonly string[]): string[] {
  const countries = changes.filter(
    ({ of, was, now }) => of === 'responder' && (was === null || now === null),
  );
  const others = changes.filter((change) => !countries.includes(change));
  const stays = ({ now, country }: FactChange) =>
    now === null && country !== null && answered.includes(country);
  const line = (words: string, those: readonly FactChange[]) => {
    const shown = those.slice(0, NAMED).map(({ name }) => escapeText(name));
    const more = those.length - shown.length;
    return those.length > 0
      ? [`*${words}:* ${more > 0 ? `${shown.join(', ')} and ${more} more` : list(shown)}`]
      : [];
  };
  return [
    ...others.map((change) => changeLine(change, answered, 160)),
    ...line(
      'Countries added',
      countries.filter(({ was }) => was === null),
    ),
    ...line(
      'Countries dropped',
      countries.filter((change) => change.now === null && !stays(change)),
    ),
    ...line('Not in this text, but they have answered and stay', countries.filter(stays)),
  ];
}

/** What the thread of a card says when the facts were changed: people must see that a deadline moved, and who moved it. */
export function amendedMessage(what: {
  demarche: Demarche;
  changes: readonly FactChange[];
  answered: readonly CountryCode[];
  by: string;
}): MessageContent {
  const { demarche, changes, answered, by } = what;
  const brief = briefLines(changes, answered);
  const lines = brief.slice(0, TOLD).map((line) => `• ${line}`);
  const more = brief.length > lines.length ? [`…and ${brief.length - lines.length} more`] : [];
  const heading = `:pencil2: <@${by}> changed the facts of *${title(demarche)}* from another text of the cable. Every answer is kept.`;
  return message(`The facts of ${title(demarche)} were changed: ${count(changes.length, 'change')}`, [
    section(heading),
    ...[...lines, ...more].map((line) => section(line)),
  ]);
}

/** Days are compared as ISO dates and read as people write them. */
const dated = (words: string): string =>
  words.replace(
    /^(before )?(\d{4}-\d{2}-\d{2})(?= )/,
    (_, before = '', date) => `${before}${calendarDate(date)},`,
  );

export function changeGroups(sheet: ImportSheet): KnownBlock[][] {
  const standing = standingChanges(sheet);
  const own = ownChanges(sheet);
  return [
    ...(standing.length > 0
      ? [[section('*What confirming changes of the demarche that is followed now*')]]
      : []),
    ...standing.map((change) => [section(`• ${changeLine(change, sheet.answered, 1_200)}`)]),
    ...(own.length > 0 ? [[section('*What differs from the cable: changed by a person*')]] : []),
    ...own.map((change) => [section(`• ${changeLine(change, sheet.answered, 1_200)}`)]),
  ];
}
