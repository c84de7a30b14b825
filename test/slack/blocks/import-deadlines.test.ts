import { describe, expect, it } from 'vitest';
import { deadlineLines, readDeadlines } from '../../../src/slack/blocks/import-deadlines.ts';
import type { ImportSheet } from '../../../src/slack/blocks/import-sheet.ts';
import { deadline, facts } from '../../demarche/build.ts';

const DOUBT = 'check the year: 2008-03-03, 2 days before the cable, may be meant';
const doubtful = deadline('2009-03-03', { assumptions: [DOUBT, 'year from the DTG'] });
const NOW = new Date('2008-03-05T12:00:00Z');

/** The deadline as it stands after a form that gives it this date and time. */
function confirmed(date: string, time: string | null = null) {
  const draft = facts({ deadlines: [doubtful] });
  const sheet = { check: { draft }, facts: draft, now: NOW, zone: 'UTC' } as ImportSheet;
  const values = {
    'deadline-0-date': { value: { selected_date: date } },
    'deadline-0-time': { value: { selected_time: time } },
  };
  return readDeadlines(values, sheet)[0];
}

describe('a doubt about a deadline', () => {
  it('stands with a warning above the words of the cable, and apart from what was assumed', () => {
    const lines = deadlineLines(doubtful, NOW).split('\n');
    expect(lines[1]).toBe(`:warning: *Please ${DOUBT}.*`);
    expect(lines.slice(2)).toEqual(['“said so”', 'Assumed: year from the DTG']);
  });

  it('ends when a person changes the date', () => {
    expect(confirmed('2008-03-07')?.assumptions).toEqual([
      'year from the DTG',
      expect.stringMatching(/^changed at import by a person/),
    ]);
  });

  it.each([null, '09:00'])('stays when the date is left, with the time %s', (time) => {
    expect(confirmed('2009-03-03', time)?.assumptions[0]).toBe(DOUBT);
  });
});
