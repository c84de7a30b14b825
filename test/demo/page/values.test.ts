import type { InputBlock, KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { keyed } from '../../../demo/page/blocks/keys.ts';
import { cellText, sortRows } from '../../../demo/page/blocks/tableRows.ts';
import {
  type AnyElement,
  actionOf,
  chosenList,
  elementValue,
  ownErrors,
  placedElements,
  reconcile,
} from '../../../demo/page/blocks/values.ts';
import { modal } from './sample-workspace.ts';

const words = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: words(value.toUpperCase()), value });
const input = (element: InputBlock['element'], more: Partial<InputBlock> = {}): InputBlock => ({
  type: 'input',
  block_id: 'b',
  label: words('Label'),
  element,
  ...more,
});

describe('state.values has Slack’s shape', () => {
  const options = [option('a'), option('b')];
  it.each<[string, InputBlock['element'], Record<string, unknown>]>([
    [
      'static_select',
      { type: 'static_select', options, initial_option: option('a') },
      { selected_option: option('a') },
    ],
    ['static_select, untouched', { type: 'static_select', options }, { selected_option: null }],
    ['multi_static_select', { type: 'multi_static_select', options }, { selected_options: [] }],
    ['users_select', { type: 'users_select', initial_user: 'U1' }, { selected_user: 'U1' }],
    ['multi_users_select', { type: 'multi_users_select', initial_users: ['U1'] }, { selected_users: ['U1'] }],
    ['channels_select', { type: 'channels_select' }, { selected_channel: null }],
    [
      'conversations_select',
      { type: 'conversations_select', initial_conversation: 'C1' },
      { selected_conversation: 'C1' },
    ],
    ['datepicker', { type: 'datepicker', initial_date: '2008-03-07' }, { selected_date: '2008-03-07' }],
    ['timepicker', { type: 'timepicker' }, { selected_time: null }],
    [
      'checkboxes',
      { type: 'checkboxes', options, initial_options: [option('b')] },
      { selected_options: [option('b')] },
    ],
    ['radio_buttons', { type: 'radio_buttons', options }, { selected_option: null }],
    ['plain_text_input', { type: 'plain_text_input', initial_value: 'x' }, { value: 'x' }],
    ['plain_text_input, untouched', { type: 'plain_text_input' }, { value: null }],
    ['file_input', { type: 'file_input' }, { files: [] }],
  ])('%s', (_, element, expected) => {
    const named = { ...element, action_id: 'a' };
    expect(reconcile({}, [input(named)])).toEqual({ b: { a: { type: element.type, ...expected } } });
  });

  it('buttons and pictures keep no state', () => {
    const blocks: KnownBlock[] = [
      {
        type: 'actions',
        block_id: 'row',
        elements: [{ type: 'button', action_id: 'go', text: words('Go') }],
      },
      {
        type: 'section',
        block_id: 's',
        text: words('x'),
        accessory: { type: 'image', alt_text: '', image_url: '/x' },
      },
    ];
    expect(reconcile({}, blocks)).toEqual({});
    expect(placedElements(blocks).map(({ blockId, actionId }) => [blockId, actionId])).toEqual([
      ['row', 'go'],
      ['s', 'element-0'],
    ]);
  });
});

describe('a view that is updated', () => {
  const text = input({ type: 'plain_text_input', action_id: 'a', initial_value: 'initial' });
  const typed = { b: { a: elementValue('plain_text_input', 'typed') } };

  it('keeps what was typed in an input that is still there', () => {
    expect(reconcile(typed, [text])).toEqual(typed);
  });

  it('starts an input of another type, block or action at its initial value', () => {
    const date = input({ type: 'datepicker', action_id: 'a' });
    expect(reconcile(typed, [date]).b?.a).toEqual({ type: 'datepicker', selected_date: null });
    expect(reconcile(typed, [{ ...text, block_id: 'other' }])).toEqual({
      other: { a: elementValue('plain_text_input', 'initial') },
    });
  });
});

