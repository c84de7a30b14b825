import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortEntries } from '../../src/demarche/fold.ts';
import {
  type CountryState,
  DELIVERIES,
  type Entry,
  emptyState,
  foldEntries,
  followedBy,
  type NewEntry,
  POSITIONS,
  type ResponsePatch,
  statesOf,
} from '../../src/demarche/index.ts';
import { adopts, dismisses, holds, ledger, says, undoes } from './build.ts';

type Lines = Parameters<typeof ledger>[1][];

/** Of a state the fields that something is expected of, each whole: an answer to an ask that ought to be gone must not slip through. */
const namedIn = (expected: Partial<CountryState>, state: CountryState) =>
  Object.fromEntries(Object.entries(state).filter(([field]) => field in expected));

describe('foldEntries', () => {
  const cases: Array<[rule: string, lines: Lines, expected: Partial<CountryState>]> = [
    [
      'nothing recorded is pending and unknown',
      [],
      { delivery: 'pending', position: null, revision: 0, last: null },
    ],
    [
      'delivery and position are two facts: each stands until its own next word',
      [
        ['U1', says({ delivery: 'delivered' })],
        ['U2', says({ position: 'supports' })],
      ],
      { delivery: 'delivered', position: 'supports', revision: 2 },
    ],
    [
      'null clears a field and an absent one leaves it',
      [
        ['U1', says({ position: 'supports', note: 'by phone' })],
        ['U1', says({ position: null })],
      ],
      { position: null, note: 'by phone' },
    ],
    [
      'asks are kept one by one, and null clears one',
      [
        ['U1', says({ asks: { 1: 'supports', 2: 'opposes' } })],
        ['U1', says({ asks: { 2: null, 3: 'noncommittal' } })],
      ],
      { asks: { 1: 'supports', 3: 'noncommittal' } },
    ],
    [
      'a new delivery drops the reason and the date of the old one',
      [
        ['U1', says({ delivery: 'unable', reason: 'no appointment', deliveredOn: '2008-03-06' })],
        ['U1', says({ delivery: 'delivered' })],
      ],
      { delivery: 'delivered', reason: null, deliveredOn: null },
    ],
    [
      'the same delivery said again keeps its reason',
      [
        ['U1', says({ delivery: 'unable', reason: 'no appointment' })],
        ['U2', says({ delivery: 'unable', note: 'trying again' })],
      ],
      { delivery: 'unable', reason: 'no appointment', note: 'trying again' },
    ],
    [
      'a held record is not in force and waits',
      [
        ['U1', says({ position: 'supports' })],
        ['U2', holds({ position: 'opposes' })],
      ],
      {
        position: 'supports',
        revision: 2,
        held: ledger('MY', ['U1', says({})], ['U2', holds({ position: 'opposes' })]).slice(1),
      },
    ],
    [
      'adopt puts a held record in force from then on',
      [
        ['U1', says({ position: 'supports' })],
        ['U2', holds({ position: 'opposes' })],
        ['U1', says({ position: 'leans-yes' })],
        ['U2', adopts(2)],
      ],
      { position: 'opposes', held: [] },
    ],
    [
      'dismiss lets a held record rest, and it can not be adopted after that',
      [
        ['U1', says({ position: 'supports' })],
        ['U2', holds({ position: 'opposes' })],
        ['U2', dismisses(2)],
        ['U2', adopts(2)],
      ],
      { position: 'supports', held: [], revision: 4 },
    ],
    [
      'undo restores what was in force before',
      [
        ['U1', says({ position: 'supports', note: 'by phone' })],
        ['U2', says({ position: 'opposes' })],
        ['U2', undoes(2)],
      ],
      { position: 'supports', note: 'by phone', revision: 3 },
    ],
    [
      'undo of a record that cleared a field brings the field back',
      [
        ['U1', says({ asks: { 1: 'supports' } })],
        ['U1', says({ asks: { 1: null } })],
        ['U1', undoes(2)],
      ],
      { asks: { 1: 'supports' } },
    ],
    [
      'undo of an earlier record leaves later words standing',
      [
        ['U1', says({ delivery: 'delivered', position: 'supports' })],
        ['U2', says({ position: 'opposes' })],
        ['U1', undoes(1)],
      ],
      { delivery: 'pending', position: 'opposes' },
    ],
    [
      'undo of an adopt lets the held record wait again',
      [
        ['U1', says({ position: 'supports' })],
        ['U2', holds({ position: 'opposes' })],
        ['U2', adopts(2)],
        ['U2', undoes(3)],
      ],
      {
        position: 'supports',
        held: ledger('MY', ['U1', says({})], ['U2', holds({ position: 'opposes' })]).slice(1),
      },
    ],
    [
      'an undo, an adopt or a dismiss that points at nothing it can act on changes nothing',
      [
        ['U1', says({ position: 'supports' })],
        ['U1', undoes(9)],
        ['U1', adopts(1)],
        ['U1', dismisses(1)],
        ['U1', undoes(6)],
        ['U1', undoes(5)],
      ],
      { position: 'supports', revision: 6 },
    ],
    [
      'a second undo of the same record takes nothing else back',
      [
        ['U1', says({ position: 'supports' })],
        ['U1', says({ position: 'opposes' })],
        ['U1', undoes(2)],
        ['U1', undoes(2)],
      ],
      { position: 'supports' },
    ],
  ];

  it.each(cases)('%s', (_rule, lines, expected) => {
    expect(namedIn(expected, foldEntries('MY', ledger('MY', ...lines)))).toEqual(expected);
  });

  it('names the last entry in force: the adopt, not the held record behind it', () => {
    const lines: Lines = [
      ['U1', says({ position: 'supports' })],
      ['U2', holds({ position: 'opposes' })],
      ['U2', adopts(2)],
    ];
    expect(foldEntries('MY', ledger('MY', ...lines)).last).toMatchObject({ revision: 3, type: 'adopt' });
  });
});

