import { describe, expect, it } from 'vitest';
import { draftWith } from './text.ts';

/** In a cable of 5 March 2008. */
const deadlinesOf = (words: string) =>
  draftWith(`Posts should deliver these points ${words}.`).deadlines.map(({ date, time }) =>
    [date, time].filter(Boolean).join(' '),
  );

describe('a day in digits', () => {
  it.each([
    ['is read month first', 'by 3/12', '2008-03-12'],
    ['is read day first where there is no such month', 'by 15/3', '2008-03-15'],
    ['has the year of its own century', 'by 3/12/08', '2008-03-12'],
  ])('%s: %s', (_rule, words, date) => {
    expect(deadlinesOf(words)).toEqual([date]);
  });

  it('says how it was read', () => {
    const [deadline] = draftWith('Posts should deliver these points by 15/3.').deadlines;
    expect(deadline?.assumptions).toContain('15/3 read as day/month');
  });

  it('of the last century is past, and no deadline of this one', () => {
    expect(deadlinesOf('by 3/12/99')).toEqual([]);
  });
});

describe('an hour of twelve', () => {
  it.each([
    ['half past noon', 'by 12:30 p.m. on March 12', '2008-03-12 12:30'],
    ['half past midnight', 'by 12:30 a.m. on March 12', '2008-03-12 00:30'],
    ['half past one in the afternoon', 'by 1:30 p.m. on March 12', '2008-03-12 13:30'],
  ])('%s: %s', (_rule, words, moment) => {
    expect(deadlinesOf(words)).toEqual([moment]);
  });
});
