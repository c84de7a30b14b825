import type { KnownBlock } from '@slack/types';
import { type Cited, countryName, type DemarcheDraft } from '../../demarche/index.ts';
import { citation } from './facts.ts';
import type { ImportSheet } from './import-sheet.ts';
import { section } from './parts.ts';
import { calendarDate, count, escapeText, list, shorten } from './text.ts';

const quoted = (cited: Cited): string => `“${escapeText(shorten(cited.quote, 700))}”  ${citation(cited)}`;

/** What was read besides and is not to be corrected, each with its place: reporting, urgency, events, contacts, mentions, guesses. */
export function otherGroups({ check, facts }: ImportSheet): KnownBlock[][] {
  const lines = facts ? factLines(facts) : [];
  const guesses = check.cable.warnings.map(
    ({ message }) => `*Read with a guess:* ${escapeText(shorten(message, 500))}`,
  );
  return [...lines, ...guesses].map((line) => [section(line)]);
}

/** In one line: `the reporting instruction, 2 events, 13 exempt`; empty when there is nothing. */
export function otherWords({ check, facts }: ImportSheet): string {
  if (!facts) return check.cable.warnings.length > 0 ? guesses(check.cable.warnings.length) : '';
  const mentioned = Object.keys(facts.mentions).length;
  const some = (number: number, one: string, many?: string) => (number > 0 ? count(number, one, many) : '');
  return list(
    [
      facts.reportingInstruction ? 'the reporting instruction' : '',
      some(facts.urgency.length, 'word of urgency', 'words of urgency'),
      some(facts.events.length, 'event'),
      some(facts.postInstructions.length, 'instruction for one post', 'instructions for single posts'),
      some(facts.pointsOfContact.length, 'point of contact', 'points of contact'),
      facts.exempted.length > 0 ? `${facts.exempted.length} exempt` : '',
      some(mentioned, 'country mentioned', 'countries mentioned'),
      check.cable.warnings.length > 0 ? guesses(check.cable.warnings.length) : '',
    ].filter(Boolean),
  );
}

const guesses = (number: number) => `${count(number, 'place')} read with a guess`;

function factLines(facts: DemarcheDraft): string[] {
  const { reportingInstruction: reporting } = facts;
  return [
    ...(reporting
      ? [
          `*Reporting:* ${quoted(reporting)}${reporting.slug ? `\nSlug: ${escapeText(reporting.slug)}` : ''}${reporting.address ? `\nTo: ${escapeText(reporting.address)}` : ''}`,
        ]
      : []),
    ...facts.urgency.map((one) => `*Urgency, without a date:* ${quoted(one)}`),
    ...facts.events.map(
      (one) =>
        `*Event, ${calendarDate(one.date)}${one.endDate ? ` to ${calendarDate(one.endDate)}` : ''}:* ${quoted(one)}`,
    ),
    ...facts.postInstructions.map(
      (one) => `*For ${escapeText(shorten(list(one.for), 200))}:* ${quoted(one)}`,
    ),
    ...facts.pointsOfContact.map(
      (one) =>
        `*Point of contact:* ${[one.name, one.role, one.phone, one.email]
          .filter((word) => word !== null)
          .map((word) => escapeText(shorten(word, 200)))
          .join(', ')}`,
    ),
    ...(facts.nonPaper ? ['*A paper to leave behind* is in the cable.'] : []),
    ...facts.exempted.map(
      (one) =>
        `*Exempt (XMT):* ${escapeText(countryName(one.country))}${one.post ? `, ${escapeText(one.post)}` : ''}`,
    ),
    ...Object.entries(facts.mentions).map(
      ([country, sentences]) =>
        `*${escapeText(countryName(country))} is mentioned ${sentences.length > 1 ? `${sentences.length} times` : 'once'}:*\n${sentences
          .slice(0, 3)
          .map(quoted)
          .join(
            '\n',
          )}${sentences.length > 3 ? `\n…and ${sentences.length - 3} more, shown with the country` : ''}`,
    ),
  ];
}
