import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignDeadlines, deadlineInstant, dueAtPost } from '../../src/demarche/index.ts';
import { localDate, shiftDate } from '../../src/demarche/local-time.ts';
import { deadline } from './build.ts';

const plain = { time: null, zone: null, exclusive: false };

describe('deadlineInstant', () => {
  const cases: Array<
    [rule: string, given: Parameters<typeof deadlineInstant>[0], postZone: string, expected: string]
  > = [
    [
      'no time: close of business in Jakarta',
      { ...plain, date: '2008-03-07' },
      'Asia/Jakarta',
      '2008-03-07T10:00Z',
    ],
    [
      'no time: close of business in Georgetown',
      { ...plain, date: '2008-03-07' },
      'America/Guyana',
      '2008-03-07T21:00Z',
    ],
    [
      'no time: close of business at a quarter-hour offset',
      { ...plain, date: '2008-03-07' },
      'Pacific/Chatham',
      '2008-03-07T03:15Z',
    ],
    [
      'no time: close of business in Kabul, at a half-hour offset',
      { ...plain, date: '2008-03-07' },
      'Asia/Kabul',
      '2008-03-07T12:30Z',
    ],
    ['London in winter', { ...plain, date: '2008-03-28' }, 'Europe/London', '2008-03-28T17:00Z'],
    ['London in summer', { ...plain, date: '2008-03-31' }, 'Europe/London', '2008-03-31T16:00Z'],
    [
      'the day on which London changes its clocks',
      { ...plain, date: '2008-03-30' },
      'Europe/London',
      '2008-03-30T16:00Z',
    ],
    [
      '"before March 7" is close of business on the 6th',
      { ...plain, date: '2008-03-07', exclusive: true },
      'Asia/Jakarta',
      '2008-03-06T10:00Z',
    ],
    [
      '"before March 1" in a leap year is February 29',
      { ...plain, date: '2008-03-01', exclusive: true },
      'Africa/Dakar',
      '2008-02-29T17:00Z',
    ],
    [
      '"before the Monday after the change" is the Sunday in summer time',
      { ...plain, date: '2008-03-31', exclusive: true },
      'Europe/London',
      '2008-03-30T16:00Z',
    ],
    [
      '"before 09:30 on March 3" is 09:30 on March 3',
      { date: '2008-03-03', time: '09:30', zone: null, exclusive: true },
      'Africa/Dakar',
      '2008-03-03T09:30Z',
    ],
    [
      'the zone that the cable names counts, wherever the post is',
      { date: '2008-03-03', time: '09:30', zone: 'EST', exclusive: false },
      'Asia/Jakarta',
      '2008-03-03T14:30Z',
    ],
    [
      'the zone that the cable names counts for close of business too',
      { ...plain, date: '2008-03-03', zone: 'America/New_York' },
      'Asia/Jakarta',
      '2008-03-03T22:00Z',
    ],
    [
      'EST in summer stays five hours behind',
      { date: '2008-07-03', time: '09:30', zone: 'EST', exclusive: false },
      'Asia/Jakarta',
      '2008-07-03T14:30Z',
    ],
    [
      'a time that clocks skip is the one after the change',
      { date: '2008-03-09', time: '02:30', zone: null, exclusive: false },
      'America/New_York',
      '2008-03-09T07:30Z',
    ],
    [
      'a time that clocks skip in London too',
      { date: '2008-03-30', time: '01:30', zone: null, exclusive: false },
      'Europe/London',
      '2008-03-30T01:30Z',
    ],
    [
      'a time that clocks show twice is the first one, in New York',
      { date: '2008-11-02', time: '01:30', zone: null, exclusive: false },
      'America/New_York',
      '2008-11-02T05:30Z',
    ],
    [
      'a time that clocks show twice is the first one, in London',
      { date: '2008-10-26', time: '01:30', zone: null, exclusive: false },
      'Europe/London',
      '2008-10-26T00:30Z',
    ],
    [
      'midnight at the end of the day',
      { date: '2008-03-07', time: '24:00', zone: null, exclusive: false },
      'Africa/Dakar',
      '2008-03-08T00:00Z',
    ],
    [
      'a time in the Chatham Islands that clocks show twice',
      { date: '2008-04-06', time: '03:00', zone: null, exclusive: false },
      'Pacific/Chatham',
      '2008-04-05T13:15Z',
    ],
    [
      'a day that a country left out is the day after',
      { ...plain, date: '2011-12-30' },
      'Pacific/Apia',
      '2011-12-31T03:00Z',
    ],
  ];
  it.each(cases)('%s', (_rule, given, postZone, expected) => {
    expect(deadlineInstant(given, postZone)).toEqual(new Date(expected));
  });

  it.each([
    ['date', { ...plain, date: '2008-02-30' }, 'UTC'],
    ['date', { ...plain, date: 'March 7' }, 'UTC'],
    ['time', { ...plain, date: '2008-03-07', time: '5pm' }, 'UTC'],
    ['zone', { ...plain, date: '2008-03-07', zone: 'Mars/Olympus' }, 'UTC'],
  ])('refuses what is no %s', (_what, given, zone) => {
    expect(() => deadlineInstant(given, zone)).toThrow(RangeError);
  });

  it('falls on the deadline’s own date by the clock of the post', () => {
    // Since 1996 only Samoa and Tokelau have left out a day: 30 December 2011.
    const zones = Intl.supportedValuesOf('timeZone');
    const dates = fc
      .date({ min: new Date('1996-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10))
      .filter((date) => date !== '2011-12-30');
    fc.assert(
      fc.property(dates, fc.constantFrom(...zones), (date, zone) => {
        const instant = deadlineInstant({ ...plain, date }, zone);
        const clock = new Intl.DateTimeFormat('en-CA', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
          hourCycle: 'h23',
        }).format(instant);
        expect(clock).toBe(`${date}, 17:00`);
      }),
    );
  });
});

describe('the campaign’s deadline', () => {
  const delivery = deadline('2008-03-07');
  const report = deadline('2008-03-14', { kind: 'report' });
  const notBefore = deadline('2008-03-01', { kind: 'not-before' });

  it.each([
    ['is the one for delivery', [report, delivery, notBefore], [delivery]],
    ['is the one for the report when none is for delivery', [notBefore, report], [report]],
    ['is never a "not before"', [notBefore], []],
    ['is none when the cable names none', [], []],
  ])('%s', (_rule, deadlines, expected) => {
    expect(campaignDeadlines({ deadlines })).toEqual(expected);
  });

  it('is the earliest at that post when the cable names several', () => {
    const inWashington = deadline('2008-03-07', { time: '09:00', zone: 'America/New_York' });
    const deadlines = [delivery, inWashington];
    expect(dueAtPost({ deadlines }, 'Asia/Jakarta')).toEqual(new Date('2008-03-07T10:00Z'));
    expect(dueAtPost({ deadlines }, 'America/Guyana')).toEqual(new Date('2008-03-07T14:00Z'));
    expect(dueAtPost({ deadlines: [] }, 'Asia/Jakarta')).toBeNull();
  });
});

describe('local dates', () => {
  it.each([
    ['is the next day east of the line', '2008-03-07T20:00Z', 'Asia/Jakarta', '2008-03-08'],
    ['lasts until the last moment in UTC', '2008-02-29T23:59:59.999Z', 'UTC', '2008-02-29'],
    ['begins at midnight in UTC', '2008-03-01T00:00Z', 'UTC', '2008-03-01'],
    ['is known again when it was asked for before', '2008-02-29T00:00Z', 'UTC', '2008-02-29'],
    ['is told of days before 1970', '1969-12-31T23:00Z', 'UTC', '1969-12-31'],
    ['is the day before west of it', '2008-03-07T02:00Z', 'America/Guyana', '2008-03-06'],
  ])('the date %s', (_rule, instant, zone, expected) => {
    expect(localDate(new Date(instant), zone)).toBe(expected);
  });

  it.each([
    ['2008-02-28', 1, '2008-02-29'],
    ['2008-03-01', -1, '2008-02-29'],
    ['2007-12-31', 1, '2008-01-01'],
  ])('%s shifted by %i is %s', (date, days, expected) => {
    expect(shiftDate(date, days)).toBe(expected);
  });
});
