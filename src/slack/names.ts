import { escapeText, type MessageContent } from './blocks/index.ts';
import type { SlackParts } from './parts.ts';

const MENTION = /<@([UW][A-Z0-9]+)>/g;

const isMrkdwn = (value: unknown): value is { type: 'mrkdwn'; text: string } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'mrkdwn' &&
  'text' in value;

/**
 * The same content with people's names in place of mentions, for what a whole channel reads: a history that somebody shares tells who
 * recorded what, and calls none of them away from their work.
 *
 * @example (await withNames(parts, { text: '<@U0LEE> recorded', blocks: [] })).text // 'Lee recorded'
 */
export async function withNames(
  { people }: Pick<SlackParts, 'people'>,
  content: MessageContent,
): Promise<MessageContent> {
  const printed = JSON.stringify(content);
  const users = new Set([...printed.matchAll(MENTION)].map(([, user]) => user ?? ''));
  if (users.size === 0) return content;
  const names = new Map<string, string>();
  for (const user of users) names.set(user, (await people.profile(user)).name ?? 'somebody');
  const named = (text: string) =>
    text.replaceAll(MENTION, (_, user: string) => escapeText(names.get(user) ?? 'somebody'));
  // Only mrkdwn mentions anybody; elsewhere the same letters are words of a cable, and stay as they are.
  const blocks: MessageContent['blocks'] = JSON.parse(JSON.stringify(content.blocks), (_, value: unknown) =>
    isMrkdwn(value) ? { ...value, text: named(value.text) } : value,
  );
  return { text: named(content.text), blocks };
}
