import { expect, it } from 'vitest';
import type { TalkingPoint } from '../../../src/demarche/index.ts';
import { frozen } from '../../../src/demarche/index.ts';
import { pointsMessage } from '../../../src/slack/blocks/index.ts';
import { cited, demarche } from '../../demarche/build.ts';

const NOW = new Date('2008-03-06T12:00:00Z');

const point = (number: number, changed: Partial<TalkingPoint> = {}): TalkingPoint => ({
  ...cited,
  number,
  text: `The lighthouse has ${number} lamps.`,
  set: null,
  parent: null,
  contingent: false,
  countries: [],
  notes: [],
  ...changed,
});

it('points that others hold too are drawn like one’s own, with notes and without, for each country, in any order', () => {
  const own = demarche({
    talkingPoints: [
      point(1, { notes: ['Only if asked.'], countries: ['MY'] }),
      point(2, { set: 'In the north', contingent: true }),
      point(3, { parent: 2, set: 'In the north' }),
    ],
  });
  const shared = { ...own, facts: frozen(structuredClone(own.facts)) };
  const asked = ['', 'MY', 'SN'].flatMap((country) => [true, false].map((notes) => ({ country, notes })));
  const drawn = new Set<string>();
  for (const { country, notes } of [...asked, ...asked.toReversed()]) {
    const view = { country, notes, page: 0, now: NOW };
    const message = pointsMessage({ demarche: shared, ...view });
    expect(message).toEqual(pointsMessage({ demarche: own, ...view }));
    drawn.add(JSON.stringify(message));
  }
  // Otherwise it would not matter which of them was remembered.
  expect(drawn.size).toBe(asked.length);
});

it('what was drawn for a place that may show all is not shown where some is withheld', () => {
  const own = demarche({ talkingPoints: [point(1)] });
  const all = { ...own, facts: frozen(structuredClone(own.facts)) };
  const some = {
    ...all,
    withheld: {
      points: 2,
      asks: 0,
      deadlines: 0,
      texts: 0,
      subject: false,
      clearance: 'UNCLASSIFIED' as const,
    },
  };
  const headings = [all, some, all].map((one) => {
    const [, heading] = pointsMessage({ demarche: one, country: '', notes: false, page: 0, now: NOW }).blocks;
    return JSON.stringify(heading);
  });
  expect(headings[0]).toContain('*1 talking point*');
  expect(headings[1]).toContain('*1 of 3 talking points*');
  expect(headings[2]).toBe(headings[0]);
});
