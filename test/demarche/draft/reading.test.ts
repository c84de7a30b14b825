import { describe, expect, it } from 'vitest';
import { draftDemarche } from '../../../src/demarche/draft/index.ts';
import { sentencesOf } from '../../../src/demarche/draft/sentences.ts';
import { cableOf } from './builder.ts';

describe('a full stop ends a sentence only where one ends', () => {
  it.each([
    ['Posts should deliver. They should report.', 2],
    ['The U.S. Government agrees.', 1],
    ['Reply by Feb. 12 at 9 a.m. EST.', 1],
    ['See resolution No. 3 of the council.', 1],
    ['They said no. Posts should ask again.', 2],
    ['James R. Doe agreed. So did Mr. Roe.', 2],
    ['He said: "The fees are high." We agree.', 2],
    ['NO STOP AT ALL', 1],
    ['', 0],
  ])('%s', (text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });

  it('offsets lead back to the text', () => {
    const text = '  One. Two.';
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['One.', 'Two.']);
  });
});

describe('a year that is not printed is the first that puts the day on or after the DTG', () => {
  const dateOf = (sentAt: string | null, mrn: string | null, words: string) =>
    draftDemarche(
      cableOf(`1. (U) This is an action request. Posts should deliver by ${words}.`, { sentAt, mrn }),
    )?.deadlines.map(({ date, assumptions }) => [date, assumptions[0]]);
  const orElse = (earlier: string, ago: string) =>
    `check the year: ${earlier}, ${ago} before the cable, may be meant`;

  it.each([
    ['2008-03-05T12:00:00Z', '08STATE1', 'March 5', [['2008-03-05', 'year from the DTG']]],
    ['2008-12-30T12:00:00Z', '08STATE1', 'January 5', [['2009-01-05', 'year from the DTG']]],
    // 0035Z is still the evening of the 4th in Washington.
    ['2008-03-05T00:35:00Z', '08STATE1', 'March 4', [['2008-03-04', 'year from the DTG']]],
    [
      '1976-01-18T23:33:00Z',
      '76STATE1',
      '29 JAN 76',
      [['1976-01-29', 'no time given: close of business at post']],
    ],
    [null, '76STATE1', 'January 29', [['1976-01-29', 'year from the MRN']]],
    [null, null, 'January 29', []],
    [null, null, 'January 29, 1976', [['1976-01-29', 'no time given: close of business at post']]],
    ['2008-03-05T12:00:00Z', '08STATE1', 'February 30', []],
    ['2008-03-05T12:00:00Z', '08STATE1', 'March 7, 2007', []],
    ['2007-08-05T12:00:00Z', '07STATE1', 'the end of February', [['2008-02-29', 'year from the DTG']]],
  ])('%s %s: by %s', (sentAt, mrn, words, expected) => {
    expect(dateOf(sentAt, mrn, words)).toEqual(expected);
  });

  describe('and one that is so almost a year ahead is said first to be doubtful', () => {
    it.each([
      ['2008-03-05T12:00:00Z', 'March 4', [['2009-03-04', orElse('2008-03-04', '1 day')]]],
      ['2008-03-05T12:00:00Z', '28 February', [['2009-02-28', orElse('2008-02-28', '6 days')]]],
      ['2008-03-05T12:00:00Z', '3/3', [['2009-03-03', orElse('2008-03-03', '2 days')]]],
      ['2008-03-05T12:00:00Z', '031700Z MAR', [['2009-03-03', orElse('2008-03-03', '2 days')]]],
      ['2008-03-05T12:00:00Z', 'Monday, March 3', [['2009-03-03', orElse('2008-03-03', '2 days')]]],
      // Over the turn of a year the day before lies in the year before.
      ['2009-01-02T12:00:00Z', 'December 30', [['2009-12-30', orElse('2008-12-30', '3 days')]]],
      // A leap day is found again in the next leap year only.
      ['2008-03-01T12:00:00Z', 'February 29', [['2012-02-29', orElse('2008-02-29', '1 day')]]],
      ['2007-03-05T12:00:00Z', 'the end of February', [['2008-02-29', orElse('2007-02-28', '5 days')]]],
      ['2008-03-05T12:00:00Z', 'November 30', [['2008-11-30', 'year from the DTG']]],
      ['2008-03-05T12:00:00Z', 'December 1', [['2008-12-01', orElse('2007-12-01', '95 days')]]],
      ['2008-12-05T12:00:00Z', 'January 15', [['2009-01-15', 'year from the DTG']]],
      ['2008-03-05T12:00:00Z', 'March 3, 2009', [['2009-03-03', 'no time given: close of business at post']]],
    ])('%s: by %s', (sentAt, words, expected) => {
      expect(dateOf(sentAt, null, words)).toEqual(expected);
    });
  });

  it.each([
    ['071700Z', ['2008-03-07', 'month and year from the DTG']],
    ['041700Z', ['2008-04-04', 'check the month: 2008-03-04, 1 day before the cable, may be meant']],
  ])('nor is a month: by %s', (words, expected) => {
    expect(dateOf('2008-03-05T12:00:00Z', null, words)).toEqual([expected]);
  });

  it.each([
    ['March 3, 2008', ['2008-03-03']],
    ['20 February 2008', ['2008-02-20']],
    ['February 19, 2008', []],
  ])('a printed day shortly before the cable is kept, and doubtful: by %s', (words, expected) => {
    const read = dateOf('2008-03-05T12:00:00Z', null, words) ?? [];
    expect(read.map(([date]) => date)).toEqual(expected);
    for (const [date, first] of read) {
      expect(first).toMatch(new RegExp(`^check the date: ${date} is \\d+ days before the cable$`));
    }
  });

  it('a weekday that does not fit its date is said, not settled', () => {
    const body = '1. (U) This is an action request. Posts should deliver by Monday, March 7.';
    expect(draftDemarche(cableOf(body))?.deadlines[0]).toMatchObject({
      date: '2008-03-07',
      assumptions: expect.arrayContaining([
        'check the day: the cable says Monday, but 2008-03-07 is another day',
      ]),
    });
  });
});

