/** One word of what was said, folded for comparison, with its offsets in the cleaned text. */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

const SLACK_LINK = /<[^<>|]{0,500}\|([^<>|]{0,500})>/g;
const SLACK_MENTION = /<[@#!][^<>]{0,100}>/g;
const SLACK_URL = /<[^<>\s]{1,1000}>/g;
const SHORTCODE = /:[a-z0-9_+-]{1,60}:/gi;
const PICTURES = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]|[\uFE0F\u20E3]/gu;
const FORMATTING = /(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu;
const BLANKS = /[\s\p{Cc}\p{Cf}]+/gu;

/**
 * The text without mentions, links, emoji and formatting, on one line, quotation marks straight.
 *
 * @example cleaned('<@U1> *Senegal* supports :tada:') // 'Senegal supports'
 */
export function cleaned(words: string): string {
  return words
    .replace(SLACK_MENTION, ' ')
    .replace(SLACK_LINK, ' $1 ')
    .replace(SLACK_URL, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(SLACK_MENTION, ' ')
    .replace(SHORTCODE, ' ')
    .replace(PICTURES, ' ')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(FORMATTING, '')
    .replace(BLANKS, ' ')
    .trim();
}

/** Typed without the apostrophe as often as with it; those that are words of their own (`were`, `wont`) only as negations. */
const SHORTENED: Readonly<Record<string, readonly string[]>> = {
  "can't": ['can', 'not'],
  cant: ['can', 'not'],
  cannot: ['can', 'not'],
  "won't": ['will', 'not'],
  wont: ['will', 'not'],
  "shan't": ['shall', 'not'],
  "ain't": ['is', 'not'],
  whos: ['who', 'is'],
  whats: ['what', 'is'],
  wheres: ['where', 'is'],
  whens: ['when', 'is'],
  hows: ['how', 'is'],
  gimme: ['give', 'me'],
  pls: ['please'],
  plz: ['please'],
  u: ['you'],
  ur: ['your'],
  r: ['are'],
};
const BARE_NEGATION = /^(has|have|had|is|are|was|were|do|does|did|would|could|should)nt$/;
const APOSTROPHE = /^(.+)'(s|re|ve|ll|d|m)$/;
const AFTER_APOSTROPHE: Readonly<Record<string, string>> = {
  s: 'is',
  re: 'are',
  ve: 'have',
  ll: 'will',
  d: 'would',
  m: 'am',
};

function parts(folded: string): readonly string[] {
  const known = Object.hasOwn(SHORTENED, folded) ? SHORTENED[folded] : undefined;
  if (known) return known;
  if (folded.endsWith("n't")) return [folded.slice(0, -3), 'not'];
  const bare = BARE_NEGATION.exec(folded)?.[1];
  if (bare) return [bare, 'not'];
  const [, word, ending] = APOSTROPHE.exec(folded) ?? [];
  return word && ending ? [word, AFTER_APOSTROPHE[ending] ?? ''] : [folded];
}

const fold = (printed: string) =>
  printed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/'{2,}/g, "'");

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:'[\p{L}]+)?/gu;

/**
 * The words of a cleaned text, shortened forms spelled out, both halves at the place of the whole.
 *
 * @example wordsOf("who hasn't").map(({ folded }) => folded) // ['who', 'has', 'not']
 */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap((match) =>
    parts(fold(match[0])).map((folded) => ({
      folded,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}
