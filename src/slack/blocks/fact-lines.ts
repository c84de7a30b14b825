import type { FactChange } from '../../demarche/index.ts';
import { calendarDate, escapeText, list, shorten } from './text.ts';

/** Of countries in one line. */
const NAMED = 20;

/** One change in a line: `*Deliver by* 2008-03-07 … → 2008-03-12 …`, `*Malaysia* is dropped`. */
export function changeLine(change: FactChange, answered: readonly string[], limit: number): string {
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

/** Responders are the addressees, and never withheld; of anything else both sides are gone where its words may not be shown. */
const isWithheld = ({ of, was, now }: FactChange): boolean =>
  of !== 'responder' && was === null && now === null;

/** The same to who was not there: of a fact whose words are withheld, that it changed. */
export function toldLines(changes: readonly FactChange[], answered: readonly string[]): string[] {
  return [
    ...briefLines(
      changes.filter((change) => !isWithheld(change)),
      answered,
    ),
    ...changes
      .filter(isWithheld)
      .map(({ name }) => `*${escapeText(name)}* changed; its words are withheld here`),
  ];
}

/** Days are compared as ISO dates and read as people write them. */
const dated = (words: string): string =>
  words.replace(
    /^(before )?(\d{4}-\d{2}-\d{2})(?= )/,
    (_, before = '', date) => `${before}${calendarDate(date)},`,
  );
