import { describe, expect, it } from 'vitest';
import { slips } from '../../src/geo/index.ts';

describe('slips between two words', () => {
  it.each([
    ['malaysia', 'malaysia', 0],
    ['malasyia', 'malaysia', 1],
    ['malysia', 'malaysia', 1],
    ['mallaysia', 'malaysia', 1],
    ['malaxxia', 'malaysia', 2],
    ['suports', 'supports', 1],
    ['non', 'no', 1],
  ])('%s for %s: %i', (typed, meant, count) => {
    expect(slips(typed, meant)).toBe(count);
    expect(slips(meant, typed)).toBe(count);
  });
});
