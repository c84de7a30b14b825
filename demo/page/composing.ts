import type { Channel, Person } from '../protocol.ts';

export interface Completion {
  kind: 'command' | 'person' | 'channel';
  query: string;
  /** The part of the text that a choice replaces. */
  start: number;
  end: number;
}

/** What the words before the caret ask to complete: `/dem`, `… @sen`, `… #gen`; null when nothing. */
export function completionAt(text: string, caret: number): Completion | null {
  const before = text.slice(0, caret);
  const command = /^\/\S*$/.exec(before);
  if (command) return { kind: 'command', query: before.slice(1), start: 0, end: caret };
  const mention = /(?:^|[\s(])([@#])([^\s@#]*)$/.exec(before);
  if (!mention) return null;
  const query = mention[2] ?? '';
  const kind = mention[1] === '@' ? 'person' : 'channel';
  return { kind, query, start: caret - query.length - 1, end: caret };
}

/** `/demarche status` -> its command and the words after it; null for ordinary words. */
export function splitCommand(text: string): { command: string; text: string } | null {
  const match = /^(\/[a-z][\w-]*)(?:\s+([\s\S]*))?$/i.exec(text.trim());
  return match ? { command: (match[1] ?? '').toLowerCase(), text: (match[2] ?? '').trim() } : null;
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function tokens(people: readonly Person[], channels: readonly Channel[]) {
  const named = [
    ...people.flatMap((one) => [
      { words: `@${one.realName}`, id: `@${one.id}`, name: one.name },
      { words: `@${one.name}`, id: `@${one.id}`, name: one.name },
    ]),
    ...channels
      .filter(({ kind }) => kind !== 'dm')
      .map((one) => ({ words: `#${one.name}`, id: `#${one.id}`, name: one.name })),
  ];
  return named.sort((a, b) => b.words.length - a.words.length);
}

function mentionsToTokens(
  text: string,
  people: readonly Person[],
  channels: readonly Channel[],
  print: (found: { id: string; name: string }) => string,
): string {
  const known = tokens(people, channels);
  if (known.length === 0) return text;
  const pattern = new RegExp(
    `(?<![\\w])(?:${known.map(({ words }) => escapePattern(words)).join('|')})(?![\\w])`,
    'giu',
  );
  return text.replace(pattern, (words) => {
    const found = known.find((one) => one.words.toLowerCase() === words.toLowerCase());
    return found ? print(found) : words;
  });
}

/** What a person typed, as Slack stores it: the three escapes, and names as `<@U…>` and `<#C…>`. */
export function encodeMessage(text: string, people: readonly Person[], channels: readonly Channel[]): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return mentionsToTokens(escaped, people, channels, ({ id }) => `<${id}>`);
}

/** The words after a slash command, as Slack sends them when the command asks for escaping: `<@U123|ana>`. */
export function encodeCommand(text: string, people: readonly Person[], channels: readonly Channel[]): string {
  return mentionsToTokens(text, people, channels, ({ id, name }) => `<${id}|${name}>`);
}

/** Those whose name starts with what was typed, then those that contain it; eight at most. */
export function matchNames<T>(items: readonly T[], query: string, namesOf: (item: T) => string[]): T[] {
  const wanted = query.toLowerCase();
  const rank = (item: T) => {
    const names = namesOf(item).map((name) => name.toLowerCase());
    if (names.some((name) => name.startsWith(wanted) || name.includes(` ${wanted}`))) return 0;
    return names.some((name) => name.includes(wanted)) ? 1 : 2;
  };
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .filter((one) => one.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 8)
    .map(({ item }) => item);
}
