import { describe, expect, it } from 'vitest';
import { type Changes, changesSince } from '../../src/demarche/index.ts';
import { adopts, demarche, dismisses, holds, ledger, responder, says, undoes } from './build.ts';

type Lines = Parameters<typeof ledger>[1][];

const campaign = demarche({ responders: [responder('MY', 'AMEMBASSY KUALA LUMPUR')] });

/** `before` was known at the time of the last digest, `after` came since. */
function changes(before: Lines, after: Lines): Changes {
  const entries = ledger('MY', ...before, ...after);
  const since = new Date(Date.UTC(2008, 2, 5, 10, before.length - 1, 30));
  return changesSince(entries, campaign, since);
}

/** The changes without names and entries, empty lists left out. */
function brief({ answers, moved, reopened, undone, held }: Changes) {
  const all = {
    answers: answers.map(({ delivery, position, asks, entry }) => ({
      delivery,
      position,
      asks,
      by: entry.by,
    })),
    moved: moved.map(({ ask, from, to, entry }) => ({ ask, from, to, by: entry.by })),
    reopened: reopened.map(({ entry }) => entry.revision),
    undone: undone.map(({ undone: taken }) => taken.revision),
    held: held.map(({ entry }) => entry.revision),
  };
  return Object.fromEntries(Object.entries(all).filter(([, list]) => list.length > 0));
}

