import type { KnownBlock } from '@slack/types';
import { LIMITS } from './limits.ts';
import type { MessageContent } from './parts.ts';
import { escapeText, shorten } from './text.ts';

const MENTION = /<@([UW][A-Z0-9]+)>/g;

/** Whoever has no name that could be shown. */
const NAMELESS = 'somebody';

/** The Slack ids of everybody whom a message mentions. */
export function mentionedIn(content: MessageContent): string[] {
  return [...new Set([...JSON.stringify(content).matchAll(MENTION)].map(([, user = '']) => user))];
}

/** How long mrkdwn may be that stands in a block; elsewhere it does not grow. */
const ROOM: Partial<Record<string, number>> = {
  section: LIMITS.sectionText,
  context: LIMITS.contextText,
};

/**
 * The same message with names in place of mentions. A name may be longer than the id it stands for: where all of them do not fit in what
 * Slack takes, they are cut to the length of the ids, so that whatever could be posted before can be posted now.
 *
 * @example named({ text: '<@U0LEE> recorded', blocks: [] }, new Map([['U0LEE', 'Lee']])).text // 'Lee recorded'
 */
export function named({ text, blocks }: MessageContent, names: ReadonlyMap<string, string>): MessageContent {
  const nameOf = (user: string) => escapeText(names.get(user) ?? '').trim() || NAMELESS;
  const whole = (words: string) => words.replaceAll(MENTION, (_, user: string) => nameOf(user));
  const cut = (words: string) =>
    words.replaceAll(MENTION, (mention, user: string) => shorten(nameOf(user), mention.length));
  const fitting = (words: string, most: number) => (whole(words).length <= most ? whole(words) : cut(words));
  const full = inMrkdwn(blocks, fitting);
  const isFar = JSON.stringify(full).length > LIMITS.messageCharacters;
  return { text: fitting(text, LIMITS.fallbackText), blocks: isFar ? inMrkdwn(blocks, cut) : full };
}

/** Only mrkdwn mentions anybody; elsewhere the same letters are words of a cable, and stay as they are. */
function inMrkdwn(blocks: KnownBlock[], change: (words: string, most: number) => string): KnownBlock[] {
  return blocks.map((block) =>
    JSON.parse(JSON.stringify(block), (_, value: unknown) =>
      isMrkdwn(value) ? { ...value, text: change(value.text, ROOM[block.type] ?? 0) } : value,
    ),
  );
}

const isMrkdwn = (value: unknown): value is { type: 'mrkdwn'; text: string } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'mrkdwn' &&
  'text' in value;
