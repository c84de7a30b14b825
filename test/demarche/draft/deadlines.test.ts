import { describe, expect, it } from 'vitest';
import { draftDemarche } from '../../../src/demarche/draft/index.ts';
import type { Deadline } from '../../../src/demarche/types.ts';
import { cableOf } from './builder.ts';
import { NOT_SET, SET } from './deadlines.cases.ts';

function deadlinesOf(text: string): Deadline[] {
  return draftDemarche(cableOf(`1. (SBU) This is an action request.\n2. (SBU) ${text}`))?.deadlines ?? [];
}

function print({ kind, date, time, zone, exclusive }: Deadline): string {
  return [kind, date, time, zone, exclusive ? 'exclusive' : null].filter((part) => part !== null).join(' ');
}

describe('a deadline is what the addressees are told to do by a date', () => {
  it.each(SET)('$text', ({ text, is }) => {
    expect(deadlinesOf(text).map(print)).toEqual([is]);
  });
});

it('an hour alone is that of the day named just before', () => {
  const text =
    'Posts are instructed to deliver the points on Friday, March 7, as a non-paper, but no earlier than 9:30 a.m. (Eastern Standard Time - Washington, D.C.).';
  expect(deadlinesOf(text).map(print)).toEqual([
    'delivery 2008-03-07',
    'not-before 2008-03-07 09:30 America/New_York',
  ]);
});

describe('a date that binds nobody, somebody else or no day is no deadline', () => {
  it.each(NOT_SET)('$text', ({ text }) => {
    expect(deadlinesOf(text).map(print)).toEqual([]);
  });
});
