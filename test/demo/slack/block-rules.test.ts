import { describe, expect, it } from 'vitest';
import { judgeMessageBlocks, judgeView, tooLongTogether } from '../../../demo/slack/block-rules/index.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const long = (length: number) => 'x'.repeat(length);
const option = (n: number, text = `option ${n}`) => ({ text: plain(text), value: String(n) });
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));
const cell = (text: string) => ({ type: 'raw_text', text });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const section = (accessory: object) => ({ type: 'section', text: mrkdwn('x'), accessory });
const press = (more: object = {}) => ({ type: 'button', text: plain('x'), action_id: 'a', ...more });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('x'),
  element,
  ...more,
});
const table = (rows: object[][], more: object = {}) => ({ type: 'table', rows, ...more });

describe('blocks that Slack takes', () => {
  it.each<[string, object]>([
    ['a section of 3,000 characters', { type: 'section', text: mrkdwn(long(3_000)) }],
    ['a section of fields only', { type: 'section', fields: many(10, () => mrkdwn(long(2_000))) }],
    ['a header of 150', { type: 'header', text: plain(long(150)) }],
    ['a divider', { type: 'divider' }],
    ['a context of 10', { type: 'context', elements: many(10, () => mrkdwn('x')) }],
    ['25 buttons', actions(...many(25, (n) => press({ action_id: `a${n}` })))],
    [
      'a button with everything',
      actions(
        press({
          value: long(2_000),
          style: 'danger',
          accessibility_label: 'y',
          confirm: { title: plain('t'), text: mrkdwn('b'), confirm: plain('y'), deny: plain('n') },
        }),
      ),
    ],
    ['a button without an action_id', actions({ type: 'button', text: plain('x') })],
    ['100 options', section({ type: 'static_select', action_id: 's', options: many(100, option) })],
    [
      'option groups',
      section({
        type: 'static_select',
        action_id: 's',
        option_groups: [{ label: plain('g'), options: [option(1)] }],
      }),
    ],
    ['an external select', section({ type: 'external_select', action_id: 's', min_query_length: 0 })],
    ['an overflow of 5', section({ type: 'overflow', action_id: 'o', options: many(5, option) })],
    [
      'checkboxes with mrkdwn',
      section({ type: 'checkboxes', action_id: 'c', options: [{ text: mrkdwn('*x*'), value: '1' }] }),
    ],
    ['a date picker', section({ type: 'datepicker', action_id: 'd', initial_date: '2008-02-29' })],
    ['a markdown block of 12,000', { type: 'markdown', text: long(12_000) }],
    ['a table of 100 x 20', table(many(100, () => many(20, () => cell('x'))))],
    [
      'a data table of 100 rows and its header',
      { type: 'data_table', caption: 'c', rows: many(101, () => [cell('x')]) },
    ],
    [
      'rich text',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
      },
    ],
    ['an image', { type: 'image', image_url: 'https://example.org/x.png', alt_text: 'x' }],
    ['an input in a message', input({ type: 'plain_text_input', action_id: 'i' })],
  ])('%s', (_, block) => {
    expect(judgeMessageBlocks([block])).toBeNull();
  });
});