const patches = fc.record<ResponsePatch>(
  {
    delivery: fc.constantFrom(...DELIVERIES),
    reason: fc.option(fc.constantFrom('no appointment', 'told not to')),
    position: fc.option(fc.constantFrom(...POSITIONS)),
    asks: fc.dictionary(fc.constantFrom('1', '2', '3'), fc.option(fc.constantFrom(...POSITIONS))),
    note: fc.option(fc.constantFrom('a', 'b')),
    paperLeft: fc.option(fc.boolean()),
  },
  { requiredKeys: [] },
);
const people = fc.constantFrom('U1', 'U2', 'U3');
const records = fc.array(fc.tuple(people, patches.map(says)), { maxLength: 20 });
const pointing = fc
  .tuple(fc.constantFrom('adopt' as const, 'dismiss' as const, 'undo' as const), fc.nat(22))
  .map(([type, of]): NewEntry => ({ type, of }));
const anything = fc.array(fc.tuple(people, fc.oneof(patches.map(says), patches.map(holds), pointing)), {
  maxLength: 20,
});

/** The rule of the fold said again in the plainest way: for each field the last word that is not undefined. */
function naive(entries: readonly Entry[]) {
  const patchesInOrder = entries.flatMap((entry) => ('patch' in entry ? [entry.patch] : []));
  const last = <Key extends keyof ResponsePatch>(key: Key) =>
    patchesInOrder.findLast((patch) => patch[key] !== undefined)?.[key];
  const asks: CountryState['asks'] = {};
  for (const ask of ['1', '2', '3']) {
    const said = patchesInOrder.findLast((patch) => patch.asks?.[ask] !== undefined)?.asks?.[ask] ?? null;
    if (said !== null) asks[ask] = said;
  }
  return {
    delivery: last('delivery') ?? 'pending',
    position: last('position') ?? null,
    note: last('note') ?? null,
    paperLeft: last('paperLeft') ?? null,
    asks,
  };
}