describe('what the client refuses before the app sees it', () => {
  it.each<[string, InputBlock, unknown, boolean]>([
    ['an empty input', input({ type: 'plain_text_input', action_id: 'a' }), '', true],
    [
      'an empty optional input',
      input({ type: 'plain_text_input', action_id: 'a' }, { optional: true }),
      '',
      false,
    ],
    [
      'a text that is too short',
      input({ type: 'plain_text_input', action_id: 'a', min_length: 3 }),
      'ab',
      true,
    ],
    [
      'a text that is too long',
      input({ type: 'plain_text_input', action_id: 'a', max_length: 3 }),
      'abcd',
      true,
    ],
    [
      'a text that fits',
      input({ type: 'plain_text_input', action_id: 'a', min_length: 3, max_length: 3 }),
      'abc',
      false,
    ],
    ['a date that is none', input({ type: 'datepicker', action_id: 'a' }), '2008-02-30', true],
    ['a date', input({ type: 'datepicker', action_id: 'a' }), '2008-02-29', false],
    ['a time that is none', input({ type: 'timepicker', action_id: 'a' }), '25:00', true],
    ['no file', input({ type: 'file_input', action_id: 'a' }), [], true],
    ['no checked box', input({ type: 'checkboxes', action_id: 'a', options: [option('a')] }), [], true],
  ])('%s: %#', (_, block, chosen, refused) => {
    const values = { b: { a: elementValue(block.element.type, chosen) } };
    expect(Object.keys(ownErrors([block], values))).toEqual(refused ? ['b'] : []);
  });

  it('names the block that is wrong, for the form as a whole', () => {
    expect(
      Object.keys(ownErrors(modal.blocks as KnownBlock[], reconcile({}, modal.blocks as KnownBlock[]))),
    ).toEqual(['position']);
  });
});

describe('the action of a click', () => {
  it('a button carries its text, value and style', () => {
    const button: AnyElement = {
      type: 'button',
      action_id: 'go',
      text: words('Go'),
      value: 'v',
      style: 'primary',
    };
    expect(actionOf(button, 'row', 'go', null)).toEqual({
      type: 'button',
      action_id: 'go',
      block_id: 'row',
      text: words('Go'),
      value: 'v',
      style: 'primary',
    });
  });

  it('a select carries what was selected', () => {
    const select: AnyElement = { type: 'static_select', action_id: 'pick', options: [option('a')] };
    expect(actionOf(select, 'row', 'pick', elementValue('static_select', option('a')))).toEqual({
      type: 'static_select',
      action_id: 'pick',
      block_id: 'row',
      selected_option: option('a'),
    });
  });

  it('one choice and several are read the same way', () => {
    expect(chosenList(elementValue('users_select', 'U1'))).toEqual(['U1']);
    expect(chosenList(elementValue('multi_users_select', ['U1', 'U2']))).toEqual(['U1', 'U2']);
    expect(chosenList(elementValue('users_select', undefined))).toEqual([]);
    expect(chosenList(undefined)).toEqual([]);
  });
});

describe('tables', () => {
  const raw = (text: string) => ({ type: 'raw_text' as const, text });
  const number = (value: number) => ({ type: 'raw_number' as const, value, text: `${value} %` });

  it('sort numbers by value and words by the numbers in them', () => {
    expect(sortRows([[number(10)], [number(9)]], 0, false)).toEqual([[number(9)], [number(10)]]);
    expect(sortRows([[raw('¶10')], [raw('¶9')]], 0, false)).toEqual([[raw('¶9')], [raw('¶10')]]);
    expect(sortRows([[raw('a')], [raw('b')]], 0, true)).toEqual([[raw('b')], [raw('a')]]);
  });

  it('find the words of a rich cell', () => {
    const cell = {
      type: 'rich_text' as const,
      elements: [{ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text: 'Mali' }] }],
    };
    expect(cellText(cell)).toBe('Mali');
  });

  it('give equal cells unequal keys', () => {
    expect(keyed(['a', 'b', 'a'], (text) => text).map(({ key }) => key)).toEqual(['a', 'b', 'a (2)']);
  });
});
