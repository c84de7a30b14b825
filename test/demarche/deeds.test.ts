import { describe, expect, it } from 'vitest';
import { changesSince, type Deed, deedsAt, type FactChange } from '../../src/demarche/index.ts';
import { demarche, responder } from './build.ts';

const SINCE = new Date('2008-03-05T12:00:00Z');
const campaign = demarche({ responders: [responder('MY', 'X')] }, { openedAt: '2008-03-05T00:00:00Z' });

type What = Deed extends infer One ? (One extends Deed ? Omit<One, 'by' | 'at'> : never) : never;

/** Deeds an hour apart, the first before the instant that is asked for. */
const deeds = (before: What[], after: What[]): Deed[] => [
  ...before.map((deed, hour): Deed => ({ ...deed, by: 'U1', at: `2008-03-05T0${hour}:00:00Z` })),
  ...after.map((deed, hour): Deed => ({ ...deed, by: 'U2', at: `2008-03-06T0${hour}:00:00Z` })),
];

const told = (before: What[], after: What[]) => changesSince([], campaign, SINCE, deeds(before, after)).deeds;

const assign = (from: string | null, to: string | null): What => ({
  type: 'assign',
  country: 'MY',
  from,
  to,
});
const due = (was: string | null, now: string | null): FactChange => ({
  of: 'deadline',
  name: 'Deliver by',
  was,
  now,
  country: null,
});
const amend = (...changes: FactChange[]): What => ({ type: 'amend', changes });
const dropped = (country: string): FactChange => ({
  of: 'responder',
  name: country,
  was: 'X',
  now: null,
  country,
});

describe('what was done to a campaign since an instant', () => {
  it.each<[rule: string, before: What[], after: What[], expected: object]>([
    ['nothing is nothing', [assign(null, 'U1')], [], { owners: [], facts: [], state: null, channels: [] }],
    [
      'an owner is told with the one before',
      [],
      [assign('U1', 'U2')],
      { owners: [{ from: 'U1', to: 'U2' }] },
    ],
    [
      'an owner who came and went is told from first to last',
      [],
      [assign('U1', 'U2'), assign('U2', null)],
      { owners: [{ from: 'U1', to: null, name: 'Malaysia' }] },
    ],
    ['an owner who is back is no news', [], [assign('U1', 'U2'), assign('U2', 'U1')], { owners: [] }],
    [
      'a deadline is told old and new',
      [],
      [amend(due('7th', '8th'))],
      { facts: [{ was: '7th', now: '8th' }] },
    ],
    [
      'a deadline that moved twice is told once',
      [],
      [amend(due('7th', '8th')), amend(due('8th', '9th'))],
      { facts: [{ was: '7th', now: '9th', by: 'U2' }] },
    ],
    [
      'one that moved back is no news',
      [],
      [amend(due('7th', '8th')), amend(due('8th', '7th'))],
      { facts: [] },
    ],
    [
      'one that came and went is no news',
      [],
      [amend(due(null, '8th')), amend(due('8th', null))],
      { facts: [] },
    ],
    [
      'a responder who stays is not told as dropped',
      [],
      [amend(dropped('MY'), dropped('SN'))],
      { facts: [{ country: 'SN' }] },
    ],
    ['an end is told', [], [{ type: 'close' }], { state: { to: 'closed', by: 'U2' } }],
    ['an end and a new beginning are no news', [], [{ type: 'close' }, { type: 'reopen' }], { state: null }],
    [
      'a channel is told',
      [{ type: 'track', channel: 'C1' }],
      [
        { type: 'untrack', channel: 'C1' },
        { type: 'track', channel: 'C2' },
        { type: 'track', channel: 'C3' },
        { type: 'untrack', channel: 'C3' },
      ],
      {
        channels: [
          { channel: 'C1', tracked: false },
          { channel: 'C2', tracked: true },
        ],
      },
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toMatchObject(expected);
  });

  it.each([
    ['2008-03-04T00:00:00Z', { by: 'U1', at: '2008-03-05T00:00:00Z' }],
    ['2008-03-05T12:00:00Z', null],
  ])('since %s its own beginning is %j', (since, opened) => {
    const begun = { ...campaign, openedBy: 'U1' };
    expect(changesSince([], begun, new Date(since)).deeds.opened).toEqual(opened);
  });
});

describe('what was done, where a place may not show all', () => {
  const sensitive = demarche({}, { marking: { level: 'SBU', captions: [], declassifyOn: null } });
  const all = deeds([], [amend(due('7th', '8th'), dropped('SN')), assign(null, 'U2')]);

  it('keeps the words of a fact from it, and tells that it changed', () => {
    const place = { clearance: 'UNCLASSIFIED', shared: false } as const;
    const [amended, assigned] = deedsAt(all, sensitive, place, SINCE);
    expect(amended).toMatchObject({ changes: [{ name: 'Deliver by', was: null, now: null }, { was: 'X' }] });
    expect(assigned).toEqual(all[1]);
  });
});
