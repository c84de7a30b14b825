import type { RichTextElement } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { readMrkdwn, readPlain } from '../../demo/page/blocks/mrkdwn.ts';
import { judgeMessageBlocks } from '../../demo/slack/block-rules/index.ts';
import { shown } from '../../src/demarche/index.ts';
import { button, header, quotation, section, verbatim } from '../../src/slack/blocks/parts.ts';
import { escapeText, shorten, split } from '../../src/slack/blocks/text.ts';
import { NASTY_CASES } from '../support/nasty.ts';

/** Everything that a reader of Slack would see of mrkdwn. */
const elementsOf = (mrkdwn: string): RichTextElement[] =>
  readMrkdwn(mrkdwn).elements.flatMap((part) =>
    part.type === 'rich_text_section'
      ? part.elements
      : [{ type: 'text' as const, text: '', style: { code: true } }],
  );

/** Bare addresses are links where somebody types them; our sections are `verbatim`, so there they stay text. */
const lettersOf = (element: RichTextElement): string =>
  element.type === 'text' && element.style === undefined
    ? element.text
    : element.type === 'link' && element.text === element.url
      ? element.url
      : `(${element.type})`;

const ALIKE = new Map([...'∗ˍ∼ˋ﹡⸏'].map((letter, at) => [letter, '*_~`＊＿'[at]]));
const unescaped = (letters: string): string =>
  [...letters.replaceAll(/[\u200b\u00ad]/g, '')].map((letter) => ALIKE.get(letter) ?? letter).join('');

describe('mrkdwn', () => {
  it.each(NASTY_CASES)('%s is nothing but its letters', (_, text) => {
    expect(unescaped(elementsOf(escapeText(text)).map(lettersOf).join(''))).toBe(shown(text));
  });

  it.each(NASTY_CASES)('%s stays text within bold words of ours', (_, text) => {
    const [line = ''] = escapeText(text).split('\n');
    const elements = elementsOf(`*Note:* ${line} *end*`);
    expect(elements.filter((one) => one.type === 'text' && one.style).map(lettersOf)).toHaveLength(2);
  });

  it.each([
    ['first_last', 'first_last'],
    ['*supports*', '∗supports∗'],
    ['2 * 3', '2 ∗ 3'],
    ['> yes', '\u00ad&gt; yes'],
    [':boom:', ':\u200bboom:'],
    ['at 10:30:45', 'at 10:30:45'],
  ])('of %j is %j', (text, stands) => {
    expect(escapeText(text)).toBe(stands);
  });

  it.each(NASTY_CASES)('%s stays text when it is cut or split at any place', (_, text) => {
    const escaped = escapeText(text).slice(0, 500);
    for (let limit = 8; limit < 60; limit++) {
      for (const piece of [shorten(escaped, limit), ...split(escaped, limit)]) {
        expect(piece).not.toMatch(/<|&(?!amp;|lt;|gt;)/);
        expect(piece.isWellFormed()).toBe(true);
      }
    }
  });

  it('draws no preview and no link of a bare address, since sections are verbatim', () => {
    expect(section('https://example.org').text).toMatchObject({ verbatim: true });
  });
});

describe('plain_text', () => {
  it.each(NASTY_CASES)('%s is nothing but its letters, and no emoji', (_, text) => {
    const { text: title } = header(text);
    expect(title).toMatchObject({ type: 'plain_text', emoji: false });
    expect(shown(text).startsWith(title.text.replace(/…$/, '').trimEnd())).toBe(true);
    expect(readPlain(title.text).elements).toHaveLength(1);
    expect(title.text.isWellFormed()).toBe(true);
  });
});

describe('rich_text', () => {
  it.each(NASTY_CASES)('%s is one element of text', (_, text) => {
    expect(quotation(text).elements).toEqual([
      { type: 'rich_text_quote', elements: [{ type: 'text', text: shown(text) || ' ' }] },
    ]);
    const [part] = verbatim('Note', text, text).elements;
    expect(part?.type === 'rich_text_section' && part.elements.map(({ type }) => type)).toEqual(
      ['text', 'text', 'text'].slice(text === '' ? 1 : 0),
    );
  });
});

describe('what is shown', () => {
  it.each([
    ['\u202estroppus\u202c', 'stroppus'],
    ['sup\u200bports', 'supports'],
    ['supports\u{e0073}\u{e0065}', 'supports'],
    ['a\u001b[2Jb', 'a\ufffd[2Jb'],
    ['said\r\nyes\u2028no', 'said\nyes\nno'],
    ['\ud83d said', '\ufffd said'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d👧', '👩\u200d👧'],
    ['הכנסת\u200f supports', 'הכנסת\u200f supports'],
  ])('of %j is %j', (text, stands) => {
    expect(shown(text)).toBe(stands);
  });

  it.each(NASTY_CASES)('of %s is the same when it is shown twice', (_, text) => {
    expect(shown(shown(text))).toBe(shown(text));
  });
});

describe('a button', () => {
  it.each(NASTY_CASES)('%s is taken as its words and its label', (_, text) => {
    const one = button(text || '-', 'show:card', '08STATE22377', { label: text || '-' });
    const problem = judgeMessageBlocks([{ type: 'actions', block_id: 'a', elements: [one] }]);
    expect(one.text.text.trim() === '' ? null : problem).toBeNull();
  });
});
