import { describe, expect, it } from 'vitest';
import {
  clockTime,
  dayKey,
  dayLabel,
  hoursToMondayMorning,
  instantAt,
  localParts,
  readTime,
  slackDate,
  zoneLabel,
} from '../../../demo/page/time.ts';

const at = (iso: string) => new Date(iso);
const seconds = (iso: string) => Date.parse(iso) / 1000;

describe('times are those of the reader', () => {
  const instant = at('2008-03-07T22:30:00Z');

  it.each([
    ['America/New_York', '17:30', '2008-03-07', 'New York, GMT-5'],
    ['Asia/Jakarta', '05:30', '2008-03-08', 'Jakarta, GMT+7'],
    ['Asia/Kathmandu', '04:15', '2008-03-08', 'Kathmandu, GMT+5:45'],
    ['UTC', '22:30', '2008-03-07', 'UTC'],
  ])('%s', (zone, time, day, label) => {
    expect(clockTime(instant, zone)).toBe(time);
    expect(dayKey(instant, zone)).toBe(day);
    expect(zoneLabel(zone, instant)).toBe(label);
  });

  it('midnight is 00:00, not 24:00', () => {
    expect(clockTime(at('2008-03-07T00:00:00Z'), 'UTC')).toBe('00:00');
  });
});

describe('day dividers', () => {
  const now = at('2008-03-05T09:00:00Z');
  it.each([
    ['2008-03-05T01:00:00Z', 'UTC', 'Today'],
    ['2008-03-05T01:00:00Z', 'America/New_York', 'Yesterday'],
    ['2008-03-04T18:00:00Z', 'Asia/Jakarta', 'Today'],
    ['2008-03-06T00:00:00Z', 'UTC', 'Tomorrow'],
    ['2008-03-01T12:00:00Z', 'UTC', 'Saturday, 1 March 2008'],
  ])('%s in %s is %s', (iso, zone, label) => {
    expect(dayLabel(at(iso), zone, now)).toBe(label);
  });
});

describe('Slack’s date tokens', () => {
  const deadline = seconds('2008-03-07T22:00:00Z');
  const now = at('2008-03-05T09:00:00Z');
  it.each([
    ['{date_short_pretty} at {time}', 'America/New_York', 'Mar 7, 2008 at 17:00'],
    ['{date_short_pretty} at {time}', 'Asia/Jakarta', 'Mar 8, 2008 at 05:00'],
    ['{date}', 'UTC', 'March 7th, 2008'],
    ['{date_num}', 'UTC', '2008-03-07'],
    ['{date_long}', 'UTC', 'Friday, March 7th, 2008'],
    ['{time_secs}', 'UTC', '22:00:00'],
    ['{ago}', 'UTC', 'in 3 days'],
    ['until {unknown}', 'UTC', 'until {unknown}'],
  ])('%s in %s', (tokens, zone, words) => {
    expect(slackDate(deadline, tokens, zone, now)).toBe(words);
  });

  it.each([
    ['2008-03-07T09:00:00Z', 'Today at 22:00', 'by today'],
    ['2008-03-06T09:00:00Z', 'Tomorrow at 22:00', 'by tomorrow'],
    ['2008-03-08T09:00:00Z', 'Yesterday at 22:00', 'by yesterday'],
  ])('pretty forms say near days in words, seen on %s', (seen, first, inside) => {
    expect(slackDate(deadline, '{date_pretty} at {time}', 'UTC', at(seen))).toBe(first);
    expect(slackDate(deadline, 'by {date_short_pretty}', 'UTC', at(seen))).toBe(inside);
  });

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [30, '30th'],
  ])('day %i is %s', (day, ordinal) => {
    const iso = `2008-05-${String(day).padStart(2, '0')}T12:00:00Z`;
    expect(slackDate(seconds(iso), '{date}', 'UTC', now)).toBe(`May ${ordinal}, 2008`);
  });
});

describe('the clock button to Monday morning', () => {
  it.each([
    ['a Wednesday', '2008-03-05T09:00:00Z', 'UTC', '2008-03-10T09:00:00Z'],
    ['a Monday before nine', '2008-03-10T08:30:00Z', 'UTC', '2008-03-10T09:00:00Z'],
    ['a Monday at nine', '2008-03-10T09:00:00Z', 'UTC', '2008-03-17T09:00:00Z'],
    ['a Sunday night that is Monday there', '2008-03-09T23:00:00Z', 'Asia/Jakarta', '2008-03-10T02:00:00Z'],
    [
      'a weekend in which the clocks change',
      '2008-03-08T12:00:00Z',
      'America/New_York',
      '2008-03-10T13:00:00Z',
    ],
  ])('from %s', (_, now, zone, target) => {
    const hours = hoursToMondayMorning(at(now), zone);
    expect(new Date(Date.parse(now) + hours * 3_600_000).toISOString()).toBe(at(target).toISOString());
  });
});

describe('times that people type', () => {
  it.each([
    ['9:05', '09:05'],
    ['0905', '09:05'],
    ['17.30', '17:30'],
    [' 23:59 ', '23:59'],
    ['24:00', null],
    ['9', null],
    ['nine', null],
  ])('%j is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it('a local date and time goes to an instant and back', () => {
    const instant = instantAt('2008-03-07T17:00', 'America/New_York');
    expect(instant).toBe(seconds('2008-03-07T22:00:00Z'));
    expect(localParts(instant ?? 0, 'America/New_York')).toBe('2008-03-07T17:00');
    expect(instantAt('soon', 'UTC')).toBeNull();
  });
});