describe('changesSince', () => {
  const cases: Array<[rule: string, before: Lines, after: Lines, expected: object]> = [
    ['nothing new is nothing', [['U1', says({ delivery: 'delivered' })]], [], {}],
    [
      'a first delivery is an answer',
      [],
      [['U1', says({ delivery: 'delivered' })]],
      { answers: [{ delivery: 'delivered', position: null, asks: {}, by: 'U1' }] },
    ],
    ['a plan is no answer', [], [['U1', says({ delivery: 'planned' })]], {}],
    ['a note is no answer', [], [['U1', says({ note: 'called twice' })]], {}],
    [
      'delivery, position and asks that became known are one answer of the country',
      [['U1', says({ delivery: 'planned' })]],
      [
        ['U1', says({ delivery: 'delivered' })],
        ['U2', says({ position: 'supports', asks: { 2: 'leans-yes' } })],
      ],
      { answers: [{ delivery: 'delivered', position: 'supports', asks: { 2: 'leans-yes' }, by: 'U1' }] },
    ],
    [
      'a position that becomes known after the delivery is an answer, without telling the delivery again',
      [['U1', says({ delivery: 'delivered' })]],
      [['U2', says({ position: 'opposes' })]],
      { answers: [{ delivery: null, position: 'opposes', asks: {}, by: 'U2' }] },
    ],
    [
      'a delivery beside a position that moved is an answer without the position',
      [['U1', says({ position: 'leans-no' })]],
      [['U1', says({ delivery: 'delivered', position: 'supports' })]],
      {
        answers: [{ delivery: 'delivered', position: null, asks: {}, by: 'U1' }],
        moved: [{ ask: null, from: 'leans-no', to: 'supports', by: 'U1' }],
      },
    ],
    [
      'a known position that is another now has moved, told once from first to last',
      [['U1', says({ position: 'leans-no' })]],
      [
        ['U2', says({ position: 'noncommittal' })],
        ['U3', says({ position: 'supports' })],
      ],
      { moved: [{ ask: null, from: 'leans-no', to: 'supports', by: 'U3' }] },
    ],
    [
      'a position that moved and came back is no news',
      [['U1', says({ position: 'supports' })]],
      [
        ['U2', says({ position: 'opposes' })],
        ['U2', says({ position: 'supports' })],
      ],
      {},
    ],
    [
      'asks move one by one',
      [['U1', says({ asks: { 1: 'supports', 2: 'opposes' } })]],
      [['U2', says({ asks: { 2: 'leans-no' } })]],
      { moved: [{ ask: '2', from: 'opposes', to: 'leans-no', by: 'U2' }] },
    ],
    [
      'an undo of what was known tells what it took back and where the position went',
      [
        ['U1', says({ position: 'supports' })],
        ['U2', says({ position: 'opposes' })],
      ],
      [['U2', undoes(2)]],
      { moved: [{ ask: null, from: 'opposes', to: 'supports', by: 'U2' }], undone: [2] },
    ],
    [
      'an answer given and undone in between is no news',
      [],
      [
        ['U1', says({ position: 'supports' })],
        ['U1', undoes(1)],
      ],
      {},
    ],
    [
      'a second undo of the same entry is told once',
      [['U1', says({ position: 'supports' })]],
      [
        ['U1', undoes(1)],
        ['U1', undoes(1)],
      ],
      { moved: [{ ask: null, from: 'supports', to: null, by: 'U1' }], undone: [1] },
    ],
    [
      'a delivery that is no longer reported opens the country again',
      [['U1', says({ delivery: 'delivered' })]],
      [['U1', says({ delivery: 'planned' })]],
      { reopened: [2] },
    ],
    [
      'a held answer is told while it waits',
      [['U1', says({ position: 'supports' })]],
      [['U2', holds({ position: 'opposes' })]],
      { held: [2] },
    ],
    [
      'a held answer that was dismissed is no news',
      [['U1', says({ position: 'supports' })]],
      [
        ['U2', holds({ position: 'opposes' })],
        ['U2', dismisses(2)],
      ],
      {},
    ],
    [
      'a held answer that was told before is not told again',
      [
        ['U1', says({ position: 'supports' })],
        ['U2', holds({ position: 'opposes' })],
      ],
      [['U1', says({ note: 'checked' })]],
      {},
    ],
    [
      'an adopted answer moves the position',
      [
        ['U1', says({ position: 'supports' })],
        ['U2', holds({ position: 'opposes' })],
      ],
      [['U2', adopts(2)]],
      { moved: [{ ask: null, from: 'supports', to: 'opposes', by: 'U2' }] },
    ],
  ];
  it.each(cases)('%s', (_rule, before, after, expected) => {
    expect(brief(changes(before, after))).toEqual(expected);
  });

  it('lists countries by name, and only those of this campaign', () => {
    const entries = [
      ...ledger('SN', ['U1', says({ position: 'supports' })]),
      ...ledger('AF', ['U1', says({ position: 'supports' })]),
      ...ledger('GY', ['U1', says({ position: 'supports' })]).map((entry) => ({
        ...entry,
        demarche: 'other',
      })),
    ];
    const { answers, since } = changesSince(entries, campaign, new Date('2008-03-05T00:00:00Z'));
    expect(answers.map(({ name }) => name)).toEqual(['Afghanistan', 'Senegal']);
    expect(since).toBe('2008-03-05T00:00:00.000Z');
  });

  it('an entry at the very instant was part of the last digest', () => {
    const entries = ledger('MY', ['U1', says({ position: 'supports' })]);
    expect(brief(changesSince(entries, campaign, new Date(entries[0]?.at ?? '')))).toEqual({});
  });

  it('of a list that others hold too is the same as of one’s own, since when and in what order it is asked', () => {
    const own = ledger(
      'MY',
      ['U1', says({ delivery: 'delivered' })],
      ['U1', says({ position: 'supports' })],
      ['U2', holds({ position: 'opposes' })],
      ['U1', undoes(2)],
    );
    const shared = Object.freeze([...own]);
    const instants = own.map(({ at }) => new Date(Date.parse(at) - 1));
    const of = [campaign, { ...campaign, id: 'another' }];
    const asked = instants.flatMap((since) => of.map((one) => [one, since] as const));
    for (const [one, since] of [...asked, ...asked.toReversed()])
      expect(changesSince(shared, one, since)).toEqual(changesSince(own, one, since));
    // Otherwise it would not matter which of them was remembered.
    expect(new Set(asked.map((one) => JSON.stringify(brief(changesSince(shared, ...one))))).size).toBe(5);
    const { answers } = changesSince(shared, campaign, new Date(0));
    expect(() => Object.assign(answers, { 0: null })).toThrow(TypeError);
  });
});
