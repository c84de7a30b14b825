import { describe, expect, it } from 'vitest';
import { idsOf, runOf } from '../../src/slack/by-id.ts';

const table = { show: 1, 'response.undo': 2, 'response.more': 3 };

describe('the ids of a table', () => {
  it.each<[id: string, found: number]>([
    ['show', 1],
    ['show:board', 1],
    ['response.undo', 2],
    ['response.undo:last:one', 2],
    ['response.more:', 3],
  ])('%s is one, and does what stands there', (id, found) => {
    expect(idsOf(table).test(id)).toBe(true);
    expect(runOf(table, id)).toBe(found);
  });

  it.each(['', 'shows', 'show-all', 'now:show', 'responseXundo', 'response', 'constructor', 'show\n:board'])(
    '%j is none',
    (id) => {
      expect(idsOf(table).test(id)).toBe(false);
    },
  );
});
