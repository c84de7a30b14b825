import { describe, expect, it } from 'vitest';
import { DeskError } from '../../src/desk/index.ts';
import { createFairness } from '../../src/slack/fair.ts';

function person(perMinute: number | undefined) {
  const time = { now: 1_000 };
  const fairness = createFairness(perMinute, () => time.now);
  const asks = (user = 'U1', workspace = 'T1'): string => {
    try {
      fairness.admit(workspace, user);
      return 'done';
    } catch (error) {
      if (error instanceof DeskError) return error.message;
      throw error;
    }
  };
  const many = (times: number, user?: string) => Array.from({ length: times }, () => asks(user));
  return { time, asks, many };
}

describe('requests of one person', () => {
  it('are done as long as they are no more than so many a minute', () => {
    expect(new Set(person(60).many(60))).toEqual(new Set(['done']));
  });

  it('are refused beyond that, with why and when to come again', () => {
    const { asks, many } = person(60);
    many(60);
    expect(asks()).toMatch(/^That was not done: more than 60 requests .* Wait a second and do it again/);
  });

  it.each([
    { perMinute: 60, wait: 'a second' },
    { perMinute: 6, wait: '10 seconds' },
    { perMinute: 1, wait: '60 seconds' },
  ])('wait for the next of $perMinute a minute: $wait', ({ perMinute, wait }) => {
    const { asks, many } = person(perMinute);
    many(perMinute);
    expect(asks()).toContain(`Wait ${wait} and`);
  });

  it('are done again after the wait, one for each that the time has brought', () => {
    const { time, asks, many } = person(60);
    many(61);
    time.now += 1_000;
    expect(asks()).toBe('done');
    expect(asks()).not.toBe('done');
    time.now += 10_000;
    expect(many(11).filter((said) => said === 'done')).toHaveLength(10);
  });

  it('that were refused do not make the wait longer', () => {
    const { time, asks, many } = person(60);
    many(500);
    time.now += 1_000;
    expect(asks()).toBe('done');
  });

  it('save up for no more than a minute', () => {
    const { time, many } = person(60);
    many(1);
    time.now += 3_600_000;
    expect(many(100).filter((said) => said === 'done')).toHaveLength(60);
  });

  it('take nothing from another person, or from the same id in another workspace', () => {
    const { asks, many } = person(60);
    many(100);
    expect(asks('U2')).toBe('done');
    expect(asks('U1', 'T2')).toBe('done');
  });

  it('are as many as anybody likes where there is no limit', () => {
    expect(new Set(person(undefined).many(10_000))).toEqual(new Set(['done']));
  });
});
