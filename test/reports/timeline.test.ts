import { describe, expect, it } from 'vitest';
import { buildBoard, type Entry } from '../../src/demarche/index.ts';
import { timeline } from '../../src/reports/index.ts';
import { demarche, ledger } from '../demarche/build.ts';
import { boardOf, sampleDemarche, TWENTY } from './campaign.ts';
import { decodePng, difference } from './pixels.ts';
import { expectLikeStored } from './stored.ts';

/** Twenty answers, one every four hours from 5 March 10:00. */
const entries: Entry[] = Object.entries(TWENTY).flatMap(([country, patch], index) =>
  ledger(country, ['U1', { type: 'record', patch }]).map((entry) => ({
    ...entry,
    at: new Date(Date.UTC(2008, 2, 5, 10 + index * 4)).toISOString(),
  })),
);

const drawn = (now: Date, theme: 'light' | 'dark' = 'light') => {
  const known = entries.filter(({ at }) => at <= now.toISOString());
  const board = buildBoard({ demarche: sampleDemarche(), entries: known, owners: new Map(), now });
  return timeline(board, known, { now, theme });
};

describe('the time line', () => {
  it.each([
    ['timeline-before', '2008-03-06T15:00:00Z', 'light'],
    ['timeline-after', '2008-03-12T15:00:00Z', 'dark'],
  ] as const)('%s looks like the stored picture', async (name, now, theme) => {
    expectLikeStored(name, (await drawn(new Date(now), theme)).bytes);
  });

  it('shows an answer on the day on which it was recorded', async () => {
    const [early, late] = ['2008-03-05T12:00:00Z', '2008-03-06T12:00:00Z'].map((at) => {
      const now = new Date('2008-03-06T15:00:00Z');
      const said = ledger('MY', ['U1', { type: 'record', patch: { position: 'supports' } }]).map((one) => ({
        ...one,
        at,
      }));
      const board = buildBoard({ demarche: sampleDemarche(), entries: said, owners: new Map(), now });
      return timeline(board, said, { now, theme: 'light' });
    });
    const [one, other] = [await early, await late];
    expect(
      difference(decodePng(one?.bytes ?? new Uint8Array()), decodePng(other?.bytes ?? new Uint8Array())),
    ).toBeGreaterThan(0);
  });

  it('shows an event that is over, and in words what moved over it', async () => {
    const now = new Date('2008-03-18T15:00:00Z');
    const moved = ledger(
      'DZ',
      ['U1', { type: 'record', patch: { position: 'leans-no' } }],
      ['U1', { type: 'record', patch: { position: 'supports' } }],
    ).map((entry, at) => ({
      ...entry,
      at: ['2008-03-06T10:00:00Z', '2008-03-14T10:00:00Z'][at] ?? entry.at,
    }));
    const all = [...entries.filter(({ country }) => country !== 'DZ'), ...moved];
    const board = buildBoard({ demarche: sampleDemarche(), entries: all, owners: new Map(), now });
    const { bytes, alt } = await timeline(board, all, { now, theme: 'light' });
    expectLikeStored('timeline-projected', bytes);
    expect(alt).toContain(
      'Positions before and since 13–14 Mar 2008: Algeria leans no → supports; 16 not heard of since.',
    );
  });

  it('says the tally in its alt text', async () => {
    const { alt } = await drawn(new Date('2008-03-12T15:00:00Z'));
    expect(alt).toContain('Time line');
    expect(alt).toContain('20 of 53 have reported, 33 overdue');
  });

  it.each([
    ['many months', demarche({}), '2009-03-12T15:00:00Z'],
    ['no deadline and no sender’s date', demarche({}, { sentAt: null }), '2008-03-05T10:00:00Z'],
    ['a clock before the cable', demarche({}), '2008-03-01T10:00:00Z'],
  ])('can be drawn with %s', async (_, asked, now) => {
    const { board } = boardOf(asked, {}, new Date(now));
    expect((await timeline(board, [], { now: new Date(now), theme: 'light' })).width).toBe(1440);
  });
});
