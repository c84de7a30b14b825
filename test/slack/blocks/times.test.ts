import { describe, expect, it } from 'vitest';
import { localTime } from '../../../src/slack/blocks/text.ts';

describe('a time as a clock shows it', () => {
  it.each([
    ['2008-03-07T10:00:00.000Z', 'Asia/Jakarta', 'Fri 7 Mar 2008 17:00 GMT+7'],
    ['2008-03-07T10:00:59.999Z', 'Asia/Jakarta', 'Fri 7 Mar 2008 17:00 GMT+7'],
    ['2008-03-07T10:01:00.000Z', 'Asia/Jakarta', 'Fri 7 Mar 2008 17:01 GMT+7'],
    ['2008-03-07T10:00:30.000Z', 'Asia/Kathmandu', 'Fri 7 Mar 2008 15:45 GMT+5:45'],
    ['2008-03-07T10:00:30.000Z', 'UTC', 'Fri 7 Mar 2008 10:00 UTC'],
    ['2008-01-07T10:00:30.000Z', 'Europe/London', 'Mon 7 Jan 2008 10:00 GMT'],
    // Clocks in New York are put forward in the next minute.
    ['2008-03-09T06:59:59.999Z', 'America/New_York', 'Sun 9 Mar 2008 01:59 GMT-5'],
    ['2008-03-09T07:00:00.000Z', 'America/New_York', 'Sun 9 Mar 2008 03:00 GMT-4'],
  ])('%s in %s is %s', (instant, zone, shown) => {
    expect(localTime(new Date(instant), zone)).toBe(shown);
  });
});
