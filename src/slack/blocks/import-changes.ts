import type { KnownBlock } from '@slack/types';
import { compareFacts, type FactChange } from '../../demarche/index.ts';
import type { ImportSheet } from './import-sheet.ts';
import { section } from './parts.ts';
import { calendarDate, escapeText, shorten } from './text.ts';

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