describe('the same deadline said twice counts once', () => {
  it('and the mention that names the hour is kept', () => {
    const body =
      '1. (U) This is an action request. Posts should deliver by March 7.\n2. (U) Please deliver by 5 p.m. on March 7.';
    expect(draftDemarche(cableOf(body))?.deadlines.map(({ date, time }) => [date, time])).toEqual([
      ['2008-03-07', '17:00'],
    ]);
  });
});

describe('drafting takes one pass, whatever the text', () => {
  const hostile: Array<[string, (times: number) => string]> = [
    [
      'dates without end in one sentence',
      (times) => `2. (U) Posts should deliver ${'by March 7 '.repeat(times)}`,
    ],
    ['verbs without end', (times) => `2. (U) Posts should ${'urge '.repeat(times)}`],
    ['orders without end', (times) => `2. (U) ${'please ask the MFA and '.repeat(times)}`],
    ['hosts that are asked', (times) => `2. (U) ${'MFA should be asked to sign, '.repeat(times)}`],
    ['notes that never end', (times) => `2. (U) x\n= TALKING POINTS\n-- ${'(NOTE: x '.repeat(times)}`],
    ['sets that never end', (times) => 'BEGIN TEXT:\n'.repeat(times)],
    ['sub-points without a point', (times) => `2. (U) x\n= TALKING POINTS\n${'  -- x\n'.repeat(times)}`],
    ['numbers', (times) => `2. (U) POC: ${'202 '.repeat(times)}`],
    ['brackets', (times) => `2. (U) Posts ${'('.repeat(times)} by March 7`],
    [
      'deeds',
      (times) =>
        `2. (U) The objectives of this demarche are to:\n-- recognize it.\n3. (U) ${'Spain has recognized it, '.repeat(times)}`,
    ],
  ];

  // A busy machine may hold up a measurement now and then; what is quadratic fails every time.
  it.each(hostile)('%s', { retry: 3 }, (_, body) => {
    const cost = (times: number) => {
      const cable = cableOf(`1. (U) This is an action request.\n${body(times)}`);
      const runs = [1, 2, 3].map(() => {
        const start = performance.now();
        draftDemarche(cable);
        return performance.now() - start;
      });
      // The quickest run is the one that nothing else on the machine has held up.
      return Math.min(...runs);
    };
    const small = cost(2000);
    // Four times the text may cost four times the time, with room for a busy machine; a square would cost sixteen times.
    expect(cost(8000)).toBeLessThan(Math.max(small, 20) * 10);
  });
});
