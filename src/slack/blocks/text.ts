import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { shown } from '../../demarche/index.ts';

/** Names between colons, as `:boom:`, which Slack draws as emoji; the seconds of 10:30:45 are none. */
const EMOJI = /:(?=[a-z0-9_+'-]{1,100}:)(?!\d+:)/gi;
/** What makes a line a quotation. */
const QUOTE = /^(?=[ \t]*(?:&gt;|＞))/gm;
/** What formats, but within a word, where Slack lets it stand. */
const MARK = /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|[`＊＿｀～]/gu;
/** Slack knows no escape for these, and a zero-width space beside one makes it format also where it would not have. */
const LOOKS_LIKE: Record<string, string> = {
  '*': '\u2217',
  _: '\u02cd',
  '~': '\u223c',
  '`': '\u02cb',
  '＊': '\ufe61',
  '＿': '\u2e0f',
  '｀': '\u02cb',
  '～': '\u223c',
};

/** Without any of these there is nothing to escape. */
const ESCAPED = /[&<>:*_~`＞＊＿｀～]/;

/**
 * Makes text from a cable or a person harmless in mrkdwn: it can neither ping, link, draw, turn around nor break a message.
 * `&`, `<` and `>` as Slack asks; what would format is shown by a letter that looks like it, unless it stands within a word. Text that
 * must stay exact is shown by `verbatim` and `quotation`, which need no escape.
 *
 * @example escapeText('<!channel> A & B') // '&lt;!channel&gt; A &amp; B'
 */
export function escapeText(text: string): string {
  const clear = shown(text);
  if (!ESCAPED.test(clear)) return clear;
  return clear
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(QUOTE, '\u00ad')
    .replaceAll(EMOJI, ':\u200b')
    .replaceAll(MARK, (mark) => LOOKS_LIKE[mark] ?? mark);
}

/** Cuts at `limit` UTF-16 units and says so with an ellipsis; never splits a surrogate pair or an entity. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/&[a-z]{0,4}$/, '').trimEnd()}…`;
}

/** The text in pieces of at most `limit` units, broken at a blank where there is one, never inside an entity. */
export function split(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const window = rest.slice(0, limit);
    const blank = Math.max(window.lastIndexOf(' '), window.lastIndexOf('\n'));
    const hard = window.replace(/&[a-z]{0,4}$/, '').replace(/[\ud800-\udbff]$/, '').length;
    const at = blank > limit / 2 ? blank : Math.max(hard, 1);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest.length > 0 || pieces.length === 0) pieces.push(rest);
  return pieces;
}

const TOKENS = {
  date: ['{date_long}', 'EEE d MMM yyyy'],
  'date-time': ['{date_long} at {time}', 'EEE d MMM yyyy HH:mm zzz'],
  short: ['{date_short} {time}', 'd MMM yyyy HH:mm zzz'],
} as const;

/**
 * Slack's date token: every reader sees the instant in their own zone; the fallback is in `zone`.
 *
 * @example dateToken(new Date('2008-03-07T10:00Z'), 'Asia/Jakarta', 'date-time') // '<!date^1204884000^{date_long} at {time}|Fri 7 Mar 2008 17:00 GMT+7>'
 */
export function dateToken(instant: Date, zone: string, form: keyof typeof TOKENS): string {
  const [token, pattern] = TOKENS[form];
  return `<!date^${Math.floor(instant.getTime() / 1000)}^${token}|${localTime(instant, zone, pattern)}>`;
}

/** A board shows the same few deadlines on each of its rows, and a zone's rules are dear to ask. */
const known = new Map<string, string>();
/** A history names the same few days in each of its entries. */
const knownDates = new Map<string, string>();
const MOST_KNOWN = 10_000;

const MINUTE = 60_000;

/**
 * The instant as a clock in `zone` shows it: `Fri 7 Mar 2008 17:00 GMT+7`, and `UTC` where that is the clock. A pattern shows nothing
 * shorter than a minute.
 */
export function localTime(instant: Date, zone: string, pattern = 'EEE d MMM yyyy HH:mm zzz'): string {
  // By the minute, or each look at the clock would be kept: since 1972 every zone is whole minutes from UTC.
  const asked = `${Math.floor(instant.getTime() / MINUTE)} ${zone} ${pattern}`;
  const shown =
    known.get(asked) ??
    format(new TZDate(instant, zone), pattern).replace(/GMT\+0$/, zone === 'UTC' ? 'UTC' : 'GMT');
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(asked, shown);
  return shown;
}

/** A calendar date without a clock, as people write it: `2008-03-07` is `Fri 7 Mar 2008`. */
export function calendarDate(date: string): string {
  const shown = knownDates.get(date) ?? format(new TZDate(`${date}T12:00:00Z`, 'UTC'), 'EEE d MMM yyyy');
  if (knownDates.size >= MOST_KNOWN) knownDates.clear();
  knownDates.set(date, shown);
  return shown;
}

/** `1 country`, `3 countries`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `A, B and C`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
