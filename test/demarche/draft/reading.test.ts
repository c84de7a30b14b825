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

  it.each([
    ['2008-03-05T12:00:00Z', '08STATE1', 'March 5', [['2008-03-05', 'year from the DTG']]],
    ['2008-03-05T12:00:00Z', '08STATE1', 'March 4', [['2009-03-04', 'year from the DTG']]],
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
  ])('%s %s: by %s', (sentAt, mrn, words, expected) => {
    expect(dateOf(sentAt, mrn, words)).toEqual(expected);
  });

  it('a weekday that does not fit its date is said, not settled', () => {
    const body = '1. (U) This is an action request. Posts should deliver by Monday, March 7.';
    expect(draftDemarche(cableOf(body))?.deadlines[0]).toMatchObject({
      date: '2008-03-07',
      assumptions: expect.arrayContaining(['the cable says Monday, but 2008-03-07 is another day']),
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
