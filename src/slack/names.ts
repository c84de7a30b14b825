import { type MessageContent, mentionedIn, named } from './blocks/index.ts';
import type { SlackParts } from './parts.ts';

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
  const names = new Map<string, string>();
  for (const user of mentionedIn(content)) {
    const { name } = await people.profile(user);
    if (name) names.set(user, name);
  }
  return named(content, names);
}
