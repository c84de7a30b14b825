/** A mention, as Slack writes one into what is typed: `<@U0LEE|lee>`. */
export const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/;

/**
 * The Slack user whom typed words name by a mention; null when they name nobody.
 *
 * @example userIn('<@U0LEE|lee> recorder') // 'U0LEE'
 */
export const userIn = (words: string): string | null => MENTION.exec(words)?.[1] ?? null;
