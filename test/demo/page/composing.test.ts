import { describe, expect, it } from 'vitest';
import {
  completionAt,
  encodeCommand,
  encodeMessage,
  matchNames,
  splitCommand,
} from '../../../demo/page/composing.ts';
import { failureWords } from '../../../demo/page/failures.ts';
import { snapshot } from './sample-workspace.ts';

const { people, channels } = snapshot;

describe('completion', () => {
  it.each([
    ['/', { kind: 'command', query: '', start: 0, end: 1 }],
    ['/rec', { kind: 'command', query: 'rec', start: 0, end: 4 }],
    ['ask @to', { kind: 'person', query: 'to', start: 4, end: 7 }],
    ['(@', { kind: 'person', query: '', start: 1, end: 2 }],
    ['see #cam', { kind: 'channel', query: 'cam', start: 4, end: 8 }],
  ])('%j is completed at its end', (text, found) => {
    expect(completionAt(text, text.length)).toEqual(found);
  });

  it.each(['', 'hello', '/record now', 'say /rec', 'a@b', '@ana said', '@@'])(
    '%j asks for nothing',
    (text) => {
      expect(completionAt(text, text.length)).toBeNull();
    },
  );

  it('looks at the caret, not at the end', () => {
    expect(completionAt('@an and more', 3)).toEqual({ kind: 'person', query: 'an', start: 0, end: 3 });
  });

  it('names that start with the words come before those that only contain them', () => {
    expect(matchNames(['Mali', 'Somalia', 'Upper Mali', 'Chad'], 'mal', (name) => [name])).toEqual([
      'Mali',
      'Upper Mali',
      'Somalia',
    ]);
  });
});

describe('what is sent', () => {
  it.each([
    ['/record Senegal yes', { command: '/record', text: 'Senegal yes' }],
    ['  /Record  ', { command: '/record', text: '' }],
    ['/record a\nb', { command: '/record', text: 'a\nb' }],
  ])('%j is a command', (text, parts) => {
    expect(splitCommand(text)).toEqual(parts);
  });

  it.each(['hello', 'and/or', '/ nothing', '//'])('%j is not a command', (text) => {
    expect(splitCommand(text)).toBeNull();
  });

  it.each([
    ['@Ana Lindqvist please', '<@U01> please'],
    ['@ana please', '<@U01> please'],
    ['@ANA: in #campaign?', '<@U01>: in <#C01>?'],
    ['@anabel and mail@ana', '@anabel and mail@ana'],
    ['a < b & c', 'a &lt; b &amp; c'],
    ['<!channel>', '&lt;!channel&gt;'],
  ])('the message %j is stored as %j', (typed, stored) => {
    expect(encodeMessage(typed, people, channels)).toBe(stored);
  });

  it('a command names people and channels with their ids', () => {
    expect(encodeCommand('assign Mali @tomas in #campaign', people, channels)).toBe(
      'assign Mali <@U02|tomas> in <#C01|campaign>',
    );
  });
});

describe('failures', () => {
  it.each([
    ['operation_timeout', 'The app did not answer within 3 seconds.'],
    ['dispatch_failed', 'The app could not be reached.'],
    ['some_new_error', 'That did not work: some new error.'],
    ['A sentence already.', 'A sentence already.'],
  ])('%s is said in words', (code, words) => {
    expect(failureWords(code)).toContain(words);
  });
});
