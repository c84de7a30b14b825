import type { KnownBlock } from '@slack/types';
import { compareFacts, type Demarche, type FactChange } from '../../demarche/index.ts';
import type { CountryCode } from '../../geo/index.ts';
import { briefLines, changeLine } from './fact-lines.ts';
import { title } from './facts.ts';
import type { ImportSheet } from './import-sheet.ts';
import { type MessageContent, message, section } from './parts.ts';
import { count } from './text.ts';

/** A thread is told this many changes; the preview had shown all of them. */
const TOLD = 12;

/** What confirming would change of the demarche that stands; empty when none stands. */
export function standingChanges({ check, facts }: ImportSheet): FactChange[] {
  return check.already && facts ? compareFacts(check.already.facts, facts) : [];
}

/** What a person has changed of what was read. */
export function ownChanges({ check, facts }: ImportSheet): FactChange[] {
  return check.draft && facts ? compareFacts(check.draft, facts) : [];
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