describe('for any sequence of entries', () => {
  it('the fold of records is the last word in each field', () => {
    fc.assert(
      fc.property(records, (lines) => {
        const entries = ledger('MY', ...lines);
        const expected = naive(entries);
        expect(namedIn(expected, foldEntries('MY', entries))).toEqual(expected);
      }),
    );
  });

  it('the fold never fails, changes none of its entries, and gives the same state each time', () => {
    fc.assert(
      fc.property(anything, (lines) => {
        const entries = ledger('MY', ...lines);
        const before = structuredClone(entries);
        const state = foldEntries('MY', entries);
        expect(entries).toEqual(before);
        expect(foldEntries('MY', structuredClone(entries))).toEqual(state);
        expect(state.revision).toBe(entries.length);
      }),
    );
  });

  it('the order in which entries are handed over makes no difference', () => {
    fc.assert(
      fc.property(anything, (lines) => {
        const entries = ledger('MY', ...lines);
        expect(foldEntries('MY', entries.toReversed())).toEqual(foldEntries('MY', entries));
      }),
    );
  });

  it('undo of what was just recorded gives the state before it', () => {
    fc.assert(
      fc.property(anything, patches, (lines, patch) => {
        const entries = ledger('MY', ...lines, ['U1', says(patch)], ['U1', undoes(lines.length + 1)]);
        const { revision: _after, ...after } = foldEntries('MY', entries);
        const { revision: _before, ...before } = foldEntries('MY', entries.slice(0, lines.length));
        expect(after).toEqual(before);
      }),
    );
  });

  it('undo of what was just adopted gives the state before it, with the held record waiting', () => {
    fc.assert(
      fc.property(anything, patches, (lines, patch) => {
        const held = lines.length + 1;
        const entries = ledger(
          'MY',
          ...lines,
          ['U1', holds(patch)],
          ['U1', adopts(held)],
          ['U1', undoes(held + 1)],
        );
        const { revision: _after, ...after } = foldEntries('MY', entries);
        const { revision: _before, ...before } = foldEntries('MY', entries.slice(0, held));
        expect(after).toEqual(before);
      }),
    );
  });

  it('every word anyone said is in force, waits, or was put aside by an entry that names it', () => {
    fc.assert(
      fc.property(anything, (lines) => {
        const entries = ledger('MY', ...lines);
        const { inForce, waiting } = sortEntries(entries);
        const named = new Set(entries.flatMap((entry) => ('of' in entry ? [entry.of] : [])));
        const kept = [...inForce.map(({ entry, held }) => held ?? entry), ...waiting].map(
          ({ revision }) => revision,
        );
        expect(new Set(kept).size).toBe(kept.length);
        const said = entries.filter((entry) => 'patch' in entry).map(({ revision }) => revision);
        for (const revision of said) expect(kept.includes(revision) || named.has(revision)).toBe(true);
      }),
    );
  });

  it('the records of two writers are all kept, however their entries fall between each other', () => {
    fc.assert(
      fc.property(records, records, fc.infiniteStream(fc.boolean()), (mine, yours, turns) => {
        const left = [...mine];
        const right = [...yours];
        const lines: typeof mine = [];
        while (left.length + right.length > 0) {
          const from = left.length > 0 && (right.length === 0 || turns.next().value === true) ? left : right;
          lines.push(...from.splice(0, 1));
        }
        const { inForce } = sortEntries(ledger('MY', ...lines));
        expect(inForce.map(({ entry }) => entry.by)).toEqual(lines.map(([by]) => by));
        expect(inForce).toHaveLength(mine.length + yours.length);
      }),
    );
  });

  it('an empty state is what nothing folds to', () => {
    expect(foldEntries('MY', [])).toEqual(emptyState('MY'));
  });

  it('what stands of a whole campaign is what each country’s entries fold to, asked once or twice', () => {
    fc.assert(
      fc.property(anything, anything, (mine, yours) => {
        const entries = Object.freeze([...ledger('MY', ...mine), ...ledger('SN', ...yours)]);
        for (const states of [statesOf(entries), statesOf(entries)])
          for (const country of ['MY', 'SN']) {
            const own = entries.filter((entry) => entry.country === country);
            expect(states.get(country) ?? emptyState(country)).toEqual(foldEntries(country, own));
          }
      }),
    );
  });

  it('what stands of a list that grew is what all of it folds to, wherever it was parted and whenever it was asked for', () => {
    fc.assert(
      fc.property(
        anything,
        anything,
        fc.array(fc.nat(20), { maxLength: 4 }),
        fc.boolean(),
        (mine, yours, cuts, asked) => {
          const all = [...ledger('MY', ...mine), ...ledger('SN', ...yours)].sort((a, b) =>
            a.at < b.at ? -1 : 1,
          );
          const at = [0, ...cuts.map((cut) => Math.min(cut, all.length)).sort((a, b) => a - b), all.length];
          const grown = at.slice(1).reduce<readonly Entry[]>((list, end, index) => {
            if (asked) statesOf(list);
            return followedBy(list, all.slice(at[index], end));
          }, Object.freeze([]));
          expect(grown).toEqual(all);
          expect(statesOf(grown)).toEqual(statesOf([...all]));
        },
      ),
    );
  });

  it('of a list that grew only the countries that something is new of are folded again', () => {
    const before = Object.freeze([
      ...ledger('MY', ['U1', says({ position: 'supports' })]),
      ...ledger('SN', ['U1', says({ position: 'opposes' })]),
    ]);
    const [malaysia, senegal] = [statesOf(before).get('MY'), statesOf(before).get('SN')];
    const after = statesOf(
      followedBy(before, ledger('MY', ['U1', says({})], ['U2', says({ note: 'x' })]).slice(1)),
    );
    expect(after.get('SN')).toBe(senegal);
    expect(after.get('MY')).toMatchObject({ ...malaysia, note: 'x', revision: 2, last: { by: 'U2' } });
    // Who holds the shorter list still sees what stood then.
    expect(statesOf(before).get('MY')).toBe(malaysia);
    expect(followedBy(before, [])).toBe(before);
  });

  it('what stands of a list that may still change is worked out anew', () => {
    const entries = ledger('MY', ['U1', says({ position: 'supports' })]);
    expect(statesOf(entries).get('MY')?.position).toBe('supports');
    entries.push(...ledger('MY', ['U1', says({})], ['U1', says({ position: 'opposes' })]).slice(1));
    expect(statesOf(entries).get('MY')?.position).toBe('opposes');
  });
});
