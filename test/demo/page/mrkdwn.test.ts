import type { RichTextElement } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { readMrkdwn, readPlain } from '../../../demo/page/blocks/mrkdwn.ts';

/** The elements of a text that is one section. */
function inline(text: string): RichTextElement[] {
  const { elements } = readMrkdwn(text);
  expect(elements.map(({ type }) => type)).toEqual(['rich_text_section']);
  const [section] = elements;
  return section?.type === 'rich_text_section' ? section.elements : [];
}

const plain = (text: string): RichTextElement => ({ type: 'text', text });

describe('mrkdwn', () => {
  it.each([
    ['*bold*', { bold: true }],
    ['_italic_', { italic: true }],
    ['~struck~', { strike: true }],
    ['`code`', { code: true }],
  ])('%s is styled text', (text, style) => {
    expect(inline(text)).toEqual([{ type: 'text', text: text.slice(1, -1), style }]);
  });

  it('styles nest, and links inside them stay links', () => {
    expect(inline('*Read _this_ <https://example.org|page>*')).toEqual([
      { type: 'text', text: 'Read ', style: { bold: true } },
      { type: 'text', text: 'this', style: { bold: true, italic: true } },
      { type: 'text', text: ' ', style: { bold: true } },
      { type: 'link', url: 'https://example.org', text: 'page', style: { bold: true } },
    ]);
  });

  it.each([
    'a * b * c',
    '2*3*4',
    'snake_case_name',
    '# not a heading',
    '----',
    '1. not a list',
    '    indented',
    '*not closed',
    '*not\nclosed*',
    '`not closed',
    '```not closed',
    'read at 10:30:45',
    '[a](b) ![c](d)',
    'a < b',
    '|',
  ])('%j is text as it stands', (text) => {
    expect(inline(text)).toEqual([plain(text)]);
  });

  it.each([
    ['&lt;!channel&gt; &amp; &lt;@U1&gt;', '<!channel> & <@U1>'],
    ['&amp;lt;', '&lt;'],
    ['&quot;&copy;', '&quot;&copy;'],
  ])('what was escaped stays text: %s', (text, words) => {
    expect(inline(text)).toEqual([plain(words)]);
  });

  it.each<[string, RichTextElement]>([
    ['<@U01>', { type: 'user', user_id: 'U01' }],
    ['<@U01|ana>', { type: 'user', user_id: 'U01' }],
    ['<#C01|general>', { type: 'channel', channel_id: 'C01' }],
    ['<!here>', { type: 'broadcast', range: 'here' }],
    ['<mailto:a@example.org|write>', { type: 'link', url: 'mailto:a@example.org', text: 'write' }],
    [
      '<https://example.org/?a=1&amp;b=2>',
      { type: 'link', url: 'https://example.org/?a=1&b=2', text: 'https://example.org/?a=1&b=2' },
    ],
    [
      '<!date^1204927200^{date_short_pretty} at {time}|Mar 7, 2008 22:00 UTC>',
      {
        type: 'date',
        timestamp: 1204927200,
        format: '{date_short_pretty} at {time}',
        fallback: 'Mar 7, 2008 22:00 UTC',
      },
    ],
    [':white_check_mark:', { type: 'emoji', name: 'white_check_mark' }],
  ])('%s is one element', (text, element) => {
    expect(inline(text)).toEqual([element]);
  });

  it.each(['<javascript:alert(1)|click>', '<!unknown>', '<b>'])('%s is no link: it stays text', (text) => {
    expect(inline(text)).toEqual([plain(text)]);
  });

  it('a bare address is a link without the full stop after it', () => {
    expect(inline('See https://example.org/a.')).toEqual([
      plain('See '),
      { type: 'link', url: 'https://example.org/a', text: 'https://example.org/a' },
      plain('.'),
    ]);
  });

  it('a bare address ends before an escaped angle', () => {
    expect(inline('&lt;https://example.org/?a=1&amp;b=2&gt;')).toEqual([
      plain('<'),
      { type: 'link', url: 'https://example.org/?a=1&b=2', text: 'https://example.org/?a=1&b=2' },
      plain('>'),
    ]);
  });

  it('lines that start with > are one quote', () => {
    expect(readMrkdwn('before\n&gt; one\n> two\nafter').elements).toEqual([
      { type: 'rich_text_section', elements: [plain('before')] },
      { type: 'rich_text_quote', elements: [plain('one\ntwo')] },
      { type: 'rich_text_section', elements: [plain('after')] },
    ]);
  });

  it('a fenced block keeps its spaces and reads no markup', () => {
    expect(readMrkdwn('see\n```\n*a*  b\n  &lt;c&gt;\n```\nend').elements).toEqual([
      { type: 'rich_text_section', elements: [plain('see')] },
      { type: 'rich_text_preformatted', elements: [plain('*a*  b\n  <c>')] },
      { type: 'rich_text_section', elements: [plain('end')] },
    ]);
  });

  it('an empty line between paragraphs is kept', () => {
    expect(inline('one\n\ntwo')).toEqual([plain('one\n\ntwo')]);
  });

  it.each([
    '*'.repeat(3_000),
    '<'.repeat(3_000),
    '`a'.repeat(1_500),
    ':a'.repeat(1_500),
    '_*~'.repeat(1_000),
  ])('a hostile text of Slack’s full length is read within a second', (text) => {
    const started = performance.now();
    readMrkdwn(text);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('plain_text', () => {
  it('reads emoji and the three escapes, and no markup', () => {
    expect(readPlain('*a* <@U1> &amp; :tada:').elements).toEqual([
      { type: 'rich_text_section', elements: [plain('*a* <@U1> & '), { type: 'emoji', name: 'tada' }] },
    ]);
  });
});
