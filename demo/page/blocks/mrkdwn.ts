import type { RichTextBlock, RichTextElement } from '@slack/types';

type Style = { bold?: true; italic?: true; strike?: true };

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Slack's three escapes and no other. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

const MARKS: Record<string, keyof Style> = { '*': 'bold', _: 'italic', '~': 'strike' };

/** A name needs a letter, so that the seconds of 10:30:45 stay what they are. */
const EMOJI = /:([a-z0-9_+'-]*[a-z+][a-z0-9_+'-]*)(?:::skin-tone-([2-6]))?:/y;
const CODE = /`([^`\n]+)`/y;
const ANGLE = /<([^<>\n]+)>/y;
const BARE_URL = /https?:\/\/(?:(?!&[lg]t;)[^\s<>|])*(?!&[lg]t;)[^\s<>|.,;:!?)\]'"*_~]/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const isWordBefore = (text: string, at: number) => at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
const isWordAt = (text: string, at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? '');
const isSpaceAt = (text: string, at: number) => /\s/.test(text[at] ?? ' ');

/** Where the mark that opens at `at` closes on the same line, or -1; looks over code and angle tokens. */
function closingMark(text: string, at: number): number {
  const mark = text[at];
  if (isWordBefore(text, at) || isSpaceAt(text, at + 1)) return -1;
  for (let i = at + 1; i < text.length && text[i] !== '\n'; i += 1) {
    const skipped = matchAt(CODE, text, i) ?? matchAt(ANGLE, text, i);
    if (skipped) {
      i += skipped[0].length - 1;
    } else if (text[i] === mark && i > at + 1 && !isSpaceAt(text, i - 1) && !isWordAt(text, i + 1)) {
      return i;
    }
  }
  return -1;
}

function angleElement(inside: string, style: Style): RichTextElement | null {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? null : decodeEntities(inside.slice(bar + 1));
  const styled = Object.keys(style).length > 0 ? { style } : {};
  if (/^@[UW]\w+$/.test(target)) return { type: 'user', user_id: target.slice(1), ...styled };
  if (/^#[CDG]\w+$/.test(target)) return { type: 'channel', channel_id: target.slice(1), ...styled };
  const range = /^!(here|channel|everyone)$/.exec(target)?.[1];
  if (range === 'here' || range === 'channel' || range === 'everyone')
    return { type: 'broadcast', range, ...styled };
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target);
  if (date)
    return {
      type: 'date',
      timestamp: Number(date[1]),
      format: decodeEntities(date[2] ?? ''),
      fallback: label ?? '',
      ...(date[3] === undefined ? {} : { url: date[3] }),
      ...styled,
    };
  if (/^(?:https?:\/\/|mailto:|tel:)/.test(target)) {
    const url = decodeEntities(target);
    return { type: 'link', url, text: label ?? url.replace(/^(?:mailto|tel):/, ''), ...styled };
  }
  return null;
}

function inline(text: string, style: Style): RichTextElement[] {
  const elements: RichTextElement[] = [];
  const styled = Object.keys(style).length > 0 ? { style } : {};
  let plain = '';
  const flush = () => {
    if (plain !== '') elements.push({ type: 'text', text: decodeEntities(plain), ...styled });
    plain = '';
  };
  const add = (...more: RichTextElement[]) => {
    flush();
    elements.push(...more);
  };
  for (let i = 0; i < text.length; ) {
    const char = text[i] ?? '';
    const code = char === '`' ? matchAt(CODE, text, i) : null;
    const angle = char === '<' ? matchAt(ANGLE, text, i) : null;
    const special = angle ? angleElement(angle[1] ?? '', style) : null;
    const emoji = char === ':' && !isWordBefore(text, i) ? matchAt(EMOJI, text, i) : null;
    const url = char === 'h' && !isWordBefore(text, i) ? matchAt(BARE_URL, text, i) : null;
    const mark = MARKS[char];
    const close = mark === undefined ? -1 : closingMark(text, i);
    if (code) {
      add({ type: 'text', text: decodeEntities(code[1] ?? ''), style: { ...style, code: true } });
      i += code[0].length;
    } else if (angle && special) {
      add(special);
      i += angle[0].length;
    } else if (emoji) {
      add({ type: 'emoji', name: emoji[1] ?? '' });
      i += emoji[0].length;
    } else if (url) {
      const address = decodeEntities(url[0]);
      add({ type: 'link', url: address, text: address, ...styled });
      i += url[0].length;
    } else if (mark !== undefined && close > 0) {
      add(...inline(text.slice(i + 1, close), { ...style, [mark]: true }));
      i = close + 1;
    } else {
      plain += char;
      i += 1;
    }
  }
  flush();
  return elements;
}

const QUOTE = /^(?:>|&gt;) ?/;

function paragraphs(text: string): RichTextBlock['elements'] {
  const blocks: RichTextBlock['elements'] = [];
  let lines: string[] = [];
  let quoted = false;
  const flush = () => {
    const elements = inline(lines.join('\n'), {});
    if (elements.length > 0)
      blocks.push(quoted ? { type: 'rich_text_quote', elements } : { type: 'rich_text_section', elements });
    lines = [];
  };
  for (const line of text.split('\n')) {
    const isQuote = QUOTE.test(line);
    if (isQuote !== quoted) flush();
    quoted = isQuote;
    lines.push(isQuote ? line.replace(QUOTE, '') : line);
  }
  flush();
  return blocks;
}

/**
 * Reads Slack's mrkdwn into the rich text that it stands for. Escaped text stays text: `&lt;!channel&gt;` is the
 * eleven characters, never a mention. Nothing is dropped: what is not markup is text as it stands.
 */
export function readMrkdwn(text: string): RichTextBlock {
  const elements: RichTextBlock['elements'] = [];
  let at = 0;
  for (const fence of text.matchAll(/```([\s\S]*?)```/g)) {
    elements.push(...paragraphs(text.slice(at, fence.index).replace(/^\n|\n$/g, '')));
    const code = decodeEntities((fence[1] ?? '').replace(/^\n|\n$/g, ''));
    elements.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: code }] });
    at = fence.index + fence[0].length;
  }
  elements.push(...paragraphs(at === 0 ? text : text.slice(at).replace(/^\n/, '')));
  return { type: 'rich_text', elements };
}

/** Reads plain_text: emoji names are drawn, everything else is text. */
export function readPlain(text: string): RichTextBlock {
  const elements: RichTextElement[] = [];
  let plain = '';
  for (let i = 0; i < text.length; ) {
    const emoji = text[i] === ':' && !isWordBefore(text, i) ? matchAt(EMOJI, text, i) : null;
    if (emoji) {
      if (plain !== '') elements.push({ type: 'text', text: decodeEntities(plain) });
      plain = '';
      elements.push({ type: 'emoji', name: emoji[1] ?? '' });
      i += emoji[0].length;
    } else {
      plain += text[i];
      i += 1;
    }
  }
  if (plain !== '') elements.push({ type: 'text', text: decodeEntities(plain) });
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
