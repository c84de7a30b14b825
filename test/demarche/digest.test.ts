import { describe, expect, it } from 'vitest';
import { DEFAULT_REMINDERS, digestDue, type ReminderSettings } from '../../src/demarche/index.ts';

const settings: ReminderSettings = { ...DEFAULT_REMINDERS, zone: 'America/New_York' };

describe('digestDue', () => {
  const cases: Array<[rule: string, more: Partial<ReminderSettings>, now: string, date: string | null]> = [
    ['not before the channel’s hour', {}, '2008-03-07T13:59:59Z', null],
    ['from the hour on', {}, '2008-03-07T14:00:00Z', '2008-03-07'],
    ['for the rest of that day', {}, '2008-03-08T04:59:59Z', '2008-03-07'],
    ['not at the weekend', {}, '2008-03-08T15:00:00Z', null],
    ['on the weekdays that the channel works', { weekdays: [6] }, '2008-03-08T15:00:00Z', '2008-03-08'],
    ['by its own calendar', { zone: 'Pacific/Auckland' }, '2008-03-09T20:00:00Z', '2008-03-10'],
    ['not in its quiet hours', { quiet: { from: 20, to: 10 } }, '2008-03-07T14:59:00Z', null],
    ['but when they end', { quiet: { from: 20, to: 10 } }, '2008-03-07T15:00:00Z', '2008-03-07'],
    ['not for the morning before it tracked', {}, '2008-03-05T15:00:00Z', null],
  ];
  it.each(cases)('%s', (_, more, now, date) => {
    const trackedAt = new Date('2008-03-05T14:30:00Z');
    expect(digestDue({ ...settings, ...more }, trackedAt, new Date(now))).toBe(date);
  });
});