describe('blocks that Slack refuses, in its own words', () => {
  it.each<[string, object, string]>([
    [
      'a long section',
      { type: 'section', text: mrkdwn(long(3_001)) },
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'an empty text',
      { type: 'section', text: mrkdwn('') },
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['a section of nothing', { type: 'section' }, 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'eleven fields',
      { type: 'section', fields: many(11, () => mrkdwn('x')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a long field',
      { type: 'section', fields: [mrkdwn(long(2_001))] },
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'a long header',
      { type: 'header', text: plain(long(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'mrkdwn in a header',
      { type: 'header', text: mrkdwn('x') },
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      'emoji in mrkdwn',
      { type: 'section', text: { ...mrkdwn('x'), emoji: true } },
      'invalid additional property: emoji [json-pointer:/blocks/0/text]',
    ],
    [
      'eleven in a context',
      { type: 'context', elements: many(11, () => mrkdwn('x')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      '26 buttons',
      actions(...many(26, (n) => press({ action_id: `a${n}` }))),
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'twin action_ids',
      actions(press(), press()),
      '`action_id` "a" already exists for this block [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      'a long button',
      actions(press({ text: plain(long(76)) })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a long value',
      actions(press({ value: long(2_001) })),
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'a long action_id',
      actions(press({ action_id: long(256) })),
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'a style of its own',
      actions(press({ style: 'default' })),
      'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      'a long label for readers',
      actions(press({ accessibility_label: long(76) })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/accessibility_label]',
    ],
    [
      'a long confirm text',
      actions(press({ confirm: { text: plain(long(301)) } })),
      'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
    ],
    [
      '101 options',
      section({ type: 'static_select', options: many(101, option) }),
      'no more than 100 items allowed [json-pointer:/blocks/0/accessory/options]',
    ],
    [
      'no options',
      section({ type: 'static_select', options: [] }),
      'no less than 1 items allowed [json-pointer:/blocks/0/accessory/options]',
    ],
    [
      'a long option',
      section({ type: 'static_select', options: [option(1, long(76))] }),
      'must be less than 76 characters [json-pointer:/blocks/0/accessory/options/0/text/text]',
    ],
    [
      'an initial option that is none',
      section({ type: 'static_select', options: [option(1)], initial_option: option(2) }),
      'initial option must match one of the options [json-pointer:/blocks/0/accessory]',
    ],
    [
      'eleven radio buttons',
      section({ type: 'radio_buttons', options: many(11, option) }),
      'no more than 10 items allowed [json-pointer:/blocks/0/accessory/options]',
    ],
    [
      'a day that does not exist',
      section({ type: 'datepicker', initial_date: '2008-02-30' }),
      'must be a valid date [json-pointer:/blocks/0/accessory/initial_date]',
    ],
    [
      'a text input in a section',
      section({ type: 'plain_text_input' }),
      'unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]',
    ],
    [
      'a file input in a message',
      input({ type: 'file_input' }),
      'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
    ],
    [
      'an image without words',
      { type: 'image', image_url: 'https://example.org/x.png' },
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    ['an unknown block', { type: 'gallery' }, 'unsupported type: gallery [json-pointer:/blocks/0/type]'],
    [
      'an unknown property',
      { type: 'divider', colour: 'red' },
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'a long markdown block',
      { type: 'markdown', text: long(12_001) },
      'must be less than 12001 characters [json-pointer:/blocks/0/text]',
    ],
    [
      '101 table rows',
      table(many(101, () => [cell('x')])),
      'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
    ],
    [
      '21 columns',
      table([many(21, () => cell('x'))]),
      'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
    ],
    [
      'an empty cell',
      table([[cell('')]]),
      'must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
    ],
    [
      'ragged rows',
      table([[cell('a'), cell('b')], [cell('c')]]),
      'all rows must have the same number of cells [json-pointer:/blocks/0/rows]',
    ],
    [
      'a data table without a caption',
      { type: 'data_table', rows: many(2, () => [cell('x')]) },
      'missing required field: caption [json-pointer:/blocks/0]',
    ],
    [
      'a full table',
      table(many(11, () => [cell(long(1_000))])),
      'must be less than 10001 characters [json-pointer:/blocks]',
    ],
  ])('%s', (_, block, complaint) => {
    expect(judgeMessageBlocks([block])?.messages).toContain(complaint);
  });

  it('says first which text or element did not fit', () => {
    expect(judgeMessageBlocks([{ type: 'section', text: mrkdwn(long(3_001)) }])).toEqual({
      error: 'invalid_blocks',
      messages: [
        'failed to match all allowed schemas [json-pointer:/blocks/0/text]',
        'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
      ],
    });
  });

  it.each<[string, unknown, string]>([
    [
      '51 blocks',
      many(51, () => ({ type: 'divider' })),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    [
      'twin block_ids',
      many(2, () => ({ type: 'divider', block_id: 'b' })),
      '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
    ],
    ['two tables', many(2, () => table([[cell('x')]])), 'only_one_table_allowed [json-pointer:/blocks]'],
    ['what is no list', { type: 'divider' }, 'must provide an array [json-pointer:/blocks]'],
  ])('%s', (_, blocks, complaint) => {
    expect(judgeMessageBlocks(blocks)?.messages).toContain(complaint);
  });

  it.each([
    ['one block of 13,000', [13_000], false],
    ['one of 13,200', [13_200], true],
    ['50 blocks of 9,597 together (bolt-js#2867: accepted)', many(50, () => Math.floor(9_597 / 50)), false],
    ['45 blocks of 11,341 together (bolt-js#2867: refused)', many(45, () => Math.ceil(11_341 / 45)), true],
  ])('the sum of %s', (_, lengths, refused) => {
    expect(tooLongTogether(lengths.map((length) => ({ type: 'markdown', text: long(length) })))).toBe(
      refused,
    );
  });
});

describe('views', () => {
  const modal = (more: object = {}) => ({ type: 'modal', title: plain('Form'), blocks: [], ...more });

  it.each<[string, object]>([
    ['a modal of 100 blocks', modal({ blocks: many(100, () => ({ type: 'divider' })) })],
    [
      'a file input',
      modal({
        submit: plain('Go'),
        blocks: [input({ type: 'file_input', max_files: 1, filetypes: ['txt'] })],
      }),
    ],
    ['an App Home', { type: 'home', blocks: [{ type: 'divider' }] }],
  ])('%s is taken', (_, view) => {
    expect(judgeView(view)).toBeNull();
  });

  it.each<[string, object, string]>([
    [
      'a long title',
      modal({ title: plain(long(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a long submit',
      modal({ submit: plain(long(25)) }),
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
    [
      'much private metadata',
      modal({ private_metadata: long(3_001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      '101 blocks',
      modal({ blocks: many(101, () => ({ type: 'divider' })) }),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'inputs without a submit',
      modal({ blocks: [input({ type: 'plain_text_input' })] }),
      'missing required field: submit [json-pointer:/view]',
    ],
    [
      'twin block_ids',
      modal({ blocks: many(2, () => ({ type: 'divider', block_id: 'b' })) }),
      '`block_id` "b" already exists [json-pointer:/view/blocks/1/block_id]',
    ],
    [
      'a long initial value',
      modal({
        submit: plain('Go'),
        blocks: [input({ type: 'plain_text_input', max_length: 3, initial_value: 'four' })],
      }),
      'must be less than 4 characters [json-pointer:/view/blocks/0/element/initial_value]',
    ],
    [
      'a table in a modal',
      modal({ blocks: [table([[cell('x')]])] }),
      'unsupported type: table [json-pointer:/view/blocks/0/type]',
    ],
  ])('%s is refused', (_, view, complaint) => {
    const problem = judgeView(view);
    expect(problem?.error).toBe('invalid_arguments');
    expect(problem?.messages).toContain(complaint);
  });

  it('more than 250 kB are too large', () => {
    const blocks = many(100, () => ({ type: 'section', text: mrkdwn(long(2_600)) }));
    expect(judgeView(modal({ blocks }))?.error).toBe('view_too_large');
  });
});
